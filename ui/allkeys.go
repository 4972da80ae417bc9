package ui

import (
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// allKeys is the list of all keys over the window. A key pressed there only flashes its line.
type allKeys struct {
	w     *Window
	pop   *kit.Pop
	lines []helpLine
	calm  func()
}

type helpLine struct {
	names []string
	box   *kit.BoxView
}

// helpColumns are the headings of the list, column by column; "here" is the screen in hand.
var helpColumns = [][]string{
	{whereWork, whereGo},
	{whereForm, whereChips},
	{whereList, whereRecord},
	{whereHere, whereBack, whereScanner},
}

// allKeys opens the list (F1).
func (w *Window) allKeys() {
	h := w.h
	k := &allKeys{w: w}
	title := kit.Row(16, kit.T(h.T("shell.all-keys"), kit.Part.Sized(18)), kit.Spring(), kit.T(h.T("shell.press-one"), kit.Second.Sized(13)), kit.NewKeycap("Esc", kit.CapLine))
	print := kit.NewButton(h, kit.ButtonSpec{Text: h.T("shell.print-keys"), Icon: "printer", Key: "F9", Small: true, Kind: kit.Ghost, Do: k.print})
	widths := []float32{-1, -1, -1, -1}
	cols := kit.TopCols(24, widths)
	for _, names := range helpColumns {
		col := kit.Col(14)
		for _, where := range names {
			if o := k.group(where); o != nil {
				col.Add(o)
			}
		}
		cols.Add(col)
	}
	body := kit.Col(0, kit.High(42, title), kit.Rule(2, kit.Ink), kit.Space(0, 12), cols, kit.Space(0, 12), kit.Rule(1, kit.Line),
		kit.High(38, kit.Row(12, kit.Grow(kit.T(h.T("shell.keycap-stands"), kit.Second.Sized(13).Cut())), kit.ForPointer(print))))
	k.pop = h.Pop(kit.PopSpec{
		Content: kit.Inset(12, 24, 4, 24, body), Width: 1032, Dim: true, Key: k.key, Chord: func(c string) bool { return k.flash(c) }, Rune: k.rune,
		OnClose: func() {
			if k.calm != nil {
				k.calm()
			}
		},
	})
}

// group is a heading with its lines; nil where it has none.
func (k *allKeys) group(where string) fyne.CanvasObject {
	w, h := k.w, k.w.h
	title := h.T("key.where." + where)
	look := where
	if where == whereHere {
		if w.cur == nil {
			return nil
		}
		title, look = h.T("key.where.here", "Screen", h.T(w.cur.title)), w.cur.name
	}
	if where == whereScanner {
		return kit.Col(6, kit.NewHeading(title, ""), kit.NewPara(h.T("key.scanner"), kit.Second.Sized(13), 20, 3))
	}
	lines := kit.Col(0)
	for _, l := range keyTable() {
		if l.where == look && (l.need == "" || w.has(l.need)) {
			lines.Add(k.line(l))
		}
	}
	if len(lines.Objects) == 0 {
		return nil
	}
	return kit.Col(5, kit.NewHeading(title, ""), lines)
}

func (k *allKeys) line(l keyLine) fyne.CanvasObject {
	caps := kit.Row(4)
	names := strings.Split(l.keys, " ")
	for _, n := range names {
		caps.Add(kit.NewKeycap(n, kit.CapLine))
	}
	box := kit.NewBox(kit.Box{})
	k.lines = append(k.lines, helpLine{names, box})
	return kit.High(27, kit.Stack(box, kit.Cols(8, []float32{88, -1}, kit.Place(kit.Start, kit.Centre, caps), kit.T(k.w.h.T(l.words), kit.Body.Cut()))))
}

// print prints the list with the keys of every screen.
func (k *allKeys) print() {
	w, h := k.w, k.w.h
	page, who := w.keyPage(), w.who
	type printed struct {
		path  string
		saved bool
	}
	kit.Run(h, func() (out printed, err error) {
		out.path, out.saved, err = w.a.Papers.PrintKeys(who, page)
		return out, err
	}, func(out printed, err error) {
		switch {
		case err != nil:
			h.Fail(err)
		case out.saved:
			h.Toast(kit.Toast{Icon: "printer", Text: h.T("shell.keys-saved", "Where", filepath.Base(out.path))})
		default:
			h.Toast(kit.Toast{Icon: "printer", Text: h.T("shell.keys-printed")})
		}
	})
}

// keyPage is the list of keys for paper: what works everywhere, then each screen's.
func (w *Window) keyPage() app.KeyPage {
	h := w.h
	out := app.KeyPage{Title: h.T("shell.all-keys"), Note: h.T("shell.keycap-stands")}
	add := func(title, where string) {
		g := app.KeyGroup{Title: title}
		for _, l := range keyTable() {
			if l.where == where && (l.need == "" || w.has(l.need)) {
				var caps []string
				for _, n := range strings.Split(l.keys, " ") {
					caps = append(caps, kit.KeyLabel(n))
				}
				g.Lines = append(g.Lines, app.KeyLine{Keys: caps, Text: h.T(l.words)})
			}
		}
		if len(g.Lines) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	for _, names := range helpColumns {
		for _, where := range names {
			if where != whereHere && where != whereScanner {
				add(h.T("key.where."+where), where)
			}
		}
	}
	for _, s := range w.table {
		add(h.T(s.title), s.name)
	}
	return out
}

func (k *allKeys) key(ev *fyne.KeyEvent) bool {
	name := label(ev.Name)
	switch name {
	case "Esc":
		return false
	case "F9":
		k.print()
		return true
	}
	return k.flash(name)
}

func (k *allKeys) rune(r rune) {
	if !k.flash(string(unicode.ToUpper(r))) && unicode.IsLetter(r) {
		k.flash("a–z")
	}
}

// flash marks the lines of a key for a moment.
func (k *allKeys) flash(name string) bool {
	if len(name) == 1 && name[0] >= '1' && name[0] <= '9' {
		name = "1–9"
	}
	if d, ok := strings.CutPrefix(name, "Alt+"); ok && len(d) == 1 && d[0] >= '1' && d[0] <= '9' {
		name = "Alt+1–9"
	}
	if k.calm != nil {
		k.calm()
	}
	hit := false
	for _, l := range k.lines {
		look := kit.Box{}
		for _, n := range l.names {
			if n == name {
				look, hit = kit.Box{Fill: kit.HarbourT, Radius: 5}, true
			}
		}
		l.box.Set(look)
	}
	k.calm = kit.After(k.w.h, 900*time.Millisecond, func() {
		for _, l := range k.lines {
			l.box.Set(kit.Box{})
		}
	})
	return hit
}
