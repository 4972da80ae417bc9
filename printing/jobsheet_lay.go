package printing

import (
	"math"
	"strconv"
	"strings"

	"tanggapan/printing/page"
)

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
	if !m.NoPrices {
		limit = s.foot(c)
	}
	f := &flow{}
	s.body(f)
	f.sheets(c, start, limit, s.nextPage)
	if m.NoPrices && len(s.d.Pages) == 1 {
		s.d.On(0).Fit(s.l, s.h-5.5, s.r-s.l, printLine(w, m.Print), regular(5.8))
	}
	s.pageMarks()
	return s.d
}

// pageMarks writes page numbers, where there are several pages, and the practice mark.
func (s *jobSheet) pageMarks() {
	n := len(s.d.Pages)
	for i := range s.d.Pages {
		c := s.d.On(i)
		if n > 1 {
			y := s.h - 8
			if i == 0 && !s.m.NoPrices {
				y = s.h - tear - 1.4
				c.Text(s.l+9, y, pageOf(s.w, 1, n), regular(5.8))
			} else {
				c.Right(s.r, y, pageOf(s.w, i+1, n), regular(7.2))
				c.Fit(s.l, y, s.r-s.l-30, printLine(s.w, s.m.Print), regular(5.8))
			}
		}
		practice(c, s.w, s.m.Print, 4.2)
		if i == 0 && !s.m.NoPrices {
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
	qr := 18.0
	nx := s.r - qr - 7
	if c.QR(s.r-qr, 12, qr, s.m.Code) != nil {
		nx = s.r
	}
	number := s.d.Fit(s.m.No, bold(24), 90)
	nw := c.Right(nx+0.45, 22.1, number, bold(24)) // the figures' own margin hangs over the edge
	cw := page.Code128Width(0.33, s.m.Code)
	if _, err := c.Code128(nx-cw, 24.4, 0.33, 5.6, s.m.Code); err != nil {
		cw = 0
	}
	left := math.Max(nw, cw)
	c.RightFit(nx, 13.75, math.Max(left, 80), s.title(), capitals(6.6))
	logo(c, s.l, 12, 18, s.m.Shop)
	x := s.l + 22
	room := nx - left - 5 - x
	name := bold(15)
	for name.Size > 11 && s.d.Measure(s.m.Shop.Name, name) > room {
		name.Size--
	}
	c.Fit(x, 16.88, room, s.m.Shop.Name, name)
	y := 21.4
	for _, line := range s.shopLines() {
		c.Fit(x, y, room, line, regular(8))
		y += 3.9
	}
	c.Rule(s.l, s.r, 35, heavy)
}

func (s *jobSheet) shopLines() []string {
	m := s.m.Shop
	var out []string
	for _, l := range []string{joined(m.Address, m.Branch), joined(m.Phone, m.Email), m.Hours, m.TaxNo} {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
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
	if s.m.NoPrices {
		f.section(s.notes())
	}
}

// setStart sets the gap between the strip and the first section.
func (s *jobSheet) setStart(f *flow) {
	if len(f.rows) > 0 {
		f.rows[0].step = 6.32
	}
}

// device adds the sections of one of several devices.
func (s *jobSheet) device(f *flow, i int, dev Device) {
	title := s.t("paper.device-of", "N", strconv.Itoa(i+1), "Of", strconv.Itoa(len(s.m.Devices)))
	left := cells(s.d, s.devicePairs(dev), 19, s.col, s.strongDevice)
	right := s.d.Wrap(dev.Problem, regular(9), s.col)
	f.section(columns(func(c *page.Canvas, y float64) {
		head(c, s.l, s.l+s.col, y, joined(title, dev.Code))
		head(c, s.x2, s.r, y, s.t("paper.problem"))
	}, max(len(left), len(right)), pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		if i < len(left) {
			drawCell(c, s.l, y, 19, left[i])
		}
		if i < len(right) {
			c.Text(s.x2, y, right[i], regular(9))
		}
	}))
	f.section(s.condition(s.t("paper.condition"), dev.Condition, dev.Note))
}

func (s *jobSheet) strongDevice(p Pair) bool {
	return p.Label == s.t("paper.device") || p.Label == s.t("paper.serial")
}

func (s *jobSheet) devicePairs(d Device) []Pair {
	return append(kept(
		Pair{s.t("paper.device"), d.Name}, Pair{s.t("paper.serial"), d.Serial}, Pair{s.t("paper.imei"), d.IMEI},
		Pair{s.t("paper.plate"), d.Plate}, Pair{s.t("paper.device-no"), d.No}, Pair{s.t("paper.colour"), d.Colour},
		Pair{s.t("paper.meter"), d.Meter}, Pair{s.t("paper.bought"), d.Bought}, Pair{s.t("paper.warranty"), d.Warranty},
		Pair{s.t("paper.left-with"), d.LeftWith}, Pair{s.t("paper.shelf"), d.Shelf}, Pair{s.t("paper.declared"), d.Declared},
	), kept(d.More...)...)
}

func (s *jobSheet) customerPairs() []Pair {
	p := s.m.Customer
	name, company := p.Name, p.Company
	if name == "" {
		name, company = company, ""
	}
	out := kept(
		Pair{s.t("paper.name"), name}, Pair{s.t("paper.company"), company}, Pair{s.t("paper.customer-no"), p.No},
	)
	for i, phone := range p.Phones {
		label := s.t("paper.phone")
		if i > 0 {
			label = s.t("paper.phone-more")
		}
		out = append(out, kept(Pair{label, phone})...)
	}
	out = append(out, kept(
		Pair{s.t("paper.email"), p.Email}, Pair{s.t("paper.address"), p.Address}, Pair{s.t("paper.contact-by"), p.ContactBy},
		Pair{s.t("paper.calls-for"), p.CallsFor}, Pair{s.t("paper.language"), p.Language},
	)...)
	if s.m.NoPrices { // the customer sees the other sheet
		out = append(out, kept(Pair{s.t("paper.alert"), p.Alert})...)
	}
	return out
}

// people is the customer beside the device; without a device the customer runs over both columns.
func (s *jobSheet) people(device []Pair, title string) []row {
	strong := func(p Pair) bool { return p.Label == s.t("paper.name") || p.Label == s.t("paper.phone") }
	left := cells(s.d, s.customerPairs(), 19, s.col, strong)
	right := cells(s.d, device, 19, s.col, s.strongDevice)
	if len(left)+len(right) == 0 {
		return nil
	}
	wide := len(right) == 0
	if wide {
		half := (len(left) + 1) / 2
		for half < len(left) && left[half].label == "" {
			half++
		}
		left, right = left[:half], left[half:]
	}
	return columns(func(c *page.Canvas, y float64) {
		if wide {
			head(c, s.l, s.r, y, s.t("paper.customer"))
			return
		}
		head(c, s.l, s.l+s.col, y, s.t("paper.customer"))
		head(c, s.x2, s.r, y, title)
	}, max(len(left), len(right)), pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		if i < len(left) {
			drawCell(c, s.l, y, 19, left[i])
		}
		if i < len(right) {
			drawCell(c, s.x2, y, 19, right[i])
		}
	})
}

// agreed is where to go and what was agreed: site at the left, limits and the rest at the right.
func (s *jobSheet) agreed() []row {
	m := s.m
	site := kept(
		Pair{s.t("paper.address"), m.Site.Address}, Pair{s.t("paper.access"), m.Site.Access},
		Pair{s.t("paper.contact"), m.Site.Contact}, Pair{s.t("paper.window"), m.Site.Window},
		Pair{s.t("paper.travel"), m.Site.Travel}, Pair{s.t("paper.place"), m.Place},
	)
	rest := kept(Pair{s.t("paper.slot"), m.Slot})
	for _, l := range m.Limits {
		rest = append(rest, kept(Pair{s.t("paper.limit"), l})...)
	}
	rest = append(rest, kept(Pair{s.t("paper.loaner"), m.Loaner}, Pair{s.t("paper.warranty"), m.Warranty})...)
	rest = append(rest, kept(m.More...)...)
	siteHead, restHead := s.t("paper.site"), s.t("paper.agreed")
	if len(site) == 0 || len(rest) == 0 {
		all := append(site, rest...)
		half := (len(all) + 1) / 2
		if len(site) == 0 {
			siteHead = restHead
		}
		site, rest, restHead = all[:half], all[half:], ""
	}
	left, right := cells(s.d, site, 19, s.col, nil), cells(s.d, rest, 19, s.col, nil)
	if len(left) == 0 {
		return nil
	}
	return columns(func(c *page.Canvas, y float64) {
		if restHead == "" {
			head(c, s.l, s.r, y, siteHead)
			return
		}
		head(c, s.l, s.l+s.col, y, siteHead)
		head(c, s.x2, s.r, y, restHead)
	}, max(len(left), len(right)), pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		if i < len(left) {
			drawCell(c, s.l, y, 19, left[i])
		}
		if i < len(right) {
			drawCell(c, s.x2, y, 19, right[i])
		}
	})
}

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
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, 5, 7.5, 7.5,
		func(c *page.Canvas, _ int, y float64) { c.Rule(s.l, s.r, y+2, hair) })
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
