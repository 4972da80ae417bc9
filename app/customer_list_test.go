package app_test

import (
	"fmt"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestByName_AsALookAtEachSays: read page by page, every customer stands once, by name, with what a look at all their jobs,
// devices and payments gives.
func TestByName_AsALookAtEachSays(t *testing.T) {
	a, all := practisedAs(t, app.PracticeOptions{Size: 3000, Jobs: 60, Seed: 5}, monday(t))
	open := 0
	for _, rec := range all[data.KindCustomer] {
		if rec.(*data.Customer).Open() {
			open++
		}
	}
	before := a.Stats().KeysRead
	rows, next, err := a.Customers.ByName("", 0)
	if n := a.Stats().KeysRead - before; err != nil || n > 60 || len(rows) < 5 {
		t.Fatalf("%d keys for %d rows: %v", n, len(rows), err)
	}
	n := 0
	for {
		for _, r := range rows {
			want, err := a.Customers.Row(r.ID)
			if err != nil {
				t.Fatal(err)
			}
			devices, wantDevices := len(r.Devices)+r.More, len(want.Devices)+want.More
			if r.OpenJobs != want.OpenJobs || r.Ready != want.Ready || r.Last != want.Last || r.Owes != want.Owes || min(devices, 4) != min(wantDevices, 4) {
				t.Errorf("%s: %d open, ready %v, last %d, owes %d, %d devices; want %d, %v, %d, %d, %d", r.Name(), r.OpenJobs, r.Ready, r.Last, r.Owes, devices, want.OpenJobs, want.Ready, want.Last, want.Owes, wantDevices)
			}
			if wantDevices > 0 && r.Devices[0].ID != want.Devices[0].ID {
				t.Errorf("%s: another device", r.Name())
			}
			n++
		}
		if next == "" {
			break
		}
		if rows, next, err = a.Customers.ByName(next, 40); err != nil {
			t.Fatal(err)
		}
	}
	if n != open {
		t.Errorf("%d of %d", n, open)
	}
}

// TestUntidy_PageByPage: those without a phone stand once each, the newest first.
func TestUntidy_PageByPage(t *testing.T) {
	s := apptest.New(t)
	for i := range 25 {
		s.Done(s.Customers.Add(s.Who, &data.Customer{Given: fmt.Sprintf("Nameless %d", i)}))
	}
	got, last := 0, data.ID(1<<60)
	for after, more := "", true; more; {
		rows, next, n, err := s.Customers.Untidy(after, 0)
		if err != nil || n != 25 {
			t.Fatal(n, err)
		}
		for _, r := range rows {
			if r.ID >= last {
				t.Error("not the newest first")
			}
			last = r.ID
		}
		got += len(rows)
		after, more = next, next != ""
	}
	if got != 25 {
		t.Errorf("%d of 25", got)
	}
}
