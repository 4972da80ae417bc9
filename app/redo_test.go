package app_test

import (
	"errors"
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestRedo_Several does several undone acts again, in their order, until another act follows, also after a restart.
func TestRedo_Several(t *testing.T) {
	s := apptest.New(t)
	var all []data.Done
	for _, name := range []string{"Anna", "Berto", "Clara"} {
		all = append(all, s.Done(s.Customers.Add(s.Who, &data.Customer{Given: name})))
	}
	for i := range all {
		if d := s.Done(s.Undo(s.Who)); d.ID != all[2-i].ID {
			t.Fatal(d)
		}
	}
	s.Reopen()
	for _, want := range all[:2] {
		if d := s.Done(s.Redo(s.Who)); d.ID != want.ID {
			t.Errorf("%v was done again, not %v", d, want)
		}
	}
	// Back and forth in the middle.
	if d := s.Done(s.Undo(s.Who)); d.ID != all[1].ID {
		t.Error(d)
	}
	for _, want := range all[1:] {
		if d := s.Done(s.Redo(s.Who)); d.ID != want.ID {
			t.Errorf("%v was done again, not %v", d, want)
		}
	}
	if _, err := s.Redo(s.Who); !errors.Is(err, data.ErrNothing) {
		t.Error(err)
	}
	for range 2 {
		s.Done(s.Undo(s.Who))
	}
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Dora"}))
	s.Done(s.Undo(s.Who))
	s.Done(s.Redo(s.Who))
	if _, err := s.Redo(s.Who); !errors.Is(err, data.ErrNothing) {
		t.Error("what another act followed was done again", err)
	}
}
