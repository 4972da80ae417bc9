package settings

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// papersPage is what stands on each paper: its parts, the shop's own line, its terms, its size; with the paper itself beside, as it would come out.
type papersPage struct {
	*Screen
	asked, drawn kit.Newest
	kinds        []app.PaperKind
	shop         *data.Shop        // as the page says
	sizes        map[string]string // by paper, as the page says
	typed        bool
	at           int // the paper in hand; len(kinds) is what stands on all papers
	lang         string
	later        func() // takes back a drawing that waits for the end of typing

	list  *kit.KeyList
	rows  fyneRows[sideRow]
	forms map[int]*paperForm
	form  *fyne.Container
	view  *paperView
	save  *kit.Button
	all   fyne.CanvasObject
}

const (
	papersList = 186
	papersForm = 276
	// drawAfter is how long typing rests before the paper is drawn again.
	drawAfter = 200 * time.Millisecond
)

func newPapers(s *Screen) *papersPage {
	h := s.h
	p := &papersPage{Screen: s, rows: fyneRows[sideRow]{}, forms: map[int]*paperForm{}, kinds: inGroups(s.a.Papers.Kinds())}
	p.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: p.keep})
	p.list = kit.NewKeyList(h, kit.ListSpec{
		Groups: func() []kit.Group {
			return append(p.groups(), kit.Group{Title: h.T("settings.papers-all"), Len: 1})
		},
		Height: 34, Plain: true, Create: p.newRow, Update: p.update, OnMove: p.choose, OnEnter: func(int) { p.into() },
		OnKey: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyRight {
				p.into()
				return true
			}
			return false
		},
	})
	p.view = newPaperView(p)
	p.form = kit.Stack()
	right := kit.FullRow(22, kit.Wide(papersForm, p.form), kit.Grow(p.view.all))
	p.all = kit.Col(0, s.head("papers", p.save), kit.Grow(kit.FullRow(0,
		kit.Wide(papersList, kit.Inset(10, 10, 0, -kit.Outset, p.list)), kit.VRule(kit.Line), kit.Grow(kit.Inset(0, 0, 0, 20, right)))))
	return p
}

func (p *papersPage) content() fyne.CanvasObject { return p.all }
func (p *papersPage) focus()                     { p.h.Focus(p.list) }
func (p *papersPage) key(*fyne.KeyEvent) bool    { return false }

func (p *papersPage) chord(c string) bool {
	switch c {
	case "Ctrl+Enter", "Ctrl+S":
		p.save.Press()
	case "Alt+L":
		p.view.larger.Press()
	default:
		return false
	}
	return true
}

func (p *papersPage) newRow() fyne.CanvasObject {
	r := &sideRow{name: kit.T("", kit.Body.Cut())}
	o := kit.Row(0, kit.Grow(r.name))
	p.rows[o] = r
	return o
}

func (p *papersPage) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r := p.rows[o]
	name := p.h.T("settings.numbers")
	if i < len(p.kinds) {
		name = p.h.T("paper.name." + p.kinds[i].Name)
	}
	st := kit.Body.Cut()
	if i == p.at {
		st = kit.Strong.Cut()
	}
	r.name.Set(name, st)
	kit.Relayout(o)
}

func (p *papersPage) sizeWord(name string) string {
	return p.h.T("settings.size-" + strings.ToLower(name))
}

// sizeOf is the size of a paper as the page says.
func (p *papersPage) sizeOf(k app.PaperKind) string {
	if z := p.sizes[k.Name]; z != "" {
		return z
	}
	if len(k.Sizes) > 0 {
		return k.Sizes[0]
	}
	return ""
}

// choose shows another paper.
func (p *papersPage) choose(i int) {
	p.at = i
	p.list.Touch()
	p.showForm()
	p.draw()
}

// into gives the keys to the paper in hand.
func (p *papersPage) into() {
	if f := p.forms[p.at]; f != nil && f.first != nil {
		p.h.Focus(f.first)
	}
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
	kit.Read(p.h, &p.asked, p.a.Shop.Get, func(s *data.Shop) {
		p.take(s)
	})
}

// take shows the papers as they are kept.
func (p *papersPage) take(s *data.Shop) {
	own := *s
	own.Papers, own.Terms, own.Prefixes = slices.Clone(s.Papers), slices.Clone(s.Terms), slices.Clone(s.Prefixes)
	p.shop, p.typed = &own, false
	_, p.sizes = p.a.Papers.All()
	if p.lang == "" {
		p.lang = s.Language
		p.view.lang.Select(p.lang)
	}
	for _, f := range p.forms {
		f.show()
	}
	p.list.Reload()
	p.showForm()
	p.draw()
}

// showForm puts the switches of the paper in hand into the page.
func (p *papersPage) showForm() {
	f := p.forms[p.at]
	if f == nil {
		if p.at < len(p.kinds) {
			f = newPaperForm(p, p.kinds[p.at])
		} else {
			f = newNumbersForm(p)
		}
		p.forms[p.at] = f
		if p.shop != nil {
			f.show()
		}
	}
	kit.Replace(p.form, f.all)
	kit.Relayout(p.all)
}

// touch notes a change; the paper follows, after a rest in typing where one types.
func (p *papersPage) touch(typing bool) {
	p.typed = true
	if p.later != nil {
		p.later()
		p.later = nil
	}
	if typing {
		p.later = kit.After(p.h, drawAfter, p.draw)
		return
	}
	p.draw()
}

// draw shows the paper in hand as it would come out now.
func (p *papersPage) draw() {
	if p.shop == nil || len(p.kinds) == 0 {
		return
	}
	k := p.kinds[0]
	if p.at < len(p.kinds) {
		k = p.kinds[p.at]
	}
	shop, size, lang := *p.shop, p.sizeOf(k), p.lang
	shop.Papers, shop.Terms, shop.Prefixes = slices.Clone(shop.Papers), slices.Clone(shop.Terms), slices.Clone(shop.Prefixes)
	kit.Read(p.h, &p.drawn, func() (*app.Doc, error) { return p.a.Papers.Sample(k.Name, size, &shop, lang) }, func(doc *app.Doc) {
		p.view.set(doc)
	})
}
