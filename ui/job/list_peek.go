package job

import (
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// peekSide is the panel beside the list: the job under the cursor in short.
type peekSide struct {
	s      *List
	all    *fyne.Container
	newest kit.Newest
}

func newPeekSide(s *List) *peekSide { return &peekSide{s: s, all: kit.Col(0)} }

func (p *peekSide) show() {
	s := p.s
	at := s.list.Selected()
	if at < 0 || at >= len(s.rows) {
		kit.Replace(p.all)
		return
	}
	id, still := s.rows[at].ID, p.newest.Ask()
	kit.Run(s.h, func() (*app.JobView, error) { return s.a.Jobs.Get(id) }, func(v *app.JobView, err error) {
		if err != nil || !still() {
			return
		}
		kit.Replace(p.all, p.content(v))
		kit.Relayout(p.all)
	})
}

// content draws the job in short.
func (p *peekSide) content(v *app.JobView) fyne.CanvasObject {
	s := p.s
	h, j, f := s.h, v.Job, s.h.Format
	now := f.Local(h.Now())
	names := ""
	for i, d := range v.Devices {
		if i > 0 {
			names += ", "
		}
		names += d.Device.Name()
	}
	col := kit.Col(0,
		kit.Row(8, kit.Grow(kit.T(j.No, kit.PartLarge)), kit.T(h.T("common.open"), kit.Medium), kit.NewKeycap("Enter", kit.CapTint)),
		kit.Space(0, 8), kit.NewPara(whatOf(names, data.Cut(j.Problem(), 60)), kit.Strong, 19, 2),
		kit.T(strings.Join(filled(v.Customer.Name(), f.Phone(v.Customer.Phone())), " · "), kit.Second.Sized(13).Cut()), kit.Space(0, 8),
		kit.Row(0, kit.NewTag(stateOf(h, s.states, j)), kit.Spring()), kit.Space(0, 8), kit.Rule(2, kit.Ink), kit.Space(0, 6))
	fact := func(key, value string, tone kit.Token) {
		if value != "" {
			line := kit.NewFact(h.T(key), value, 84)
			line.Set(value, tone)
			col.Add(line)
		}
	}
	_, _, tone := promiseCell(h, j, now)
	promised := ""
	if j.Promised != "" {
		promised = f.DayTime(j.Promised)
	}
	fact("job.promised", promised, tone)
	fact("job.technician", called(v, j.Technician), kit.Ink)
	for _, d := range v.Devices {
		if d.Shelf != "" {
			fact("job.where", h.T("job.shelf", "name", d.Shelf), kit.Ink)
			break
		}
	}
	fact("job.taken-in", h.T("job.taken-in-by", "when", f.Day(j.TakenIn.Date(f.Zone())), "name", orDash(v.Called(j.TakenBy))), kit.Ink)
	fact("job.limit", limitText(h, j.Limit), kit.Ink)
	p.section(col, "job.problem", "", kit.NewPara(firstWords(v), kit.Body, 19, 4))
	p.partsAndTalks(col, v)
	all := kit.Col(0, kit.Grow(kit.MarginScroll(col)))
	if v.Totals.Total != 0 || v.Paid != 0 {
		p.sums(all, v)
	}
	return kit.Grow(all)
}

// partsAndTalks adds the parts that the job wants and the last talks about it.
func (p *peekSide) partsAndTalks(col *fyne.Container, v *app.JobView) {
	h, f := p.s.h, p.s.h.Format
	var parts []fyne.CanvasObject
	for _, part := range v.Parts {
		look := kit.State{Icon: "package", Tone: kit.Violet}
		if part.Request.State == data.RequestHere || part.Request.State == data.Fitted {
			look = kit.State{Icon: "check", Tone: kit.Green}
		}
		parts = append(parts, kit.SideLine(look.Icon, look.Tone, part.Part.Name, h.T("part-request.state."+string(part.Request.State))))
	}
	if len(parts) > 0 {
		p.section(col, "job.parts", f.Number(int64(len(parts))), kit.Col(0, parts...))
	}
	var talks []fyne.CanvasObject
	for _, e := range v.Timeline {
		if e.Contact != nil && len(talks) < 3 && !e.Contact.Internal {
			m := momentOf(h, v, nil, e)
			talks = append(talks, kit.SideLine(m.Icon, m.Tone, data.CleanLine(e.Contact.Words), f.WhenAt(e.At, h.Now())))
		}
	}
	if len(talks) > 0 {
		p.section(col, "job.last-contacts", "", kit.Col(0, talks...))
	}
}

func (p *peekSide) section(col *fyne.Container, key, count string, o fyne.CanvasObject) {
	col.Add(kit.Space(0, 12))
	col.Add(kit.NewHeading(p.s.h.T(key), count))
	col.Add(kit.Space(0, 6))
	col.Add(o)
}

func (p *peekSide) sums(col *fyne.Container, v *app.JobView) {
	h, f := p.s.h, p.s.h.Format
	row := func(label string, m data.Money) {
		col.Add(kit.High(24, kit.BaseRow(8, kit.Grow(kit.T(label, kit.Body.Cut())), kit.T(f.MoneyPlain(m), kit.Body.Right()))))
	}
	label := h.T("job.total")
	if v.Job.Limit.Kind == data.LimitFixed {
		label = h.T("limit.fixed")
	}
	row(label, v.Totals.Total)
	if v.Paid != 0 {
		row(h.T("job.paid"), -v.Paid)
	}
	due := h.T("job.balance")
	if v.Balance < 0 {
		due = h.T("job.credit")
	}
	col.Add(kit.Space(0, 3))
	col.Add(kit.Rule(2, kit.Ink))
	col.Add(kit.High(36, kit.BaseRow(8, kit.Grow(kit.T(due, kit.SumLabel.Cut())), kit.T(f.Money(abs(v.Balance)), kit.Sum.Right()))))
	col.Add(kit.Rule(1, kit.Ink))
}
