package part

import (
	"sort"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

func writeID(id data.ID) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(id), 10)
}

func readID(s string) data.ID {
	n, _ := strconv.ParseUint(s, 10, 64)
	return data.ID(n)
}

// order orders: a draft is sent; with an answer chosen at once as it was given, else on a sheet; ticked parts go in one order.
func (s *Screen) order() {
	v := s.view
	switch {
	case len(s.ticked) > 0:
		s.orderTicked()
	case v == nil:
	case drafted(v.Wanted):
		s.send(v.Order)
	case s.chosen >= 0 && s.chosen < len(v.Answers):
		s.orderAs(v, v.Answers[s.chosen], false)
	case v.State == data.Wanted || v.State == data.Asked:
		s.orderSheet([]app.Wanted{v.Wanted})
	}
}

// orderTicked reads what was asked for the ticked parts, and opens the sheet of their order.
func (s *Screen) orderTicked() {
	var ids []data.ID
	for _, r := range s.rows {
		if s.ticked[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	kit.Run(s.h, func() (reqs []app.Wanted, err error) {
		for _, id := range ids {
			w, err := s.a.PartRequests.Get(id)
			if err != nil {
				return nil, err
			}
			reqs = append(reqs, w)
		}
		return reqs, nil
	}, func(reqs []app.Wanted, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.orderSheet(reqs)
	})
}

// draft keeps as an order what would be ordered, without sending it.
func (s *Screen) draft() {
	v := s.view
	switch {
	case v == nil || len(s.ticked) == 0 && drafted(v.Wanted):
	case len(s.ticked) == 0 && s.chosen >= 0 && s.chosen < len(v.Answers) && (v.State == data.Wanted || v.State == data.Asked):
		s.orderAs(v, v.Answers[s.chosen], true)
	default:
		s.order() // its sheet offers to keep it
	}
}

// orderAs orders what an answer offers, or keeps it as a draft.
func (s *Screen) orderAs(v *app.PartView, a app.Answer, draft bool) {
	o := &data.PartsOrder{
		Supplier: a.Ask.Supplier, Channel: a.Channel, Expected: a.Here, Delivery: a.Delivery,
		Lines: []data.OrderLine{{Part: v.PartRequest.Part, Request: v.ID, Qty: v.N, Cost: a.Price}},
	}
	act, toast := func() (data.Done, error) { return s.a.PartsOrders.Order(s.h.Actor(), o, a.ID) }, "part.ordered-toast"
	if draft {
		act, toast = func() (data.Done, error) { return s.a.PartsOrders.Draft(s.h.Actor(), o) }, "part.drafted-toast"
	}
	kit.Run(s.h, act, func(d data.Done, err error) {
		if err == nil {
			s.chosen = -1
		}
		s.did(d, err, toast, "no", d.No, "who", supplierName(a.Supplier))
	})
}

// drafted says whether a request stands on an order that is not sent yet.
func drafted(w app.Wanted) bool {
	return w.Order != nil && w.Order.State == data.OrderDraft && (w.State == data.Wanted || w.State == data.Asked)
}

// send sends an order that was drafted.
func (s *Screen) send(o *data.PartsOrder) {
	who := ""
	if s.view.Supplier != nil {
		who = s.view.Supplier.Name
	}
	kit.Run(s.h, func() (data.Done, error) { return s.a.PartsOrders.Send(s.h.Actor(), o.ID) }, func(d data.Done, err error) {
		s.did(d, err, "part.ordered-toast", "no", d.No, "who", who)
	})
}

// lineFields are the fields of one line of an order.
type lineFields struct {
	w    app.Wanted
	qty  *kit.Entry
	cost *kit.Money
}

// orderSheet asks of whom, at which price, and when it is here.
func (s *Screen) orderSheet(reqs []app.Wanted) {
	h := s.h
	from := likeliest(reqs)
	delivery, expected, note := kit.NewMoney(h, "", nil), kit.NewWhen(h, h.T("part.here-hint"), nil), kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine})
	var lines []lineFields
	table := kit.Col(0, kit.NewTableHead(h, 12, orderColumns, []string{h.T("part.part"), h.T("part.for"), h.T("part.how-many"), h.T("part.price-each")}, nil))
	for _, w := range reqs {
		l := lineFields{w, kit.NewEntry(h, kit.EntrySpec{Max: 5}), kit.NewMoney(h, "", nil)}
		l.qty.SetText(strconv.Itoa(w.N))
		l.cost.SetValue(offerOf(w, from))
		l.qty.SelectOnFocus()
		l.cost.SelectOnFocus()
		lines = append(lines, l)
		table.Add(kit.High(44, kit.Cols(12, orderColumns, kit.T(name(w.Part), kit.Strong.Cut()), kit.T(s.speech().whose(w), kit.Second.Sized(13).Cut()), l.qty, l.cost)))
	}
	sup := s.supplierField(from, func() { h.Focus(lines[0].qty) })
	var first fyne.Focusable = sup.finder
	if from != 0 {
		first = expected
	}
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	draft := false
	var sheet *kit.Sheet
	keep := kit.NewButton(h, kit.ButtonSpec{Text: h.T("part.order-draft"), Key: "Ctrl+S", Do: func() {
		draft = true
		sheet.Save()
		draft = false
	}})
	sheet = h.Sheet(kit.SheetSpec{
		Quiet: []*kit.Button{keep},
		Icon:  "package-check", Title: h.T("part.order-title"), Text: h.N("part.order-text", len(reqs)), Act: h.T("part.order-plain"), Width: 680, First: first,
		Rows: []fyne.CanvasObject{l("part.supplier", sup.finder), table, kit.TopCols(12, []float32{-1, -1}, l("part.expected-label", expected), l("part.delivery", delivery)), l("common.note", note)},
		Fields: func() []kit.FieldAt {
			out := []kit.FieldAt{{Path: "supplier", At: sup.finder}, {Path: "expected", At: expected}, {Path: "delivery", At: delivery}, {Path: "note", At: note}}
			for i, f := range lines {
				p := "lines[" + strconv.Itoa(i+1) + "]"
				out = append(out, kit.FieldAt{Path: p + ".qty", At: f.qty}, kit.FieldAt{Path: p + ".cost", At: f.cost})
			}
			return out
		},
		Save: func(done func(error)) {
			if !sup.ready() {
				return
			}
			o, takes, err := readOrder(lines, sup.found)
			if err == nil {
				o.Expected, err = expected.Value()
			}
			if err == nil {
				o.Delivery, err = delivery.Value()
			}
			if err != nil {
				expected.Check()
				delivery.Check()
				if len(data.FaultsOf(err)) > 0 && data.FaultsOf(err)[0].Field != "" {
					done(err)
				}
				return
			}
			o.Note = note.Text
			act, toast := func() (data.Done, error) { return s.a.PartsOrders.Order(h.Actor(), o, takes...) }, "part.ordered-toast"
			if draft {
				act, toast = func() (data.Done, error) { return s.a.PartsOrders.Draft(h.Actor(), o) }, "part.drafted-toast"
			}
			kit.Run(h, act, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.ticked, s.chosen = map[data.ID]bool{}, -1
					s.did(d, nil, toast, "no", d.No, "who", sup.finder.Text)
				}
			})
		},
	})
}

var orderColumns = []float32{-1, 90, 80, 130}

// likeliest is the supplier who has most of what is wanted: by their answers, else by where the parts are usually bought.
func likeliest(reqs []app.Wanted) data.ID {
	votes := map[data.ID]int{}
	for _, w := range reqs {
		for _, a := range w.Asks {
			if a.Answer == data.AskYes || a.Answer == data.AskLater {
				votes[a.Supplier] += 2
			}
		}
		if w.Part.Supplier != 0 {
			votes[w.Part.Supplier]++
		}
	}
	var ids []data.ID
	for id := range votes {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool {
		if votes[ids[i]] != votes[ids[j]] {
			return votes[ids[i]] > votes[ids[j]]
		}
		return ids[i] < ids[j]
	})
	if len(ids) == 0 {
		return 0
	}
	return ids[0]
}

// offerOf is what one costs at a supplier, as they said, else as it is known.
func offerOf(w app.Wanted, supplier data.ID) data.Money {
	for i := len(w.Asks) - 1; i >= 0; i-- {
		if a := w.Asks[i]; a.Supplier == supplier && a.Price > 0 {
			return a.Price
		}
	}
	return w.Part.Cost
}

// readOrder reads the lines, and which answers of the supplier they take.
func readOrder(lines []lineFields, supplier data.ID) (*data.PartsOrder, []data.ID, error) {
	o := &data.PartsOrder{Supplier: supplier}
	var takes []data.ID
	for i, f := range lines {
		path := "lines[" + strconv.Itoa(i+1) + "]"
		n, ok := number(f.qty.Text)
		if !ok {
			return nil, nil, data.Faults{{Field: path + ".qty", Code: "not-a-number"}}
		}
		cost, err := f.cost.Value()
		if err != nil {
			f.cost.Check()
			return nil, nil, err
		}
		o.Lines = append(o.Lines, data.OrderLine{Part: f.w.Part.ID, Request: f.w.ID, Qty: n, Cost: cost})
		for j := len(f.w.Asks) - 1; j >= 0; j-- {
			if a := f.w.Asks[j]; a.Supplier == supplier && (a.Answer == data.AskYes || a.Answer == data.AskLater) {
				takes = append(takes, a.ID)
				break
			}
		}
	}
	return o, takes, nil
}
