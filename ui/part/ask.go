package part

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// askSheet is a question to a supplier with its answer.
type askSheet struct {
	s        *Screen
	rec      data.Ask
	supplier *supplierField
	channel  *kit.Chips
	answer   *kit.Chips
	days     *kit.Entry
	stock    *kit.Entry
	price    *kit.Money
	delivery *kit.Money
	how      *kit.Entry
	here     *kit.When
	until    *kit.Entry
	who      *kit.Entry
	note     *kit.Entry
	sheet    *kit.Sheet
}

// ask logs another question to a supplier.
func (s *Screen) ask() {
	if s.view == nil || !s.view.Open() {
		return
	}
	s.answer(&data.Ask{Request: s.view.ID, Channel: data.ByPhone, Answer: data.AskYes})
}

// answer opens the sheet of a question: a new one, or one that waits for its answer.
func (s *Screen) answer(rec *data.Ask) {
	h := s.h
	a := &askSheet{s: s, rec: *rec}
	a.supplier = s.supplierField(rec.Supplier, func() { h.Focus(a.channel) })
	a.channel = kit.NewChips(h, kit.ChipsSpec{Items: channels(h), Move: true})
	a.channel.Select(string(rec.Channel))
	a.answer = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: func() { a.fit() }, Items: []kit.Chip{
		{Value: string(data.AskYes), Text: h.T("ask.answer.yes")},
		{Value: string(data.AskLater), Text: h.T("ask.answer.in-days")},
		{Value: string(data.AskNo), Text: h.T("ask.answer.no")},
		{Value: "none", Text: h.T("ask.answer.none")},
	}})
	a.answer.Select(string(data.AskYes))
	line := func(most int) *kit.Entry { return kit.NewEntry(h, kit.EntrySpec{Max: most}) }
	a.days, a.stock, a.how, a.who, a.note = line(3), line(data.MaxLine), line(data.MaxLine), line(data.MaxName), line(data.MaxLine)
	a.until = line(20)
	a.until.SetOnLeave(func() { a.checkUntil() })
	a.price, a.delivery = kit.NewMoney(h, "", nil), kit.NewMoney(h, "", nil)
	a.here = kit.NewWhen(h, h.T("part.here-hint"), nil)
	var first fyne.Focusable = a.supplier.finder
	title, fresh := h.T("part.log"), rec.ID == 0
	if !fresh {
		first, title = a.answer, h.T("part.their-answer")
	}
	a.sheet = h.Sheet(kit.SheetSpec{
		Icon: "phone-outgoing", Title: title, Text: name(s.view.Part) + " ×" + strconv.Itoa(s.view.N), Act: h.T("part.keep-answer"), Width: 640, First: first,
		Rows: a.rows(), Fields: a.fields, Save: a.save,
	})
}

func channels(h *kit.Host) []kit.Chip {
	var out []kit.Chip
	for _, c := range []data.Channel{data.ByPhone, data.Message, data.ByEmail, data.WalkIn} {
		out = append(out, kit.Chip{Value: string(c), Text: h.T("channel." + string(c))})
	}
	return out
}

// rows are the fields that the answer wants.
func (a *askSheet) rows() []fyne.CanvasObject {
	h := a.s.h
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	two := func(x, y fyne.CanvasObject) fyne.CanvasObject { return kit.TopCols(12, []float32{-1, -1}, x, y) }
	rows := []fyne.CanvasObject{l("part.supplier", a.supplier.finder), l("part.how-asked", a.channel), l("part.they-say", a.answer)}
	switch data.AskAnswer(a.answer.Selected()) {
	case data.AskYes, data.AskLater:
		here := l("part.here-on", a.here)
		if a.answer.Selected() == string(data.AskLater) {
			here = kit.TopCols(12, []float32{90, -1}, l("part.days", a.days), here)
		}
		rows = append(rows, two(l("part.in-stock", a.stock), l("part.price-each", a.price)), two(l("part.delivery", a.delivery), l("part.delivery-how", a.how)),
			two(here, l("part.holds-till", a.until)))
	}
	return append(rows, two(l("part.who-said", a.who), l("common.note", a.note)))
}

func (a *askSheet) fit() { a.sheet.SetRows(a.rows()...) }

func (a *askSheet) fields() []kit.FieldAt {
	return []kit.FieldAt{
		{Path: "supplier", At: a.supplier.finder},
		{Path: "days", At: a.days},
		{Path: "stock", At: a.stock},
		{Path: "price", At: a.price},
		{Path: "delivery", At: a.delivery},
		{Path: "how", At: a.how},
		{Path: "here", At: a.here},
		{Path: "until", At: a.until},
		{Path: "who", At: a.who},
		{Path: "note", At: a.note},
	}
}

func (a *askSheet) checkUntil() bool {
	d, err := a.s.h.Format.ParseDate(a.until.Text, a.s.speech().now.Date())
	if err != nil {
		a.until.SetError(a.s.h.Words.Err(err))
		return false
	}
	a.until.SetError("")
	if d != "" {
		a.until.SetText(words.First(a.s.h.Format.WhenDate(d, a.s.speech().now.Date())))
	}
	return true
}

// save reads the fields and keeps the answer.
func (a *askSheet) save(done func(error)) {
	s := a.s
	if !a.supplier.ready() {
		return
	}
	rec := a.rec
	rec.Supplier, rec.Channel = a.supplier.found, data.Channel(a.channel.Selected())
	rec.Answer = data.AskAnswer(a.answer.Selected())
	if rec.Answer == "none" {
		rec.Answer = data.NoAnswer
	}
	rec.Who, rec.Note = a.who.Text, a.note.Text
	if rec.Answer == data.AskYes || rec.Answer == data.AskLater {
		var ok [3]error
		rec.Price, ok[0] = a.price.Value()
		rec.Delivery, ok[1] = a.delivery.Value()
		rec.Here, ok[2] = a.here.Value()
		for i, check := range []func() bool{a.price.Check, a.delivery.Check, a.here.Check} {
			if ok[i] != nil {
				check()
				return
			}
		}
		if !a.checkUntil() {
			return
		}
		rec.Until, _ = s.h.Format.ParseDate(a.until.Text, s.speech().now.Date())
		rec.Days, _ = strconv.Atoi(a.days.Text)
		rec.Stock, rec.How = a.stock.Text, a.how.Text
	}
	kit.Run(s.h, func() (data.Done, error) {
		if rec.ID != 0 {
			return s.a.Asks.Answer(s.h.Actor(), &rec)
		}
		return s.a.Asks.Log(s.h.Actor(), &rec)
	}, func(d data.Done, err error) {
		done(err)
		if err == nil {
			s.chosen = -1
			s.did(d, nil, "part.answer-kept")
		}
	})
}
