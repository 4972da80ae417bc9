package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// paperForm is the switches of one paper, or the numbers on all of them.
type paperForm struct {
	p        *papersPage
	kind     app.PaperKind
	size     *kit.Chips
	parts    []*kit.Tick
	own      *kit.Entry
	terms    *kit.Entry
	prefixes map[data.Kind]*kit.Entry
	first    fyne.Focusable
	all      fyne.CanvasObject
}

// prefixed are the kinds of records whose numbers may begin with the shop's own letters.
var prefixed = []data.Kind{data.KindJob, data.KindInquiry, data.KindCustomer, data.KindPartsOrder}

func newPaperForm(p *papersPage, k app.PaperKind) *paperForm {
	h := p.h
	f := &paperForm{p: p, kind: k}
	col := kit.Col(0, kit.Space(0, 8), kit.High(25, kit.T(h.T("paper.name."+k.Name), kit.Part.Cut())), kit.Rule(2, kit.Ink))
	heading := func(title string) { col.Add(kit.Col(0, kit.NewHeading(title, ""), kit.Space(0, 6))) }
	if len(k.Sizes) > 1 {
		var sizes []kit.Chip
		for _, z := range k.Sizes {
			sizes = append(sizes, kit.Chip{Value: z, Text: p.sizeWord(z)})
		}
		f.size = kit.NewChips(h, kit.ChipsSpec{Items: sizes, OnChange: func() { p.sizes[k.Name] = f.size.Selected(); p.list.Touch(); p.touch(false) }})
		f.first = f.size
		col.Add(kit.Inset(8, 0, 8, 0, kit.Row(8, kit.Grow(f.size), kit.T(h.T("settings.at-this-desk"), kit.Hint.Cut()))))
	}
	if len(k.Parts) > 0 {
		heading(h.T("settings.printed-on-it"))
		var cells []fyne.CanvasObject
		longest := float32(0)
		for _, part := range k.Parts {
			words := h.T("paper.part." + part)
			longest = max(longest, kit.Body.Width(words))
			t := kit.NewTick(h, words, func() { f.keepParts() })
			f.parts = append(f.parts, t)
			cells = append(cells, t)
		}
		if f.first == nil {
			f.first = f.parts[0]
		}
		col.Add(inColumns(cells, longest))
		col.Add(kit.Space(0, 12))
	}
	if k.Text {
		f.own = kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: 300, Placeholder: h.T("settings.own-text-hint"), OnChange: func(s string) { f.own.SetError(""); f.keepText(s) }})
		heading(h.T("settings.own-text"))
		col.Add(f.own)
		col.Add(kit.Space(0, 12))
	}
	if k.Terms != "" {
		f.terms = kit.NewEntry(h, kit.EntrySpec{Lines: 5, Max: data.MaxWords, OnChange: func(s string) { f.terms.SetError(""); f.keepTerms(s) }})
		heading(h.T("settings.terms-" + k.Terms))
		col.Add(f.terms)
		col.Add(kit.Space(0, 4))
		col.Add(kit.NewPara(p.sharedBy(k), kit.Hint, 16, 2))
	}
	f.all = kit.VScroll(kit.Inset(0, 9, 16, 3, col))
	return f
}

// inColumns sets switches in two columns, down the first and then the second; in one where a word is too long for half the width.
func inColumns(cells []fyne.CanvasObject, longest float32) fyne.CanvasObject {
	half := (len(cells) + 1) / 2
	if longest+kit.Px(24) > kit.Px((papersForm-20)/2) {
		half = len(cells)
	}
	left, right := kit.Col(0), kit.Col(0)
	for i, c := range cells {
		to := left
		if i >= half {
			to = right
		}
		to.Add(kit.High(26, c))
	}
	if half == len(cells) {
		return left
	}
	return kit.TopCols(10, []float32{-1, -1}, left, right)
}

// sharedBy says on which papers the terms of a paper stand.
func (p *papersPage) sharedBy(k app.PaperKind) string {
	var names []string
	for _, o := range p.kinds {
		if o.Terms == k.Terms {
			names = append(names, p.h.T("paper.name."+o.Name))
		}
	}
	return p.h.T("settings.terms-shared", "Papers", p.h.Format.Join(names...))
}

// newNumbersForm is what the numbers on all papers begin with.
func newNumbersForm(p *papersPage) *paperForm {
	h := p.h
	f := &paperForm{p: p, prefixes: map[data.Kind]*kit.Entry{}}
	col := kit.Col(0, kit.Space(0, 8), kit.High(25, kit.T(h.T("settings.numbers"), kit.Part.Cut())), kit.Rule(2, kit.Ink), kit.Space(0, 8),
		kit.NewPara(h.T("settings.numbers-what"), kit.Second.Sized(13), 18, 0), kit.Space(0, 8))
	for _, k := range prefixed {
		e := kit.NewEntry(h, kit.EntrySpec{Max: 3, Placeholder: string(rune(k.Info().Letter))})
		e.SetOnChange(func(s string) { e.SetError(""); f.keepPrefix(k, s) })
		f.prefixes[k] = e
		if f.first == nil {
			f.first = e
		}
		col.Add(setting(150, h.T("settings.prefix-"+k.String()), "", kit.Wide(84, e)))
	}
	f.all = kit.VScroll(kit.Inset(0, 9, 16, 3, col))
	return f
}

// show puts what is kept into the fields.
func (f *paperForm) show() {
	s := f.p.shop
	if f.size != nil {
		f.size.Select(f.p.sizeOf(f.kind))
	}
	set := paperOf(s, f.kind.Name)
	for i, part := range f.kind.Parts {
		f.parts[i].SetChecked(!slices.Contains(set.Hidden, part))
	}
	put := func(e *kit.Entry, text string) {
		if e != nil {
			e.SetText(text)
			e.SetError("")
		}
	}
	put(f.own, set.Text)
	put(f.terms, termsOf(s, f.kind.Terms))
	for k, e := range f.prefixes {
		put(e, prefixOf(s, k))
	}
}

// fieldOf is the field that a fault's path names.
func (f *paperForm) fieldOf(path string) *kit.Entry {
	s := f.p.shop
	for _, x := range s.Prefixes {
		if e := f.prefixes[x.Kind]; e != nil && strings.HasPrefix(path, itemPath("prefixes", x.N)) {
			return e
		}
	}
	for _, t := range s.Terms {
		if f.terms != nil && t.Paper == f.kind.Terms && strings.HasPrefix(path, itemPath("terms", t.N)) {
			return f.terms
		}
	}
	for _, x := range s.Papers {
		if f.own != nil && x.Name == f.kind.Name && strings.HasPrefix(path, itemPath("papers", x.N)) {
			return f.own
		}
	}
	return nil
}

func (f *paperForm) keepParts() {
	var hidden []string
	for i, part := range f.kind.Parts {
		if !f.parts[i].Checked() {
			hidden = append(hidden, part)
		}
	}
	setPaper(f.p.shop, f.kind.Name, func(x *data.Paper) { x.Hidden = hidden })
	f.p.touch(false)
}

func (f *paperForm) keepText(s string) {
	setPaper(f.p.shop, f.kind.Name, func(x *data.Paper) { x.Text = data.Clean(s) })
	f.p.touch(true)
}

func (f *paperForm) keepTerms(s string) {
	setTerms(f.p.shop, f.kind.Terms, data.Clean(s))
	for _, o := range f.p.forms { // the same terms stand on other papers
		if o != f && o.terms != nil && o.kind.Terms == f.kind.Terms {
			o.terms.SetText(s)
		}
	}
	f.p.touch(true)
}

func (f *paperForm) keepPrefix(k data.Kind, s string) {
	setPrefix(f.p.shop, k, strings.ToUpper(data.CleanLine(s)))
	f.p.touch(true)
}
