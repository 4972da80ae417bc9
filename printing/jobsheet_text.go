package printing

import (
	"strings"

	"tanggapan/printing/page"
)

// condition is the checklist in five columns, with its legend, and the note below.
func (s *jobSheet) condition(title string, points []Point, note string) []row {
	var notes []string
	for _, p := range points {
		if p.Note != "" {
			notes = append(notes, p.Label+": "+p.Note)
		}
	}
	if note != "" {
		notes = append(notes, note)
	}
	note = strings.Join(notes, "; ")
	if len(points) == 0 && note == "" {
		return nil
	}
	const across = 5
	pitch := (s.r - s.l) / across
	n := (len(points) + across - 1) / across
	rows := columns(func(c *page.Canvas, y float64) {
		head(c, s.l, s.r, y, title)
		if len(points) > 0 {
			s.legend(c, y)
		}
	}, n, pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		for j := i * across; j < min((i+1)*across, len(points)); j++ {
			x, p, st := s.l+float64(j%across)*pitch, points[j], regular(8.5)
			box(c, x, y-2.55, 3, p.State)
			if p.State == Fault {
				st = semiBold(8.5)
			}
			c.Fit(x+4.5, y, pitch-5.5, p.Label, st)
		}
	})
	for i, line := range s.d.Wrap(note, regular(8.5), s.r-s.l) {
		r := row{step: textStep, depth: 1, after: 7.05}
		if i == 0 {
			r.step = 6.2
		}
		r.draw = func(c *page.Canvas, y float64) { c.Text(s.l, y, line, regular(8.5)) }
		rows = append(rows, r)
	}
	return rows
}

func (s *jobSheet) legend(c *page.Canvas, y float64) {
	x := s.r
	for _, it := range []struct {
		key   string
		state PointState
	}{{"paper.not-tested", NotTested}, {"paper.fault", Fault}, {"paper.works", Works}} {
		word := s.t(it.key)
		x -= c.Right(x, y, word, regular(7)) + 0.8 + 2.5
		box(c, x, y-2.2, 2.5, it.state)
		x -= 6.6
	}
}

// twoTexts is two wrapped texts side by side; an empty one gets lines to write on.
func (s *jobSheet) twoTexts(lTitle, lText, rTitle, rText string) []row {
	left := s.d.Wrap(lText, regular(9), s.col)
	right := s.d.Wrap(rText, regular(9), s.col)
	blank := 0
	if len(left) == 0 || len(right) == 0 {
		blank = 3
	}
	return columns(func(c *page.Canvas, y float64) {
		head(c, s.l, s.l+s.col, y, lTitle)
		head(c, s.x2, s.r, y, rTitle)
	}, max(len(left), len(right), blank+1), textStep, 7.1, func(c *page.Canvas, i int, y float64) {
		if i < len(left) {
			c.Text(s.l, y, left[i], regular(9))
		}
		if i < len(right) {
			c.Text(s.x2, y, right[i], regular(9))
		}
		if i > 0 && i <= blank && len(left) == 0 {
			c.Rule(s.l, s.l+s.col, y, hair)
		}
		if i > 0 && i <= blank && len(right) == 0 {
			c.Rule(s.x2, s.r, y, hair)
		}
	})
}

// text is one wrapped text over the whole width, or lines to write on.
func (s *jobSheet) text(title, text string) []row {
	lines := s.d.Wrap(text, regular(9), s.r-s.l)
	n := len(lines)
	if n == 0 {
		n = 4
	}
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, n, textStep, 7.1,
		func(c *page.Canvas, i int, y float64) {
			if len(lines) > 0 {
				c.Text(s.l, y, lines[i], regular(9))
			} else if i > 0 {
				c.Rule(s.l, s.r, y, hair)
			}
		})
}

// notes is lines to write on, for the technician.
func (s *jobSheet) notes() []row {
	title := s.t("paper.notes")
	rows := columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, 8, 7.5, 7.5,
		func(c *page.Canvas, _ int, y float64) { c.Rule(s.l, s.r, y+2, hair) })
	for i := range rows {
		rows[i].spare, rows[i].depth = true, 3
	}
	return rows
}

// lines is a list of short texts, a line each.
func (s *jobSheet) lines(title string, texts []string) []row {
	var lines []string
	for _, t := range texts {
		lines = append(lines, s.d.Wrap(t, regular(8), s.r-s.l)...)
	}
	if len(lines) == 0 {
		return nil
	}
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, len(lines), 3.9, 7.5,
		func(c *page.Canvas, i int, y float64) { c.Text(s.l, y, lines[i], regular(8)) })
}
