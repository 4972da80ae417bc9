package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// paperView shows the paper in hand, page under page, as it would come out.
type paperView struct {
	p      *papersPage
	doc    *app.Doc
	lang   *kit.Segments
	larger *kit.Button
	hold   *fyne.Container
	pages  []*kit.Paper
	all    fyne.CanvasObject
}

const (
	maxPerMM     = 3.4 // design pixels; a strip or a label is not blown up beyond it
	largeWidth   = 700
	largePerMM   = 6
	shownPages   = 3
	viewSmallest = 240
)

func newPaperView(p *papersPage) *paperView {
	h := p.h
	v := &paperView{p: p}
	v.lang = kit.NewSegments(h, []kit.Option{{Value: "en", Text: "English"}, {Value: "fil", Text: "Filipino"}}, func() {
		p.lang = v.lang.Selected()
		p.draw()
	})
	v.larger = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.larger"), Key: "Alt+L", Kind: kit.Ghost, Small: true, Do: v.large})
	v.hold = kit.LeftCol(10)
	head := kit.High(36, kit.Row(8, v.lang, kit.Spring(), v.larger))
	v.all = kit.Col(0, kit.Space(0, 8), head, kit.Space(0, 6), kit.Grow(kit.VScroll(kit.Inset(0, 6, 16, 0, v.hold))))
	return v
}

// set shows a document.
func (v *paperView) set(doc *app.Doc) {
	v.doc = doc
	n := min(len(doc.Pages), shownPages)
	if n != len(v.pages) {
		v.pages = nil
		var objs []fyne.CanvasObject
		for range n {
			w := kit.NewPaper(nil, 1)
			v.pages = append(v.pages, w)
			objs = append(objs, sheetOf(w))
		}
		kit.Replace(v.hold, objs...)
	}
	room := max(kit.Px(viewSmallest), v.all.Size().Width-kit.Px(6+4+4))
	for i, w := range v.pages {
		pg := doc.Pages[i]
		w.SetPage(pg, min(kit.PaperWidth(pg, room), kit.Px(10)/10*maxPerMM))
	}
	kit.Relayout(v.all)
}

// sheetOf is a page with its edge, which is drawn last so that no page covers it.
func sheetOf(w *kit.Paper) fyne.CanvasObject {
	return kit.Stack(kit.Pad(2, w), kit.NewBox(kit.Box{Stroke: kit.Line2}))
}

// large shows the paper so large that its small print is read.
func (v *paperView) large() {
	if v.doc == nil {
		return
	}
	h := v.p.h
	col := kit.LeftCol(10)
	for _, pg := range v.doc.Pages {
		perMM := min(kit.PaperWidth(pg, kit.Px(largeWidth)), kit.Px(10)/10*largePerMM)
		col.Add(sheetOf(kit.NewPaper(pg, perMM)))
	}
	var pop *kit.Pop
	done := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.close"), Key: "Esc", Do: func() { pop.Close() }})
	title := h.T("settings.numbers")
	if v.p.at < len(v.p.kinds) {
		title = h.T("paper.name." + v.p.kinds[v.p.at].Name)
	}
	body := kit.VScroll(kit.Inset(0, 8, 0, 0, kit.Place(kit.Centre, kit.Start, col)))
	high := h.Window.Canvas().Size().Height - kit.Px(190)
	pop = h.Dialog(kit.DialogSpec{
		Icon: "file-text", Title: title, Content: kit.High(max(300, high/kit.Px(10)*10), body), Width: 780, Buttons: []*kit.Button{done}, First: done,
		Key: func(ev *fyne.KeyEvent) bool { return scrollBy(body, ev) },
	})
}

// scrollBy moves what a VScroll scrolls: a line with the arrows, a screenful with PgUp and PgDn.
func scrollBy(scroller *fyne.Container, ev *fyne.KeyEvent) bool {
	for _, o := range scroller.Objects {
		s, ok := o.(*container.Scroll)
		if !ok {
			continue
		}
		by := map[fyne.KeyName]float32{fyne.KeyUp: -kit.Px(40), fyne.KeyDown: kit.Px(40), fyne.KeyPageUp: -s.Size().Height, fyne.KeyPageDown: s.Size().Height}[ev.Name]
		if by == 0 {
			return false
		}
		s.ScrollToOffset(fyne.NewPos(0, max(0, min(s.Offset.Y+by, s.Content.Size().Height-s.Size().Height))))
		return true
	}
	return false
}
