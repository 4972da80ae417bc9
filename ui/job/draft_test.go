package job_test

import (
	"testing"
	"time"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// TestDetail_EstimateDraftedThenTold keeps the price as a draft by keys, tells it later, and sees it expire.
func TestDetail_EstimateDraftedThenTold(t *testing.T) {
	d := open(t, look{})
	id := person(t, d.s)
	d.s.Done(d.s.Jobs.PutLine(d.s.Who, id, data.Line{Kind: data.LineFee, Text: "Cleaning", Qty: data.One, Price: 80000}))
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+Q")
	d.Type("1")
	d.Press("Ctrl+Enter")
	d.goTo(kit.Route{Screen: "job", ID: id})
	if v := newest(t, d); v.Estimate == nil || v.Estimate.State != data.EstimateDraft || !contains(d.Texts(), "Estimate ₱800.00 drafted") {
		t.Fatalf("%+v %q", v.Estimate, d.Texts())
	}
	d.Check()
	d.Press("Alt+Q")
	d.Press("Ctrl+Enter")
	v := newest(t, d)
	if v.Estimate.State != data.EstimateGiven || v.Job.State != data.WaitingApproval && v.Job.State != data.JobNew {
		t.Fatalf("%s, the job is %s", v.Estimate.State, v.Job.State)
	}
	d.s.Later(30 * 24 * time.Hour)
	d.s.App.Clock()
	d.s.Step()
	d.goTo(kit.Route{Screen: "job", ID: id})
	if !contains(d.Texts(), "Estimate ₱800.00 expired") {
		t.Fatalf("%q", d.Texts())
	}
	d.Check()
}
