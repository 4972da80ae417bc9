package printing

import (
	"math"
	"strconv"

	"tanggapan/printing/page"
)

// strip80 writes one column of a roll from the top down.
type strip80 struct {
	d       *page.Doc
	c       *page.Canvas
	l, r, y float64
}

// roll is the summary in one column.
func (m Summary) roll(size Size, w Wording) *page.Doc {
	d := page.New(joined(w.T("paper.summary"), m.Day))
	d.Author, d.At = page.Clean(m.Shop.Name), m.Print.At
	side := ticketMeasure(size.W).margin
	s := &strip80{d: d, c: d.Add(size.W, 100), l: side, r: size.W - side, y: 4}
	if m.Print.Practice {
		s.y += 8
	}
	s.centre(5, m.Shop.Name, bold(11))
	s.centre(5, m.title(w), capitals(7.5))
	s.centre(6, m.Day, bold(11))
	s.centre(4.2, when(w, m.Print), medium(7.5))
	s.rule(3, 0.5)
	for _, f := range m.Figures {
		s.pair(5.5, f.Label, f.Value, bold(11))
		s.text(3.8, f.Note, medium(7.5))
	}
	s.heading(w.T("paper.by-status"), len(m.Status) > 0)
	for _, c := range m.Status {
		s.pair(4.6, c.Label, strconv.Itoa(c.N), semiBold(8.5))
	}
	s.heading(w.T("paper.payments"), len(m.Payments) > 0)
	for _, p := range m.Payments {
		s.pair(4.6, joined(p.Kind, p.Count), p.Amount, semiBold(8.5))
	}
	if m.PaymentSum.Amount != "" {
		s.rule(1.8, 0.5)
		s.pair(5, joined(m.PaymentSum.Kind, m.PaymentSum.Count), m.PaymentSum.Amount, bold(10))
	}
	s.text(4.2, m.PaymentNote, medium(7.5))
	s.heading(w.T("paper.technician"), len(m.Technicians) > 0)
	for _, t := range m.Technicians {
		s.pair(4.6, t.Name, t.Labour, semiBold(8.5))
		s.text(3.8, joined(joinedSpace(w.T("paper.jobs-out"), t.JobsOut), joinedSpace(w.T("paper.hours"), t.Hours)), medium(7.5))
	}
	for _, sec := range m.Sections {
		s.heading(sec.Title, len(kept(sec.Pairs...)) > 0)
		for _, p := range kept(sec.Pairs...) {
			s.pair(4.6, p.Label, p.Value, semiBold(8.5))
		}
	}
	s.heading(w.T("paper.attention"), len(m.Attention) > 0)
	for _, a := range m.Attention {
		s.pair(4.6, a.No, a.Who, semiBold(8.5))
		s.text(4, a.Text, medium(8))
	}
	if m.CashLine {
		for _, key := range []string{"paper.cash-counted", "paper.difference", "paper.checked-by"} {
			s.pair(7, w.T(key), "", medium(8))
			s.c.Rule(s.l+30, s.r, s.y+0.5, 0.25)
		}
	}
	s.text(5, joined(copyMark(w, m.Print), hashMark(w, m.Print)), medium(7.5))
	s.c.Page.H = math.Ceil(s.y + 8)
	if m.Print.Practice {
		s.c.Page.H += 7
	}
	practice(s.c, w, m.Print, 4.2, s.c.Page.H-9.4)
	return d
}

func (s *strip80) centre(step float64, text string, st page.Style) {
	for _, line := range s.d.Wrap(text, st, s.r-s.l) {
		s.y += step
		s.c.Centre((s.l+s.r)/2, s.y, line, st)
	}
}

func (s *strip80) text(step float64, text string, st page.Style) {
	for _, line := range s.d.Wrap(text, st, s.r-s.l) {
		s.y += step
		s.c.Text(s.l, s.y, line, st)
	}
}

func (s *strip80) rule(step, width float64) {
	s.y += step
	s.c.Rule(s.l, s.r, s.y, width)
}

func (s *strip80) pair(step float64, label, value string, st page.Style) {
	s.y += step
	own := min(s.d.Measure(label, medium(8.5)), (s.r-s.l)*0.4) // a short label leaves its room to the value
	w := s.c.RightFit(s.r, s.y, s.r-s.l-own-2, value, st)
	s.c.Fit(s.l, s.y, s.r-s.l-w-2, label, medium(8.5))
}

func (s *strip80) heading(title string, shown bool) {
	if !shown {
		return
	}
	s.y += 8
	s.c.Fit(s.l, s.y, s.r-s.l, upper(title), capitals(7.5))
	s.rule(1.5, 0.25)
	s.y += 0.4
}
