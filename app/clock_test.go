package app_test

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestClock_LeapWaitsForAPerson holds that a clock in a wrong year wipes no passcode before somebody has worked with it for a day.
func TestClock_LeapWaitsForAPerson(t *testing.T) {
	s := apptest.New(t)
	secret, err := s.Devices.Seal("142536")
	if err != nil {
		t.Fatal(err)
	}
	in := intake()
	in.Deposit.Amount, in.Devices[0].Secret = 0, secret
	id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	device := view(t, s, id).Devices[0].Device.ID
	s.Done(s.Jobs.Move(s.Who, data.InProgress, "", "", id))
	s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", id))
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: id, Who: "herself"}))
	has := func() bool {
		d, err := s.Devices.Get(device)
		if err != nil {
			t.Fatal(err)
		}
		return len(d.Secret) > 0
	}
	const year = 365 * 24 * time.Hour
	s.Later(year)
	s.Reopen()
	s.Step()
	if !has() {
		t.Fatal("the clock leapt a year and wiped at once")
	}
	// It was wrong, and is set right: nothing is lost.
	s.Later(-year)
	s.Reopen()
	s.Step()
	if !has() {
		t.Fatal("wiped before its time")
	}
	// It is right, the shop was closed: a day's work later it acts.
	s.Later(year)
	s.Reopen()
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza"}))
	s.App.Clock()
	s.Step()
	if !has() {
		t.Error("it did not wait for the day to end")
	}
	s.Later(24 * time.Hour)
	s.App.Clock()
	s.Step()
	if has() {
		t.Error("it never acts again")
	}
}
