package setup

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
)

// question is one of the four.
type question struct {
	title  string        // key of its words
	coming string        // key: what it is about, while it is to come or in hand
	about  func() string // what it is about now; nil is coming
	body   fyne.CanvasObject
	first  fyne.Focusable
	check  func() bool   // marks what is wrong; true where one may go on
	answer func() string // in one line, when it is done
}

// what says what a question is about.
func (q question) what(h *kit.Host) string {
	if q.about != nil {
		return q.about()
	}
	return h.T(q.coming)
}

// hoursQuestion is the place of the question when the shop is open.
const hoursQuestion = 1

// questions is the accordion of the four questions.
type questions struct {
	f      *First
	h      *kit.Host
	all    *fyne.Container
	list   *fyne.Container
	at     int
	done   int // questions answered
	qs     []question
	step   *kit.Text
	left   *kit.Text
	foot   *kit.Text
	next   *kit.Button
	try    *kit.Button     // prints a test page
	tries  *fyne.Container // holds it, on the last question only
	shop   *shopAnswer
	hours  *hoursAnswer
	people *peopleAnswer
	papers *papersAnswer
	cancel func()
}

func newQuestions(f *First) *questions {
	h := f.h
	q := &questions{f: f, h: h, list: kit.Col(0)}
	was := kept(f.a)
	q.shop, q.hours = newShopAnswer(h, was, q.touched), newHoursAnswer(h, was, q.touched)
	q.people, q.papers = newPeopleAnswer(h, was, q.touched), newPapersAnswer(h, was, q.touched)
	q.qs = []question{q.shop.question(), q.hours.question(), q.people.question(), q.papers.question()}
	q.done, _ = strconv.Atoi(was["done"])
	q.done = min(max(q.done, 0), len(q.qs)-1)
	q.at = q.done
	q.step, q.left = kit.T("", kit.HeadStyle.In(kit.Ink2).Right()), kit.T("", kit.Second.Sized(13).Right())
	head := kit.Inset(0, 0, 20, 0, kit.Row(16, kit.NewNut(44), kit.Grow(kit.Col(0, kit.T(h.T("setup.own"), kit.Figure), kit.T(h.T("setup.can-change"), kit.Body.In(kit.Ink2).Cut()))),
		kit.Col(2, q.step, q.left)))
	q.foot = kit.T("", kit.Second.Sized(13).Cut())
	back := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.back"), Key: "Esc", Kind: kit.Ghost, Do: q.back})
	q.next = kit.NewButton(h, kit.ButtonSpec{Text: h.T("setup.next"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: q.forth})
	q.try = kit.NewButton(h, kit.ButtonSpec{Text: h.T("setup.test-page"), Icon: "printer", Key: "F9", Do: q.test})
	q.tries = kit.Stack(q.try)
	q.all = kit.Col(0, head, kit.Rule(2, kit.Ink), q.list, kit.Space(0, 16), kit.Row(8, kit.Grow(q.foot), back, q.tries, q.next))
	q.show()
	kit.Run(h, func() ([]string, error) { return f.a.SystemPrinters(), nil }, func(names []string, _ error) {
		q.papers.offer(names)
		q.show()
	})
	return q
}

// show lays the questions out: done, in hand, to come.
func (q *questions) show() {
	h := q.h
	var rows []fyne.CanvasObject
	for i, one := range q.qs {
		switch {
		case i == q.at:
			rows = append(rows, q.open(i, one))
		case i < q.done:
			rows = append(rows, q.answered(i, one))
		default:
			rows = append(rows, q.coming(i, one))
		}
		line := kit.Line2
		if i <= q.done || i == len(q.qs)-1 {
			line = kit.Ink
		}
		rows = append(rows, kit.Rule(1, line))
	}
	kit.Replace(q.list, rows...)
	n := len(q.qs)
	q.step.SetText(h.T("setup.step", "N", q.at+1, "Total", n))
	q.left.SetText(h.T("setup.left-" + strconv.Itoa(n-q.at)))
	last := q.at == n-1
	q.tries.Hidden = !last
	q.foot.SetText(h.T("setup.kept"))
	q.next.Set(h.T("setup.next"), "", "Ctrl+Enter")
	if last {
		q.foot.SetText(h.T("setup.no-printer"))
		q.next.Set(h.T("setup.open-desk"), "check", "Ctrl+Enter")
	}
	kit.Relayout(q.f.all)
}

const (
	titleColumn = 190
	ringSize    = 22
)

func ring(text, icon string, box kit.Box, tok kit.Token) fyne.CanvasObject {
	var in fyne.CanvasObject = kit.T(text, kit.Second.W(600).In(tok).Centre())
	if icon != "" {
		in = kit.Place(kit.Centre, kit.Centre, kit.NewIcon(icon, 14, tok))
	}
	box.Radius = ringSize / 2
	return kit.Fix(ringSize, ringSize, kit.Stack(kit.NewBox(box), in))
}

func (q *questions) answered(i int, one question) fyne.CanvasObject {
	key := strconv.Itoa(i + 1)
	change := kit.NewPressable(q.h, kit.PressableSpec{Radius: 6, Do: func() { q.to(i) }, Content: kit.Row(7, kit.T(q.h.T("common.change"), kit.Medium.Sized(13)), kit.NewKeycap(key, kit.CapLine))})
	return kit.High(48, kit.Row(12, ring("", "check", kit.Box{Fill: kit.Ink}, kit.OnInk), kit.Wide(titleColumn, kit.T(q.h.T(one.title), kit.Strong.Cut())),
		kit.Grow(kit.T(one.answer(), kit.Second.Sized(13).Cut())), change))
}

func (q *questions) coming(i int, one question) fyne.CanvasObject {
	return kit.High(48, kit.Row(12, ring(strconv.Itoa(i+1), "", kit.Box{Stroke: kit.Line2}, kit.Ink2), kit.Wide(titleColumn, kit.T(q.h.T(one.title), kit.Strong.In(kit.Ink2).Cut())),
		kit.Grow(kit.T(one.what(q.h), kit.Second.Sized(13).Cut()))))
}

func (q *questions) open(i int, one question) fyne.CanvasObject {
	head := kit.High(50, kit.Row(12, ring(strconv.Itoa(i+1), "", kit.Box{Stroke: kit.Harbour, Width: 2}, kit.Harbour),
		kit.BaseRow(12, kit.AtLeast(titleColumn, 0, kit.T(q.h.T(one.title), kit.Part)), kit.T(one.what(q.h), kit.Second.Sized(13)))))
	return kit.Col(0, head, kit.Inset(0, 0, 16, 34, one.body))
}

func (q *questions) focus() { q.h.Focus(q.qs[q.at].first) }

// to opens a question that was answered.
func (q *questions) to(i int) {
	if i < 0 || i > q.done || i >= len(q.qs) {
		return
	}
	q.at = i
	q.hours.days.near(q.shop.city.Text)
	q.h.Window.Canvas().Unfocus()
	q.show()
	q.focus()
}

// forth goes to the next question, or makes the shop.
func (q *questions) forth() {
	if !q.qs[q.at].check() {
		kit.Relayout(q.f.all)
		return
	}
	if q.at == len(q.qs)-1 {
		q.make()
		return
	}
	q.done = max(q.done, q.at+1)
	q.keep()
	q.to(q.at + 1)
}

// back goes to the question before; from the first one to the two tiles.
func (q *questions) back() {
	q.keep()
	if q.at > 0 {
		q.to(q.at - 1)
		return
	}
	q.f.choose()
	q.f.Focus()
}

func (q *questions) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		q.back()
	case fyne.KeyF9:
		if q.at != len(q.qs)-1 {
			return false
		}
		q.try.Press()
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		q.to(int(ev.Name[0] - '1'))
	default:
		return false
	}
	return true
}

func (q *questions) chord(name string) bool {
	switch {
	case name == "Ctrl+Enter":
		q.forth()
	case name == "Alt+H" && q.at == hoursQuestion:
		q.hours.days.count.Press()
	default:
		return false
	}
	return true
}
