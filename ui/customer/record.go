package customer

import (
	"maps"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// mostRows is how many lines of money stand on the record.
const mostRows = 5

// record is the customer beside the list.
type record struct {
	s        *Screen
	all      *fyne.Container
	body     *fyne.Container
	none     *fyne.Container
	head     *kit.Head
	strip    *kit.Strip
	warn     *kit.Text
	noted    *kit.Text
	alert    *fyne.Container
	reach    *fyne.Container
	devHead  *kit.Heading
	devs     *fyne.Container
	cashHead *kit.Heading
	cash     *fyne.Container
	cashBox  *fyne.Container
	allow    *kit.Heading
	boxes    *fyne.Container
	fileHead *kit.Heading
	files    *fyne.Container
	timeHead *kit.Heading
	filter   *kit.Segments
	timeline *kit.Timeline
	earlier  *kit.Button // reads on in the timeline
	of       data.ID     // whose timeline is shown
	shown    int         // how many of its moments
	newest   kit.Newest
	erase    *fyne.Container // the act that erases the person
}

func newRecord(s *Screen) *record {
	h := s.h
	act := func(key, chord string) fyne.CanvasObject {
		return kit.NewPressable(h, kit.PressableSpec{Radius: 5, Do: func() { s.Shortcut(chord) }, Content: kit.Row(7, kit.T(h.T(key), kit.SecondMed), kit.NewKeycap(chord, kit.CapLine))})
	}
	merge := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.merge"), Icon: "merge", Key: "Alt+M", Do: func() { s.Shortcut("Alt+M") }})
	talk := kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.log"), Icon: "phone-outgoing", Key: "Alt+C", Do: func() { s.Shortcut("Alt+C") }})
	r := &record{s: s, head: kit.NewPersonHead(kit.ForPointer(merge), kit.ForPointer(talk)), warn: kit.T("", kit.Strong.In(kit.Amber).Cut()), noted: kit.T("", kit.Second.Sized(13).In(kit.Ink).Cut())}
	r.strip = kit.NewStrip(s.speech().facts(&app.CustomerView{CustomerRow: app.CustomerRow{Customer: &data.Customer{}}})...)
	r.alert = kit.Inset(10, 0, 0, 0, kit.High(36, kit.Panel(kit.Box{Fill: kit.AmberT, Radius: 5}, kit.Inset(0, 12, 0, 12, kit.Row(9, kit.NewIcon("triangle-alert", 16, kit.Amber), kit.BaseRow(9, r.warn, r.noted))))))
	r.reach, r.devs, r.cash, r.boxes, r.files = kit.Col(0), kit.Col(0), kit.Col(0), kit.Col(0), kit.Col(0)
	r.devHead = kit.NewHeading(h.T("customer.devices"), "", act("customer.device", "Alt+D"))
	r.cashHead, r.allow = kit.NewHeading(h.T("customer.money"), ""), kit.NewHeading(h.T("customer.allows"), "")
	r.fileHead = kit.NewHeading(h.T("customer.files"), "", act("common.add", "Alt+F"))
	r.timeHead, r.timeline = kit.NewHeading(h.T("customer.timeline"), ""), kit.NewThread()
	r.filter = kit.NewSegments(h, []kit.Option{{Value: showAll, Text: h.T("common.all")}, {Value: showSaid, Text: h.T("customer.said")}, {Value: showJobs, Text: h.T("customer.jobs")}, {Value: showMoney, Text: h.T("customer.money")}}, func() { r.read(0, 0) })
	r.cashBox = kit.Col(0, r.cashHead, r.cash, kit.Space(0, 14))
	r.erase = kit.Inset(16, 0, 0, 0, kit.Place(kit.Start, kit.Start, act("customer.erase-dots", "Alt+X")))
	left := kit.Col(0, kit.NewHeading(h.T("customer.reach"), "", act("common.change", "Alt+E")), kit.Space(0, 5), r.reach, kit.Space(0, 12),
		r.devHead, r.devs, kit.Space(0, 14), r.cashBox, r.allow, kit.Space(0, 5), r.boxes, kit.Space(0, 12), r.fileHead, r.files, r.erase)
	r.earlier = kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.earlier"), Icon: "chevron-down", Kind: kit.Ghost, Small: true, Do: func() { r.read(r.s.view.Earlier, 0) }})
	right := kit.Col(0, r.timeHead, kit.Space(0, 9), kit.Place(kit.Start, kit.Start, r.filter), kit.Space(0, 12), r.timeline, kit.Place(kit.Start, kit.Start, r.earlier))
	r.body = kit.Col(0, r.head, r.strip, r.alert, kit.Grow(kit.Inset(0, -16, 0, 0, kit.VScroll(kit.Inset(10, 16, 14, 0, kit.Columns(kit.TimeColumn, left, right))))))
	add := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.new"), Key: "Ins", Do: s.add})
	r.none = kit.Inset(20, 0, 0, 0, kit.Col(0, kit.NewEmpty("users", kit.Ink2, h.T("customer.none"), h.T("customer.none-text"), add)))
	r.all = kit.Stack(r.body, r.none)
	r.set()
	return r
}

// set shows the customer that was read.
func (r *record) set() {
	v := r.s.view
	r.body.Hidden, r.none.Hidden = v == nil, v != nil
	if v != nil {
		r.fill(v)
	}
	kit.Relayout(r.all)
}

func (r *record) fill(v *app.CustomerView) {
	h, sp := r.s.h, r.s.speech()
	r.head.Set(words.Initials(v.Name()), v.Name(), sp.sub(v), kit.State{})
	r.strip.Set(sp.facts(v)...)
	r.alert.Hidden = v.Alert == "" && v.Erased == 0
	r.warn.SetText(v.Alert)
	r.noted.SetText(sp.noted(v))
	if r.erase.Hidden = v.Erased != 0; v.Erased != 0 {
		r.warn.SetText(h.T("customer.erased-on", "when", h.Format.DateShort(v.Erased.Date(h.Format.Zone()))))
		r.noted.SetText(h.T("customer.erased-note"))
	}
	var rows []fyne.CanvasObject
	for _, f := range sp.reach(v) {
		rows = append(rows, kit.NewFact(f.label, f.value, 78))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.High(kit.FactLine, kit.T(h.T("customer.no-reach"), kit.Second)))
	}
	kit.Replace(r.reach, rows...)
	r.devHead.Set(h.T("customer.devices"), r.deviceCount(v))
	kit.Replace(r.devs, r.deviceRows(v)...)
	r.money(v, sp)
	r.allow.Set(h.T("customer.allows"), sp.asked(v.Customer))
	rows = nil
	for i := 0; i+1 < len(consents); i += 2 {
		rows = append(rows, kit.Cols(12, []float32{-1, -1}, r.consent(v, consents[i]), r.consent(v, consents[i+1])))
	}
	kit.Replace(r.boxes, rows...)
	rows = nil
	for _, f := range v.Files {
		rows = append(rows, kit.SideLine("paperclip", kit.Ink2, f.Name, h.Format.Bytes(f.Size)))
	}
	r.fileHead.Set(h.T("customer.files"), h.Format.Number(int64(len(v.Files))))
	kit.Replace(r.files, rows...)
	shown := 0
	if r.of == v.ID {
		shown = r.shown
	}
	r.of = v.ID
	r.moments()
	// As far as it was read before, and as the filter says.
	if r.filter.Selected() != showAll || shown > len(v.Moments) {
		r.read(0, shown)
	}
}

func (r *record) consent(v *app.CustomerView, channel string) fyne.CanvasObject {
	f, key := allowed(v.Customer, channel), "customer.allow-"+channel
	if f == kit.Fault {
		key = "customer.never-" + channel
	}
	return kit.FindingBox(f, r.s.h.T(key))
}

// deviceCount is how many devices stand there, and of how many.
func (r *record) deviceCount(v *app.CustomerView) string {
	n := r.s.h.Format.Number(int64(len(v.Devices)))
	if len(v.Devices) < v.DevicesAll {
		return r.s.h.T("common.of", "N", n, "Total", r.s.h.Format.Number(int64(v.DevicesAll)))
	}
	return n
}

func (r *record) deviceRows(v *app.CustomerView) []fyne.CanvasObject {
	h := r.s.h
	kinds, err := r.s.a.Lists.Get("device-kinds")
	var out []fyne.CanvasObject
	for i, d := range v.Devices {
		icon := "wrench"
		if err == nil {
			if it, ok := kinds.Item(d.DeviceKind); ok && it.Icon != "" {
				icon = it.Icon
			}
		}
		note := h.N("customer.visits", d.Visits)
		if d.NextService != "" {
			note = h.T("customer.next-care", "when", h.Format.Month(d.NextService))
		}
		if i > 0 {
			out = append(out, kit.Rule(1, kit.Line))
		}
		out = append(out, kit.High(34, kit.Row(9, kit.NewIcon(icon, 16, kit.Ink2), kit.Grow(kit.BaseRow(9, kit.T(d.Name(), kit.Strong.Cut()), kit.T(d.Mark(), kit.Second.Sized(13).Cut()))), kit.T(note, kit.Second.Sized(13)))))
	}
	if len(out) == 0 {
		out = append(out, kit.High(34, kit.Row(0, kit.T(h.T("customer.no-device"), kit.Second))))
	}
	return out
}

func (r *record) money(v *app.CustomerView, sp speech) {
	r.cashBox.Hidden = len(v.Money) == 0
	shown := v.Money[:min(len(v.Money), mostRows)]
	count := sp.f.Number(int64(len(shown)))
	if len(shown) < v.MoneyAll {
		count = sp.w.T("common.of", "N", count, "Total", sp.f.Number(int64(v.MoneyAll)))
	}
	r.cashHead.Set(sp.w.T("customer.money"), count)
	var rows []fyne.CanvasObject
	for i, m := range shown {
		x := sp.money(m, r.s.way)
		if i > 0 {
			rows = append(rows, kit.Rule(1, kit.Line))
		}
		rows = append(rows, kit.High(kit.TableRow, kit.BaseCols(8, []float32{80, 68, -1, 84},
			kit.T(x.when, kit.Second.Sized(13).Cut()), kit.T(x.no, kit.Strong.Cut()), kit.T(x.what, kit.Body.Cut()), kit.T(x.sum, kit.Strong.Right().In(x.tone)))))
	}
	kit.Replace(r.cash, rows...)
}

// way is how money changed hands, in words.
func (s *Screen) way(code string) string { return s.a.Lists.Word("payments", code, s.h.Words.Lang()) }

// read reads the timeline as the filter says: a page before an instant, or anew from the newest on, as many as limit.
func (r *record) read(before data.Instant, limit int) {
	v, still := r.s.view, r.newest.Ask()
	if v == nil {
		return
	}
	q := app.MomentQuery{Before: before, Of: momentsOf(r.filter.Selected()), Limit: limit}
	kit.Run(r.s.h, func() (app.MomentPage, error) { return r.s.a.Customers.Moments(v.ID, q) }, func(p app.MomentPage, err error) {
		if !still() || r.s.view != v {
			return
		}
		if err != nil {
			r.s.h.Fail(err)
			return
		}
		if before == 0 {
			v.Moments = nil
		}
		v.Moments, v.Earlier = append(v.Moments, p.Moments...), p.Earlier
		maps.Copy(v.Staff, p.Staff)
		maps.Copy(v.Names, p.Names)
		maps.Copy(v.Devs, p.Devs)
		r.moments()
	})
}

// moments draws the timeline as far as it was read.
func (r *record) moments() {
	v := r.s.view
	count := r.s.h.N("customer.entries", len(v.Moments))
	if v.Earlier != 0 {
		count = r.s.h.MoreThan(len(v.Moments))
	}
	r.timeHead.Set(r.s.h.T("customer.timeline"), count)
	r.timeline.Set(r.s.speech().moments(v, r.s.way)...)
	r.earlier.Hidden, r.shown = v.Earlier == 0, len(v.Moments)
	kit.Relayout(r.all)
}
