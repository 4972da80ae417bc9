package ui

import (
	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
)

// frame lays out the window: rail, bar, band, work area, status bar. Below kit.NarrowWindow the rail shows icons only.
type frame struct {
	w                          *Window
	ground, line, under, above fyne.CanvasObject
	practice                   fyne.CanvasObject
	tip                        fyne.CanvasObject // a hint over a task, which has no status bar
	tipped                     *kit.Text
	all                        []fyne.CanvasObject
}

func (f *frame) objects() []fyne.CanvasObject {
	w := f.w
	f.ground = kit.NewBox(kit.Box{Fill: kit.Ground})
	f.line, f.under, f.above = kit.VRule(kit.Line), kit.Rule(1, kit.Line), kit.Rule(1, kit.Line)
	f.practice = kit.Rule(4, kit.Amber)
	if w.shop == nil || !w.shop.Practice {
		f.practice.Hide()
	}
	f.tipped = kit.T("", kit.Second.In(kit.Ink).Cut())
	f.tip = kit.Panel(kit.Box{Fill: kit.Surface, Stroke: kit.Line2, Radius: 5}, kit.Inset(0, 10, 0, 10, f.tipped))
	f.tip.Hide()
	f.all = []fyne.CanvasObject{f.ground, kit.NewBox(kit.Box{Fill: kit.Surface}), w.rail.all, f.line, w.top.all, f.under, w.band.all, w.body, f.above, w.status.all, f.practice, f.tip}
	return f.all
}

// Layout is for Fyne.
func (f *frame) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	w := f.w
	narrow := size.Width < kit.Px(kit.NarrowWindow)
	w.rail.narrow(narrow)
	left := kit.Px(kit.RailWidth)
	if narrow {
		left = kit.Px(kit.RailNarrow)
	}
	top := float32(0)
	if f.practice.Visible() {
		top = kit.Px(4)
	}
	put := func(o fyne.CanvasObject, x, y, wide, high float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, wide), max(0, high)))
	}
	put(f.practice, 0, 0, size.Width, top)
	put(f.ground, 0, top, size.Width, size.Height-top)
	put(w.rail.all, 0, top, left, size.Height-top)
	put(f.line, left, top, 1, size.Height-top)
	x := left + 1
	wide := size.Width - x
	y := top
	// A task has a title bar and a foot of its own in their place.
	task := w.cur != nil && w.cur.form
	for _, o := range []fyne.CanvasObject{w.top.all, f.under, f.above, w.status.all} {
		setHidden(o, task)
	}
	foot := float32(-1)
	if !task {
		put(w.top.all, x, y, wide, kit.Px(kit.TopBar))
		y += kit.Px(kit.TopBar)
		put(f.under, x, y, wide, 1)
		y++
		foot = kit.Px(kit.StatusBar)
		put(f.above, x, size.Height-foot-1, wide, 1)
		put(w.status.all, x, size.Height-foot, wide, foot)
	}
	if w.band.all.Visible() {
		put(w.band.all, x, y, wide, kit.Px(bandHeight))
		y += kit.Px(bandHeight)
	}
	area := size.Height - foot - 1 - y
	put(objs[1], x, y, wide, area)
	put(w.body, x, y, wide, area)
	setHidden(f.tip, !task || f.tipped.String() == "")
	put(f.tip, x+kit.Px(20), size.Height-kit.Px(kit.FootHeight+34), min(wide-kit.Px(40), f.tipped.Natural().Width+kit.Px(22)), kit.Px(28))
}

// hint says something over a task; the status bar says it elsewhere.
func (f *frame) hint(text string) {
	f.tipped.SetText(text)
	c := f.w.h.Window.Canvas().Content()
	f.Layout(f.all, c.Size())
	kit.Relayout(f.tip)
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	switch {
	case hidden && o.Visible():
		o.Hide()
	case !hidden && !o.Visible():
		o.Show()
	}
}

// MinSize is for Fyne: the smallest window that is of use.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 480) }
