package part

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// change opens the details of an order: when it is here, who brings it, its tracking number; or of a wish that is not ordered.
func (s *Screen) change() {
	v := s.view
	if v == nil || !v.Open() {
		return
	}
	if v.Order != nil && (v.State == data.Ordered || drafted(v.Wanted)) {
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
