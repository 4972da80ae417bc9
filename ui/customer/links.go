package customer

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// links are the other customers that this one is tied to.
type links struct {
	h       *kit.Host
	a       *app.App
	box     *fyne.Container
	rows    []*linkRow
	changed func()
}

type linkRow struct {
	rec  data.Link
	how  *kit.Choice
	with *kit.Finder
}

func newLinks(h *kit.Host, a *app.App, changed func()) *links {
	return &links{h: h, a: a, box: kit.Col(6), changed: changed}
}

func (l *links) set(all []data.Link) {
	l.rows = nil
	for _, x := range append(append([]data.Link(nil), all...), data.Link{}) {
		l.rows = append(l.rows, l.row(x))
	}
	l.draw()
}

func (l *links) row(rec data.Link) *linkRow {
	h, r := l.h, &linkRow{rec: rec}
	r.how = kit.NewChoice(h, kit.ChoiceSpec{OnChange: l.changed, Options: []kit.Option{{Value: "calls-for", Text: h.T("link.calls-for")}, {Value: "household-of", Text: h.T("link.household-of")}, {Value: "bills-to", Text: h.T("link.bills-to")}}})
	r.how.Select(rec.How)
	if rec.How == "" {
		r.how.Select("calls-for")
	}
	r.with = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("customer.link-hint"), Max: data.MaxName,
		Query: func(text string) ([]kit.Match, int, error) {
			found, err := l.a.Customers.Find(text, 6)
			var out []kit.Match
			for _, c := range found {
				out = append(out, kit.Match{Title: c.Name(), Note: h.Format.Phone(c.Phone()), Icon: "users", Value: c.ID})
			}
			return out, len(out), err
		},
		OnPick: func(m kit.Match) {
			r.rec.With = m.Value.(data.ID)
			r.with.SetText(m.Title)
			if r == l.rows[len(l.rows)-1] {
				l.rows = append(l.rows, l.row(data.Link{}))
				l.draw()
			}
			l.changed()
		},
		OnChange: func(string) { r.rec.With = 0; l.changed() },
	})
	if c, err := l.a.Customers.Get(rec.With); rec.With != 0 && err == nil {
		r.with.SetText(c.Name())
	}
	return r
}

func (l *links) draw() {
	var objs []fyne.CanvasObject
	for _, r := range l.rows {
		objs = append(objs, kit.TopCols(8, []float32{170, -1}, r.how, r.with))
	}
	kit.Replace(l.box, objs...)
	kit.Relayout(l.box)
}

func (l *links) values() (out []data.Link) {
	for _, r := range l.rows {
		if r.rec.With != 0 {
			x := r.rec
			x.How = r.how.Selected()
			out = append(out, x)
		}
	}
	return out
}
