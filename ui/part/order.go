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

// order orders: with an answer chosen at once as it was given, else on a sheet; ticked parts go in one order.
func (s *Screen) order() {
	v := s.view
	switch {
	case len(s.ticked) > 0:
		var reqs []app.Wanted
		for _, r := range s.rows {
			if s.ticked[r.ID] {
				reqs = append(reqs, r)
			}
		}
		s.orderSheet(reqs)
	case v == nil:
	case s.chosen >= 0 && s.chosen < len(v.Answers):
		s.orderAs(v, v.Answers[s.chosen])
	case v.State == data.Wanted || v.State == data.Asked:
		s.orderSheet([]app.Wanted{v.Wanted})
	}
}

// orderAs orders what an answer offers.
func (s *Screen) orderAs(v *app.PartView, a app.Answer) {
	o := &data.PartsOrder{
		Supplier: a.Ask.Supplier, Channel: a.Channel, Expected: a.Here, Delivery: a.Delivery,
		Lines: []data.OrderLine{{Part: v.PartRequest.Part, Request: v.ID, Qty: v.N, Cost: a.Price}},
	}
	take := a.ID
	kit.Run(s.h, func() (data.Done, error) { return s.a.PartsOrders.Order(s.h.Actor(), o, take) }, func(d data.Done, err error) {
		if err == nil {
			s.chosen = -1
		}
		s.did(d, err, "part.ordered-toast", "no", d.No, "who", supplierName(a.Supplier))
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
	h.Sheet(kit.SheetSpec{
		Icon: "package-check", Title: h.T("part.order-title"), Text: h.N("part.order-text", len(reqs)), Act: h.T("part.order-plain"), Width: 680, First: first,
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
			kit.Run(h, func() (data.Done, error) { return s.a.PartsOrders.Order(h.Actor(), o, takes...) }, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.ticked, s.chosen = map[data.ID]bool{}, -1
					s.did(d, nil, "part.ordered-toast", "no", d.No, "who", sup.finder.Text)
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

// change opens the details of an order: when it is here, who brings it, its tracking number; or of a wish that is not ordered.
func (s *Screen) change() {
	v := s.view
	if v == nil || !v.Open() {
		return
	}
	if v.State == data.Ordered && v.Order != nil {
		s.changeOrder(v.Order)
		return
	}
	s.changeWish(v)
}

func (s *Screen) changeOrder(o *data.PartsOrder) {
	h := s.h
	expected := kit.NewWhen(h, h.T("part.here-hint"), nil)
	if o.Expected != "" {
		expected.SetValue(o.Expected)
	}
	carrier, track := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine}), kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, KeepScan: true})
	expected.SelectOnFocus()
	carrier.SetText(o.Carrier)
	track.SetText(o.Tracking)
	note := kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords})
	note.SetText(o.Note)
	confirmed := kit.NewTick(h, h.T("part.confirmed"), nil)
	confirmed.SetChecked(o.State != data.OrderSent && o.State != data.OrderDraft)
	if confirmed.Checked() {
		confirmed.SetDisabled(true, h.T("part.is-confirmed"))
	}
	l := func(key string, obj fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), obj) }
	h.Sheet(kit.SheetSpec{
		Icon: "truck", Title: o.No, Text: h.T("part.order-change"), Act: h.T("common.save"), First: expected,
		Rows: []fyne.CanvasObject{l("part.expected-label", expected), confirmed, kit.TopCols(12, []float32{-1, -1}, l("part.carrier", carrier), l("part.tracking", track)), l("common.note", note)},
		Fields: func() []kit.FieldAt {
			return []kit.FieldAt{{Path: "expected", At: expected}, {Path: "carrier", At: carrier}, {Path: "tracking", At: track}, {Path: "note", At: note}}
		},
		Save: func(done func(error)) {
			rec := *o
			var err error
			if rec.Expected, err = expected.Value(); err != nil {
				expected.Check()
				return
			}
			rec.Carrier, rec.Tracking, rec.Note = carrier.Text, track.Text, note.Text
			confirm := confirmed.Checked() && (o.State == data.OrderSent || o.State == data.OrderDraft)
			kit.Run(h, func() (data.Done, error) {
				d, err := s.a.PartsOrders.Change(h.Actor(), &rec)
				if err == nil && confirm {
					d, err = s.a.PartsOrders.Confirm(h.Actor(), rec.ID, rec.Expected)
				}
				return d, err
			}, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.did(d, nil, "part.order-kept", "no", o.No)
				}
			})
		},
	})
}

func (s *Screen) changeWish(v *app.PartView) {
	h := s.h
	count, note, by := kit.NewEntry(h, kit.EntrySpec{Max: 5}), kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine}), kit.NewWhen(h, h.T("part.here-hint"), nil)
	count.SetText(strconv.Itoa(v.N))
	note.SetText(v.Note)
	by.SetValue(v.NeededBy)
	count.SelectOnFocus()
	by.SelectOnFocus()
	l := func(key string, obj fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), obj) }
	h.Sheet(kit.SheetSpec{
		Icon: "package", Title: name(v.Part), Act: h.T("common.save"), First: count,
		Rows: []fyne.CanvasObject{kit.TopCols(12, []float32{90, -1}, l("part.how-many", count), l("part.needed-by", by)), l("common.note", note)},
		Fields: func() []kit.FieldAt {
			return []kit.FieldAt{{Path: "n", At: count}, {Path: "needed_by", At: by}, {Path: "note", At: note}}
		},
		Save: func(done func(error)) {
			rec := *v.PartRequest
			var ok bool
			if rec.N, ok = number(count.Text); !ok {
				done(data.Faults{{Field: "n", Code: "not-a-number"}})
				return
			}
			var err error
			if rec.NeededBy, err = by.Value(); err != nil {
				by.Check()
				return
			}
			rec.Note = note.Text
			kit.Run(h, func() (data.Done, error) { return s.a.PartRequests.Change(h.Actor(), &rec) }, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.did(d, nil, "part.wish-kept")
				}
			})
		},
	})
}
