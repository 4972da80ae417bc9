package app_test

import (
	"slices"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestLists_PagesAreTheWholeList: pages by index, with counts from running sums, are what a look at every record gives.
func TestLists_PagesAreTheWholeList(t *testing.T) {
	now := monday(t)
	a, all := practisedAs(t, app.PracticeOptions{Size: 3000, Jobs: 60, Seed: 5}, now)
	wall := now.Local(a.Shop.Zone())
	t.Run("Jobs", func(t *testing.T) {
		only := []string{"", app.OnlyLate}
		for _, g := range app.JobGroups() {
			only = append(only, g.Only(), string(g.Lead()))
		}
		for _, o := range only {
			whole, err := a.Jobs.List(app.JobsQuery{Only: o})
			if err != nil {
				t.Fatal(err)
			}
			var got []data.ID
			for q := (app.JobsQuery{Only: o, Limit: 4}); ; {
				p, err := a.Jobs.List(q)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range p.Rows {
					got = append(got, r.ID)
				}
				for k, n := range whole.Counts {
					if p.Counts[k] != n {
						t.Fatalf("%q: %d of %q, %d are there", o, p.Counts[k], k, n)
					}
				}
				if q.After = p.Next; q.After == "" {
					break
				}
			}
			var want []data.ID
			for _, r := range whole.Rows {
				want = append(want, r.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q: %v, want %v", o, got, want)
			}
		}
	})
	t.Run("JobsThatAreOver", func(t *testing.T) {
		n := 0
		for _, r := range all[data.KindJob] {
			if j := r.(*data.Job); !j.Open() && j.Removed == 0 {
				n++
			}
		}
		got, last := 0, data.Instant(1<<62)
		for q := (app.JobsQuery{Only: app.OnlyClosed, Limit: 50}); ; {
			p, err := a.Jobs.List(q)
			if err != nil || p.Counts[app.OnlyClosed] != n {
				t.Fatal(p.Counts, n, err)
			}
			for _, r := range p.Rows {
				if r.TakenIn > last {
					t.Error("not the newest first")
				}
				last = r.TakenIn
			}
			got += len(p.Rows)
			if q.After = p.Next; q.After == "" {
				break
			}
		}
		if got != n {
			t.Errorf("%d of %d", got, n)
		}
	})
	for _, show := range []app.InquiryShow{app.ShowOpen, app.ShowMine, app.ShowToMe, app.ShowClosed} {
		t.Run("Inquiries_"+string(show), func(t *testing.T) {
			people, err := a.Staff.All(true)
			if err != nil {
				t.Fatal(err)
			}
			for _, me := range people {
				inquiries(t, a, all, show, me, wall)
			}
		})
	}
}

// inquiries compares a list of inquiries, read in pages, with a look at every inquiry.
func inquiries(t *testing.T, a *app.App, all map[data.Kind][]data.Record, show app.InquiryShow, me *data.Staff, wall data.Local) {
	t.Helper()
	open, mine, toMe, overdue := 0, 0, 0, 0
	want := map[data.ID]bool{}
	for _, rec := range all[data.KindInquiry] {
		q := rec.(*data.Inquiry)
		if q.Removed != 0 {
			continue
		}
		isMine := q.Open() && q.Assigned == me.ID
		isToMe := q.Open() && q.State == data.HandedOver && (isMine || q.Department != 0 && q.Department == me.Department)
		for n, is := range map[*int]bool{&open: q.Open(), &mine: isMine, &toMe: isToMe} {
			if is {
				*n++
			}
		}
		if show == app.ShowOpen && q.Open() || show == app.ShowMine && isMine || show == app.ShowToMe && isToMe || show == app.ShowClosed && !q.Open() {
			want[q.ID] = true
			if q.Open() && q.Desk() == data.DeskPromised && q.Promised < wall {
				overdue++
			}
		}
	}
	total, before := len(want), ""
	for q := (app.InquiryQuery{Show: show, Staff: me.ID, Limit: 7}); ; {
		p, err := a.Inquiries.List(q)
		if err != nil {
			t.Fatal(err)
		}
		if p.Open != open || p.Mine != mine || p.ToMe != toMe || p.Overdue != overdue || p.Total != total {
			t.Fatalf("%s: %+v, want %d open, %d mine, %d to me, %d overdue, %d", me.Called(), p, open, mine, toMe, overdue, total)
		}
		for _, r := range p.Rows {
			if !want[r.ID] {
				t.Errorf("%s does not belong there, or stands twice", r.No)
			}
			delete(want, r.ID)
			if r.Open() && r.Desk() < before {
				t.Errorf("%s stands behind what is less ours", r.No)
			}
			before = r.Desk()
		}
		if q.After = p.Next; q.After == "" {
			break
		}
	}
	if len(want) > 0 {
		t.Errorf("%d are missing", len(want))
	}
}

// TestMoments_PiecesAreTheWholeTimeline: read piece by piece a timeline is what it is at once, the newest first, narrowed too.
func TestMoments_PiecesAreTheWholeTimeline(t *testing.T) {
	a, all := practisedAs(t, app.PracticeOptions{Size: 3000, Jobs: 60, Seed: 5}, monday(t))
	jobs := map[data.ID]int{}
	busy := data.ID(0)
	for _, rec := range all[data.KindJob] {
		id := rec.(*data.Job).Customer
		if jobs[id]++; jobs[id] > jobs[busy] {
			busy = id
		}
	}
	for _, of := range []app.MomentsOf{app.AllMoments, app.SaidMoments, app.JobMoments, app.MoneyMoments, app.ActMoments} {
		whole, err := a.Customers.Moments(busy, app.MomentQuery{Of: of, Limit: 10000})
		if err != nil || whole.Earlier != 0 {
			t.Fatal(whole.Earlier, err)
		}
		var got []app.CustomerMoment
		for q := (app.MomentQuery{Of: of, Limit: 3}); ; {
			p, err := a.Customers.Moments(busy, q)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, p.Moments...)
			if q.Before = p.Earlier; q.Before == 0 {
				break
			}
		}
		if len(got) != len(whole.Moments) {
			t.Errorf("%q: %d in pieces, %d at once", of, len(got), len(whole.Moments))
		}
		taken := 0
		for i, m := range got {
			if i > 0 && m.At > got[i-1].At {
				t.Errorf("%q: not the newest first", of)
			}
			if m.Kind == app.TakenIn {
				taken++
			}
		}
		if (of == app.AllMoments || of == app.JobMoments) && taken != jobs[busy] {
			t.Errorf("%q: %d jobs taken in, %d are there", of, taken, jobs[busy])
		}
	}
}

// TestView_OwesIsWhatEachJobOwes: deposits of open jobs, and of one that was given up, do not hide what is owed for another.
func TestView_OwesIsWhatEachJobOwes(t *testing.T) {
	s := apptest.New(t)
	owing := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	who := view(t, s, owing).Customer.ID
	again := func() data.ID {
		in := intake()
		in.Customer, in.Job.Customer = nil, who
		return s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	}
	owes := func(want data.Money) {
		t.Helper()
		v, err := s.Customers.View(who)
		row, rerr := s.Customers.Row(who)
		for _, r := range byName(t, s.App) {
			if r.ID == who && r.Owes != want {
				t.Errorf("owes %d in the list, want %d", r.Owes, want)
			}
		}
		if err != nil || rerr != nil || v.Owes != want || row.Owes != want || (v.OwesSince != 0) != (want != 0) {
			t.Errorf("owes %d in the view, %d in the row, want %d: %v %v", v.Owes, row.Owes, want, err, rerr)
		}
	}
	s.Done(s.Jobs.PutLine(s.Who, owing, line("Work", 400000)))
	owes(0)
	for range 3 {
		s.Done(s.Jobs.MoveOn(s.Who, owing))
	}
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: owing, Pay: data.Payment{Amount: 100000, Way: "cash"}, Why: "pays on Friday"}))
	owes(150000)
	given := again()
	owes(150000)
	again()
	owes(150000)
	s.Done(s.Jobs.Cancel(s.Who, given, "fixed itself"))
	owes(150000)
	s.Done(s.Payments.Pay(s.Who, data.Payment{Job: owing, Amount: 150000, Way: "cash"}))
	owes(0)
}

func byName(t *testing.T, a *app.App) []app.CustomerRow {
	t.Helper()
	rows, _, err := a.Customers.ByName("", 0)
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	return rows
}
