// Package setup is the first start: the choice between one's own shop and the practice shop, and the four questions that make a shop.
package setup

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// width of the first start's one column.
const width = 764

// Options are what the first start needs from the window.
type Options struct {
	Version   string
	Folder    string // where the shop's file is laid
	File      string // the file itself, where it was named; "" is made of the shop's name in Folder
	Trouble   string // why the last file does not open; "" where there was none
	Practice  func()
	OpenFile  func()
	Restore   func()
	Languages func()
	Done      func() // the shop is made and its file is open
}

// First is the first start.
type First struct {
	h    *kit.Host
	a    *app.App
	o    Options
	all  *fyne.Container
	own  *kit.BigTile
	form *questions
}

// New makes the first start. Answers kept from an earlier one open at the questions.
func New(h *kit.Host, a *app.App, o Options) *First {
	f := &First{h: h, a: a, o: o, all: kit.Stack()}
	if answers := kept(a); len(answers) > 0 {
		f.ask()
		return f
	}
	f.choose()
	return f
}

// Content is what stands in the window.
func (f *First) Content() fyne.CanvasObject {
	return kit.Stack(kit.NewBox(kit.Box{Fill: kit.Ground}), f.all)
}

// Focus gives the keys to what has them first.
func (f *First) Focus() {
	if f.form != nil {
		f.form.focus()
		return
	}
	f.h.Focus(f.own)
}

func (f *First) middle(o fyne.CanvasObject) {
	kit.Replace(f.all, kit.Inset(16, 20, 16, 20, kit.VScroll(kit.Place(kit.Centre, kit.Centre, kit.Wide(width, o)))))
}

// choose shows the two tiles.
func (f *First) choose() {
	h, o := f.h, f.o
	f.form = nil
	head := kit.Inset(0, 0, 20, 0, kit.Row(18, kit.NewNut(60), kit.Grow(kit.Col(0, kit.T(h.T("setup.program"), kit.Number.Sized(34)), kit.T(h.T("setup.what-it-is"), kit.Body.Sized(15).In(kit.Ink2).Cut()))),
		kit.Col(2, kit.T(h.T("setup.first-start"), kit.HeadStyle.In(kit.Ink2).Right()), kit.T(h.T("setup.version", "Version", o.Version), kit.Second.Sized(13).Right()))))
	f.own = kit.NewBigTile(h, kit.BigTileSpec{Icon: "store", Key: "Enter", Title: h.T("setup.own"), Text: h.T("setup.own-text"), Last: h.T("setup.own-last"), Do: f.ask})
	practice := kit.NewBigTile(h, kit.BigTileSpec{Icon: "sparkles", Key: "P", Title: h.T("setup.practice"), Text: h.T("setup.practice-text"), Last: h.T("setup.practice-last"), Do: o.Practice})
	links := kit.Row(0, f.link("database", h.T("setup.open-file"), "Ctrl+O", o.OpenFile), kit.Spring(),
		f.link("undo-2", h.T("setup.restore"), "Ctrl+R", o.Restore), kit.Spring(), f.link("languages", h.T("setup.language"), "L", o.Languages))
	col := kit.Col(0, head, kit.Rule(2, kit.Ink), kit.Space(0, 25), kit.TopCols(20, []float32{-1, -1}, f.own, practice), kit.Space(0, 24), kit.Rule(1, kit.Ink),
		kit.Space(0, 12), links, kit.Space(0, 26), kit.T(h.T("setup.truth"), kit.Second.Sized(13).Cut()))
	if o.Trouble != "" {
		col.Objects = append([]fyne.CanvasObject{kit.NewBanner(kit.State{Icon: "triangle-alert", Text: h.T("setup.not-opened"), Tone: kit.Red}, o.Trouble), kit.Space(0, 20)}, col.Objects...)
	}
	f.middle(col)
}

func (f *First) link(icon, words, key string, do func()) fyne.CanvasObject {
	return kit.NewPressable(f.h, kit.PressableSpec{Radius: 6, Do: do, Content: kit.High(34, kit.Row(8, kit.NewIcon(icon, 17, kit.Ink), kit.T(words, kit.Medium), kit.NewKeycap(key, kit.CapLine)))})
}

// ask shows the four questions.
func (f *First) ask() {
	f.form = newQuestions(f)
	f.middle(f.form.all)
	f.form.focus()
}

// Key takes the keys that no field uses.
func (f *First) Key(ev *fyne.KeyEvent) bool {
	if f.form != nil {
		return f.form.key(ev)
	}
	switch ev.Name {
	case fyne.KeyP:
		f.o.Practice()
	case fyne.KeyL:
		f.o.Languages()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.ask()
	default:
		return false
	}
	return true
}

// Shortcut takes the chords that no field uses.
func (f *First) Shortcut(chord string) bool {
	if f.form != nil {
		return f.form.chord(chord)
	}
	switch chord {
	case "Ctrl+O":
		f.o.OpenFile()
	case "Ctrl+R":
		f.o.Restore()
	default:
		return false
	}
	return true
}
