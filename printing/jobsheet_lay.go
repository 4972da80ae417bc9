package printing

import "tanggapan/printing/page"

// tear is how far from the foot the claim ticket is torn off.
const tear = 52.0

// jobSheet lays out one JobSheet.
type jobSheet struct {
	*sheet
	m     JobSheet
	terms [2][]string
	over  []string // terms beyond the room on the first page
}

// Lay draws the job sheet on A4 or Letter (another size becomes A4). What does not fit continues on further pages
// under a repeated head; terms, signatures and claim ticket stay on the first.
func (m JobSheet) Lay(size Size, w Wording) *page.Doc {
	s := &jobSheet{sheet: newSheet(joined(w.T("paper.job-sheet"), m.No), size, w, m.Print, m.Shop), m: m}
	c := s.add()
	s.head(c)
	start := 36.0
	if facts := s.facts(); len(facts) > 0 {
		start = 46.3
		s.strip(c, 39.05, facts)
		c.Rule(s.l, s.r, start, thin)
	}
	limit := s.h - 12
	if s.footed() {
		limit = s.foot(c)
	}
	f := &flow{}
	s.body(f)
	f.sheets(c, start, limit, s.nextPage)
	if !s.footed() && len(s.d.Pages) == 1 {
		s.d.On(0).Fit(s.l, s.h-5.5, s.r-s.l, printLine(w, m.Print), regular(5.8))
	}
	s.pageMarks()
	return s.d
}

// footed says whether terms, signatures and claim ticket stand at the foot of the first page.
func (s *jobSheet) footed() bool { return !s.m.NoPrices }

// cut is where the claim ticket is torn off; without one, where the foot ends.
func (s *jobSheet) cut() float64 {
	if s.m.NoStub {
		return s.h - 9.5
	}
	return s.h - tear
}

// pageMarks writes page numbers, where there are several pages, and the practice mark.
func (s *jobSheet) pageMarks() {
	n := len(s.d.Pages)
	for i := range s.d.Pages {
		c := s.d.On(i)
		if n > 1 {
			y := s.h - 8
			if i == 0 && s.footed() {
				y = s.cut() - 1.4
				c.Text(s.l+9, y, pageOf(s.w, 1, n), regular(5.8))
			} else {
				c.Right(s.r, y, pageOf(s.w, i+1, n), regular(7.2))
				c.Fit(s.l, y, s.r-s.l-30, printLine(s.w, s.m.Print), regular(5.8))
			}
		}
		practice(c, s.w, s.m.Print, 4.2)
		if i == 0 && s.footed() && !s.m.NoStub {
			practice(c, s.w, s.m.Print, s.h-tear+1.9)
		}
	}
}

func (s *jobSheet) title() string {
	t := s.t("paper.job-sheet")
	if s.m.NoPrices {
		t = s.t("paper.technician-copy")
	}
	return titled(joined(t, s.m.Kind), s.w, s.m.Print)
}

func (s *jobSheet) head(c *page.Canvas) {
	s.bigHead(c, s.m.Shop, s.title(), s.m.No, s.m.Code)
}

func (s *jobSheet) facts() []fact {
	m := s.m
	all := []fact{
		{s.t("paper.received"), m.Received, 0.245, false},
		{s.t("paper.promised"), m.Promised, 0.195, false},
		{s.t("paper.priority"), m.Priority, 0.12, m.Urgent},
		{s.t("paper.technician"), m.Technician, 0.17, false},
		{s.t("paper.taken-in-by"), m.TakenInBy, 0.14, false},
		{s.t("paper.call-over"), m.CallOver, 0.13, false},
	}
	var out []fact
	for _, f := range all {
		if f.value != "" && !(m.NoPrices && f.share == 0.13) {
			out = append(out, f)
		}
	}
	return out
}

// body gathers the sections in reading order.
func (s *jobSheet) body(f *flow) {
	single := len(s.m.Devices) <= 1
	if single {
		dev := Device{}
		if len(s.m.Devices) == 1 {
			dev = s.m.Devices[0]
		}
		f.section(s.people(s.devicePairs(dev), s.t("paper.device")))
		s.setStart(f)
		f.section(s.agreed())
		f.section(s.condition(s.t("paper.condition"), dev.Condition, dev.Note))
		f.section(s.twoTexts(s.t("paper.problem"), dev.Problem, s.t("paper.diagnosis"), s.m.Diagnosis))
	} else {
		f.section(s.people(nil, ""))
		s.setStart(f)
		f.section(s.agreed())
		for i, dev := range s.m.Devices {
			s.device(f, i, dev)
		}
		f.section(s.text(s.t("paper.diagnosis"), s.m.Diagnosis))
	}
	f.section(s.table())
	f.section(s.timeAndSums())
	f.section(s.approvals())
	f.section(s.condition(s.t("paper.checks"), s.m.Checks, ""))
	f.section(s.lines(s.t("paper.history"), s.m.History))
	f.section(s.lines(s.t("paper.terms-more"), s.over))
	if s.m.NoPrices && !s.m.NoNotes {
		f.section(s.notes())
	}
}

// setStart sets the gap between the strip and the first section.
func (s *jobSheet) setStart(f *flow) {
	if len(f.rows) > 0 {
		f.rows[0].step = 6.32
	}
}
