package app_test

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

func TestSecrets_WipedAfterCollection(t *testing.T) {
	s := apptest.New(t)
	secret, err := s.Devices.Seal("142536")
	if err != nil {
		t.Fatal(err)
	}
	take := func() (data.ID, data.ID) {
		in := intake()
		in.Deposit.Amount = 0
		in.Devices[0].Secret = secret
		id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
		return id, view(t, s, id).Devices[0].Device.ID
	}
	gone, first := take()
	_, second := take()
	s.Done(s.Jobs.Move(s.Who, data.InProgress, "", "", gone))
	s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", gone))
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: gone, Who: "herself"}))
	has := func(id data.ID) bool {
		d, err := s.Devices.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		return len(d.Secret) > 0
	}
	s.Later(6 * 24 * time.Hour)
	s.Reopen()
	s.Step()
	if !has(first) || !has(second) {
		t.Fatal("wiped before its time")
	}
	s.Later(2 * 24 * time.Hour)
	s.Reopen()
	s.Step()
	if has(first) {
		t.Fatal("not wiped a week after collection")
	}
	if !has(second) {
		t.Fatal("the passcode of a device in the house was wiped")
	}
	if _, err := s.Verify(s.Path, ""); err != nil {
		t.Fatal(err)
	}
}
