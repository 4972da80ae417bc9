package app_test

import (
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

func TestPractice_TenYears(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	now := monday(t)
	const size = 8000
	a, all := practisedAs(t, app.PracticeOptions{Size: size, Jobs: 60, Seed: 7}, now)
	t.Run("Shares", func(t *testing.T) {
		for kind, share := range map[data.Kind]int{
			data.KindCustomer: 120_000, data.KindDevice: 150_000, data.KindInquiry: 330_000, data.KindJob: 180_000, data.KindAppointment: 90_000, data.KindPayment: 95_000,
		} {
			least, n := size*share/1_000_000, len(all[kind])
			if n < least-5 || n > least+300 {
				t.Errorf("%d of %s, %d are its share", n, kind, least)
			}
		}
	})
	t.Run("EvenlyOverTenYears", func(t *testing.T) {
		years := map[string]int{}
		for _, rec := range all[data.KindInquiry] {
			years[string(rec.(*data.Inquiry).Opened.Date(apptest.Zone(t)))[:4]]++
		}
		for y, n := range years {
			if y > "2016" && y < "2026" && (n < size*33/1000*8/10 || n > size*33/1000*12/10) {
				t.Errorf("%d inquiries in %s", n, y)
			}
		}
		if len(years) < 10 {
			t.Errorf("inquiries in %d years", len(years))
		}
	})
	t.Run("OpenWorkIsOfTheLastWeeks", func(t *testing.T) {
		for _, rec := range all[data.KindJob] {
			if j := rec.(*data.Job); j.Open() && j.TakenIn < now.Add(-40*24*3600e9) {
				t.Errorf("%s of %s is open", j.No, j.TakenIn.Date(apptest.Zone(t)))
			}
		}
	})
	t.Run("NoTwoCustomersAlike", func(t *testing.T) { distinct(t, all[data.KindCustomer]) })
	t.Run("RefsResolve", func(t *testing.T) { resolve(t, all) })
	t.Run("SumsBalance", func(t *testing.T) { balance(t, a, all) })
}

// TestReads holds how many keys the desk's screens read: as many in a file with years behind it as in a new one.
func TestReads_DoNotGrowWithTheFile(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	now := monday(t)
	small, _ := practisedAs(t, app.PracticeOptions{Jobs: 60, Seed: 7}, now)
	large, _ := practisedAs(t, app.PracticeOptions{Size: 12000, Jobs: 60, Seed: 7}, now)
	day := now.Date(apptest.Zone(t))
	for _, c := range []struct {
		what string
		most int // keys, whatever the file's size
		do   func(a *app.App) error
	}{
		{"today", 1500, func(a *app.App) error { _, err := a.Today.View(); return err }},
		{"rail", 60, func(a *app.App) error { _, err := a.Today.Rail(); return err }},
		{"schedule", 300, func(a *app.App) error { _, err := a.Appointments.Day(day); return err }},
		{"queue", 800, func(a *app.App) error { _, err := a.Appointments.Queue(); return err }},
		{"summary of the day", 5000, func(a *app.App) error { _, err := a.Summary.Day(day); return err }},
		{"summary of an old day", 5000, func(a *app.App) error { _, err := a.Summary.Day(day.Plus(-3)); return err }},
		{"customers by name", 60, func(a *app.App) error { _, _, err := a.Customers.ByName("", 0); return err }},
		{"inquiries that are over", 60, func(a *app.App) error { _, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowClosed}); return err }},
		{"open jobs, first page", 60, func(a *app.App) error { _, err := a.Jobs.List(app.JobsQuery{Limit: app.FirstJobs}); return err }},
		{"jobs that are over", 60, func(a *app.App) error {
			_, err := a.Jobs.List(app.JobsQuery{Only: app.OnlyClosed, Limit: app.FirstJobs})
			return err
		}},
		{"open inquiries", 60, func(a *app.App) error {
			_, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowOpen, Staff: 1})
			return err
		}},
		{"customers seen lately", 60, func(a *app.App) error { _, err := a.Customers.SeenLately(8); return err }},
		{"parts", 60, func(a *app.App) error { _, err := a.PartRequests.List("", 0); return err }},
		{"inquiries of a person", 60, func(a *app.App) error {
			_, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowMine, Staff: 2})
			return err
		}},
		{"inquiries handed over to a person", 60, func(a *app.App) error {
			_, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowToMe, Staff: 2})
			return err
		}},
		{"jobs that are late", 60, func(a *app.App) error {
			_, err := a.Jobs.List(app.JobsQuery{Only: app.OnlyLate, Limit: app.FirstJobs})
			return err
		}},
		{"jobs of a group", 60, func(a *app.App) error {
			_, err := a.Jobs.List(app.JobsQuery{Only: app.JobGroups()[2].Only(), Limit: app.FirstJobs})
			return err
		}},
		{"stock", 60, func(a *app.App) error { _, _, err := a.Parts.StockList("", "", 0); return err }},
		{"suppliers", 60, func(a *app.App) error { _, _, err := a.Suppliers.Page("", 20); return err }},
		{"price list", 60, func(a *app.App) error { _, _, err := a.PriceItems.All("", 25); return err }},
		{"papers that are not out", 60, func(a *app.App) error { _, err := a.PrintJobs.Queue("", 0); return err }},
		{"forms that are parked", 60, func(a *app.App) error { _, err := a.Drafts.All(); return err }},
		{"tasks", 60, func(a *app.App) error { _, err := a.Tasks.Due(25); return err }},
		{"customers to tidy", 60, func(a *app.App) error { _, _, _, err := a.Customers.Untidy("", 0); return err }},
		{"doubles among customers", 60, func(a *app.App) error { _, err := a.Customers.Pairs(10); return err }},
		{"a timeline", 260, func(a *app.App) error {
			rows, _, err := a.Customers.ByName("", 12)
			if err != nil {
				return err
			}
			before := a.Stats().KeysRead
			_, err = a.Customers.View(rows[7].ID)
			if n := a.Stats().KeysRead - before; n > 200 {
				t.Errorf("a timeline reads %d keys", n)
			}
			return err
		}},
	} {
		keys := func(a *app.App) int {
			before := a.Stats().KeysRead
			if err := c.do(a); err != nil {
				t.Fatal(c.what, err)
			}
			return int(a.Stats().KeysRead - before)
		}
		few, many := keys(small), keys(large)
		t.Logf("%s: %d keys, %d with years behind it", c.what, few, many)
		if many > c.most {
			t.Errorf("%s reads %d keys, %d are allowed", c.what, many, c.most)
		}
	}
}
