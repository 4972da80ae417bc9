package part

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// next moves the part on: an ordered one is received, one that is here is fitted.
func (s *Screen) next() {
	v := s.view
	switch {
	case v == nil:
	case v.State == data.Ordered && v.Order != nil:
		s.receive(v.Order)
	case v.State == data.RequestHere && v.Job == nil:
		s.putAway(v)
	case v.State == data.RequestHere:
		id := v.ID
		kit.Run(s.h, func() (data.Done, error) { return s.a.PartRequests.Fit(s.h.Actor(), id) }, func(d data.Done, err error) {
			s.did(d, err, "part.fitted-toast", "no", v.Job.No)
		})
	default:
		s.h.Hint(s.h.T("part.foot-ask"))
	}
}

// putAway ends the shelf's wish: the part stays in the stock.
func (s *Screen) putAway(v *app.PartView) {
	id := v.ID
	kit.Run(s.h, func() (data.Done, error) { return s.a.PartRequests.Return(s.h.Actor(), id, false) }, func(d data.Done, err error) {
		s.did(d, err, "part.put-away-toast")
	})
}

// line is a line of an order that something is still to come of.
type line struct {
	data.OrderLine
	part  *data.Part
	rest  int
	count *kit.Entry
	shelf *kit.Choice
}

// receive asks how many came of each line and where they lie; Ctrl+Enter takes all of it.
func (s *Screen) receive(o *data.PartsOrder) {
	h := s.h
	have, err := s.a.PartsOrders.Received(o.ID)
	if err != nil {
		h.Fail(err)
		return
	}
	var lines []line
	table := kit.Col(0, kit.NewTableHead(h, 12, receiveColumns, []string{h.T("part.part"), h.T("part.came"), h.T("part.to-come"), h.T("part.shelf")}, nil))
	var sheet *kit.Sheet
	for _, l := range o.Lines {
		p, err := s.a.Parts.Get(l.Part)
		if err != nil {
			h.Fail(err)
			return
		}
		x := line{OrderLine: l, part: p, rest: l.Qty - have[l.N]}
		if x.rest <= 0 {
			continue
		}
		x.count, x.shelf = kit.NewEntry(h, kit.EntrySpec{Max: 5, OnEnter: func() { sheet.Save() }}), s.shelfChoice(p.Shelf)
		x.count.SetText(strconv.Itoa(x.rest))
		x.count.SelectOnFocus()
		lines = append(lines, x)
		table.Add(kit.High(46, kit.Cols(12, receiveColumns, kit.T(name(p), kit.Strong.Cut()), x.count, kit.T(h.T("common.of", "N", x.rest, "Total", l.Qty), kit.Second.Sized(13).Cut()), x.shelf)))
	}
	if len(lines) == 0 {
		return
	}
	sheet = h.Sheet(kit.SheetSpec{
		Icon: "package-check", Title: h.T("part.receive-title", "no", o.No), Text: h.T("part.receive-text"), Act: h.T("part.receive"), Width: 680, First: lines[0].count,
		Rows: []fyne.CanvasObject{table},
		Fields: func() []kit.FieldAt {
			var out []kit.FieldAt
			for _, l := range lines {
				out = append(out, kit.FieldAt{Path: "lines[" + strconv.Itoa(l.N) + "]", At: l.count})
			}
			return out
		},
		Save: func(done func(error)) { s.receiveLines(o, lines, done) },
	})
}

var receiveColumns = []float32{-1, 80, 70, 170}

func (s *Screen) receiveLines(o *data.PartsOrder, lines []line, done func(error)) {
	var came []app.Arrival
	for _, l := range lines {
		n, ok := number(l.count.Text)
		switch {
		case !ok && l.count.Text != "":
			done(data.Faults{{Field: "lines[" + strconv.Itoa(l.N) + "].n", Code: "not-a-number"}})
			return
		case n != 0:
			came = append(came, app.Arrival{Line: l.N, N: n, Shelf: readID(l.shelf.Selected())})
		}
	}
	if len(came) == 0 {
		done(data.Faults{{Field: "lines[" + strconv.Itoa(lines[0].N) + "].n", Code: "not-positive"}})
		return
	}
	kit.Run(s.h, func() (data.Done, error) { return s.a.PartsOrders.Receive(s.h.Actor(), o.ID, came) }, func(d data.Done, err error) {
		done(err)
		if err == nil {
			s.did(d, nil, "part.received-toast", "no", o.No)
		}
	})
}

// giveBack asks where a part that is not needed goes: to the shelf for others, or back to the supplier.
func (s *Screen) giveBack() {
	v, h := s.view, s.h
	if v == nil || v.State != data.RequestHere && v.State != data.Fitted {
		return
	}
	id := v.ID
	back := func(toSupplier bool) func() {
		return func() {
			kit.Run(h, func() (data.Done, error) { return s.a.PartRequests.Return(h.Actor(), id, toSupplier) }, func(d data.Done, err error) {
				s.did(d, err, "part.returned-toast")
			})
		}
	}
	h.Menu(kit.MenuSpec{Title: h.T("part.return"), Width: 380, Under: s.record.acts, Items: []kit.MenuItem{
		{Icon: "package", Text: h.T("part.to-the-shelf"), Do: back(false)},
		{Icon: "truck", Text: h.T("part.to-the-supplier"), Do: back(true)},
	}})
}

// cancel takes a wish back, or the order that it stands on.
func (s *Screen) cancel() {
	v, h := s.view, s.h
	if v == nil || !v.Open() {
		return
	}
	if v.Order != nil && (v.State == data.Ordered || drafted(v.Wanted)) {
		o := v.Order
		h.Ask(kit.Question{Icon: "ban", Title: h.T("part.cancel-order", "no", o.No), Text: h.T("part.cancel-order-text"), Act: h.T("part.cancel-order-act"), Danger: true, Reason: h.T("common.reason"), Must: true, Done: func(why string) {
			kit.Run(h, func() (data.Done, error) { return s.a.PartsOrders.Cancel(h.Actor(), o.ID, why) }, func(d data.Done, err error) {
				s.did(d, err, "part.order-cancelled", "no", o.No)
			})
		}})
		return
	}
	id := v.ID
	h.Ask(kit.Question{Icon: "ban", Title: h.T("part.cancel-wish"), Text: name(v.Part), Act: h.T("part.cancel-act"), Done: func(string) {
		kit.Run(h, func() (data.Done, error) { return s.a.PartRequests.Cancel(h.Actor(), id) }, func(d data.Done, err error) {
			s.did(d, err, "part.cancelled-toast")
		})
	}})
}

// print offers the paper of the order.
func (s *Screen) print() {
	v, h := s.view, s.h
	if v == nil || v.Order == nil {
		h.Hint(h.T("part.no-paper"))
		return
	}
	of := data.Ref{Kind: data.KindPartsOrder, ID: v.Order.ID}
	kit.Run(h, func() (data.Done, error) { return s.a.PrintJobs.Print(h.Actor(), of, app.PaperOrder) }, func(d data.Done, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("part.printing", "no", v.Order.No)})
	})
}
