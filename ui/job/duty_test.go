package job_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// takeIn takes a new person's device in by keys; more types what else the service needs before saving.
func takeIn(d *desk, name, phone, device string, more func()) {
	d.Press("F3")
	d.Type(name)
	d.Press("Insert")
	d.Type(phone)
	d.Press("Enter")
	d.Type(device)
	d.Press("Enter", "Enter", "Enter")
	d.Type("As the customer says it")
	if more != nil {
		more()
	}
	d.Press("Ctrl+S")
}

// found closes the shop, opens it in a new program, and finds the job by words.
func found(t *testing.T, d *desk, words string) *app.JobView {
	t.Helper()
	d.s.Reopen()
	hits, err := d.s.Search.Find(words, data.KindJob)
	if err != nil || len(hits) != 1 {
		t.Fatalf("%q finds %v, %v", words, hits, err)
	}
	v, err := d.s.Jobs.Get(hits[0].Ref.ID)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// paper is what a paper of the job says.
func paper(t *testing.T, d *desk, id data.ID, name string) string {
	t.Helper()
	_, doc, err := d.s.Papers.Render(data.KindJob, id, name, "")
	if err != nil {
		t.Fatal(err)
	}
	return doc.Words()
}

func TestDuty_D2_RepairInTheShop(t *testing.T) {
	d := open(t, look{})
	takeIn(d, "Joan Cabahug", "0918 555 0166", "Samsung Galaxy A54", nil)
	v := found(t, d, "cabahug a54")
	if v.Job.JobKind != data.Repair || v.Job.Place != data.InShop || v.Job.Promised == "" {
		t.Fatalf("%+v", v.Job)
	}
}

func TestDuty_D2_InstallationAtTheAddress(t *testing.T) {
	d := open(t, look{})
	takeIn(d, "St. Anne Pharmacy", "032 555 0177", "CCTV recorder", func() {
		d.Press("Shift+Tab", "Shift+Tab")
		d.Type("2")
		d.Type("2")
		d.Type("Lot 7, Acacia Road, Talisay")
		d.Press("Tab")
		d.Type("Blue gate")
	})
	v := found(t, d, "acacia")
	if v.Job.JobKind != data.Installation || v.Job.Place != data.OnSite {
		t.Fatalf("%+v", v.Job)
	}
	if sheet := paper(t, d, v.Job.ID, app.PaperSheet); !strings.Contains(sheet, "Lot 7, Acacia Road") || !strings.Contains(sheet, "Blue gate") {
		t.Fatalf("the technician does not learn where: %s", sheet)
	}
}

func TestDuty_D2_MaintenanceThatComesAgain(t *testing.T) {
	d := open(t, look{})
	takeIn(d, "Fr. Miguel", "0917 555 0111", "Aircon split type", func() {
		d.Press("Shift+Tab", "Shift+Tab")
		d.Type("3")
		d.Press("Tab")
		d.Type("3")
	})
	id := d.at.ID
	for range 4 {
		d.Press("F8")
	}
	d.Press("Ctrl+Enter")
	v := found(t, d, "miguel aircon")
	if v.Job.ID != id || v.Job.State != data.Collected || v.Job.NextDate != "2027-02-23" || v.Devices[0].Device.NextService != "2027-02-23" {
		t.Fatalf("%+v", v.Job)
	}
}

func TestDuty_D8_BothSidesStandSideBySide(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+C")
	d.Type("Told her: waiting for the port board.")
	d.Press("Ctrl+Enter")
	d.Press("Alt+C", "Shift+Tab", "Shift+Tab", "Shift+Tab")
	d.Type("2")
	d.Press("Tab", "Tab")
	d.Type("Jun knows: no work before the part is here.")
	d.Press("Ctrl+Enter")
	d.s.Reopen()
	v, err := d.s.Jobs.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	sides := map[data.Kind]string{}
	for _, e := range v.Timeline {
		if e.Contact != nil && e.Act == "" {
			sides[e.Contact.Party.Kind] = e.Contact.Words
		}
	}
	if !strings.Contains(sides[data.KindCustomer], "port board") || !strings.Contains(sides[data.KindStaff], "no work before") {
		t.Fatalf("%v", sides)
	}
	sheet := paper(t, d, id, app.PaperSheet)
	for _, want := range []string{"Jun Villar", "RFCW40B8Q1X", "“Since Friday", "Charging", "Back glass loose", "USB-C port worn", "Battery, Galaxy S23", "herself", "Clear case, SIM tray"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the job sheet does not tell the technician %q", want)
		}
	}
}

func TestDuty_D9_RecordsOfServiceAndMoney(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+D")
	d.Type("Port board and battery replaced")
	d.Press("Ctrl+Enter")
	d.Press("F8")
	d.Press("F8")
	d.Press("F8")
	d.Type("12")
	d.Press("Ctrl+Enter")
	d.s.Later(3 * 365 * 24 * time.Hour)
	v := found(t, d, "battery replaced")
	if v.Job.State != data.Collected || v.Balance != 0 || len(v.Payments) != 2 || v.Payments[1].Amount != 92500 || v.Payments[1].By != d.s.Marco || v.Job.CollectedAt == 0 || v.Job.Warranty == "" {
		t.Fatalf("%+v %+v", v.Job, v.Payments)
	}
	acts := map[string]bool{}
	for _, e := range v.Timeline {
		acts[e.Act] = true
	}
	for _, want := range []string{"job.take-in", "job.assess", "estimate.approve", "job.report", "job.collect"} {
		if !acts[want] {
			t.Errorf("%s is not on the timeline", want)
		}
	}
	if sheet := paper(t, d, id, app.PaperSheet); !strings.Contains(sheet, "Port board and battery replaced") || !strings.Contains(sheet, "2,425.00") {
		t.Fatalf("%s", sheet)
	}
}

func TestDuty_S3_JobSheetPrinted(t *testing.T) {
	d := open(t, look{})
	d.Press("F3")
	d.Type("Joan Cabahug")
	d.Press("Insert")
	d.Type("0918 555 0166")
	d.Press("Enter")
	d.Type("Samsung Galaxy A54")
	d.Press("Ctrl+Enter")
	d.s.Step()
	jobs := d.s.Printer.Jobs()
	if len(jobs) != 3 || !strings.Contains(jobs[0].Doc.Words(), "Joan Cabahug") || !strings.Contains(jobs[1].Doc.Words(), "J-000001") {
		t.Fatalf("%d papers", len(jobs))
	}
	v := found(t, d, "cabahug")
	done, err := d.s.PrintJobs.Of(data.Ref{Kind: data.KindJob, ID: v.Job.ID})
	if err != nil || len(done) != 3 || done[0].State != data.PrintDone {
		t.Fatalf("%+v %v", done, err)
	}
}
