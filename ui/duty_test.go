package ui

import (
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/data"
)

// TestDuty_D2_MaintenanceVisitAtAnAddress sets up by keys a maintenance at an address that comes again each half year, with
// how to get in, and books it; after a restart the technician's sheet, found by the street, says where, when and how.
func TestDuty_D2_MaintenanceVisitAtAnAddress(t *testing.T) {
	s := open(t)
	s.Press("F3")
	s.Type("St. Anne Pharmacy")
	s.Press("Insert")
	s.Type("032 555 0177")
	s.Press("Enter")
	s.Type("Aircon split type")
	s.Press("Enter", "Enter", "Enter")
	s.Type("Clean both units before Christmas")
	s.Press("Shift+Tab", "Shift+Tab")
	s.Type("3")
	s.Type("2")
	s.Type("Lot 7, Acacia Road, Talisay")
	s.Press("Tab")
	s.Type("Blue gate, ask the guard")
	s.Press("Tab")
	s.Type("6")
	s.Press("Ctrl+S")
	if s.W.at.Screen != "job" {
		t.Fatalf("the job is not kept: %q", s.Texts())
	}
	s.MustSay("Maintenance")
	s.Check()
	s.Press("F4", "Enter")
	if s.W.at.Screen != "job" || s.Host.Top() != nil {
		t.Fatalf("the visit is not booked: at %v, %q", s.W.at, s.Texts())
	}
	s.again()
	hits, err := s.Search.Find("acacia", data.KindJob)
	if err != nil || len(hits) != 1 {
		t.Fatalf("%v %v", hits, err)
	}
	v, err := s.Jobs.Get(hits[0].Ref.ID)
	if err != nil || v.Job.JobKind != data.Maintenance || v.Job.Place != data.OnSite || v.Job.EveryMonths != 6 || v.Job.State != data.Scheduled || len(v.Appointments) != 1 {
		t.Fatalf("%+v, %d visits, %v", v.Job, len(v.Appointments), err)
	}
	visit := v.Appointments[0]
	if visit.Place != data.OnSite || !strings.Contains(visit.Site.Street, "Acacia") {
		t.Errorf("the visit goes to %v", visit.Site)
	}
	_, doc, err := s.Papers.Render(data.KindJob, v.Job.ID, app.PaperTechnician, "")
	if err != nil {
		t.Fatal(err)
	}
	sheet := strings.ReplaceAll(doc.Words(), "\u200a", "")
	for _, want := range []string{"Every 6 months", "St. Anne Pharmacy", "Lot 7, Acacia Road", "Blue gate, ask the guard", "Aircon split type", "Clean both units", s.W.h.Format.Time(visit.Start)} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the technician's sheet does not say %q: %s", want, sheet)
		}
	}
}
