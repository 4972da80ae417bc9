package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tanggapan/assets/words"
	"tanggapan/ui/kit"
)

// rail is the left edge: whose shop it is, the screens, who works.
type rail struct {
	w        *Window
	all      *fyne.Container
	name     *kit.Text
	place    *kit.Text
	tag      *kit.Tag
	words    *fyne.Container
	items    []*railItem
	face     *kit.Avatar
	who      *kit.Text
	role     *kit.Text
	person   *fyne.Container
	isNarrow bool
	set      bool
}

type railItem struct {
	screen
	press *kit.Pressable
	box   *kit.BoxView
	icon  *kit.Icon
	title *kit.Text
	count *kit.Text
	late  *kit.Text
	badge *fyne.Container
	rest  *fyne.Container
}

func newRail(w *Window) *rail {
	r := &rail{w: w}
	r.name, r.place = kit.T("", kit.Strong.Cut()), kit.T("", kit.Second.Cut())
	r.tag = kit.NewTag(kit.State{Icon: "sparkles", Text: w.h.T("shell.practice"), Tone: kit.Amber})
	r.words = kit.Grow(kit.LeftCol(1, r.name, r.place, r.tag))
	head := kit.Inset(4, 0, 0, 0, kit.High(52, r.pad(14, 8, 10, kit.Row(10, kit.NewNut(32), r.words))))
	var upper, lower []fyne.CanvasObject
	for _, s := range w.table {
		if s.rail == "" {
			continue
		}
		it := r.item(s)
		r.items = append(r.items, it)
		if s.low {
			lower = append(lower, it.press)
		} else {
			upper = append(upper, it.press)
		}
	}
	r.face, r.who, r.role = kit.NewAvatar("", 28), kit.T("", kit.Strong.Sized(13.5).Cut()), kit.T("", kit.Second.Cut())
	r.person = kit.Grow(kit.LeftCol(0, r.who, r.role))
	foot := kit.NewPressable(w.h, kit.PressableSpec{
		Content: kit.High(44, r.pad(6, 2, 2, kit.Row(9, r.face, r.person))),
		Radius:  6, Tip: w.h.T("shell.change-person"), Do: w.people,
	})
	r.all = kit.Stack(kit.NewBox(kit.Box{Fill: kit.Ground}), kit.Col(0, head, kit.Space(0, 8),
		kit.Inset(0, 11, 0, 11, kit.Col(2, upper...)), kit.Spring(), kit.Inset(0, 11, 7, 11, kit.Col(2, lower...)),
		kit.Inset(0, 10, 0, 10, kit.Rule(1, kit.Line)), kit.Inset(7, 10, 4, 10, foot)))
	return r
}

// pad insets what stands in the rail: left and right in the wide one, slim on both sides in the narrow one.
func (r *rail) pad(left, right, slim float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&railPad{r, left, right, slim}, o)
}

type railPad struct {
	r                 *rail
	left, right, slim float32
}

func (p *railPad) sides() (left, right float32) {
	if p.r.isNarrow {
		return kit.Px(p.slim), kit.Px(p.slim)
	}
	return kit.Px(p.left), kit.Px(p.right)
}

// Layout is for Fyne.
func (p *railPad) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	l, r := p.sides()
	objs[0].Move(fyne.NewPos(l, 0))
	objs[0].Resize(fyne.NewSize(max(0, s.Width-l-r), s.Height))
}

// MinSize is for Fyne.
func (p *railPad) MinSize(objs []fyne.CanvasObject) fyne.Size {
	l, r := p.sides()
	return objs[0].MinSize().AddWidthHeight(l+r, 0)
}

func (r *rail) item(s screen) *railItem {
	it := &railItem{screen: s, box: kit.NewBox(kit.Box{}), icon: kit.NewIcon(s.icon, 18, kit.Ink2), title: kit.T(r.w.h.T(s.title), kit.Medium.In(kit.Ink2).Cut())}
	it.count, it.late = kit.T("", kit.SecondMed), kit.T("", kit.SecondMed.W(600).In(kit.OnInk))
	it.badge = kit.High(18, kit.Stack(kit.NewBox(kit.Box{Fill: kit.Red, Radius: 9}), kit.Inset(0, 8, 0, 8, it.late)))
	it.badge.Hide()
	it.rest = kit.Grow(kit.Row(8, kit.Grow(it.title), it.count, it.badge))
	row := r.pad(9, 8, 6, kit.Row(10, it.icon, it.rest))
	tip := r.w.h.T(s.title)
	if s.digit != "" {
		tip += "  " + kit.KeyLabel("Alt+"+s.digit)
	}
	it.press = kit.NewPressable(r.w.h, kit.PressableSpec{
		Content: kit.High(kit.NavItem, kit.Stack(it.box, row)), Radius: 6, Tip: tip,
		Do: func() { r.w.Open(kit.Route{Screen: s.name}) },
	})
	return it
}

// narrow shows icons only; names are then in the status bar.
func (r *rail) narrow(on bool) {
	if r.set && on == r.isNarrow {
		return
	}
	r.set, r.isNarrow = true, on
	r.words.Hidden, r.person.Hidden = on, on
	for _, it := range r.items {
		it.rest.Hidden = on
	}
	kit.Relayout(r.all)
}

// refresh shows counts, the screen in hand and the person.
func (r *rail) refresh() {
	w := r.w
	if w.shop != nil {
		name, rest := parted(w.shop.Name, kit.Px(kit.RailWidth-64))
		if w.shop.City != "" {
			rest = strings.TrimPrefix(rest+" · "+w.shop.City, " · ")
		}
		r.name.SetText(name)
		r.place.SetText(rest)
		r.place.Hidden = w.shop.Practice || rest == ""
		r.tag.SetHidden(!w.shop.Practice)
	}
	if w.person != nil && w.shop != nil {
		r.face.Set(words.Initials(w.person.Name()))
		r.who.SetText(w.person.Called())
		r.role.SetText(w.duty())
	}
	for _, it := range r.items {
		r.show(it, w.cur != nil && (w.cur.name == it.name || w.cur.of == it.name))
	}
	r.count()
	kit.Relayout(r.all)
}

// parted breaks a shop's name between words where it is too long for one line.
func parted(name string, width float32) (first, rest string) {
	words := strings.Fields(name)
	for n := len(words); n > 1; n-- {
		first = strings.Join(words[:n], " ")
		if kit.Strong.Width(first) <= width {
			return first, strings.Join(words[n:], " ")
		}
	}
	if len(words) == 0 {
		return "", ""
	}
	return words[0], strings.Join(words[1:], " ")
}

func (r *rail) show(it *railItem, chosen bool) {
	box, tok, weight := kit.Box{Radius: 6}, kit.Ink2, 500
	if chosen {
		box, tok, weight = kit.Box{Fill: kit.Surface, Stroke: kit.Line, Radius: 6}, kit.Ink, 600
	}
	it.box.Set(box)
	it.icon.Set(it.screen.icon, tok)
	it.title.Set(r.w.h.T(it.screen.title), kit.Medium.In(tok).W(weight).Cut())
}

// count reads the counts off the window's goroutine.
func (r *rail) count() {
	if !r.w.open {
		return
	}
	kit.Run(r.w.h, r.w.counts, func(c map[string]count, err error) {
		if err != nil {
			return
		}
		for _, it := range r.items {
			it.tell(c[it.name], r.w.h)
		}
		kit.Relayout(r.all)
	})
}

func (it *railItem) tell(c count, h *kit.Host) {
	text := ""
	if c.n > 0 {
		text = h.Format.Number(int64(c.n))
	}
	alert := c.alert && c.n > 0
	it.count.SetText(text)
	it.late.SetText(text)
	it.count.Hidden, it.badge.Hidden = alert, !alert
}

// duty is what the person is and till when they work today.
func (w *Window) duty() string {
	p, h := w.person, w.h
	role := h.T("role." + string(p.Role))
	names := []string{either(p.Title, role), role}
	var lines []string
	if span := p.WorksOn(h.Format.Local(h.Now()).Date(), w.shop.Hours); !span.Empty() {
		till := h.Format.Clock(span.To)
		for _, n := range names {
			lines = append(lines, n+" · "+h.T("shell.till", "Time", till), n+" · "+till)
		}
	}
	for _, l := range append(lines, names...) {
		if kit.Second.Width(l) <= kit.Px(kit.RailWidth-73) {
			return l
		}
	}
	return role
}
