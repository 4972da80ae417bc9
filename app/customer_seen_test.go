package app_test

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestSeenLately_AsAllTalksAndJobsSay: the list is what a look at every talk and job gives.
func TestSeenLately_AsAllTalksAndJobsSay(t *testing.T) {
	a, all := practisedAs(t, app.PracticeOptions{Jobs: 60, Seed: 3}, monday(t))
	last := map[data.ID]data.Instant{}
	for _, rec := range append(all[data.KindContact], all[data.KindJob]...) {
		switch r := rec.(type) {
		case *data.Contact:
			if !r.Internal && r.Removed == 0 {
				last[r.Customer] = max(last[r.Customer], r.At)
			}
		case *data.Job:
			if r.Removed == 0 {
				last[r.Customer] = max(last[r.Customer], r.TakenIn)
			}
		}
	}
	delete(last, 0)
	seen := lately(t, a)
	if len(seen) != 8 {
		t.Errorf("%d seen", len(seen))
	}
	for i, c := range seen {
		if last[c.ID] != c.At || i > 0 && seen[i-1].At < c.At {
			t.Errorf("%s at %d, was seen at %d", c.Name(), c.At, last[c.ID])
		}
		later := 0
		for _, at := range last {
			later += map[bool]int{true: 1}[at > c.At]
		}
		if later > i {
			t.Errorf("%s stands at %d, %d were seen later", c.Name(), i, later)
		}
	}
}

// TestSeenLately_OneWhoCallsOften: many talks with one customer hide others at most, they make the look no dearer.
func TestSeenLately_OneWhoCallsOften(t *testing.T) {
	s := apptest.New(t)
	var all []data.ID
	for _, name := range []string{"Ana", "Ben", "Cora"} {
		all = append(all, s.Done(s.Customers.Add(s.Who, &data.Customer{Given: name})).ID)
	}
	talk := func(id data.ID, n int) {
		for range n {
			s.Later(time.Minute)
			s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: id}, Channel: data.ByPhone, Direction: data.In, Words: "Calls again"}))
		}
	}
	talk(all[0], 1)
	talk(all[1], 12)
	talk(all[2], 5)
	if seen := lately(t, s.App); len(seen) != 3 || seen[0].ID != all[2] || seen[1].ID != all[1] || seen[2].ID != all[0] {
		t.Errorf("%v", seen)
	}
	talk(all[1], 80)
	if seen := lately(t, s.App); len(seen) != 1 || seen[0].ID != all[1] {
		t.Errorf("%v", seen)
	}
}

// lately are the customers seen lately, in at most 60 keys.
func lately(t *testing.T, a *app.App) []app.Seen {
	t.Helper()
	before := a.Stats().KeysRead
	seen, err := a.Customers.SeenLately(8)
	if n := a.Stats().KeysRead - before; err != nil || n > 60 {
		t.Fatalf("%d keys: %v", n, err)
	}
	return seen
}
