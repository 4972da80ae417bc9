package customer

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// show draws what was found; while the file is looked through it says so.
func (e *Erase) show() {
	h, p := e.h, e.plan
	if p == nil {
		e.sub.SetText("")
		e.foot.SetText("")
		kit.Replace(e.main, kit.T(h.T("customer.erase-looking"), kit.Second))
		kit.Replace(e.side)
		kit.Relayout(e.all)
		return
	}
	e.sub.SetText(p.Customer.Name() + " · " + p.Customer.No)
	e.foot.SetText(h.T("customer.erase-foot"))
	rows := []fyne.CanvasObject{kit.NewNotice(kit.State{Icon: "triangle-alert", Text: h.T("customer.erase-final"), Tone: kit.Red}, h.T("customer.erase-final-text"))}
	if len(p.Open) > 0 {
		e.foot.SetText(h.T("customer.erase-open-foot"))
		rows = append(rows, kit.Space(0, 8), kit.NewNotice(kit.State{Icon: "wrench", Text: h.T("customer.erase-open"), Tone: kit.Amber}, h.Format.Join(p.Open...)))
	}
	rows = append(rows, kit.Space(0, 16), kit.NewHeading(h.T("customer.erase-goes"), ""), kit.Space(0, 5))
	rows = append(rows, e.goes()...)
	rows = append(rows, kit.Space(0, 18), kit.NewHeading(h.T("customer.erase-others"), h.Format.Number(int64(len(p.Mentions)))), kit.Space(0, 5))
	kit.Replace(e.main, append(rows, e.mentions()...)...)
	kit.Replace(e.side, e.stays()...)
	kit.Relayout(e.all)
}

// goes are the counts of what goes, two in a line.
func (e *Erase) goes() (rows []fyne.CanvasObject) {
	h, p := e.h, e.plan
	var facts []fyne.CanvasObject
	for _, c := range p.Counts {
		facts = append(facts, kit.NewFact(h.T("customer.goes-"+c.What), h.Format.Number(int64(c.N)), 210))
	}
	for len(facts)%2 != 0 {
		facts = append(facts, kit.Space(0, 0))
	}
	for i := 0; i < len(facts); i += 2 {
		rows = append(rows, kit.Cols(18, []float32{-1, -1}, facts[i], facts[i+1]))
	}
	if len(p.Merged) > 0 {
		rows = append(rows, kit.NewFact(h.T("customer.erase-merged"), h.Format.Join(p.Merged...), 210))
	}
	return rows
}

// mentions are the other records, each with its words and a tick: the name goes.
func (e *Erase) mentions() (rows []fyne.CanvasObject) {
	h := e.h
	fresh := e.ticks == nil
	rows = append(rows, kit.NewPara(h.T("customer.erase-others-text"), kit.Second.Sized(13), 18, 0), kit.Space(0, 6))
	if len(e.plan.Mentions) == 0 {
		return []fyne.CanvasObject{kit.T(h.T("customer.erase-none"), kit.Second)}
	}
	for i, m := range e.plan.Mentions {
		if fresh {
			t := kit.NewTick(h, e.what(m), nil)
			t.SetChecked(m.Sure)
			e.ticks = append(e.ticks, t)
		}
		if i > 0 {
			rows = append(rows, kit.Rule(1, kit.Line))
		}
		mark := kit.T("", kit.Second)
		switch {
		case m.Own:
			mark = kit.T(h.T("customer.erase-own"), kit.Second.Sized(13).In(kit.Amber))
		case !m.Sure:
			mark = kit.T(h.T("customer.erase-maybe"), kit.Second.Sized(13).In(kit.Amber))
		}
		words := kit.NewPara("“"+m.Words+"”", kit.Second.Sized(13).In(kit.Ink2), 18, 2)
		rows = append(rows, kit.Inset(5, 0, 6, 0, kit.Col(0, kit.Row(10, kit.Grow(e.ticks[i]), mark), kit.Inset(0, 0, 0, 24, words))))
	}
	if n := e.plan.More; n > 0 {
		rows = append(rows, kit.Rule(1, kit.Line), kit.Space(0, 6), kit.NewPara(h.N("customer.erase-more", n), kit.Second.Sized(13), 18, 0))
	}
	return rows
}

// what is a mention's record in one line.
func (e *Erase) what(m app.Mention) string {
	kind := e.h.T("kind." + m.Ref.Kind.String())
	kind = strings.ToUpper(kind[:1]) + kind[1:]
	for _, s := range []string{m.No, m.Title} {
		if s != "" {
			kind += " · " + s
		}
	}
	return kind
}

// stays is what goes on, and what is out of reach.
func (e *Erase) stays() (rows []fyne.CanvasObject) {
	h, p := e.h, e.plan
	rows = append(rows, kit.NewHeading(h.T("customer.erase-stays"), ""), kit.Space(0, 5), kit.NewPara(h.T("customer.erase-stays-text"), kit.Second.Sized(13).In(kit.Ink), 18, 0), kit.Space(0, 18))
	rows = append(rows, kit.NewHeading(h.T("customer.erase-copies"), h.Format.Number(int64(len(p.Copies)))), kit.Space(0, 5))
	if len(p.Copies) == 0 {
		rows = append(rows, kit.T(h.T("customer.erase-no-copies"), kit.Second.Sized(13)))
	} else {
		rows = append(rows, kit.NewPara(h.T("customer.erase-copies-text"), kit.Second.Sized(13).In(kit.Ink), 18, 0), kit.Space(0, 4))
	}
	copies, folder := slices.Clone(p.Copies), ""
	slices.SortStableFunc(copies, func(a, b app.HeldCopy) int { return strings.Compare(filepath.Dir(a.Path), filepath.Dir(b.Path)) })
	for _, c := range copies {
		if dir := filepath.Dir(c.Path); dir != folder {
			folder = dir
			rows = append(rows, kit.Space(0, 6), kit.NewPara(dir, kit.SecondMed, 18, 2))
		}
		rows = append(rows, kit.SideLine("hard-drive", kit.Ink2, h.T("customer.held-"+c.Kept), h.Format.Stamp(c.Taken)))
	}
	if p.Days > 0 {
		rows = append(rows, kit.Space(0, 12), kit.NewPara(h.N("customer.erase-days", p.Days), kit.Second.Sized(13).In(kit.Ink), 18, 0))
	}
	return rows
}
