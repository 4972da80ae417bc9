package setup

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/assets/trades"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// holidays is the last line of the second question: the usual days of the country or the city, and the shop's own.
type holidays struct {
	h         *kit.Host
	calendars *kit.Chips
	count     *kit.Button
	out       map[data.Date]bool // days of a calendar that the shop works
	own       []holiday
	touched   func()
}

// holiday is one day that the shop may close.
type holiday struct {
	date data.Date
	name string
	own  bool // typed by hand, of no calendar
}

func newHolidays(h *kit.Host, was map[string]string, touched func()) *holidays {
	y := &holidays{h: h, out: map[data.Date]bool{}, touched: touched}
	y.calendars = kit.NewChips(h, kit.ChipsSpec{Multi: true, OnChange: func() { y.show(); touched() }})
	y.count = kit.NewButton(h, kit.ButtonSpec{Key: "Alt+H", Kind: kit.Ghost, Small: true, Do: y.choose})
	chosen, known := was["holidays"]
	if !known {
		chosen = trades.Philippines
	}
	y.near(was["city"])
	y.calendars.Select(strings.Split(chosen, ",")...)
	for _, d := range strings.Split(was["holidays-out"], ",") {
		if data.Date(d).Valid() {
			y.out[data.Date(d)] = true
		}
	}
	for _, line := range strings.Split(was["holidays-own"], "\n") {
		if d, name, ok := strings.Cut(line, " "); ok && data.Date(d).Valid() {
			y.own = append(y.own, holiday{data.Date(d), name, true})
		}
	}
	y.show()
	return y
}

// near offers a city's own days where the shop lies in it.
func (y *holidays) near(city string) {
	items := []kit.Chip{{Value: trades.Philippines, Text: y.h.T("setup.holidays-ph")}}
	if strings.Contains(data.Fold(city), "cebu") {
		items = append(items, kit.Chip{Value: trades.CebuCity, Text: y.h.T("setup.holidays-cebu")})
	}
	y.calendars.SetItems(items...)
}

// all are the days that can be chosen, from today to the end of the next year.
func (y *holidays) all() (out []holiday) {
	today := y.h.Format.Local(y.h.Now()).Date()
	seen := map[data.Date]bool{}
	add := func(o holiday) {
		if o.date >= today && !seen[o.date] {
			seen[o.date] = true
			out = append(out, o)
		}
	}
	for _, o := range y.own {
		add(o)
	}
	for year := yearOf(today); year <= yearOf(today)+1; year++ {
		for _, c := range y.calendars.Values() {
			for _, d := range trades.Holidays(c, year) {
				add(holiday{data.Date(d.Date), d.Word(y.h.Words.Lang()), false})
			}
		}
	}
	slices.SortFunc(out, func(a, b holiday) int { return cmp.Compare(a.date, b.date) })
	return out
}

func yearOf(d data.Date) int {
	n, _ := strconv.Atoi(string(d)[:4])
	return n
}

// chosen are the days on which the shop is closed, as its record keeps them.
func (y *holidays) chosen() (out []data.Holiday) {
	for _, o := range y.all() {
		if !y.out[o.date] {
			out = append(out, data.Holiday{N: len(out) + 1, Date: o.date, Name: o.name})
		}
	}
	return out
}

func (y *holidays) show() {
	n := len(y.chosen())
	last := yearOf(y.h.Format.Local(y.h.Now()).Date()) + 1
	words := y.h.N("setup.holidays-days", n, "Year", last)
	y.count.Set(words, "", "Alt+H")
}

func (y *holidays) kept() map[string]string {
	var out, own []string
	for d, is := range y.out {
		if is {
			out = append(out, string(d))
		}
	}
	slices.Sort(out)
	for _, o := range y.own {
		own = append(own, string(o.date)+" "+o.name)
	}
	return map[string]string{"holidays": strings.Join(y.calendars.Values(), ","), "holidays-out": strings.Join(out, ","), "holidays-own": strings.Join(own, "\n")}
}

// dayRow is a day in the list.
type dayRow struct {
	tick      *kit.TickBox
	day, name *kit.Text
}

// choose shows the days with a tick each, and a line for days of one's own.
func (y *holidays) choose() {
	h, all := y.h, y.all()
	rows := map[fyne.CanvasObject]*dayRow{}
	var list *kit.KeyList
	turn := func(i int) {
		y.out[all[i].date] = !y.out[all[i].date]
		list.Touch()
	}
	list = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(all) }, Height: 30, Indent: 28, OnEnter: turn, OnTick: turn,
		Create: func() fyne.CanvasObject {
			r := &dayRow{tick: kit.NewTickBox(), day: kit.T("", kit.Body), name: kit.T("", kit.Body.Cut())}
			o := kit.Cols(12, []float32{16, 150, -1}, r.tick, r.day, r.name)
			rows[o] = r
			return o
		},
		Update: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			r, d := rows[o], all[i]
			tone := kit.Ink
			if y.out[d.date] {
				tone = kit.Ink3
			}
			r.tick.Set(!y.out[d.date], false)
			r.day.Set(h.Format.DateShort(d.date), kit.Body.In(tone))
			r.name.Set(d.name, kit.Body.In(tone).Cut())
		},
		Empty: kit.Inset(10, 0, 0, 0, kit.NewEmpty("calendar-days", kit.Ink2, h.T("setup.no-holidays"), h.T("setup.no-holidays-note"))),
	})
	day := kit.NewDay(h, h.T("setup.own-day-hint"), nil)
	name := kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("setup.own-day-name"), Max: data.MaxName})
	var pop *kit.Pop
	add := func() bool {
		if day.Text == "" && data.CleanLine(name.Text) == "" {
			return true
		}
		d, ok := y.read(day, name)
		if !ok {
			pop.Resized()
			return false
		}
		y.own = append(slices.DeleteFunc(y.own, func(o holiday) bool { return o.date == d.date }), d)
		delete(y.out, d.date)
		day.SetText("")
		name.SetText("")
		all = y.all()
		list.Reload()
		for i, o := range all {
			if o.date == d.date {
				list.Select(i)
			}
		}
		h.Focus(day)
		return true
	}
	name.SetOnEnter(func() { add() })
	done := kit.NewButton(h, kit.ButtonSpec{Text: h.T("setup.holidays-done"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() {
		if add() {
			pop.Close()
		}
	}})
	own := kit.TopCols(12, []float32{170, -1}, kit.Labelled(h.T("setup.own-day"), day), kit.Labelled(h.T("setup.own-day-what"), name))
	body := kit.Col(10, kit.Rule(1, kit.Ink), kit.High(278, kit.Inset(0, -kit.Outset, 0, -kit.Outset, list)), own)
	pop = h.Dialog(kit.DialogSpec{Icon: "calendar-days", Title: h.T("setup.holidays-title"), Text: h.T("setup.holidays-what"), Content: body, Width: 560, Buttons: []*kit.Button{done}, First: list, OnClose: func() { y.show(); y.touched() }})
	list.Reload()
}

// read reads a day of one's own; what is wrong is said at the field.
func (y *holidays) read(day *kit.Day, name *kit.Entry) (holiday, bool) {
	day.SetError("")
	name.SetError("")
	d, err := day.Value()
	if err == nil && d == "" {
		err = data.Fault{Field: "date", Code: "required"}
	}
	if err != nil {
		day.SetError(y.h.Words.Err(err))
		y.h.Focus(day)
		return holiday{}, false
	}
	if d < y.h.Format.Local(y.h.Now()).Date() {
		day.SetError(y.h.T("setup.day-past"))
		y.h.Focus(day)
		return holiday{}, false
	}
	words := data.CleanLine(name.Text)
	if words == "" {
		name.SetError(y.h.Words.Fault(data.Fault{Field: "name", Code: "required"}))
		y.h.Focus(name)
		return holiday{}, false
	}
	return holiday{d, words, true}, true
}
