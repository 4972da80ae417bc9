package app_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/assets/words"
	"tanggapan/data"
)

func dayOf(t *testing.T, s *apptest.Shop, date data.Date) app.DayView {
	t.Helper()
	d, err := s.Summary.Day(date)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// taken is a job taken in without a deposit, with a line of labour and a part.
func taken(s *apptest.Shop, labour, part data.Money) data.ID {
	in := intake()
	in.Deposit.Amount = 0
	in.Job.Technician = s.Jun
	in.Job.Limit = data.Limit{Kind: data.LimitOpen}
	id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	s.Done(s.Jobs.PutLine(s.Who, id, line("Work", labour)))
	s.Done(s.Jobs.PutLine(s.Who, id, data.Line{Kind: data.LinePart, Text: "Port", Qty: data.One, Price: part}))
	return id
}

func pay(s *apptest.Shop, job data.ID, sum data.Money, way string) data.ID {
	return s.Done(s.Payments.Pay(s.Who, data.Payment{Job: job, Amount: sum, Way: way})).ID
}

func TestSummary_MoneyOfTheDay(t *testing.T) {
	s := apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	j := taken(s, 300000, 200000)
	s.Done(s.Payments.Deposit(s.Who, data.Payment{Job: j, Amount: 100000, Way: "cash"}))
	pay(s, j, 250000, "gcash")
	wrong := pay(s, j, 50000, "cash")
	s.Done(s.Payments.Void(owner, wrong, "typed twice"))
	s.Done(s.Payments.Refund(owner, data.Payment{Job: j, Amount: 30000, Way: "cash"}))
	undone := pay(s, j, 10000, "card")
	s.Done(s.Undo(s.Who))
	_ = undone
	d := dayOf(t, s, "2026-11-23")
	if d.Taken != 320000 || d.Deposits != 100000 || d.Refunds != 30000 || d.Voided < 50000 || !d.Running {
		t.Fatalf("taken %d, deposits %d, refunds %d, voided %d", d.Taken, d.Deposits, d.Refunds, d.Voided)
	}
	if len(d.Payments) != 2 || d.Payments[0].Way != "gcash" || d.Payments[0].Amount != 250000 || d.Payments[1].N != 2 || d.Payments[1].Amount != 70000 {
		t.Fatalf("%+v", d.Payments)
	}
	if n, sum := d.PaymentSum(); n != 3 || sum != d.Taken {
		t.Fatalf("the columns come to %d in %d payments", sum, n)
	}
	if len(d.Takings) != 14 || d.Takings[13].Amount != d.Taken || d.Takings[13].Date != d.Date {
		t.Fatal(d.Takings)
	}
	if before := dayOf(t, s, "2026-11-22"); before.Taken != 0 || before.Running || !before.Takings[13].Closed {
		t.Fatalf("Sunday: %+v", before.Takings[13])
	}
}

func TestSummary_DayEndsAtTheShopsHour(t *testing.T) {
	s := apptest.New(t)
	sh, err := s.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	sh.DayEnds = 3 * 60
	s.Done(s.Shop.Change(data.Actor{Staff: s.Ana}, sh))
	j := taken(s, 1000000, 0)
	at := func(clock string) {
		when, err := time.ParseInLocation("2006-01-02 15:04", clock, apptest.Zone(t))
		if err != nil {
			t.Fatal(err)
		}
		s.Clock = data.At(when)
	}
	at("2026-11-24 02:59")
	if today, _ := s.Summary.Today(); today != "2026-11-23" {
		t.Fatalf("before three it is %s", today)
	}
	pay(s, j, 100, "cash")
	if !dayOf(t, s, "2026-11-23").Running {
		t.Fatal("the day ended at midnight")
	}
	at("2026-11-24 03:00")
	pay(s, j, 2000, "cash")
	at("2026-11-25 02:59")
	pay(s, j, 30000, "cash")
	at("2026-11-25 03:00")
	pay(s, j, 400000, "cash")
	for date, want := range map[data.Date]data.Money{"2026-11-23": 100, "2026-11-24": 32000, "2026-11-25": 400000} {
		d := dayOf(t, s, date)
		if d.Taken != want || d.Takings[13].Amount != want {
			t.Errorf("%s took %d, want %d", date, d.Taken, want)
		}
	}
	if d := dayOf(t, s, "2026-12-02"); d.WeekAgo != 400000 {
		t.Errorf("a week ago: %d", d.WeekAgo)
	}
}

func TestSummary_JobsInOutLateAndWho(t *testing.T) {
	s := apptest.New(t)
	early, late := taken(s, 300000, 200000), taken(s, 100000, 0)
	open := taken(s, 700000, 0)
	if d := dayOf(t, s, "2026-11-23"); d.JobsIn != 3 || d.WalkIn != 3 || d.JobsOut != 0 || d.Held != 3 {
		t.Fatalf("%+v", d)
	}
	ready := func(id data.ID) {
		s.Done(s.Jobs.Move(s.Who, data.InProgress, "", "", id))
		s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", id))
	}
	ready(early)
	s.Later(48 * time.Hour) // Wednesday; all was promised for Tuesday
	ready(late)
	d := dayOf(t, s, "2026-11-25")
	if d.Ready != 2 || d.ReadyDue != 600000 || len(d.Attention) != 1 || d.Attention[0].Job.ID != open || d.Attention[0].Why != "late" || d.Attention[0].Days != 1 {
		t.Fatalf("%+v", d.Attention)
	}
	for _, id := range []data.ID{early, late} {
		v := view(t, s, id)
		c := app.Collection{Job: id, Who: "herself", Pay: data.Payment{Amount: v.Totals.Total, Way: "cash"}}
		s.Done(s.Jobs.Collect(s.Who, c))
	}
	d = dayOf(t, s, "2026-11-25")
	all := d.All()
	if d.JobsOut != 2 || d.OutLate != 1 || all.JobsOut != 2 || all.Late != 1 || all.Labour != 400000 || all.Parts != 200000 {
		t.Fatalf("out %d, late %d, %+v", d.JobsOut, d.OutLate, d.Technicians)
	}
	// One who has left since still stands on the days of their work.
	jun, err := s.Staff.Get(s.Jun)
	if err != nil {
		t.Fatal(err)
	}
	jun.Active = false
	s.Done(s.Staff.Change(data.Actor{Staff: s.Ana}, jun))
	d = dayOf(t, s, "2026-11-25")
	if a := d.All(); a.JobsOut != 2 {
		t.Fatalf("with Jun his jobs went: %+v", d.Technicians)
	}
}

// ask logs a question whose answer is promised for a time.
func ask(s *apptest.Shop, by data.Local) data.ID {
	q := &data.Inquiry{Channel: data.ByPhone, Nature: "question", Words: "Is it ready?", Caller: "Begoña", Urgency: data.Normal, Promised: by}
	return s.Done(s.Inquiries.Log(s.Who, q, app.Then{})).ID
}

func TestSummary_PromisesKeptAndLate(t *testing.T) {
	s := apptest.New(t)
	kept, late, never := ask(s, "2026-11-23T12:00"), ask(s, "2026-11-23T12:00"), ask(s, "2026-11-23T17:00")
	ask(s, "2026-11-24T09:00")
	if q := dayOf(t, s, "2026-11-23").Inquiries; q.N != 4 || q.Due != 3 || q.Kept != 0 || q.Missed != 0 {
		t.Fatalf("in the morning: %+v", q)
	}
	s.Later(time.Hour)
	s.Done(s.Inquiries.Answer(s.Who, kept, "Yes", data.ByPhone, "asked Jun"))
	s.Later(time.Hour)
	s.Done(s.Inquiries.Answer(s.Who, late, "Yes", data.ByPhone, ""))
	if q := dayOf(t, s, "2026-11-23").Inquiries; q.Due != 3 || q.Kept != 1 || q.Missed != 1 {
		t.Fatalf("after noon: %+v", q)
	}
	s.Later(24 * time.Hour)
	s.Done(s.Inquiries.Answer(s.Who, never, "At last", data.ByPhone, ""))
	if q := dayOf(t, s, "2026-11-23").Inquiries; q.Due != 3 || q.Kept != 1 || q.Missed != 2 {
		t.Fatalf("the day after: %+v", q)
	}
	if q := dayOf(t, s, "2026-11-24").Inquiries; q.Due != 1 || q.N != 0 {
		t.Fatalf("Tuesday: %+v", q)
	}
}

func TestSummary_RefusesNoDay(t *testing.T) {
	s := apptest.New(t)
	_, err := s.Summary.Day("2026-02-30")
	code(t, err, "no-such-date")
}

// What a day costs to read does not grow with the days before it.
func TestSummary_ReadsBoundedly(t *testing.T) {
	s := apptest.New(t)
	past := func(n int) {
		for range n {
			s.Later(-48 * time.Hour)
			j := taken(s, 100000, 0)
			s.Done(s.Jobs.Cancel(s.Who, j, "test"))
		}
	}
	now := s.Clock
	cost := func() uint64 {
		s.Clock = now
		before := s.KeysRead()
		dayOf(t, s, "2026-11-23")
		return s.KeysRead() - before
	}
	s.Later(-40 * 24 * time.Hour)
	past(2)
	few := cost()
	s.Clock = now.Add(-40 * 24 * time.Hour)
	past(40)
	if many := cost(); many > few+few/2+60 {
		t.Fatalf("with 40 more old jobs the day reads %d keys, %d before", many, few)
	}
}

func TestSummary_PaperSaysTheScreensFigures(t *testing.T) {
	s := apptest.New(t)
	j := taken(s, 3841250, 0)
	pay(s, j, 3841250, "gcash")
	ask(s, "2026-11-23T10:50")
	s.Later(8 * 24 * time.Hour)
	for _, size := range []string{"", "A4", "Letter", "80"} {
		doc, err := s.Papers.Summary("2026-11-23", size, "")
		if err != nil {
			t.Fatal(err)
		}
		said := doc.Words()
		for _, want := range []string{"Monday 23 November 2026", "₱38,412.50", "GCash", "J-000001", "Late or not given", "Harbour Bench Repairs"} {
			if !strings.Contains(said, want) {
				t.Errorf("%q: the summary does not say %q: %s", size, want, said)
			}
		}
		if strings.Contains(said, "[") {
			t.Errorf("a word is missing: %s", said)
		}
	}
	doc, err := s.Papers.Summary("2026-11-23", "A4", "fil")
	if err != nil || !strings.Contains(doc.Words(), "Lunes 23 Nobyembre 2026") {
		t.Fatal(err, doc.Words())
	}
	s.Done(s.Summary.Print(s.Who, "2026-11-23", "80"))
	s.Step()
	got := s.Printer.Jobs()
	if len(got) != 1 || !strings.Contains(got[0].Doc.Words(), "₱38,412.50") || got[0].Doc.Pages[0].W > 90 {
		t.Fatalf("printed: %v", got)
	}
}

func TestSummary_Words(t *testing.T) {
	s := apptest.New(t)
	f := s.Shop.Format("en")
	d := app.DayView{Date: "2026-11-21", Taken: 3841250, WeekAgo: 3430000, At: s.Clock}
	if n := d.Figures(f)[0].Note; n != "+12\u00a0% on last Saturday" {
		t.Errorf("%q", n)
	}
	d.Taken = 0
	if n := d.Figures(f)[0].Note; n != "−100\u00a0% on last Saturday" {
		t.Errorf("%q", n)
	}
	d.Running = true
	if n := d.Figures(f)[0].Note; n != "last Saturday ₱34,300" {
		t.Errorf("%q", n)
	}
	d.Takings = []app.DayTakings{{Date: "2026-11-20", Amount: 3841250}, {Date: "2026-11-21", Closed: true}}
	if c := d.Chart(f); !c.Thousand || c.Bars[0].Text != "38.4" || c.AverageText != "38.4" || c.Bars[1].Top != "Sa" || c.Bars[1].Bottom != "21" {
		t.Errorf("%+v", c)
	}
	d.Takings = []app.DayTakings{{Date: "2026-11-02", Amount: 95050}}
	if c := d.Chart(f); c.Thousand || c.Bars[0].Text != "950" || c.Bars[0].Bottom != "2" || c.Unit != "₱" {
		t.Errorf("%+v", c)
	}
	for _, lang := range words.Langs() {
		f := s.Shop.Format(lang)
		for _, a := range []app.Attention{{Why: "late"}, {Why: "late", Days: 2}, {Why: "no-answer"}, {Why: "not-collected", Days: 9}, {Why: "not-collected", Days: 9, Owes: 5}} {
			a.Job, a.Title = &data.Job{Promised: "2026-11-21T10:00"}, "JBL Charge 5"
			if said := a.Says(f) + a.Does(f); !strings.Contains(said, "JBL Charge 5") || strings.Contains(said, "[") {
				t.Errorf("%s: %s", lang, said)
			}
		}
	}
}

// TestSummary_ClockAhead counts what was taken back on a day on which the clock ran years ahead for a while, and nothing of other days.
func TestSummary_ClockAhead(t *testing.T) {
	s := apptest.New(t)
	undone := func() {
		s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ana"}))
		s.Done(s.Undo(s.Who))
	}
	right := s.Clock
	undone()
	s.Clock = right.Add(3653 * 24 * time.Hour)
	undone()
	s.Clock = right.Add(-24 * time.Hour)
	undone()
	s.Clock = right.Add(time.Hour)
	undone()
	if d := dayOf(t, s, "2026-11-23"); d.Undone != 2 {
		t.Errorf("%d of 2 acts were taken back", d.Undone)
	}
}
