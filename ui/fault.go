package ui

import (
	"encoding/json"
	"errors"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

const bandHeight = 62

// band stands under the top bar on every screen while the file takes no changes.
type band struct {
	w     *Window
	all   *fyne.Container
	box   *kit.BoxView
	icon  *kit.Icon
	title *kit.Text
	text  *kit.Text
	act   *kit.Button
}

func newBand(w *Window) *band {
	b := &band{w: w, box: kit.NewBox(kit.Box{}), icon: kit.NewIcon("", 20, kit.Red), title: kit.T("", kit.Fact.Cut()), text: kit.T("", kit.Second.Sized(13).In(kit.Ink).Cut())}
	b.act = kit.NewButton(w.h, kit.ButtonSpec{Text: w.h.T("shell.ways-on"), Small: true, Do: func() { w.Open(kit.Route{Screen: "fault"}) }})
	b.all = kit.Stack(b.box, kit.Inset(0, 24, 0, 24, kit.Row(14, b.icon, kit.Grow(kit.Col(1, b.title, b.text)), b.act)))
	b.all.Hide()
	return b
}

// broken says that storage failed, rather than that nothing was meant to be changed.
func (w *Window) broken() bool {
	err := w.state.ReadOnly
	return errors.Is(err, data.ErrDamaged) || errors.Is(err, data.ErrFull)
}

func (b *band) refresh() {
	w, h := b.w, b.w.h
	err := w.state.ReadOnly
	was := b.all.Visible()
	b.all.Hidden = err == nil
	if err != nil {
		tone, icon, title := kit.Ink, "eye", h.T("shell.band-looking")
		switch {
		case w.broken():
			tone, icon, title = kit.Red, "triangle-alert", h.T("shell.band-broken", "Time", h.Format.Time(h.Format.Local(w.state.Since)))
		case errors.Is(err, data.ErrNewer):
			icon, title = "info", h.T("shell.band-newer")
		}
		look := kit.Box{Fill: kit.Tint}
		if tone == kit.Red {
			look.Fill = kit.RedT
		}
		b.box.Set(look)
		b.icon.Set(icon, tone)
		b.title.Set(title, kit.Fact.In(tone).Cut())
		text := h.Words.Err(err)
		if w.broken() {
			text = h.T("shell.band-safe")
		}
		b.text.SetText(text)
		b.act.Hidden = !w.broken() || w.at.Screen == "fault"
	}
	if was != b.all.Visible() && w.frame != nil {
		c := w.h.Window.Canvas().Content()
		kit.Relayout(c)
	}
	kit.Relayout(b.all)
}

// look reads the state of the file; the first time that storage is seen to fail the ways out are shown.
func (w *Window) look() {
	if !w.open {
		return
	}
	w.state = w.a.State()
	if w.broken() && w.told == nil {
		w.told = w.state.ReadOnly
		w.refresh()
		w.Open(kit.Route{Screen: "fault"})
		return
	}
	w.refresh()
}

// faultPage says what is safe when storage failed, and shows the ways out.
type faultPage struct {
	w     *Window
	title *kit.PageTitle
	ways  *kit.Tiles
	typed *fyne.Container
	all   fyne.CanvasObject
	words []string // of the forms that are not saved
}

func newFaultPage(w *Window) *faultPage {
	h := w.h
	p := &faultPage{w: w, title: kit.NewPageTitle(h.T("common.read-only"), ""), typed: kit.Col(0)}
	p.ways = kit.NewTiles(h, 82, []kit.Tile{
		{Value: "again", Icon: "refresh-cw", Text: h.T("shell.way-again"), Note: h.T("shell.way-again-note"), Key: "1"},
		{Value: "other", Icon: "folder-open", Text: h.T("shell.way-other"), Note: h.T("shell.way-other-note"), Key: "2"},
		{Value: "look", Icon: "eye", Text: h.T("shell.way-look"), Note: h.T("shell.way-look-note"), Key: "3"},
	}, p.take)
	p.all = kit.Inset(12, 24, 12, 24, kit.Col(14, p.title, kit.NewHeading(h.T("shell.three-ways"), ""), p.ways,
		kit.NewHeading(h.T("shell.not-yet-saved"), h.T("shell.kept-here")), p.typed))
	return p
}

// Content is the page.
func (p *faultPage) Content() fyne.CanvasObject { return p.all }

// Open shows the page.
func (p *faultPage) Open(kit.Route) { p.Reload() }

// Changed is not of interest here.
func (p *faultPage) Changed([]data.Change) {}

// Focus gives the keys to the ways out.
func (p *faultPage) Focus() { p.w.h.Focus(p.ways) }

// Reload lists what is typed and not saved.
func (p *faultPage) Reload() {
	w, h := p.w, p.w.h
	p.title.Set(h.T("common.read-only"), h.Format.Time(h.Format.Local(h.Now())))
	kit.Run(h, w.a.Drafts.All, func(all []app.Draft, err error) {
		if err != nil {
			all = nil
		}
		sort.Slice(all, func(i, j int) bool { return all[i].Kept > all[j].Kept })
		p.words = nil
		var rows []fyne.CanvasObject
		for _, d := range all {
			s, known := w.named(d.Form)
			if !known {
				continue
			}
			text := strings.Join(typed(d.Fields), "\n")
			p.words = append(p.words, text)
			copied := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.copy"), Small: true, Kind: kit.Ghost, Do: func() { p.copy(text) }})
			rows = append(rows, kit.High(44, kit.Row(12, kit.NewBigMark(s.icon, kit.Ink2), kit.T(either(d.Title, h.T(s.title)), kit.Strong),
				kit.Grow(kit.T(strings.Join(typed(d.Fields), " · "), kit.Second.Cut())), copied, kit.T(h.Format.Time(h.Format.Local(d.Kept)), kit.Second))), kit.Rule(1, kit.Line))
		}
		if len(rows) == 0 {
			rows = append(rows, kit.High(34, kit.T(h.T("shell.nothing-typed"), kit.Body.In(kit.Ink2))))
		}
		kit.Replace(p.typed, rows...)
	})
}

// Key takes the digits of the ways.
func (p *faultPage) Key(ev *fyne.KeyEvent) bool {
	for i, value := range []string{"again", "other", "look"} {
		if string(ev.Name) == string(rune('1'+i)) {
			p.ways.Select(value)
			p.take()
			return true
		}
	}
	return false
}

// Shortcut copies what is typed and not saved.
func (p *faultPage) Shortcut(chord string) bool {
	if chord == "Ctrl+Shift+C" && len(p.words) > 0 {
		p.copy(p.words[0])
		return true
	}
	return false
}

// HasInk says that the page asks for no ink in the top bar.
func (p *faultPage) HasInk() bool { return true }

func (p *faultPage) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	p.w.h.Hint(p.w.h.T("common.copied"))
}

// take takes the chosen way.
func (p *faultPage) take() {
	w := p.w
	switch p.ways.Selected() {
	case "again":
		path := w.state.Path
		if err := w.openFile(path, false); err != nil {
			w.look()
			w.h.Fail(err)
		}
	case "other":
		w.chooseCopy()
	case "look":
		w.Back()
	}
}

// typed are the words in the fields of a draft, in the order of their names.
func typed(raw json.RawMessage) []string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			if strings.TrimSpace(v) != "" {
				out = append(out, v)
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			names := make([]string, 0, len(v))
			for n := range v {
				names = append(names, n)
			}
			sort.Strings(names)
			for _, n := range names {
				walk(v[n])
			}
		}
	}
	walk(v)
	return out
}
