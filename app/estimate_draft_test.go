package app_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/data"
)

func TestEstimate_DraftedThenTold(t *testing.T) {
	b := newBench(t)
	jun := data.Actor{Staff: b.Jun}
	first := b.Done(b.Estimates.Draft(jun, b.job))
	v := view(t, b.Shop, b.job)
	if v.Estimate.State != data.EstimateDraft || v.Job.State != data.JobNew && v.Job.State != data.WaitingPart {
		t.Fatalf("%s, the job is %s", v.Estimate.State, v.Job.State)
	}
	if len(v.Tasks) != 1 || v.Tasks[0].TaskKind != data.TaskTell || !strings.Contains(v.Tasks[0].Words, "1,000.00") || !strings.Contains(v.Tasks[0].Words, "Anna") {
		t.Fatalf("nobody is to tell her: %+v", v.Tasks)
	}
	// A line more: drafted again, it is the same estimate with the lines as they stand.
	b.Done(b.Jobs.PutLine(b.who, b.job, data.Line{Kind: data.LineFee, Text: "Rush", Qty: data.One, Price: 50000}))
	if again := b.Done(b.Estimates.Draft(jun, b.job)); again.ID != first.ID {
		t.Errorf("a second draft stands beside the first: %d, %d", first.ID, again.ID)
	}
	b.Done(b.Estimates.Give(b.who, b.job, app.Told{Who: "Anna"}))
	v = view(t, b.Shop, b.job)
	if len(v.Estimates) != 1 || v.Estimate.State != data.EstimateGiven || data.Total(v.Estimate.Options[0].Lines, v.Job.TaxIn).Total != 150000 {
		t.Errorf("%d estimates, %+v", len(v.Estimates), v.Estimate)
	}
	if len(v.Tasks) != 0 {
		t.Errorf("she was told, and is still to be told: %+v", v.Tasks)
	}
}

func TestEstimate_ExpiresByTheClock(t *testing.T) {
	b := newBench(t)
	s := b.Shop
	take := func() data.ID {
		id := s.Done(s.Jobs.TakeIn(b.who, app.Intake{Job: data.Job{JobKind: data.Repair, Customer: b.anna}, Devices: []app.IntakeDevice{{Job: data.JobDevice{Device: b.phone, Words: "no sound"}}}})).ID
		s.Done(s.Jobs.PutLine(b.who, id, data.Line{Kind: data.LineFee, Text: "Look at it", Qty: data.One, Price: 70000}))
		return id
	}
	id, yes := take(), take()
	s.Done(s.Estimates.Give(b.who, id, app.Told{}))
	s.Done(s.Estimates.Give(b.who, yes, app.Told{}))
	s.Done(s.Estimates.Approve(b.who, yes, app.Told{}))
	until := view(t, s, id).Estimate.Until
	s.Step()
	s.Later(time.Duration(data.Date("2026-11-23").Days(until)) * 24 * time.Hour)
	s.App.Clock()
	s.Step()
	if v := view(t, s, id); v.Estimate.State != data.EstimateGiven {
		t.Fatalf("on its last day it is %s", v.Estimate.State)
	}
	s.Later(24 * time.Hour)
	s.App.Clock()
	s.Step()
	v := view(t, s, id)
	if v.Estimate.State != data.EstimateExpired || v.Job.State != data.WaitingApproval {
		t.Fatalf("%s, the job is %s", v.Estimate.State, v.Job.State)
	}
	if len(v.Tasks) != 1 || v.Tasks[0].TaskKind != data.TaskCallBack {
		t.Errorf("nobody asks the customer: %+v", v.Tasks)
	}
	if e := v.Timeline[0]; e.Act != "estimate.expire" || e.By != 0 {
		t.Errorf("the clock did it: %+v", e)
	}
	if view(t, s, yes).Estimate.State != data.EstimateApproved {
		t.Error("an approved estimate expired")
	}
	// An undo of the clock's act brings it back, until the clock comes by again.
	s.Done(s.UndoEntry(b.who, v.Timeline[0].Entry))
	if view(t, s, id).Estimate.State != data.EstimateGiven {
		t.Error("not put back")
	}
	s.Reopen()
	s.Step()
	if view(t, s, id).Estimate.State != data.EstimateExpired {
		t.Error("opening the file let it stand")
	}
	// The customer comes after all: a yes is a yes to the lines as they stand.
	s.Done(s.Estimates.Approve(b.who, id, app.Told{}))
	if v := view(t, s, id); v.Estimate.State != data.EstimateApproved || v.Job.State == data.WaitingApproval {
		t.Errorf("%s, the job is %s", v.Estimate.State, v.Job.State)
	}
}

func TestEstimate_DraftNeedsLines(t *testing.T) {
	b := newBench(t)
	if _, err := b.Estimates.Draft(b.who, b.ready); len(data.FaultsOf(err)) != 1 {
		t.Error(err)
	}
}
