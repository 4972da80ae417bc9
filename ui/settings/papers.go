package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// papersPage is what the papers say beside the records: terms, the data-protection line, prefixes; with the paper beside it.
type papersPage struct {
	*Screen
	asked kit.Newest
	cur   *data.Shop
	typed bool
	job   data.ID // whose papers are shown

	terms    *kit.Entry
	prefixes map[data.Kind]*kit.Entry
	which    *kit.Segments
	paper    *kit.Paper
	none     *kit.Text
	save     *kit.Button
	hold     *fyne.Container
	all      fyne.CanvasObject
}

// prefixed are the kinds of records whose numbers may begin with the shop's own letters.
var prefixed = []data.Kind{data.KindJob, data.KindInquiry, data.KindCustomer, data.KindPartsOrder}

// takeIn names the terms that stand on the job sheet and the claim ticket.
const takeIn = "take-in"

const paperWidth = 330

func newPapers(s *Screen) *papersPage {
	h := s.h
	p := &papersPage{Screen: s, prefixes: map[data.Kind]*kit.Entry{}}
	p.terms = kit.NewEntry(h, kit.EntrySpec{Lines: 9, Max: data.MaxWords, OnChange: func(string) { p.typed = true }})
	p.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: p.keep})
	w := s.labelWidth()
	var pre []fyne.CanvasObject
	for _, k := range prefixed {
		e := kit.NewEntry(h, kit.EntrySpec{Max: 4, Placeholder: string(rune(k.Info().Letter))})
		e.SetOnChange(func(string) { e.SetError(""); p.typed = true })
		p.prefixes[k] = e
		pre = append(pre, kit.Labelled(h.T("settings.prefix-"+k.String()), kit.Wide(84, e)))
	}
	p.which = kit.NewSegments(h, []kit.Option{{Value: app.PaperSheet, Text: h.T("print-job.paper.jobsheet")}, {Value: app.PaperTicket, Text: h.T("print-job.paper.ticket")}}, p.preview)
	p.paper, p.none = kit.NewPaper(nil, 1), kit.T(h.T("settings.no-job-yet"), kit.Second.Cut())
	p.hold = kit.Stack(kit.Place(kit.Start, kit.Start, kit.Panel(kit.Box{Stroke: kit.Line}, kit.Pad(1, p.paper))))
	left := kit.Col(0, kit.NewHeading(h.T("settings.terms"), ""), kit.Space(0, 8), kit.NewPara(h.T("settings.terms-note"), kit.Second.Sized(13), 18, 3), kit.Space(0, 6), p.terms,
		kit.Space(0, 18), kit.NewHeading(h.T("settings.numbers"), ""), setting(w, h.T("settings.prefix"), h.T("settings.prefix-note"), kit.Grow(kit.Wrap(14, 6, pre...))))
	right := kit.Col(0, kit.Row(8, kit.Spring(), p.which), kit.Space(0, 10), p.none, kit.Grow(kit.VScroll(p.hold)))
	p.all = kit.Col(0, s.head("papers", p.save), kit.Grow(kit.Inset(12, 0, 12, 0, kit.TopCols(28, []float32{-1, paperWidth}, left, right))))
	return p
}

func (p *papersPage) content() fyne.CanvasObject { return p.all }
func (p *papersPage) focus()                     { p.h.Focus(p.terms) }
func (p *papersPage) key(*fyne.KeyEvent) bool    { return false }

func (p *papersPage) chord(c string) bool {
	if c == "Ctrl+Enter" || c == "Ctrl+S" {
		p.save.Press()
		return true
	}
	return false
}

func (p *papersPage) changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindShop && !p.typed {
			p.reload()
			return
		}
	}
}

func (p *papersPage) reload() {
	if p.typed {
		return
	}
	still := p.asked.Ask()
	type read struct {
		shop *data.Shop
		job  data.ID
	}
	kit.Run(p.h, func() (r read, err error) {
		if r.shop, err = p.a.Shop.Get(); err != nil {
			return r, err
		}
		jobs, err := p.a.Jobs.List(app.JobsQuery{})
		if err == nil && len(jobs.Rows) > 0 {
			r.job = jobs.Rows[0].ID
		}
		return r, err
	}, func(r read, err error) {
		if !still() {
			return
		}
		if err != nil {
			p.h.Fail(err)
			return
		}
		p.cur, p.job = r.shop, r.job
		p.terms.SetText("")
		for _, t := range r.shop.Terms {
			if t.Paper == takeIn {
				p.terms.SetText(t.Text)
			}
		}
		for k, e := range p.prefixes {
			e.SetText("")
			for _, x := range r.shop.Prefixes {
				if x.Kind == k {
					e.SetText(x.Text)
				}
			}
		}
		p.typed = false
		p.preview()
	})
}

// preview shows the paper as it comes out of the printer now.
func (p *papersPage) preview() {
	p.none.Hidden = p.job != 0
	p.paper.Hidden = p.job == 0
	if p.job == 0 {
		kit.Relayout(p.all)
		return
	}
	still, job, paper := p.asked.Ask(), p.job, p.which.Selected()
	kit.Run(p.h, func() (*app.Doc, error) {
		_, doc, err := p.a.Papers.Render(data.KindJob, job, paper, "")
		return doc, err
	}, func(doc *app.Doc, err error) {
		if !still() {
			return
		}
		if err != nil {
			p.h.Fail(err)
			return
		}
		first := doc.Pages[0]
		p.paper.SetPage(first, kit.PaperWidth(first, kit.Px(paperWidth-14)))
		kit.Relayout(p.all)
	})
}

// keep saves terms and prefixes; the paper shows them at once.
func (p *papersPage) keep() {
	if p.cur == nil {
		return
	}
	s, h := *p.cur, p.h
	spent, id := most(s.Terms, func(t data.Terms) int { return t.N }), 0
	var rest []data.Terms
	for _, t := range s.Terms {
		if t.Paper == takeIn {
			id = t.N
			continue
		}
		rest = append(rest, t)
	}
	if text := data.Clean(p.terms.Text); text != "" {
		rest = append(rest, data.Terms{N: numbered(id, &spent), Paper: takeIn, Text: text})
	}
	s.Terms = rest
	spent = most(s.Prefixes, func(x data.Prefix) int { return x.N })
	was := map[data.Kind]int{}
	for _, x := range s.Prefixes {
		was[x.Kind] = x.N
	}
	s.Prefixes = nil
	for _, k := range prefixed {
		if text := data.CleanLine(p.prefixes[k].Text); text != "" {
			s.Prefixes = append(s.Prefixes, data.Prefix{N: numbered(was[k], &spent), Kind: k, Text: text})
		}
	}
	p.act(func() (data.Done, error) { return p.a.Shop.Change(h.Actor(), &s) }, h.T("settings.papers-saved"), func() {
		p.typed = false
		p.reload()
	})
}
