package app_test

import (
	"errors"
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/data"
)

func TestShop_SetUpUndoAndReopen(t *testing.T) {
	s := apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	sh, err := s.Shop.Get()
	if err != nil || sh.Name != "Harbour Bench Repairs" {
		t.Fatal(sh, err)
	}
	if _, err := s.Shop.Change(s.Who, sh); !errors.Is(err, data.ErrDenied) {
		t.Fatalf("a clerk changed the shop: %v", err)
	}
	sh.Warranty = 30
	s.Done(s.Shop.Change(owner, sh))
	if _, err := s.Shop.Change(owner, sh); err != nil {
		// The record given was kept as a copy: its revision is stale now.
		if !errors.Is(err, data.ErrConflict) {
			t.Fatal(err)
		}
	} else {
		t.Fatal("a stale shop was kept")
	}
	s.Reopen()
	s.Done(s.Undo(owner))
	if sh, _ = s.Shop.Get(); sh.Warranty != 90 {
		t.Fatalf("undo left warranty at %d", sh.Warranty)
	}
	s.Done(s.Redo(owner))
	if sh, _ = s.Shop.Get(); sh.Warranty != 30 {
		t.Fatalf("redo left warranty at %d", sh.Warranty)
	}
	if _, err := s.Redo(owner); !errors.Is(err, data.ErrNothing) {
		t.Fatalf("a second redo: %v", err)
	}
	natures, err := s.Lists.Get(data.ListNatures)
	if err != nil || len(natures.Items) < 5 {
		t.Fatal(natures, err)
	}
}
