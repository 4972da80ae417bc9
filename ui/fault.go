package ui

import (
	"slices"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// faultPage says what is safe when storage failed, what happened by the second, and shows the ways out.
type faultPage struct {
	w     *Window
	title *kit.PageTitle
	path  *kit.Text
	ways  *kit.Tiles
	act   *kit.Button
	typed *fyne.Container
	log   *fyne.Container
	all   fyne.CanvasObject
	words []string     // of the forms that are not saved
	since data.Instant // of the fault that the log is about
	added []happening  // since the page stands
	last  []happening  // all that is shown
}

const faultTileHigh = 140

func newFaultPage(w *Window) *faultPage {
	h := w.h
	p := &faultPage{w: w, path: kit.T("", kit.Second.Sized(13).Cut()), typed: kit.Col(0), log: kit.Col(0)}
	p.title = kit.NewPageTitle(h.T("common.read-only"), "", p.path)
	p.ways = kit.NewTiles(h, faultTileHigh, nil, p.chosen)
	p.act = kit.NewButton(h, kit.ButtonSpec{Kind: kit.InkButton, Text: h.T("shell.way-newest"), Do: p.take})
	support := kit.NewPressable(h, kit.PressableSpec{Content: kit.T(h.T("shell.copy-for-support"), kit.Medium.Sized(13)), Radius: 4, Do: func() { p.copy(p.support()) }})
	p.all = kit.Inset(12, kit.Margin, 12, kit.Margin, kit.Col(14, kit.Grow(kit.MarginScroll(kit.Col(16, p.title,
		kit.Col(10, kit.NewHeading(h.T("shell.three-ways"), ""), p.ways),
		kit.Col(0, kit.NewHeading(h.T("shell.not-yet-saved"), h.T("shell.kept-here")), p.typed),
		kit.Col(0, kit.NewHeading(h.T("shell.happened"), "", support), p.log)))),
		kit.Row(14, kit.Grow(kit.T(h.T("shell.fault-foot"), kit.Second.Sized(13).Cut())), p.act)))
	return p
}

// Content is the page.
func (p *faultPage) Content() fyne.CanvasObject { return p.all }

// Open shows the page. The newest copy is read through at once: whether it is whole decides the way on.
func (p *faultPage) Open(kit.Route) {
	w := p.w
	if p.since != w.state.Since {
		p.since, p.added = w.state.Since, nil
		p.ways.Select("")
		w.trouble = w.a.Trouble()
		if w.broken() && w.trouble.Copy != "" {
			p.readBack(w.trouble.Copy)
		}
	}
	p.Reload()
}

// Changed is not of interest here.
func (p *faultPage) Changed([]data.Change) {}

// Focus gives the keys to the likeliest way out.
func (p *faultPage) Focus() { p.w.h.Focus(p.act) }

// Reload lists the ways, what is typed and not saved, and what happened.
func (p *faultPage) Reload() {
	w, h := p.w, p.w.h
	p.title.Set(h.T("common.read-only"), h.Format.Time(h.Format.Local(h.Now())))
	p.path.SetText(w.state.Path)
	p.offer()
	p.tell()
	kit.Run(h, w.a.Drafts.All, func(all []app.Draft, err error) {
		if err != nil {
			all = nil
		}
		p.drafts(all)
	})
}

// offer words the three ways.
func (p *faultPage) offer() {
	w, h := p.w, p.w.h
	first := kit.Tile{Value: "other", Icon: "folder-open", Text: h.T("shell.way-other"), Note: h.T("shell.way-other-note"), Last: h.T("shell.no-copy-known"), Key: "1"}
	if t := w.trouble; t.Copy != "" {
		first = kit.Tile{
			Value: "newest", Icon: "hard-drive", Text: h.T("shell.way-newest"), Key: "1",
			Note: h.T("shell.way-newest-note", "When", h.Format.WhenAt(t.CopyAt, h.Now())), Last: h.T("shell.acts-unknown"),
		}
		switch {
		case t.Missing == 0:
			first.Last = h.T("shell.acts-none")
		case t.Missing > 0:
			first.Last = h.N("shell.acts-missing", t.Missing)
		}
	}
	was := p.ways.Selected()
	fresh := was == ""
	p.ways.SetItems(first,
		kit.Tile{Value: "again", Icon: "refresh-cw", Text: h.T("shell.way-again"), Note: h.T("shell.way-again-note"), Last: h.T("shell.file-is", "Size", h.Format.Bytes(w.state.Size)), Key: "2"},
		kit.Tile{Value: "look", Icon: "eye", Text: h.T("shell.way-look"), Note: h.T("shell.way-look-note"), Last: h.T("shell.nothing-new"), Key: "3"})
	if was == "" || was == "other" || was == "newest" {
		was = first.Value
	}
	if fresh && w.state.Gone && w.state.Rescued == "" { // what it held lies in its place again
		was = "again"
	}
	p.ways.Select(was)
	p.chosen()
}

// chosen names the chosen way on the ink button.
func (p *faultPage) chosen() {
	ways := map[string][3]string{"newest": {"shell.way-newest", "hard-drive", "1"}, "other": {"shell.way-other", "folder-open", "1"}, "again": {"shell.way-again", "refresh-cw", "2"}, "look": {"shell.way-look", "eye", "3"}}
	to := ways[p.ways.Selected()]
	p.act.Set(p.w.h.T(to[0]), to[1], to[2])
	kit.Relayout(p.all)
}

// drafts lists what is typed and not saved.
func (p *faultPage) drafts(all []app.Draft) {
	w, h := p.w, p.w.h
	sort.Slice(all, func(i, j int) bool { return all[i].Kept > all[j].Kept })
	p.words = nil
	var rows []fyne.CanvasObject
	for _, d := range all {
		s, known := w.named(d.Form)
		if !known {
			continue
		}
		text := strings.Join(typed(d.Fields), "\n")
		spec := kit.ButtonSpec{Text: h.T("common.copy"), Small: true, Kind: kit.Ghost, Do: func() { p.copy(text) }}
		if p.words = append(p.words, text); len(p.words) == 1 {
			spec.Key = copyChord
		}
		rows = append(rows, kit.High(52, kit.Row(12, kit.NewBigMark(s.icon, kit.Ink2), kit.T(either(d.Title, h.T(s.title)), kit.Strong),
			kit.Grow(kit.T(strings.Join(spoken(typed(d.Fields)), " · "), kit.Second.Cut())), kit.NewButton(h, spec), kit.T(h.Format.Time(h.Format.Local(d.Kept)), kit.Second))), kit.Rule(1, kit.Line))
	}
	for _, f := range w.parked { // a form that failed before its first draft was kept
		if f.form == nil || slices.ContainsFunc(all, func(d app.Draft) bool { return d.Form == f.Route.Screen && d.ID == f.Route.ID }) {
			continue
		}
		rows = append(rows, kit.High(52, kit.Row(12, kit.NewBigMark(f.Icon, kit.Ink2), kit.T(f.Title, kit.Strong),
			kit.Grow(kit.T(f.Detail, kit.Second.Cut())), kit.T(h.Format.Time(h.Format.Local(f.Since)), kit.Second))), kit.Rule(1, kit.Line))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.High(34, kit.T(h.T("shell.nothing-typed"), kit.Body.In(kit.Ink2))))
	}
	kit.Replace(p.typed, rows...)
	kit.Relayout(p.all)
}

// copyChord copies what is typed and not saved, else what happened.
const copyChord = "Ctrl+Shift+C"

// Key takes none: see Rune.
func (p *faultPage) Key(*fyne.KeyEvent) bool { return false }

// Rune takes the way of a digit.
func (p *faultPage) Rune(r rune) {
	ways := []string{"other", "again", "look"}
	if p.w.trouble.Copy != "" {
		ways[0] = "newest"
	}
	if i := int(r - '1'); i >= 0 && i < len(ways) {
		p.ways.Select(ways[i])
		p.chosen()
		p.take()
	}
}

// Shortcut copies.
func (p *faultPage) Shortcut(chord string) bool {
	if chord != copyChord {
		return false
	}
	if len(p.words) > 0 {
		p.copy(p.words[0])
	} else {
		p.copy(p.support())
	}
	return true
}

// HasInk says that the page has an ink button of its own.
func (p *faultPage) HasInk() bool { return true }

func (p *faultPage) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	p.w.h.Hint(p.w.h.T("common.copied"))
}

// take takes the chosen way.
func (p *faultPage) take() {
	w := p.w
	switch p.ways.Selected() {
	case "newest":
		w.goOnIn(w.trouble.Copy, w.computer().Backup.Second)
	case "other":
		w.chooseCopy()
	case "again":
		p.again()
	case "look":
		w.Back()
	}
}

// again reads the file through and writes to it again where it is whole.
func (p *faultPage) again() {
	w, h := p.w, p.w.h
	p.act.Busy(h.T("shell.trying"))
	kit.Run(h, func() (bool, error) { return true, w.a.TryAgain() }, func(_ bool, err error) {
		p.act.Ready()
		w.state = w.a.State()
		switch {
		case err == nil:
			w.told, w.trouble = nil, app.Trouble{}
			for _, s := range w.built {
				s.stale = true
			}
			w.Back()
			h.Toast(kit.Toast{Icon: "check", Text: h.T("shell.tried-well")})
		case w.state.Path == "":
			w.begin(err)
		default:
			p.note(kit.Red, h.T("shell.event-tried", "Why", h.Words.Err(err)))
			w.refresh()
		}
	})
}
