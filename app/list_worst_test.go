package app_test

import (
	"fmt"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestReads_FirstPagesOfAnyShop: where everything is late, everybody another person, each job of many things and every hand-over
// unread, a first page still reads sixty keys, and the pages together are the whole list.
func TestReads_FirstPagesOfAnyShop(t *testing.T) {
	s := apptest.New(t)
	const n = 26
	owner := data.Actor{Staff: s.Ana, Desk: s.Who.Desk}
	dept := s.Done(s.Departments.Add(owner, &data.Department{Name: "Phones"})).ID
	ana, err := s.Staff.Get(s.Ana)
	if err != nil {
		t.Fatal(err)
	}
	ana.Department = dept
	s.Done(s.Staff.Change(owner, ana))
	for i := range n {
		in := intake()
		in.Customer.Given, in.Customer.Phones[0].Typed = fmt.Sprintf("Begoña %d", i), fmt.Sprintf("0917 555 %04d", i)
		in.Job.Promised = data.Local(fmt.Sprintf("2026-11-%02dT16:%02d", 24+i%5, i))
		for k := range i % 5 {
			in.Devices = append(in.Devices, app.IntakeDevice{New: &data.Device{Brand: "Nokia", Model: fmt.Sprint(k), DeviceKind: "phone"}, Job: data.JobDevice{Words: "dead"}})
		}
		in.Deposit = data.Payment{}
		job := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
		q := &data.Inquiry{Nature: "question", Words: "Is it ready?", About: data.Ref{Kind: data.KindJob, ID: job}, Customer: view(t, s, job).Customer.ID, Promised: data.Local(fmt.Sprintf("2026-11-%02dT11:%02d", 24+i%5, i))}
		id := s.Done(s.Inquiries.Log(s.Who, q, app.Then{})).ID
		if i%2 == 0 {
			s.Done(s.Inquiries.HandOver(s.Who, id, s.Ana, 0, "Yours"))
		} else {
			s.Done(s.Inquiries.HandOver(s.Who, id, 0, dept, "Yours"))
		}
	}
	s.Later(20 * 24 * time.Hour)
	keys := func(what string, do func() error) {
		t.Helper()
		before := s.Stats().KeysRead
		err := do()
		got := s.Stats().KeysRead - before
		t.Logf("%s: %d keys", what, got)
		if err != nil || got > 60 {
			t.Errorf("%s reads %d keys: %v", what, got, err)
		}
	}
	for _, only := range []string{"", app.OnlyLate, app.JobGroups()[0].Only()} {
		q := app.JobsQuery{Only: only, Limit: app.FirstJobs}
		var p app.JobsPage
		keys("jobs "+only, func() (err error) { p, err = s.Jobs.List(q); return err })
		seen := map[data.ID]bool{}
		for {
			for _, r := range p.Rows {
				if seen[r.ID] {
					t.Errorf("%q: %s stands twice", only, r.No)
				}
				seen[r.ID] = true
			}
			if q.After = p.Next; q.After == "" {
				break
			}
			var err error
			if p, err = s.Jobs.List(q); err != nil {
				t.Fatal(err)
			}
		}
		if len(seen) != n || p.Counts[app.OnlyLate] != n {
			t.Errorf("%q: %d of %d jobs, %d late", only, len(seen), n, p.Counts[app.OnlyLate])
		}
	}
	for _, show := range []app.InquiryShow{app.ShowOpen, app.ShowMine, app.ShowToMe} {
		var p app.InquiryPage
		keys("inquiries "+string(show), func() (err error) {
			p, err = s.Inquiries.List(app.InquiryQuery{Show: show, Staff: s.Ana})
			return err
		})
		all := n
		if show == app.ShowMine {
			all = n / 2
		}
		if p.Total != all || p.Overdue != all || p.ToMe != n || p.Mine != n/2 || len(p.Rows) < 8 || !p.Rows[0].Unread {
			t.Errorf("%s: %d of %d, %d overdue, %d to me, %d rows", show, p.Total, n, p.Overdue, p.ToMe, len(p.Rows))
		}
	}
	keys("customers", func() error { _, _, err := s.Customers.ByName("", 0); return err })
	keys("customers seen", func() error { _, err := s.Customers.SeenLately(8); return err })
	keys("figures", func() error { _, err := s.Today.Rail(); return err })
}
