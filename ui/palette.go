package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// palette is the search over everything, and the window's commands by words.
type palette struct {
	w      *Window
	pop    *kit.Pop
	field  *paletteField
	count  *kit.Text
	list   *fyne.Container
	rows   []*paletteRow
	heads  []*kit.Heading
	hits   []found
	at     int
	kind   int // in foundKinds, 1 on; 0 is all
	kindOf *kit.Text
	newest kit.Newest
	cancel func()
	asked  string
	form   data.ID // of a job whose number, typed, stands on a blank form
	near   string  // the words that were looked for instead, where those asked find nothing
	enter  bool    // Enter was pressed before the answer came
}

// palette opens the search with a text in it.
func (w *Window) palette(text string) {
	if !w.open || w.pal != nil {
		return
	}
	h := w.h
	p := &palette{w: w, count: kit.T("", kit.Second.Sized(13)), list: kit.Col(0), kindOf: kit.T("", kit.Second.Sized(13))}
	w.pal = p
	p.field = newPaletteField(p)
	field := container.NewThemeOverride(p.field, paletteTheme{kit.Current()})
	head := kit.High(52, kit.Inset(0, 10, 0, 12, kit.Row(10, kit.NewIcon("search", 20, kit.Ink), kit.Grow(field), p.kindOf, p.count, kit.NewKeycap("Esc", kit.CapLine))))
	foot := kit.High(42, kit.Inset(0, 16, 0, 16, kit.Row(12,
		kit.Legend("↑ ↓", h.T("kit.choose"), "Enter", h.T("found.opens"), "Tab", h.T("found.one-kind")), kit.Spring(), kit.T(h.T("found.or-scan"), kit.Second.Sized(13).Cut()))))
	body := kit.Col(0, head, kit.Inset(0, 4, 0, 4, kit.Rule(1, kit.Line)), kit.Inset(6, 4, 6, 4, p.list), kit.Inset(0, 4, 0, 4, kit.Rule(1, kit.Line)), foot)
	p.pop = h.Pop(kit.PopSpec{Content: body, Width: 700, Top: 85, Dim: true, First: p.field, Chord: p.chord, OnClose: func() {
		w.pal = nil
		p.newest.Ask()
		if p.cancel != nil {
			p.cancel()
		}
	}})
	if text != "" {
		p.field.SetText(text)
		p.field.CursorColumn = len([]rune(text))
		p.field.Refresh()
	}
	p.ask(text)
}

// typed asks again after a short pause.
func (p *palette) typed(text string) {
	if p.cancel != nil {
		p.cancel()
	}
	if p.w.h.Sync {
		p.ask(text)
		return
	}
	p.cancel = kit.After(p.w.h, 40*time.Millisecond, func() { p.ask(text) })
}

func (p *palette) ask(text string) {
	still := p.newest.Ask()
	w := p.w
	var kinds []data.Kind
	if p.kind > 0 {
		kinds = []data.Kind{foundKinds[p.kind-1].kind}
	}
	var form data.ID
	kit.Run(w.h, func() (app.Found, error) {
		if len(data.FoldWords(text)) == 0 {
			return app.Found{}, nil
		}
		form = w.formOf(text)
		return w.a.Search.Ask(text, kinds...)
	}, func(res app.Found, err error) {
		if !still() || w.pal != p {
			return
		}
		if err != nil {
			p.pop.Close()
			w.h.Fail(err)
			return
		}
		p.asked, p.form = text, form
		p.answer(res)
		// What is only near is not opened before it was seen.
		if p.enter && p.near == "" {
			p.choose()
		}
		p.enter = false
	})
}

// answer shows what was found, and the commands whose words fit.
func (p *palette) answer(res app.Found) {
	w, h := p.w, p.w.h
	hits := res.Hits
	var commands []found
	if p.kind == 0 {
		commands = append(w.takeInForm(p.form), w.commands(p.asked)...)
	}
	// A command by its name needs no forgiving.
	if p.near = res.Instead; p.near != "" && len(commands) > 0 {
		p.near, hits = "", nil
	}
	rows, counts := foundRows(seenFirst(hits, p.asked), h.Format, h.Now())
	shown := rows[:0]
	for _, r := range rows {
		if w.has(r.route.Screen) {
			shown = append(shown, r)
		}
	}
	p.hits, p.at = shown, 0
	for _, c := range commands {
		if len(p.hits) < mostFound+2 {
			p.hits = append(p.hits, c)
		}
	}
	words := ""
	if n := len(hits); n > 0 {
		words = h.N("found.count", n)
		if n >= 50 {
			words = h.T("found.many", "N", 50)
		}
	}
	p.count.SetText(words)
	kind := ""
	if p.kind > 0 {
		kind = h.T(foundKinds[p.kind-1].group)
	}
	p.kindOf.SetText(kind)
	p.hits = p.hits[:p.fits()]
	p.fill(counts)
}

// nearHigh is the height of the line that says what was looked for instead.
const nearHigh = 30

// fits is how many of the lines have room in the window, with their headings.
func (p *palette) fits() int {
	left := p.w.h.Window.Canvas().Size().Height - kit.Px(85+52+42+14+16)
	group := ""
	if p.near != "" {
		left -= kit.Px(nearHigh)
	}
	for i, f := range p.hits {
		if f.group != group {
			group = f.group
			left -= kit.Px(28)
		}
		if left -= kit.Px(46); left < 0 {
			return i
		}
	}
	return len(p.hits)
}

func (p *palette) fill(counts map[string]int) {
	h := p.w.h
	var objs []fyne.CanvasObject
	group, heads := "", 0
	asked := p.asked
	if p.near != "" && len(p.hits) > 0 {
		asked = p.near
		says := h.T("found.instead", "What", p.asked, "Instead", p.near)
		objs = append(objs, kit.High(nearHigh, kit.Inset(0, 14, 0, 12, kit.Row(8, kit.NewIcon("search", 16, kit.Amber), kit.Grow(kit.T(says, kit.Body.Cut()))))))
	}
	for i, f := range p.hits {
		if f.group != group {
			group = f.group
			if heads == len(p.heads) {
				p.heads = append(p.heads, nil)
			}
			count := ""
			if n := counts[group]; n > 0 {
				count = h.Format.Number(int64(n))
			}
			objs = append(objs, kit.High(28, kit.Inset(0, 14, 0, 12, kit.Row(8, kit.T(h.T(group), kit.HeadStyle.In(kit.Ink2)), kit.Spring(), kit.T(count, kit.Second)))))
			heads++
		}
		if i == len(p.rows) {
			p.rows = append(p.rows, newPaletteRow(p, i))
		}
		p.rows[i].show(f, asked, i == p.at)
		objs = append(objs, p.rows[i].press)
	}
	if len(p.hits) == 0 {
		objs = append(objs, kit.Inset(8, 12, 8, 12, kit.NewEmpty("search", kit.Ink2, h.T("found.nothing", "What", p.asked), h.T("found.nothing-note"))))
	}
	kit.Replace(p.list, objs...)
	p.pop.Resized()
}

func (p *palette) move(to int) {
	if len(p.hits) == 0 {
		return
	}
	to = (to + len(p.hits)) % len(p.hits)
	was := p.at
	p.at = to
	asked := p.asked
	if p.near != "" {
		asked = p.near
	}
	p.rows[was].show(p.hits[was], asked, false)
	p.rows[to].show(p.hits[to], asked, true)
}

// choose opens the line under the cursor.
func (p *palette) choose() {
	if p.at >= len(p.hits) {
		return
	}
	f := p.hits[p.at]
	p.pop.Close()
	if f.do != nil {
		f.do(p.w)
		return
	}
	p.w.Open(f.route)
}

// key says whether the palette used a key of its field.
func (p *palette) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp:
		p.move(p.at - 1)
	case fyne.KeyDown:
		p.move(p.at + 1)
	case fyne.KeyPageUp:
		p.move(0)
	case fyne.KeyPageDown:
		p.move(len(p.hits) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.asked != p.field.Text { // the list still answers an older question: take nothing that is not meant
			p.enter = true
			p.ask(p.field.Text)
			return true
		}
		p.choose()
	case fyne.KeyTab:
		p.kind = (p.kind + 1) % (len(foundKinds) + 1)
		p.ask(p.field.Text)
	default:
		return false
	}
	return true
}

// chord takes Alt and a digit for a line, and hands on what the window does everywhere.
func (p *palette) chord(name string) bool {
	if d := kit.Digit(rune(name[len(name)-1])); len(name) == 5 && name[:4] == "Alt+" && d > 0 && d <= len(p.hits) {
		p.move(d - 1)
		p.choose()
		return true
	}
	return false
}
