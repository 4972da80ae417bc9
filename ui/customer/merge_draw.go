package customer

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

var takes = map[app.Side]kit.Take{app.Stays: kit.TakeMine, app.Comes: kit.TakeTheirs, app.Both: kit.TakeBoth}

func (m *Merge) show() {
	h, v := m.h, m.view
	m.sub.SetText("")
	for i, p := range m.pairs {
		if p.A.ID == v.A.ID && p.B.ID == v.B.ID || p.A.ID == v.B.ID && p.B.ID == v.A.ID {
			m.sub.SetText(h.T("customer.pair-of", "n", i+1, "of", len(m.pairs)))
		}
	}
	var tags []fyne.CanvasObject
	if v.SamePhone {
		tags = append(tags, kit.NewTag(kit.State{Icon: "phone", Text: h.T("customer.same-number"), Tone: kit.Ink2}))
	}
	if v.SameName {
		tags = append(tags, kit.NewTag(kit.State{Icon: "users", Text: h.T("customer.same-name"), Tone: kit.Ink2}))
	}
	kit.Replace(m.tags, tags...)
	stays := kit.BaseRow(7, kit.T(h.T("customer.stays", "no", v.A.No), kit.SecondMed.W(600).In(kit.Harbour)), kit.T(m.since(v.A), kit.Second.Cut()))
	comes := kit.BaseRow(7, kit.T(v.B.No, kit.Second), kit.T(m.since(v.B), kit.Second.Cut()))
	kit.Replace(m.heads, kit.Cols(12, kit.ChooserColumns(), kit.Space(0, 0), m.person(v.A, stays), m.person(v.B, comes)))
	m.chooser.Set(m.lines())
	m.drawMoves()
	m.act.Set(h.T("customer.merge-into", "no", v.A.No), "merge", "Ctrl+Enter")
	until := h.Now().Date(h.Format.Zone()).Plus(undoDays)
	m.foot.SetText(h.T("customer.merge-foot", "from", v.B.No, "to", v.A.No, "when", h.Format.DateShort(until)))
	m.result()
}

func (m *Merge) since(c *data.Customer) string {
	return m.h.T("customer.since-when", "when", m.h.Format.DateShort(c.Created.Date(m.h.Format.Zone())))
}

func (m *Merge) person(c *data.Customer, second fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(10, kit.NewAvatar(words.Initials(c.Name()), 34), kit.Grow(kit.Col(0, kit.T(c.Name(), kit.Strong.Cut()), second)))
}

// lines are the rows of the chooser: what either has, then what both allowed, of which the stricter holds.
func (m *Merge) lines() []kit.Pair {
	var out []kit.Pair
	m.fields = nil
	for _, r := range m.view.Rows {
		if r.A == "" && r.B == "" {
			continue
		}
		m.fields = append(m.fields, r.Field)
		out = append(out, kit.Pair{Label: m.h.T("customer.field-" + r.Field), Mine: m.value(r.Field, r.A), Theirs: m.value(r.Field, r.B), Both: r.Both, Same: r.Same, Take: takes[r.Take]})
	}
	for _, channel := range consents {
		a, b := m.allows(m.view.A, channel), m.allows(m.view.B, channel)
		if a == "" || b == "" {
			continue // what only one of the two was asked holds
		}
		p := kit.Pair{Label: m.h.T("customer.field-" + channel), Mine: a, Theirs: b, Fixed: true, Same: a == b, Take: kit.TakeMine}
		if allowed(m.view.B, channel) == kit.Fault && allowed(m.view.A, channel) == kit.Works {
			p.Take = kit.TakeTheirs
		}
		m.fields = append(m.fields, channel)
		out = append(out, p)
	}
	return out
}

// value is what a field holds, with phones as they are read aloud and channels in words.
func (m *Merge) value(field, text string) string {
	first, rest, _ := strings.Cut(text, " ")
	if key := "channel." + first; field == "channel" && m.h.Words.Has(key) {
		return strings.TrimSpace(m.h.T(key) + " " + rest)
	}
	if field == "phones" {
		var out []string
		for _, p := range strings.Split(text, ", ") {
			out = append(out, m.h.Format.Phone(p))
		}
		return strings.Join(out, ", ")
	}
	return data.CleanLine(text)
}

func (m *Merge) allows(c *data.Customer, channel string) string {
	for _, x := range c.Consents {
		if x.Channel != channel {
			continue
		}
		word := m.h.T("common.yes")
		if !x.Given {
			word = m.h.T("customer.never")
		}
		return word + ", " + m.h.Format.DateShort(x.At.Date(m.h.Format.Zone()))
	}
	return ""
}

// drawMoves says what would be together.
func (m *Merge) drawMoves() {
	h, v := m.h, m.view
	head := kit.HeadStyle.In(kit.Ink2)
	rows := []fyne.CanvasObject{kit.Space(0, 11), kit.High(23, kit.Cols(12, kit.ChooserColumns(), kit.T(h.T("customer.what-moves"), kit.HeadStyle), kit.Inset(0, 0, 0, 11, kit.T(h.T("customer.is-there"), head)), kit.Inset(0, 0, 0, 11, kit.T(h.T("customer.comes-over"), head)))), kit.Rule(1, kit.Ink)}
	add := func(label, a, b string, tone kit.Token) {
		rows = append(rows, kit.High(28, kit.Cols(12, kit.ChooserColumns(), kit.T(label, kit.Body.In(kit.Ink2).Cut()), kit.Inset(0, 0, 0, 11, kit.T(a, kit.Body.Cut())), kit.Inset(0, 0, 0, 11, kit.T(b, kit.Medium.In(tone).Cut())))), kit.Rule(1, kit.Line))
	}
	n := func(k int) string { return h.Format.Number(int64(k)) }
	for _, x := range v.Moves {
		b := n(x.Comes)
		if x.Comes > 0 && len(x.Numbers) > 0 {
			b += ": " + h.Format.Join(x.Numbers...)
		}
		add(h.T("kinds."+x.Kind.String()), n(x.Is), b, kit.Ink)
	}
	tone := kit.Ink
	if v.OwesB > 0 {
		tone = kit.Red
	}
	add(h.T("customer.owes"), h.Format.Money(v.OwesA), h.Format.Money(v.OwesB), tone)
	kit.Replace(m.moves, rows[:len(rows)-1]...)
}

// result draws the one customer that the two become, in line with the rows they come from.
func (m *Merge) result() {
	h, v := m.h, m.view
	if v.A == nil {
		return
	}
	col := kit.Col(0, kit.High(66, kit.Inset(12, 0, 0, 0, kit.LeftCol(-1, kit.T(h.T("customer.will-be"), kit.HeadStyle.In(kit.Ink2)), kit.T(v.A.No, kit.PartLarge.W(700))))), kit.Rule(2, kit.Ink))
	lines := m.lines()
	got := m.chooser.Takes()
	for i, p := range lines {
		if i < len(got) {
			p.Take = got[i]
		}
		value, why := p.Mine, ""
		switch {
		case p.Same && m.fields[i] == "phones":
			why = h.T("customer.why-same")
		case p.Take == kit.TakeBoth && p.Mine != "" && p.Theirs != "":
			value = h.T("customer.both")
			if m.fields[i] == "phones" {
				if all := together(p.Mine, p.Theirs); kit.Strong.Width(all) <= kit.Px(kit.SideWidth-2*kit.SidePadding) {
					value = all
				}
			}
		case p.Take == kit.TakeTheirs || p.Mine == "":
			value = p.Theirs
		}
		if p.Fixed && p.Mine != "" && p.Theirs != "" && !p.Same {
			why = h.T("customer.why-stricter")
		}
		if i > 0 {
			col.Add(kit.Rule(1, kit.Line))
		}
		col.Add(kit.High(44, kit.Row(8, kit.Grow(kit.T(value, kit.Strong.Cut())), kit.T(why, kit.Second.Sized(13)))))
	}
	col.Add(kit.Rule(1, kit.Ink))
	col.Add(kit.Space(0, 11))
	col.Add(kit.High(23, kit.Row(0, kit.T(h.T("customer.together"), kit.HeadStyle))))
	col.Add(kit.Rule(1, kit.Ink))
	for _, x := range v.Moves {
		col.Add(kit.High(28, kit.Row(0, kit.T(h.N("customer.sum-"+x.Kind.String(), x.Is+x.Comes), kit.Strong.Cut()))))
		col.Add(kit.Rule(1, kit.Line))
	}
	tone := kit.Ink
	if v.OwesA+v.OwesB > 0 {
		tone = kit.Red
	}
	col.Add(kit.High(28, kit.Row(0, kit.T(h.Format.Money(v.OwesA+v.OwesB), kit.Strong.In(tone)))))
	kit.Replace(m.side, col)
	kit.Relayout(m.all)
}

// together is what two lists have, each once.
func together(a, b string) string {
	out := strings.Split(a, ", ")
	for _, x := range strings.Split(b, ", ") {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return strings.Join(out, ", ")
}
