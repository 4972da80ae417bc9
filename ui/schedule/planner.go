package schedule

import (
	"sort"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// planner finds a time: length, place and person as chips, three free times, the day of all who could, and a time typed freely.
// Dialog and form share it.
type planner struct {
	h        *kit.Host
	a        *app.App
	promised data.Local
	began    data.ID    // who began the job
	visit    bool       // it is for no job: there is no promise to keep
	after    data.Local // when the part it waits for is expected: not before
	note     string     // what is to be known of the job's part, in the foot
	not      data.ID    // the appointment that is moved: its own time counts as free
	changed  func()     // another time, length or place
	enter    func()     // Enter on a time
	grown    func()     // something over or under was added or taken away

	length *kit.Chips
	place  *kit.Chips
	with   *kit.Chips
	travel *kit.Chips
	site   *kit.Entry
	tiles  *kit.SlotTiles
	none   *kit.Text
	when   *kit.When
	over   *overrule
	strip  *fyne.Container

	dayName *kit.Text
	want    string // of With, until the people are known

	staff  []*data.Staff
	slots  []app.Slot
	own    *app.Slot // typed, or a free place of the board
	board  app.Board
	date   data.Date
	newest kit.Newest
	days   kit.Newest
	filled bool
}

// plan is what a planner reads.
type plan struct {
	slots []app.Slot
	board app.Board
}

// lengths are the usual lengths of an appointment in minutes.
var lengths = []int{30, 60, 90, 120}

const (
	anyone   = "anyone"
	usualWay = 30 // minutes of travel to an address, each way
)

// travelOf is the usual travel before and after a visit.
func travelOf(p data.Place) (before, after int) {
	if p == data.OnSite {
		return usualWay, 0
	}
	return 0, 0
}

func newPlanner(h *kit.Host, a *app.App) *planner {
	p := &planner{h: h, a: a, changed: func() {}, enter: func() {}, grown: func() {}}
	again := func() { p.again(0) }
	p.length = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: again})
	p.place = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: func() { p.placed(); again() }, Items: []kit.Chip{
		{Value: string(data.InShop), Text: h.T("place.shop"), Icon: "store"}, {Value: string(data.OnSite), Text: h.T("place.site"), Icon: "map-pin"},
	}})
	p.with = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: func() { p.again(p.technician()) }})
	p.travel = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: again})
	p.site = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("book.address"), Max: data.MaxLine, OnChange: func(string) { p.site.SetError(""); p.changed() }})
	p.tiles = kit.NewSlotTiles(h, p.chose, func() { p.enter() })
	p.none = kit.T("", kit.Second.Sized(13).Cut())
	p.none.Hide()
	p.when = kit.NewWhen(h, h.T("book.another-time"), p.typedTime)
	p.over = newOverrule(h, a)
	p.strip = kit.Stack()
	p.setLengths(60)
	p.place.Select(string(data.InShop))
	var ways []kit.Chip
	for _, m := range []int{0, 15, 30, 45, 60} {
		text := h.T("book.no-travel")
		if m > 0 {
			text = rowsOf(h).length(m)
		}
		ways = append(ways, kit.Chip{Value: strconv.Itoa(m), Text: text})
	}
	p.travel.SetItems(ways...)
	p.travel.Select("0")
	return p
}

// setLengths offers the usual lengths and the one that the job is likely to take.
func (p *planner) setLengths(likely int) {
	all := append([]int(nil), lengths...)
	if p.visit {
		all = append(all, 180, 240)
	}
	if i := sort.SearchInts(all, likely); likely > 0 && (i == len(all) || all[i] != likely) {
		all = append(all, likely)
		sort.Ints(all)
	}
	var chips []kit.Chip
	for _, m := range all {
		chips = append(chips, kit.Chip{Value: strconv.Itoa(m), Text: rowsOf(p.h).length(m)})
	}
	p.length.SetItems(chips...)
	p.length.Select(strconv.Itoa(likely))
}

func (p *planner) minutes() int {
	n, err := strconv.Atoi(p.length.Selected())
	if err != nil || n <= 0 {
		return 60
	}
	return n
}

func (p *planner) onSite() bool { return p.place.Selected() == string(data.OnSite) }

// placed sets the usual travel of a place.
func (p *planner) placed() {
	before, _ := travelOf(data.Place(p.place.Selected()))
	p.travel.Select(strconv.Itoa(before))
	p.grown()
}

func (p *planner) before() int {
	n, _ := strconv.Atoi(p.travel.Selected())
	return n
}

func (p *planner) technician() data.ID {
	id, _ := strconv.ParseUint(p.with.Selected(), 10, 64)
	return data.ID(id)
}

// load finds free times and reads the day of the best.
func (p *planner) load() {
	p.days.Ask()
	w := app.Wish{Minutes: p.minutes(), Technician: p.technician(), Before: p.before(), Not: p.not, From: p.after}
	own, date := p.own, p.date
	kit.Read(p.h, &p.newest, func() (plan, error) {
		var out plan
		var err error
		if out.slots, err = offered(p.a, w); err != nil {
			return out, err
		}
		switch best := p.best(out.slots); {
		case own != nil:
			date = own.Start.Date()
		case best >= 0:
			date = out.slots[best].Start.Date()
		case date == "":
			date = rowsOf(p.h).wall().Date()
		}
		out.board, err = p.a.Appointments.Day(date)
		return out, err
	}, func(out plan) {
		p.slots, p.board, p.date = out.slots, out.board, out.board.Date
		p.over.reset()
		p.people()
		p.settle()
		p.fill()
	})
}

// offered are three free times: of the one wished for two, and the first of anyone else.
func offered(a *app.App, w app.Wish) ([]app.Slot, error) {
	if w.Technician == 0 {
		return a.Appointments.Next(w, offers)
	}
	mine, err := a.Appointments.Next(w, offers)
	if err != nil {
		return nil, err
	}
	only := w.Technician
	w.Technician = 0
	all, err := a.Appointments.Next(w, offers)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if s.Technician != only {
			mine = append(mine[:min(len(mine), offers-1)], s)
			break
		}
	}
	sort.SliceStable(mine, func(i, k int) bool { return mine[i].Start < mine[k].Start })
	return mine, nil
}

// best is the time to propose: of those that keep the promise the first, of the one wished for before others; -1 where there is none.
func (p *planner) best(slots []app.Slot) int {
	r := rowsOf(p.h)
	best, rank := -1, 0
	for i, s := range slots {
		n := 1
		switch r.effect(p.promised, s.End).Tone {
		case kit.Green, kit.Ink2:
			n = 5
		case kit.Amber:
			n = 3
		}
		if s.Technician == p.technician() {
			n++
		}
		if n > rank {
			best, rank = i, n
		}
	}
	return best
}

// people fills the row of who could do it, once.
func (p *planner) people() {
	if p.filled {
		return
	}
	p.filled = true
	chips := []kit.Chip{{Value: anyone, Text: p.h.T("book.anyone")}}
	began := false
	for _, c := range p.board.Columns {
		if !c.Staff.Active || !c.Staff.Bookable {
			continue
		}
		p.staff = append(p.staff, c.Staff)
		text := called(c.Staff)
		if c.Staff.ID == p.began {
			key := "book.began"
			if p.not != 0 {
				key = "book.as-now"
			}
			text, began = p.h.T(key, "who", text), true
		}
		chips = append(chips, kit.Chip{Value: strconv.FormatUint(uint64(c.Staff.ID), 10), Text: text})
	}
	p.with.SetItems(chips...)
	switch {
	case p.want != "":
		p.with.Select(p.want)
		p.load()
	case began && p.own == nil:
		p.with.Select(strconv.FormatUint(uint64(p.began), 10))
		p.load()
	default:
		p.with.Select(anyone)
	}
}

// fill writes times and day.
func (p *planner) fill() {
	r := rowsOf(p.h)
	var items []kit.SlotTile
	for i, s := range p.slots {
		items = append(items, kit.SlotTile{Value: strconv.Itoa(i), Time: r.f.WeekdayShort(s.Start.Date().Weekday()) + " " + s.Start.Clock() + "–" + s.End.Clock(), Who: p.name(s.Technician), Effect: p.effect(s)})
	}
	p.tiles.SetItems(items...)
	p.tiles.Select("")
	if best := p.best(p.slots); p.own == nil && best >= 0 {
		p.tiles.Select(strconv.Itoa(best))
	}
	p.none.Hidden = len(p.slots) > 0
	p.none.SetText(p.h.T("book.no-slot"))
	p.draw()
	p.changed()
}

// wish chooses a person by value, also before the people are known.
func (p *planner) wish(with string) {
	if p.want = with; p.filled {
		p.with.Select(with)
	}
}

// effect is what a free time does to the promise.
func (p *planner) effect(s app.Slot) kit.State {
	if p.visit {
		return kit.State{Icon: "circle-dot", Text: p.h.T("book.free"), Tone: kit.Ink2}
	}
	return rowsOf(p.h).effect(p.promised, s.End)
}

func (p *planner) name(id data.ID) string {
	for _, c := range p.board.Columns {
		if c.Staff.ID == id {
			return c.Staff.Name()
		}
	}
	return ""
}
