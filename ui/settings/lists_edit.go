package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

func (p *listsPage) newItem() fyne.CanvasObject {
	r := &itemRow{
		grip: kit.Place(kit.Stretch, kit.Centre, kit.Col(3, kit.Rule(1, kit.Edge), kit.Rule(1, kit.Edge), kit.Rule(1, kit.Edge))), mark: kit.NewMark("circle", kit.Ink2), a: kit.T("", kit.Strong.Cut()), b: kit.T("", kit.Body.Cut()),
		note: kit.T("", kit.Second.Sized(13).Cut()), used: kit.T("", kit.Second.Sized(13).Right().Cut()),
	}
	r.holdA, r.holdB = kit.Stack(r.a), kit.Stack(r.b)
	r.act = kit.T("", kit.Medium)
	r.doing = kit.Row(8, kit.Spring(), r.act, kit.NewKeycap("Del", kit.CapClear))
	o := kit.Cols(12, itemCols, r.grip, r.mark, r.holdA, r.holdB, r.note, kit.Stack(r.used, r.doing))
	p.rows[o] = r
	return o
}

func (p *listsPage) updateItem(i int, o fyne.CanvasObject, st kit.RowState) {
	r, it := p.rows[o], p.items[i]
	tone, second := kit.Ink, kit.Ink2
	if it.off {
		tone, second = kit.Ink3, kit.Ink3
	}
	icon := it.icon
	if icon == "" {
		icon, it.tone = "circle", kit.Ink2
	}
	r.mark.Set(icon, it.tone)
	r.grip.Hidden = !p.sources[p.at].ordered
	r.a.Set(it.a, kit.Strong.In(tone).Cut())
	r.b.Set(it.b, kit.Body.In(tone).Cut())
	r.note.Set(it.note, kit.Second.Sized(13).In(second).Cut())
	used := it.used
	if it.off {
		used = p.h.T("settings.aside-word")
	}
	r.used.Set(used, kit.Second.Sized(13).In(second).Right().Cut())
	act := p.h.T("settings.put-aside")
	if it.off {
		act = p.h.T("settings.take-back")
	}
	r.act.SetText(act)
	mine := i == p.editing
	r.doing.Hidden, r.used.Hidden = !st.Focused && !mine, st.Focused || mine
	swap(r.holdA, r.a, p.one, mine)
	swap(r.holdB, r.b, p.two, mine)
}

// swap puts a field in the place of a text, or the text back.
func swap(hold *fyne.Container, text *kit.Text, field *kit.Entry, editing bool) {
	var want fyne.CanvasObject = text
	if editing {
		want = kit.Inset(0, 0, 0, -8, field)
	}
	_, is := hold.Objects[0].(*kit.Text)
	if is != editing {
		return
	}
	kit.Replace(hold, want)
}

// edit turns a line into two fields.
func (p *listsPage) edit(i int, fresh bool) {
	if i < 0 || i >= len(p.items) {
		return
	}
	if open := p.sources[p.at].open; open != nil {
		open(p.items[i])
		return
	}
	p.editing, p.fresh = i, fresh
	p.one.SetText(p.items[i].a)
	p.two.SetText(p.items[i].b)
	p.one.SetError("")
	p.two.SetError("")
	p.list.Select(i)
	p.list.Touch()
	kit.Relayout(p.all)
	p.h.Focus(p.one)
}

// drop lets go of what was typed in the line in hand.
func (p *listsPage) drop() {
	if p.editing < 0 {
		return
	}
	i := p.editing
	p.editing = -1
	if p.fresh {
		p.items = append(p.items[:i:i], p.items[i+1:]...)
		p.fresh = false
		p.list.Reload()
	}
	p.list.Touch()
	p.h.Focus(p.list)
}

// commit keeps the line in hand and goes on: to the line before, after, or back to the list.
func (p *listsPage) commit(step int) {
	i := p.editing
	if i < 0 {
		return
	}
	it := p.items[i]
	a, b := data.CleanLine(p.one.Text), data.Clean(p.two.Text)
	switch {
	case a == "" && b == "" && p.fresh:
		p.drop()
		return
	case a == it.a && b == it.b && !p.fresh:
		p.editing = -1
		p.after(i, step)
		return
	}
	next := append([]item(nil), p.items...)
	next[i].a, next[i].b = a, b
	p.keep(next, i, p.h.T("settings.line-saved", "Word", a), func() {
		p.editing, p.fresh = -1, false
		p.reload()
		p.after(i, step)
	})
}

func (p *listsPage) after(i, step int) {
	p.list.Touch()
	p.h.Focus(p.list)
	if to := i + step; step != 0 && to >= 0 && to < len(p.items) {
		p.edit(to, false)
	}
}

// keep saves the lines; a fault is said at the field.
func (p *listsPage) keep(items []item, i int, words string, done func()) {
	h, s := p.h, p.sources[p.at]
	kit.Run(h, func() (data.Done, error) { return s.save(items, i) }, func(d data.Done, err error) {
		if fs := data.FaultsOf(err); len(fs) > 0 && p.editing >= 0 {
			at := p.one
			if s.second(fs[0].Field) {
				at = p.two
			}
			at.SetError("")
			h.Hint(h.Words.Fault(fs[0]))
			at.SetError(h.Words.Fault(fs[0]))
			h.Focus(at)
			return
		}
		if err != nil {
			h.Fail(err)
			return
		}
		h.Done(d, words)
		done()
	})
}

// second says whether a fault's field is the second of a line.
func (s source) second(field string) bool {
	for _, f := range []string{"price", "text", "note", "fil"} {
		if field == f || len(field) > len(f) && field[len(field)-len(f)-1:] == "."+f {
			return true
		}
	}
	return false
}

// insert begins a new line: behind the one under the cursor where the order counts, else at the end.
func (p *listsPage) insert() {
	if p.editing >= 0 {
		p.h.Focus(p.one)
		return
	}
	s := p.sources[p.at]
	if s.open != nil {
		s.open(item{})
		return
	}
	if s.kinds && p.kind == "" {
		p.h.Focus(p.kinds)
		return
	}
	at := len(p.items)
	it := item{icon: "", tone: kit.Ink2}
	if i := p.list.Selected(); s.ordered && i >= 0 {
		at = i + 1
		it.icon, it.tone, it.note, it.raw = p.items[i].icon, p.items[i].tone, p.items[i].note, p.items[i].raw
	}
	it.id = 0
	p.items = append(p.items[:at:at], append([]item{it}, p.items[at:]...)...)
	p.list.Reload()
	p.edit(at, true)
}

func (p *listsPage) itemKey(i int, ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDelete:
		if i >= 0 && p.editing < 0 {
			p.aside(i)
		}
	case fyne.KeyF2:
		return false
	case fyne.KeyLeft:
		p.h.Focus(p.side)
	default:
		return false
	}
	return true
}

// aside puts a line aside, or takes it back.
func (p *listsPage) aside(i int) {
	h, s, it := p.h, p.sources[p.at], p.items[i]
	words := h.T("settings.word-aside", "Word", it.a)
	if it.off {
		words = h.T("settings.word-back", "Word", it.a)
	}
	if s.aside != nil {
		p.act(func() (data.Done, error) { return s.aside(it) }, words, p.reload)
		return
	}
	next := append([]item(nil), p.items...)
	next[i].off = !it.off
	p.keep(next, i, words, p.reload)
}

// move moves the line under the cursor up or down.
func (p *listsPage) move(by int) {
	i := p.list.Selected()
	to := i + by
	if !p.sources[p.at].ordered || p.editing >= 0 || i < 0 || to < 0 || to >= len(p.items) {
		return
	}
	next := append([]item(nil), p.items...)
	next[i], next[to] = next[to], next[i]
	p.keep(next, to, p.h.T("settings.moved", "Word", next[to].a), func() {
		p.items = next
		p.list.Reload()
		p.list.Select(to)
		p.reload()
	})
}

func (p *listsPage) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyInsert {
		p.insert()
		return true
	}
	return false
}

func (p *listsPage) chord(c string) bool {
	switch c {
	case "Alt+↑", "Alt+Up":
		p.move(-1)
	case "Alt+↓", "Alt+Down":
		p.move(1)
	default:
		return false
	}
	return true
}
