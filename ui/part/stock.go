package part

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// stock opens the list of parts with what there is of each: Enter changes one and counts it, Ins adds one, Del puts one aside.
func (s *Screen) stock() {
	var all []app.StockRow
	h := s.h
	b := &book{
		s: s, icon: "package", title: h.T("part.stock"), act: h.T("part.add-part"), columns: []float32{-3, -2, 60, 70, 60, 90},
		heads: []string{h.T("part.part"), h.T("part.part-no"), ">" + h.T("part.here-n"), ">" + h.T("part.reserved"), h.T("part.shelf"), ">" + h.T("common.price")},
	}
	b.read = func(text, after string, limit int) (func(), string, error) {
		rows, next, err := s.a.Parts.StockList(text, after, limit)
		return func() {
			if after == "" {
				all = nil
			}
			all = append(all, rows...)
		}, next, err
	}
	n := func(k int) string { return h.Format.Number(int64(k)) }
	b.len = func() int { return len(all) }
	b.cells = func(i int) []string {
		r := all[i]
		return []string{name(r.Part), r.PartNo, n(r.Here), n(r.Reserved), r.ShelfName, h.Format.Money(r.Price)}
	}
	b.tone = func(i int) kit.Token {
		if all[i].Low() {
			return kit.Amber
		}
		return kit.Ink
	}
	b.id = func(i int) data.ID { return all[i].ID }
	b.change = func(i int) { s.partSheet(all[i], b.reload) }
	b.add = func(text string) { s.partSheet(app.StockRow{Part: &data.Part{Name: text}}, b.reload) }
	b.remove = func(i int) {
		id := all[i].ID
		kit.Run(h, func() (data.Done, error) { return s.a.Parts.Remove(h.Actor(), id) }, func(d data.Done, err error) {
			if s.did(d, err, "part.removed") {
				b.reload()
			}
		})
	}
	b.open()
}

// partSheet opens a part of the catalogue, a new or a known one, with its count.
func (s *Screen) partSheet(in app.StockRow, after func()) {
	h := s.h
	line := func(text string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, KeepScan: true})
		e.SetText(text)
		return e
	}
	n := func(k int) string {
		if k == 0 {
			return ""
		}
		return h.Format.Number(int64(k))
	}
	p := in.Part
	title, no, maker, fits, unit, again, here := line(p.Name), line(p.PartNo), line(p.MakerNo), line(p.Fits), line(p.Unit), line(n(p.Reorder)), line(n(in.Here))
	cost, price := kit.NewMoney(h, "", nil), kit.NewMoney(h, "", nil)
	if p.ID != 0 {
		cost.SetValue(p.Cost)
		price.SetValue(p.Price)
	}
	for _, e := range []interface{ SelectOnFocus() }{again, here, cost, price} {
		e.SelectOnFocus()
	}
	usual := s.supplierField(p.Supplier, func() {})
	shelf := s.shelfChoice(p.Shelf)
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	head := h.T("part.part")
	if p.ID == 0 {
		head = h.T("part.add-part")
	}
	h.Sheet(kit.SheetSpec{
		Icon: "package", Title: head, Text: p.No, Act: h.T("common.save"), Width: 620, First: title,
		Rows: []fyne.CanvasObject{
			kit.TopCols(12, []float32{-3, -2}, l("common.name", title), l("part.fits", fits)), kit.TopCols(12, []float32{-1, -1, 90}, l("part.part-no", no), l("part.maker-no", maker), l("part.unit", unit)),
			kit.TopCols(12, []float32{-1, -1, -1}, l("common.cost", cost), l("common.price", price), l("part.shelf", shelf)),
			kit.TopCols(12, []float32{-1, 110, 110}, l("part.usual-supplier", usual.finder), l("part.reorder", again), l("part.counted", here)),
		},
		Fields: func() []kit.FieldAt {
			return []kit.FieldAt{{Path: "name", At: title}, {Path: "part_no", At: no}, {Path: "maker_no", At: maker}, {Path: "fits", At: fits}, {Path: "unit", At: unit}, {Path: "cost", At: cost}, {Path: "price", At: price}, {Path: "reorder", At: again}, {Path: "n", At: here}}
		},
		Save: func(done func(error)) {
			rec := *p
			rec.Name, rec.PartNo, rec.MakerNo, rec.Fits, rec.Unit = title.Text, no.Text, maker.Text, fits.Text, unit.Text
			rec.Supplier, rec.Shelf = usual.found, readID(shelf.Selected())
			var bad [2]error
			rec.Cost, bad[0] = cost.Value()
			rec.Price, bad[1] = price.Value()
			if bad[0] != nil || bad[1] != nil {
				cost.Check()
				price.Check()
				return
			}
			var ok bool
			if rec.Reorder, ok = number(again.Text); !ok && again.Text != "" {
				done(data.Faults{{Field: "reorder", Code: "not-a-number"}})
				return
			}
			count, ok := number(here.Text)
			if !ok && here.Text != "" {
				done(data.Faults{{Field: "n", Code: "not-a-number"}})
				return
			}
			kit.Run(h, func() (data.Done, error) { return s.keepPart(&rec, in, count) }, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.did(d, nil, "part.part-kept", "part", data.CleanLine(rec.Name))
					after()
				}
			})
		},
	})
}

// keepPart keeps what is known of a part and, where it differs, how many lie there.
func (s *Screen) keepPart(rec *data.Part, was app.StockRow, count int) (done data.Done, err error) {
	who := s.h.Actor()
	if rec.ID == 0 {
		done, err = s.a.Parts.Add(who, rec)
	} else {
		done, err = s.a.Parts.Change(who, rec)
	}
	if err != nil || count == was.Here {
		return done, err
	}
	return s.a.Parts.Count(who, done.ID, count)
}

// shelfChoice offers the shelves of the shop.
func (s *Screen) shelfChoice(at data.ID) *kit.Choice {
	opts := []kit.Option{{Value: "", Text: s.h.T("common.none")}}
	all, err := s.a.Shelves.All()
	if err != nil {
		s.h.Fail(err)
	}
	for _, x := range all {
		opts = append(opts, kit.Option{Value: writeID(x.ID), Text: x.Name})
	}
	c := kit.NewChoice(s.h, kit.ChoiceSpec{Options: opts, Placeholder: s.h.T("common.none")})
	c.Select(writeID(at))
	return c
}
