package job

import (
	"strings"
	"unicode"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// add begins a new line.
func (t *lineTable) add() { t.begin(data.Line{Qty: data.One}) }

func (t *lineTable) begin(l data.Line) {
	if t.s.v == nil || !t.s.v.Job.Open() {
		t.s.h.Hint(t.s.h.T("job.over"))
		return
	}
	t.line, t.open = l, true
	f := t.s.h.Format
	qty := f.Quantity(l.Qty)
	if l.Unit != "" {
		qty += " " + l.Unit
	}
	t.qty.SetText(qty)
	t.text.SetText(l.Text)
	t.price.SetText("")
	if l.Price != 0 {
		price := l.Price
		if l.Kind == data.LineDiscount {
			price = -price
		}
		t.price.SetText(f.MoneyPlain(price))
	}
	t.edit.Show()
	kit.Relayout(t.s.all)
	t.s.h.Focus(t.text)
}

// cancel takes the fields away; it says whether they stood.
func (t *lineTable) cancel() bool {
	if !t.open {
		return false
	}
	t.open = false
	t.text.Close()
	t.edit.Hide()
	t.text.SetError("")
	t.price.SetError("")
	t.qty.SetError("")
	kit.Relayout(t.s.all)
	t.s.h.Focus(t.list)
	return true
}

// find offers usual jobs with their prices, then parts.
func (t *lineTable) find(text string) (out []kit.Match, total int, err error) {
	f := t.s.h.Format
	items, err := t.s.a.PriceItems.Find(text)
	if err != nil {
		return nil, 0, err
	}
	for _, p := range items {
		if len(out) < 5 {
			out = append(out, kit.Match{Title: p.Name, Note: p.Models, Icon: "tag", Right: f.Money(p.Price), Value: p})
		}
	}
	hits, err := t.s.a.Search.Find(text, data.KindPart)
	if err != nil {
		return nil, 0, err
	}
	for _, hit := range hits {
		if p, ok := hit.Record.(*data.Part); ok && len(out) < 8 {
			out = append(out, kit.Match{Title: p.Name, Note: p.PartNo, Icon: "package", Right: f.Money(p.Price), Value: p})
		}
	}
	return out, len(items) + len(hits), nil
}

// pick adds what was found at once, with its price.
func (t *lineTable) pick(m kit.Match) {
	who, id := t.s.h.Actor(), t.s.id
	qty, _, err := t.quantity()
	if err != nil {
		qty = data.One
	}
	var do func() (data.Done, error)
	switch p := m.Value.(type) {
	case *data.PriceItem:
		do = func() (data.Done, error) { return t.s.a.Jobs.AddPriceItem(who, id, p.ID) }
	case *data.Part:
		n := max(1, int(qty/data.One))
		do = func() (data.Done, error) { return t.s.a.Jobs.AddPart(who, id, p.ID, n) }
	default:
		return
	}
	t.run(do)
}

// quantity reads "2", "1.25 h", "18 km".
func (t *lineTable) quantity() (data.Quantity, string, error) {
	text := strings.TrimSpace(t.qty.Text)
	at := strings.IndexFunc(text, unicode.IsLetter)
	unit := ""
	if at >= 0 {
		text, unit = strings.TrimSpace(text[:at]), text[at:]
	}
	if text == "" {
		return data.One, unit, nil
	}
	q, err := t.s.h.Format.ParseQuantity(text)
	return q, unit, err
}

// save keeps the line as typed. A sum below zero is a discount.
func (t *lineTable) save() {
	h := t.s.h
	l := t.line
	var err error
	if l.Qty, l.Unit, err = t.quantity(); err != nil {
		t.fault(err)
		return
	}
	l.Text = t.text.Text
	text := strings.TrimSpace(t.price.Text)
	off := strings.HasPrefix(text, "-") || strings.HasPrefix(text, "−")
	if off {
		text = strings.TrimLeft(text, "-−")
	}
	if l.Price, err = h.Format.ParseMoney(text); text != "" && err != nil {
		t.fault(err)
		return
	}
	switch {
	case off:
		l.Kind = data.LineDiscount
	case l.Part != 0:
		l.Kind = data.LinePart
	case l.Kind == "" && l.Unit == "h":
		l.Kind = data.LineLabour
	case l.Kind == "" || l.Kind == data.LineDiscount:
		l.Kind = data.LineFee
	}
	who, id := h.Actor(), t.s.id
	t.run(func() (data.Done, error) { return t.s.a.Jobs.PutLine(who, id, l) })
}

func (t *lineTable) run(do func() (data.Done, error)) {
	kit.Run(t.s.h, do, func(done data.Done, err error) {
		if len(data.FaultsOf(err)) > 0 {
			t.fault(err)
			return
		}
		if err == nil {
			t.cancel()
		}
		t.s.did("line")(done, err)
	})
}

// fault says at the field what is wrong with the line.
func (t *lineTable) fault(err error) {
	for _, f := range data.FaultsOf(err) {
		words := t.s.h.Words.Fault(f)
		t.s.h.Hint(words)
		switch {
		case strings.HasSuffix(f.Field, "qty"):
			t.qty.SetError(words)
		case strings.HasSuffix(f.Field, "text"):
			t.text.SetError(words)
		default:
			t.price.SetError(words)
		}
	}
	kit.Relayout(t.s.all)
}

func (t *lineTable) remove(l data.Line) {
	s := t.s
	s.h.Ask(kit.Question{Icon: "trash-2", Title: s.h.T("job.remove-line", "text", l.Text), Act: s.h.T("common.remove"), Danger: true, Done: func(string) {
		who, id := s.h.Actor(), s.id
		kit.Run(s.h, func() (data.Done, error) { return s.a.Jobs.RemoveLine(who, id, l.N) }, s.did("line"))
	}})
}
