// Package apptest gives tests a real desk on a real file, with a clock that they move.
package apptest

import (
	"path/filepath"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/printing/spool"
)

// Shop is a desk for tests: a shop in Cebu on Monday 23 November 2026, 10:42.
type Shop struct {
	*app.App
	T     testing.TB
	Path  string
	Dir   string // of the computer's own settings
	Clock data.Instant
	Ana   data.ID    // owner; technician of phones
	Marco data.ID    // clerk
	Jun   data.ID    // technician
	Who   data.Actor // Marco at this desk

	Printer *spool.Fake // takes the papers; prints when Step is called
}

// Zone is the shop's zone.
func Zone(t testing.TB) *time.Location {
	z, err := time.LoadLocation("Asia/Manila")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// New makes the shop with three people.
func New(t testing.TB) *Shop {
	t.Helper()
	s := &Shop{T: t, Dir: t.TempDir(), Printer: &spool.Fake{}}
	s.Path = filepath.Join(s.Dir, "Harbour Bench Repairs.tgp")
	s.Clock = data.At(time.Date(2026, 11, 23, 10, 42, 0, 0, Zone(t)))
	s.open(true)
	_, err := s.Shop.SetUp(app.SetUp{
		Shop:   data.Shop{Name: "Harbour Bench Repairs", Address: "14 Quay Street, Cebu City 6000", City: "Cebu City", Phones: []data.Phone{{N: 1, Typed: "032 555 0148", E164: "+63325550148"}}},
		Trades: []string{"phones", "appliances"},
		Person: data.Staff{Given: "Ana", Family: "Reyes", Short: "Ana", Bookable: true},
	})
	s.must(err)
	people, err := s.Staff.All(true)
	s.must(err)
	s.Ana = people[0].ID
	owner := data.Actor{Staff: s.Ana}
	s.Marco = s.Done(s.Staff.Add(owner, &data.Staff{Given: "Marco", Family: "Perez", Short: "Marco P.", Role: data.Clerk, Active: true})).ID
	s.Jun = s.Done(s.Staff.Add(owner, &data.Staff{Given: "Jun", Family: "Villar", Short: "Jun", Role: data.Technician, Active: true, Bookable: true})).ID
	s.Who = data.Actor{Staff: s.Marco}
	return s
}

func (s *Shop) open(create bool) {
	s.T.Helper()
	d, err := desk.Open(filepath.Join(s.Dir, "desk"))
	s.must(err)
	s.App = app.New(app.Deps{Now: func() data.Instant { return s.Clock }, Desk: d, Sync: true, Printer: s.Printer, Papers: filepath.Join(s.Dir, "papers")})
	s.must(s.App.Open(s.Path, app.OpenOptions{Create: create}))
	a := s.App
	s.T.Cleanup(func() { a.Close() })
}

// Reopen closes the file and opens it in a new App, as the next start does.
func (s *Shop) Reopen() {
	s.T.Helper()
	s.must(s.App.Close())
	s.open(false)
}

// Later moves the clock.
func (s *Shop) Later(d time.Duration) { s.Clock = s.Clock.Add(d) }

// Done fails the test where an act failed, else gives what it did.
func (s *Shop) Done(d data.Done, err error) data.Done {
	s.T.Helper()
	s.must(err)
	return d
}

func (s *Shop) must(err error) {
	s.T.Helper()
	if err != nil {
		s.T.Fatal(err)
	}
}
