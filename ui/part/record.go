package part

import (
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// mostColumns is how many answers stand side by side.
const mostColumns = 4

// record is the request beside the list.
type record struct {
	s       *Screen
	all     *fyne.Container
	body    *fyne.Container
	title   *kit.Text
	line    *kit.Text
	job     *kit.Text
	who     *kit.Text
	tag     *kit.Tag
	steps   *fyne.Container
	asks    *fyne.Container
	ordered *fyne.Container
	log     *kit.Pressable
	answers *fyne.Container
	panel   *fyne.Container
	says    *kit.Para
	before  *kit.Heading
	bought  *fyne.Container
	old     *fyne.Container
	said    *kit.Text
	acts    *fyne.Container
	none    *fyne.Container
}

func newRecord(s *Screen) *record {
	h := s.h
	r := &record{s: s, title: kit.T("", kit.Title.Cut()), line: kit.T("", kit.Second.Sized(13).Cut()), job: kit.T("", kit.SecondMed.Sized(13).W(600).In(kit.Harbour)), who: kit.T("", kit.Second.Sized(13).Cut()), tag: kit.NewTag(kit.State{})}
	link := kit.NewPressable(h, kit.PressableSpec{Content: r.job, Radius: 4, Do: func() {
		if s.view != nil && s.view.Job != nil {
			h.Open(kit.Route{Screen: "job", ID: s.view.Job.ID})
		}
	}})
	head := kit.High(kit.RecordHead, kit.Inset(5, 0, 0, 0, kit.Row(12, kit.Grow(kit.Col(1, r.title, kit.BaseRow(7, r.line, link, kit.Grow(r.who)))), r.tag)))
	r.steps = kit.Stack()
	r.log = kit.NewPressable(h, kit.PressableSpec{Radius: 5, Do: s.ask, Content: kit.Row(8, kit.T(h.T("part.log"), kit.SecondMed.Sized(13)), kit.NewKeycap("Alt+A", kit.CapLine))})
	r.asks = kit.High(38, kit.Row(8, kit.T(h.T("part.answers"), kit.HeadStyle), kit.Spring(), r.log))
	r.answers, r.ordered = kit.Stack(), kit.Stack()
	r.says = kit.NewPara("", kit.Body, 21, 0)
	copied := kit.NewPressable(h, kit.PressableSpec{Radius: 5, Do: s.copyWords, Content: kit.Row(8, kit.T(h.T("common.copy"), kit.Medium.Sized(13)), kit.NewKeycap("Ctrl+Shift+C", kit.CapClear))})
	r.panel = kit.Panel(kit.Box{Fill: kit.Sunken, Radius: 7}, kit.Inset(4, 13, 13, 14, kit.Col(0,
		kit.High(30, kit.Row(8, kit.T(h.T("part.words"), kit.HeadStyle.In(kit.Ink2)), kit.Spring(), copied)), kit.Inset(0, 122, 0, 0, r.says))))
	r.before, r.bought = kit.NewHeading(h.T("part.before"), ""), kit.Col(0)
	r.old = kit.Col(0, kit.Space(0, 11), r.before, r.bought)
	r.said, r.acts = kit.T("", kit.Second.Sized(13).Cut()), kit.Row(8)
	foot := kit.Inset(8, 0, 12, 0, kit.Row(10, kit.Grow(r.said), r.acts))
	r.body = kit.Col(0, head, kit.Rule(2, kit.Ink), r.steps, kit.Rule(1, kit.Ink),
		kit.Grow(kit.Inset(0, -16, 0, 0, kit.VScroll(kit.Inset(0, 16, 0, 0, kit.Col(0, r.ordered, r.asks, r.answers, kit.Space(0, 13), r.panel, r.old))))), foot)
	r.none = kit.Inset(20, 0, 0, 0, kit.Col(0, s.nothing()))
	r.all = kit.Stack(r.body, r.none)
	return r
}

// nothing is what stands beside an empty list.
func (s *Screen) nothing() fyne.CanvasObject {
	want := kit.NewButton(s.h, kit.ButtonSpec{Text: s.h.T("part.want"), Key: "Ins", Do: func() { s.want(0) }})
	return kit.NewEmpty("package", kit.Ink2, s.h.T("part.none-shown"), s.h.T("part.none-text"), want)
}

// set shows the request that was read.
func (r *record) set() {
	v := r.s.view
	r.body.Hidden, r.none.Hidden = v == nil, v != nil
	if v != nil {
		r.fill(v)
	}
	r.foot()
	kit.Relayout(r.all)
}

func (r *record) fill(v *app.PartView) {
	h, sp := r.s.h, r.s.speech()
	r.title.SetText(name(v.Part))
	r.head(v, sp)
	r.tag.Set(sp.state(v.Wanted))
	kit.Replace(r.steps, r.s.stepStrip(steps(sp, v)))
	kit.Replace(r.answers, r.s.columns(v, sp))
	r.asks.Hidden = len(v.Answers) == 0 && v.Order != nil
	r.log.SetHidden(len(v.Answers) == 0 || !v.Open())
	r.order(v, sp)
	r.panel.Hidden = v.Words == ""
	r.says.SetText(h.T("common.quote", "Words", v.Words))
	r.old.Hidden = len(v.Bought.Rows) == 0
	note := ""
	if v.Bought.Year > 0 {
		note = h.N("part.in-a-year", v.Bought.Year, "sum", h.Format.MoneyShort(v.Bought.Average))
	}
	r.before.Set(h.T("part.before"), note)
	var rows []fyne.CanvasObject
	for _, p := range v.Bought.Rows {
		b := sp.bought(p)
		if len(rows) > 0 {
			rows = append(rows, kit.Rule(1, kit.Line))
		}
		rows = append(rows, kit.High(kit.TableRow, kit.BaseCols(12, []float32{80, -1, 110, 138},
			kit.T(b.when, kit.Second.Sized(13).Cut()), kit.T(b.who, kit.Body.Cut()), kit.T(b.price, kit.Strong.Right()), kit.T(b.how, kit.Second.Sized(13).Right().Cut()))))
	}
	kit.Replace(r.bought, rows...)
}

// head words the line under the title: which part, how many, for whom.
func (r *record) head(v *app.PartView, sp speech) {
	h := r.s.h
	line := v.Part.PartNo
	if line == "" {
		line = v.Part.MakerNo
	}
	if line != "" {
		line += " · "
	}
	line += h.N("part.n-wanted", v.N)
	if v.Stock.Here > 0 || v.Stock.Reserved > 0 {
		line += " · " + h.N("part.n-here", v.Stock.Here)
	}
	r.job.Hidden, r.who.Hidden = v.Job == nil, v.Job == nil
	if v.Job == nil {
		r.line.SetText(line + " · " + h.T("part.for-shelf"))
		return
	}
	r.line.SetText(line + " · " + h.T("part.for"))
	r.job.SetText(v.Job.No)
	who := ""
	if v.Customer != nil {
		who = v.Customer.Name()
	}
	if v.Job.Promised != "" {
		who = h.T("part.promised", "who", who, "when", h.Format.When(v.Job.Promised, sp.now))
	}
	r.who.SetText(who)
}

// foot says what the ink button will do, and offers the acts.
func (r *record) foot() {
	s := r.s
	words, buttons := s.acts()
	r.said.SetText(words)
	objs := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		objs[i] = kit.NewButton(s.h, b)
		objs[i] = kit.ForPointer(objs[i].(*kit.Button))
	}
	kit.Replace(r.acts, objs...)
	kit.Relayout(r.all)
}

// acts are what can be done with the request now, the most likely last and in ink, and the sentence that says what it does.
func (s *Screen) acts() (string, []kit.ButtonSpec) {
	v, h := s.view, s.h
	notNow := kit.ButtonSpec{Text: h.T("part.not-now"), Key: "Esc", Do: func() { s.notNow() }}
	if n := len(s.ticked); n > 0 {
		return h.N("part.n-ticked", n), []kit.ButtonSpec{notNow, {Text: h.N("part.order-n", n), Icon: "package-check", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: s.order}}
	}
	if v == nil {
		return "", nil
	}
	receive := kit.ButtonSpec{Text: h.T("part.receive"), Icon: "package-check", Key: "F8", Do: s.next}
	paper := kit.ButtonSpec{Text: h.T("part.paper"), Key: "F9", Kind: kit.Ghost, Do: s.print}
	change := kit.ButtonSpec{Text: h.T("common.change"), Key: "Alt+E", Kind: kit.Ghost, Do: s.change}
	if drafted(v.Wanted) {
		sends := kit.ButtonSpec{Text: h.T("part.send", "no", v.Order.No), Icon: "send", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: s.order}
		return h.T("part.foot-draft"), []kit.ButtonSpec{paper, change, sends}
	}
	if s.chosen >= 0 && s.chosen < len(v.Answers) {
		a := v.Answers[s.chosen]
		order := kit.ButtonSpec{Text: h.T("part.order-from", "who", short(supplierName(a.Supplier))), Icon: "package-check", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: s.order}
		if v.State == data.Ordered {
			return h.T("part.foot-again", "n", s.chosen+1, "no", v.Order.No), []kit.ButtonSpec{notNow, order}
		}
		return h.T("part.foot-take", "n", s.chosen+1, "who", supplierName(a.Supplier)), []kit.ButtonSpec{notNow, order}
	}
	switch v.State {
	case data.Ordered:
		receive.Kind = kit.InkButton
		return s.expects(v), []kit.ButtonSpec{paper, change, receive}
	case data.RequestHere:
		fit := kit.ButtonSpec{Text: h.T("part.fit"), Icon: "wrench", Key: "F8", Kind: kit.InkButton, Do: s.next}
		back := kit.ButtonSpec{Text: h.T("part.return"), Key: "Alt+R", Do: s.giveBack}
		if v.Job == nil {
			fit.Text = h.T("part.put-away")
		}
		return h.T("part.foot-here"), []kit.ButtonSpec{back, fit}
	case data.Wanted, data.Asked:
		ask := kit.ButtonSpec{Text: h.T("part.log-answer"), Icon: "phone-outgoing", Key: "Alt+A", Kind: kit.InkButton, Do: s.ask}
		order := kit.ButtonSpec{Text: h.T("part.order-plain"), Key: "Ctrl+Enter", Do: s.order}
		return h.T("part.foot-ask"), []kit.ButtonSpec{order, ask}
	}
	return "", nil
}

// expects is when an order is here.
func (s *Screen) expects(v *app.PartView) string {
	if v.Order.Expected == "" {
		return s.h.T("part.no-day")
	}
	return words.First(s.h.T("part.expected", "when", s.h.Format.When(v.Order.Expected, s.speech().now)))
}

// order says how the order stands and who brings it, where there is more to say than the answers do.
func (r *record) order(v *app.PartView, sp speech) {
	h, o := r.s.h, v.Order
	if o == nil || v.State != data.Ordered && !drafted(v.Wanted) || len(v.Answers) > 0 && o.State == data.OrderSent && o.Carrier+o.Tracking == "" {
		r.ordered.Hide()
		return
	}
	line := o.No + ", " + h.T("parts-order.state."+string(o.State))
	if v.Supplier != nil {
		line = h.T("part.order-of", "no", o.No, "who", v.Supplier.Name, "state", h.T("parts-order.state."+string(o.State)))
	}
	if v.Received > 0 {
		line += " · " + h.T("common.of", "N", v.Received, "Total", v.N)
	}
	if by := strings.TrimSpace(o.Carrier + " " + o.Tracking); by != "" {
		line += " · " + by
	}
	right := ""
	if o.Expected != "" {
		right = h.T("part.expected", "when", h.Format.When(o.Expected, sp.now))
	}
	kit.Replace(r.ordered, kit.Inset(10, 0, 0, 0, kit.SideLine("truck", kit.Ink2, line, right)))
	r.ordered.Show()
}

func supplierName(s *data.Supplier) string {
	if s == nil {
		return ""
	}
	return s.Name
}
