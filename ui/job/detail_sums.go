package job

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

var visitWidths = []float32{78, 44, 44, 42, 54, -1}

// showVisits shows the appointments with the time spent.
func (s *Detail) showVisits() {
	h, f := s.h, s.h.Format
	if len(s.v.Appointments) == 0 {
		kit.Replace(s.visits)
		return
	}
	head := kit.Second.Sized(13)
	var cells []fyne.CanvasObject
	for _, k := range []string{"job.visit-date", "job.visit-in", "job.visit-out", "job.visit-hours", "job.visit-by", "job.visit-result"} {
		cells = append(cells, kit.T(h.T(k), head.Cut()))
	}
	rows := []fyne.CanvasObject{kit.NewHeading(h.T("job.visits"), ""), kit.High(24, kit.Cols(6, visitWidths, cells...))}
	for _, a := range s.v.Appointments {
		in, out, hours := f.Time(a.Start), "", ""
		if a.ArrivedAt != 0 {
			in = f.Time(f.Local(a.ArrivedAt))
		}
		if a.LeftAt != 0 {
			out = f.Time(f.Local(a.LeftAt))
			hours = f.Quantity(data.Quantity(a.LeftAt.Sub(a.ArrivedAt) / (time.Hour / 1000)))
		}
		result := a.Result
		if result == "" {
			result = h.T("appointment.state." + string(a.State))
		}
		look := kit.State{Icon: "circle-dot", Text: data.CleanLine(result), Tone: kit.Ink2}
		if a.LeftAt != 0 {
			look.Icon, look.Tone = "circle-check", kit.Green
		}
		rows = append(rows, kit.Rule(1, kit.Line), kit.High(26, kit.Cols(6, visitWidths, kit.T(f.Day(a.Start.Date()), kit.Body.Cut()), kit.T(in, kit.Body), kit.T(out, kit.Body), kit.T(hours, kit.Body),
			kit.T(s.v.Called(a.Technician), kit.Body.Cut()), kit.NewStateText(look))))
	}
	kit.Replace(s.visits, rows...)
}

// showSums shows total, payments and the balance.
func (s *Detail) showSums() {
	h, v, f := s.h, s.v, s.h.Format
	var rows []fyne.CanvasObject
	row := func(label, amount string, st kit.Style) {
		rows = append(rows, kit.High(24, kit.BaseRow(8, kit.Grow(kit.T(label, st.Cut())), kit.T(amount, st.Right()))))
	}
	label := h.T("job.total")
	switch {
	case v.Job.Limit.Kind == data.LimitFixed && len(v.Job.Lines) == 0:
		label = h.T("limit.fixed")
	case v.Totals.Tax > 0:
		label = h.T("job.total-tax", "rate", f.Percent(taxOf(v.Job)))
	}
	row(label, f.MoneyPlain(v.Totals.Total), kit.Body)
	for _, p := range v.Payments {
		st := kit.Body
		if p.Void != 0 {
			st = st.In(kit.Ink3).Strike()
		}
		amount := -p.Amount
		if p.PayKind == data.Refund {
			amount = p.Amount
		}
		row(fmt.Sprintf("%s, %s %s", h.T("payment.kind."+string(p.PayKind)), wayWord(h, s.ways, p.Way), f.Day(p.At.Date(f.Zone()))), f.MoneyPlain(amount), st)
	}
	due := h.T("job.balance")
	sum := kit.Sum
	if v.Balance < 0 {
		due = h.T("job.credit")
	}
	rows = append(rows, kit.Space(0, 3), kit.Rule(2, kit.Ink), kit.High(36, kit.BaseRow(8, kit.Grow(kit.T(due, kit.SumLabel.Cut())), kit.T(f.Money(abs(v.Balance)), sum.Right()))), kit.Rule(1, kit.Ink))
	kit.Replace(s.sums, rows...)
}

func abs(m data.Money) data.Money {
	if m < 0 {
		return -m
	}
	return m
}

func taxOf(j *data.Job) int {
	for _, l := range j.Lines {
		if l.Tax != 0 {
			return l.Tax
		}
	}
	return 0
}

// showBefore shows the earlier jobs of the devices.
func (s *Detail) showBefore() {
	h, f := s.h, s.h.Format
	if len(s.v.Earlier) == 0 && s.v.Before == nil {
		kit.Replace(s.before)
		return
	}
	note := h.T("job.no-warranty")
	for _, j := range s.v.Earlier {
		if j.Warranty >= s.v.Now.Date() {
			note = h.T("job.under-warranty", "no", j.No)
			break
		}
	}
	rows := []fyne.CanvasObject{kit.NewHeading(h.T("job.before"), note)}
	for i, j := range s.v.Earlier {
		if i == 3 {
			break
		}
		line := kit.Inset(0, 0, 0, 0, kit.High(kit.TableRow, kit.Cols(10, []float32{74, -1, 90, 125}, kit.T(j.No, kit.Strong), kit.T(workOf(j), kit.Body.Cut()),
			kit.T(f.DateShort(j.TakenIn.Date(f.Zone())), kit.Second.Right()), kit.T(f.MoneyPlain(j.Totals().Total), kit.Body.Right()))))
		rows = append(rows, kit.NewPressable(h, kit.PressableSpec{Content: line, Do: func() { h.Open(kit.Route{Screen: "job", ID: j.ID}) }}), kit.Rule(1, kit.Line))
	}
	kit.Replace(s.before, rows...)
}
