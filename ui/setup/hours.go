package setup

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// hoursRow is one line of the second question: days that share their hours.
type hoursRow struct {
	days     *kit.Chips
	from, to *kit.Entry
}

// hoursAnswer is the second question: when the shop is open.
type hoursAnswer struct {
	h    *kit.Host
	rows []*hoursRow
	days *holidays
	bars *weekBars
}

// weekRows are the days of each line, and what stands there at first.
var weekRows = []struct {
	days     []time.Weekday
	open     string // those that are open, as Values
	from, to string
}{
	{[]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}, "1,2,3,4,5", "09:00", "18:00"},
	{[]time.Weekday{time.Saturday, time.Sunday}, "6", "09:00", "13:00"},
}

func newHoursAnswer(h *kit.Host, was map[string]string, touched func()) *hoursAnswer {
	a := &hoursAnswer{h: h, bars: newWeekBars(h), days: newHolidays(h, was, touched)}
	for i, w := range weekRows {
		n := strconv.Itoa(i + 1)
		r := &hoursRow{}
		changed := func() {
			a.bars.set(a.week())
			touched()
		}
		field := func(key, def string) *kit.Entry {
			e := kit.NewEntry(h, kit.EntrySpec{Max: 10})
			e.SetText(def)
			if v, ok := was[key]; ok {
				e.SetText(v)
			}
			e.SetOnChange(func(string) {
				e.SetError("")
				changed()
			})
			e.SetOnLeave(func() {
				if m, err := h.Format.ParseTime(e.Text); err == nil {
					e.SetText(h.Format.Clock(m))
				}
			})
			return e
		}
		var items []kit.Chip
		for _, d := range w.days {
			items = append(items, kit.Chip{Value: strconv.Itoa(int(d)), Text: h.Format.WeekdayShort(d)})
		}
		r.days = kit.NewChips(h, kit.ChipsSpec{Items: items, Multi: true, Plain: true, OnChange: changed})
		open := w.open
		if v, ok := was["days"+n]; ok {
			open = v
		}
		r.days.Select(strings.Split(open, ",")...)
		r.from, r.to = field("from"+n, w.from), field("to"+n, w.to)
		a.rows = append(a.rows, r)
	}
	a.bars.set(a.week())
	return a
}

func (a *hoursAnswer) question() question {
	lines := kit.Col(5)
	for i, r := range a.rows {
		if i > 0 {
			lines.Add(kit.Rule(1, kit.Line2))
		}
		lines.Add(kit.FieldRow(6, kit.Grow(r.days), kit.Wide(78, r.from), kit.Beside(a.h.T("common.to")), kit.Wide(78, r.to)))
	}
	lines.Add(kit.Rule(1, kit.Line2))
	lines.Add(kit.FieldRow(10, kit.T(a.h.T("setup.holidays"), kit.Body), kit.Grow(a.days.calendars), a.days.count))
	body := kit.TopRow(34, kit.Grow(lines), a.bars.all)
	return question{title: "setup.q-hours", coming: "setup.q-hours-note", body: body, first: a.rows[0].days, check: a.check, answer: a.answer}
}

// span reads the hours of a line; faults say which field is wrong.
func (r *hoursRow) span(h *kit.Host) (data.Span, *kit.Entry, error) {
	from, err := h.Format.ParseTime(r.from.Text)
	if err != nil {
		return data.Span{}, r.from, err
	}
	to, err := h.Format.ParseTime(r.to.Text)
	if err != nil {
		return data.Span{}, r.to, err
	}
	if to <= from {
		return data.Span{}, r.to, data.Fault{Field: "hours", Code: "bad-span"}
	}
	return data.Span{From: from, To: to}, nil, nil
}

func (a *hoursAnswer) check() bool {
	for _, r := range a.rows {
		if len(r.days.Values()) == 0 {
			continue
		}
		if _, field, err := r.span(a.h); err != nil {
			field.SetError(a.h.Words.Err(err))
			a.h.Focus(field)
			return false
		}
	}
	return true
}

// week is the answer; a line whose hours cannot be read counts as closed.
func (a *hoursAnswer) week() data.Week {
	var w data.Week
	for _, r := range a.rows {
		span, _, err := r.span(a.h)
		if err != nil {
			continue
		}
		for _, v := range r.days.Values() {
			if d, err := strconv.Atoi(v); err == nil && d >= 0 && d < 7 {
				w[d] = span
			}
		}
	}
	return w
}

func (a *hoursAnswer) answer() string {
	var parts []string
	for _, r := range a.rows {
		values := r.days.Values()
		if len(values) == 0 {
			continue
		}
		name := func(v string) string {
			d, _ := strconv.Atoi(v)
			return a.h.Format.WeekdayShort(time.Weekday(d))
		}
		days := name(values[0])
		if last := values[len(values)-1]; len(values) > 2 && days != name(last) {
			days = a.h.T("common.from-to", "From", days, "To", name(last))
		} else if len(values) == 2 {
			days = a.h.Format.Join(days, name(last))
		}
		if span, _, err := r.span(a.h); err == nil {
			parts = append(parts, days+" "+a.h.Format.Span(span))
		}
	}
	if n := len(a.days.chosen()); n > 0 {
		parts = append(parts, a.h.N("setup.holidays-answer", n))
	}
	return strings.Join(parts, ", ")
}

func (a *hoursAnswer) kept() map[string]string {
	all := a.days.kept()
	for i, r := range a.rows {
		n := strconv.Itoa(i + 1)
		all["days"+n], all["from"+n], all["to"+n] = strings.Join(r.days.Values(), ","), r.from.Text, r.to.Text
	}
	return all
}

// weekBars answers the hours back: a week in ink bars.
type weekBars struct {
	h     *kit.Host
	all   *fyne.Container
	heads []*kit.Text
	hours []*kit.Text
	lines []fyne.CanvasObject
	bars  []*kit.BoxView
	week  data.Week
}

const (
	barsWide = 196
	barsHigh = 118
	barsFrom = 8 * 60
	barsTo   = 20 * 60
)

func newWeekBars(h *kit.Host) *weekBars {
	b := &weekBars{h: h}
	var objs []fyne.CanvasObject
	for m := barsFrom; m <= barsTo; m += 4 * 60 {
		t := kit.T(h.Format.Clock(m)[:2], kit.Hint.Sized(11).In(kit.Ink2))
		l := kit.Rule(1, kit.Line2)
		b.hours, b.lines = append(b.hours, t), append(b.lines, l)
		objs = append(objs, t, l)
	}
	for i := range 7 {
		d := time.Weekday((i + 1) % 7)
		name := []rune(h.Format.WeekdayShort(d))
		t := kit.T(string(name[:min(2, len(name))]), kit.Hint.Sized(11).In(kit.Ink2).Centre())
		bar := kit.NewBox(kit.Box{Fill: kit.Ink, Radius: 1})
		b.heads, b.bars = append(b.heads, t), append(b.bars, bar)
		objs = append(objs, t, bar)
	}
	b.all = kit.Fix(barsWide, barsHigh, kit.Free(barsWide, barsHigh, b.place, objs...))
	return b
}

func (b *weekBars) set(w data.Week) {
	b.week = w
	kit.Relayout(b.all)
}

func (b *weekBars) place(s fyne.Size) {
	left, top := kit.Px(24), kit.Px(18)
	y := func(m int) float32 {
		m = min(max(m, barsFrom), barsTo)
		return top + float32(int((s.Height-top-kit.Px(4))*float32(m-barsFrom)/float32(barsTo-barsFrom)))
	}
	for i, t := range b.hours {
		at := y(barsFrom + i*4*60)
		n := t.Natural()
		t.Move(fyne.NewPos(0, at-float32(int(n.Height/2))))
		t.Resize(n)
		b.lines[i].Move(fyne.NewPos(left, at))
		b.lines[i].Resize(fyne.NewSize(s.Width-left, 1))
	}
	pitch := (s.Width - left) / 7
	for i, t := range b.heads {
		x := left + float32(int(pitch*float32(i)))
		span := b.week[(i+1)%7]
		tok, weight := kit.Ink, 600
		if span.Empty() {
			tok, weight = kit.Ink2, 400
		}
		t.Set(t.String(), kit.Hint.Sized(11).In(tok).W(weight).Centre())
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(float32(int(pitch)), t.Natural().Height))
		bar := b.bars[i]
		bar.Hidden = span.Empty()
		bar.Move(fyne.NewPos(x+float32(int(pitch/2))-kit.Px(4), y(span.From)))
		bar.Resize(fyne.NewSize(kit.Px(9), max(0, y(span.To)-y(span.From))))
	}
}
