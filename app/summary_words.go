package app

import (
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing/page"
)

// DayFigure is a figure of the summary in words: what it is, how much, and a remark. Screen and paper say the same.
type DayFigure struct{ Title, Value, Note string }

// Figures are the five at the head.
func (d *DayView) Figures(f words.Format) []DayFigure {
	w := f.Words()
	out := []DayFigure{
		{w.T("summary.taken"), f.Money(d.Taken), d.compared(f)},
		{w.T("summary.jobs-in"), f.Number(int64(d.JobsIn)), ""},
		{w.T("summary.jobs-out"), f.Number(int64(d.JobsOut)), ""},
		{w.T("summary.waiting-parts"), f.Number(int64(d.WaitingParts)), ""},
		{w.T("summary.ready"), f.Number(int64(d.Ready)), ""},
	}
	if d.JobsIn > 0 {
		out[1].Note = w.T("summary.came", "WalkIn", d.WalkIn, "Others", d.ByContact)
	}
	if d.JobsOut > 0 {
		out[2].Note = w.N("summary.late", d.OutLate)
	}
	if d.WaitingParts > 0 {
		out[3].Note = w.N("summary.oldest", d.OldestPart)
	}
	if d.ReadyDue > 0 {
		out[4].Note = f.MoneyShort(d.ReadyDue)
	}
	return out
}

// compared sets the day beside the same one a week before; a day that runs is not measured by a whole one.
func (d *DayView) compared(f words.Format) string {
	w, day := f.Words(), f.Weekday(d.Date.Weekday())
	switch {
	case d.WeekAgo <= 0:
		return ""
	case d.Running:
		return w.T("summary.last-was", "Day", day, "Sum", f.MoneyShort(d.WeekAgo))
	}
	more, sign := int64(d.Taken-d.WeekAgo), "+"
	if more < 0 {
		more, sign = -more, "−"
	}
	percent := (more*100 + int64(d.WeekAgo)/2) / int64(d.WeekAgo)
	return w.T("summary.on-last", "Percent", sign+f.Percent(int(percent)*100), "Day", day)
}

// DayChart is the chart of takings: in thousands where the sums are that large.
type DayChart struct {
	Title, Unit string // "Takings, last 14 days", "₱ thousand"
	Thousand    bool
	page.Chart
}

// Chart draws up the takings of the last days, their average over the days that were open.
func (d *DayView) Chart(f words.Format) DayChart {
	w, most, open := f.Words(), data.Money(0), 0
	var sum data.Money
	for _, t := range d.Takings {
		most = max(most, t.Amount)
		if !t.Closed {
			sum += t.Amount
			open++
		}
	}
	out := DayChart{Title: w.T("summary.takings", "Days", len(d.Takings)), Unit: f.MoneySign(), Thousand: most >= 1000_00}
	if out.Thousand {
		out.Unit = w.T("summary.thousand", "Sign", f.MoneySign())
	}
	out.AverageLabel, out.ClosedLabel = w.T("summary.average"), w.T("summary.closed")
	in := func(m data.Money) (float64, string) {
		v := m
		if out.Thousand {
			v = m.Times(1) // thousandths
		}
		q := data.Quantity((int64(v) + 5) / 10 * 100)
		if !out.Thousand {
			q = data.Quantity(int64(v) / 100 * 1000)
		}
		return float64(v) / 100, f.Quantity(q)
	}
	for _, t := range d.Takings {
		b := page.Bar{Top: weekdayTwo(f, t.Date.Weekday()), Bottom: string(t.Date[8:]), Closed: t.Closed, Strong: t.Date == d.Date}
		if b.Bottom[0] == '0' {
			b.Bottom = b.Bottom[1:]
		}
		b.Value, b.Text = in(t.Amount)
		out.Bars = append(out.Bars, b)
	}
	if open > 0 {
		out.Average, out.AverageText = in(sum / data.Money(open))
	}
	return out
}

// weekdayTwo is a day's name in two letters.
func weekdayTwo(f words.Format, d time.Weekday) string {
	r := []rune(f.WeekdayShort(d))
	return string(r[:min(2, len(r))])
}

// PaymentSum is how many payments there were and what they come to.
func (d *DayView) PaymentSum() (n int, sum data.Money) {
	for _, p := range d.Payments {
		n, sum = n+p.N, sum+p.Amount
	}
	return n, sum
}

// PaymentNote says what of it was deposits, refunds and void.
func (d *DayView) PaymentNote(f words.Format) string {
	w := f.Words()
	note := w.T("summary.payment-note", "Deposits", f.Money(d.Deposits), "Refunds", f.Money(d.Refunds))
	if d.Voids > 0 {
		note += " · " + w.T("summary.voids", "N", d.Voids, "Sum", f.Money(d.Voided))
	}
	return note
}

// Name is what the row of a technician is called.
func (t TechnicianDay) Name(w words.Words) string {
	if t.Staff == nil {
		return w.T("summary.nobody")
	}
	return t.Staff.Name()
}

// Hours is the time at work in hours.
func (t TechnicianDay) Hours(f words.Format) string {
	return hoursOf(f, time.Duration(t.Minutes)*time.Minute)
}

// AttentionTitle says for when the list is drawn up.
func (d *DayView) AttentionTitle(f words.Format) string {
	if d.Tomorrow.Date <= d.At.Date(f.Zone()) {
		return f.Words().T("summary.attention-now")
	}
	return f.Words().T("summary.attention-on", "Day", f.Weekday(d.Tomorrow.Date.Weekday()))
}

// Says is the matter in one line.
func (a Attention) Says(f words.Format) string {
	w := f.Words()
	switch a.Why {
	case "late":
		if a.Days == 0 {
			return w.T("summary.late-since", "Time", f.Time(a.Job.Promised), "What", a.Title)
		}
		return w.N("summary.late-days", a.Days, "What", a.Title)
	case "no-answer":
		return w.T("summary.no-answer", "Day", f.DateShort(a.Since.Date(f.Zone())), "What", a.Title, "Sum", f.MoneyShort(a.Owes))
	}
	if a.Owes > 0 {
		return w.N("summary.ready-days", a.Days, "What", a.Title, "Sum", f.MoneyShort(a.Owes))
	}
	return w.N("summary.ready-days-paid", a.Days, "What", a.Title)
}

// Does says who or what is next.
func (a Attention) Does(f words.Format) string {
	w := f.Words()
	switch {
	case a.Why == "no-answer":
		return w.T("summary.call")
	case a.Why == "not-collected":
		return w.T("summary.remind")
	case a.Who == "":
		return w.T("summary.nobody")
	}
	return a.Who
}

// DaySection is a further part of the page: what and how much under a heading.
type DaySection struct {
	Title string
	Pairs [][2]string
}

// Sections are the desk, the visits, the parts and what was taken back.
func (d *DayView) Sections(f words.Format) []DaySection {
	w := f.Words()
	n := func(v int) string { return f.Number(int64(v)) }
	q, a := d.Inquiries, d.Appointments
	desk := DaySection{w.T("summary.desk"), [][2]string{
		{w.T("summary.inquiries"), n(q.N)},
		{w.T("summary.at-once"), n(q.FirstContact)},
		{w.T("summary.handed-over"), n(q.HandedOver)},
		{w.T("summary.promised"), n(q.Due)},
		{w.T("summary.kept"), n(q.Kept)},
		{w.T("summary.missed"), n(q.Missed)},
	}}
	visits := DaySection{w.T("summary.visits"), [][2]string{
		{w.T("summary.appointments"), n(a.N)}, {w.T("summary.done"), n(a.Kept)}, {w.T("summary.no-show"), n(a.NoShow)}, {w.T("summary.cancelled"), n(a.Cancelled)},
	}}
	parts := DaySection{w.T("summary.parts"), [][2]string{
		{w.T("summary.asked"), n(d.Asked)}, {w.T("summary.ordered"), n(d.Ordered)}, {w.T("summary.arrived"), n(d.Arrived)}, {w.T("summary.overdue"), n(d.Overdue)},
	}}
	next := DaySection{w.T("summary.next", "Day", f.Day(d.Tomorrow.Date)), [][2]string{
		{w.T("summary.promised-jobs"), n(d.Tomorrow.Promised)},
		{w.T("summary.tasks"), n(d.Tomorrow.Calls)},
		{w.T("summary.taken-back"), n(d.Undone)},
		{w.T("summary.held"), n(d.Held)},
	}}
	return []DaySection{desk, visits, parts, next}
}
