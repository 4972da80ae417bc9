package printing

import "tanggapan/printing/page"

// Lay draws the list on A4 or Letter, over as many pages as it needs, each with its heads.
func (m Emergency) Lay(size Size, w Wording) *page.Doc {
	s := newSheet(joined(w.T("paper.emergency"), m.Day), size, w, m.Print, m.Shop)
	c := s.add()
	y := s.facedHead(c, m.Shop, titled(s.t("paper.emergency"), w, m.Print), m.Day, "")
	f := &flow{fixed: true}
	var visits [][]string
	for _, v := range m.Visits {
		visits = append(visits, []string{v.When, joinedLines(v.Customer, v.Phone), joinedLines(v.Work, v.Place), v.Technician})
	}
	f.section(s.titledTable(s.t("paper.visits-next"), []column{
		{head: s.t("paper.when"), x: s.l, w: 30, style: semiBold(8.5)},
		{head: s.t("paper.customer"), x: s.l + 33, w: 47, style: regular(8.5)},
		{head: s.t("paper.what"), x: s.l + 83, w: s.r - s.l - 83 - 28, style: regular(8.5)},
		{head: s.t("paper.technician"), x: s.r - 25, w: 25, style: regular(8.5)},
	}, visits))
	f.section(s.titledTable(s.t("paper.ready-list"), s.jobColumns(m), s.jobCells(m.Ready)))
	f.section(s.titledTable(s.t("paper.open-list"), s.jobColumns(m), s.jobCells(m.Open)))
	f.section(s.phoneList(m.Phones))
	f.section(s.small("", append(append([]string{}, m.Own...), kept2(m.More)...)))
	if len(f.rows) > 0 {
		f.rows[0].step = 8
	}
	f.sheets(c, y, s.h-14, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, s.t("paper.emergency"), s.t("paper.emergency"), m.Day)
		return c, y, limit
	})
	s.footLines(m.Print, "")
	return s.d
}

// titledTable is a table under a heading of its own.
func (s *sheet) titledTable(title string, cols []column, data [][]string) []row {
	rows := s.table(cols, data, 0)
	if len(rows) == 0 {
		return nil
	}
	rows[0].step = 6.2
	return append([]row{{step: 9, keep: true, draw: func(c *page.Canvas, y float64) { c.Fit(s.l, y, s.r-s.l, title, bold(11)) }}}, rows...)
}

func (s *sheet) jobColumns(m Emergency) []column {
	st := regular(8.5)
	return []column{
		{head: s.t("paper.number"), x: s.l, w: 18, style: semiBold(8.5)},
		{head: s.t("paper.customer"), x: s.l + 20, w: 45, style: st},
		{head: s.t("paper.device"), x: s.l + 68, w: s.r - s.l - 68 - 70, style: st},
		{head: s.t("paper.shelf"), x: s.r - 67, w: 12, style: semiBold(8.5)},
		{head: s.t("paper.state"), x: s.r - 53, w: 26, style: st},
		{head: joinedSpace(s.t("paper.to-pay"), m.Currency), x: s.r, w: 24, right: true, style: st},
	}
}

func (s *sheet) jobCells(jobs []EmergencyJob) (out [][]string) {
	for _, j := range jobs {
		out = append(out, []string{j.No, joinedLines(j.Customer, j.Phone), j.Device, j.Shelf, joinedLines(j.State, j.Promised), j.Balance})
	}
	return out
}

// phoneList is names and numbers in two columns.
func (s *sheet) phoneList(all []Pair) []row {
	pairs := kept(all...)
	if len(pairs) == 0 {
		return nil
	}
	half := (len(pairs) + 1) / 2
	put := func(c *page.Canvas, x, y float64, p Pair) {
		w := c.RightFit(x+s.col, y, s.col*0.5, p.Value, semiBold(8.5))
		c.Fit(x, y, s.col-w-3, p.Label, regular(8.5))
	}
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, s.t("paper.phones")) }, half, pairStep, 9,
		func(c *page.Canvas, i int, y float64) {
			put(c, s.l, y, pairs[i])
			if i+half < len(pairs) {
				put(c, s.x2, y, pairs[i+half])
			}
		})
}
