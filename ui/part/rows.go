package part

import (
	"sort"
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// speech is what rows are worded with.
type speech struct {
	w   words.Words
	f   words.Format
	now data.Local
}

// group is a supplier with the parts wanted of it.
type group struct {
	title string
	count string
	late  bool
	none  bool
	rows  []app.Wanted
}

// groups sorts open requests by supplier: late ones first, then by name, those without a supplier last.
func groups(s speech, all []app.Wanted) []group {
	at := map[data.ID]int{}
	var out []group
	for _, r := range all {
		id, title := data.ID(0), s.w.T("part.no-supplier")
		if r.Supplier != nil {
			id, title = r.Supplier.ID, r.Supplier.Name
		}
		i, ok := at[id]
		if !ok {
			i = len(out)
			at[id] = i
			out = append(out, group{title: title, none: id == 0})
		}
		out[i].rows = append(out[i].rows, r)
		out[i].late = out[i].late || app.LateBy(r, s.now) != 0
	}
	for i := range out {
		g := &out[i]
		sort.SliceStable(g.rows, func(a, b int) bool { return s.before(g.rows[a], g.rows[b]) })
		g.count = s.f.Number(int64(len(g.rows)))
		var sum data.Money
		for _, r := range g.rows {
			sum += cost(r)
		}
		if sum > 0 && !g.none {
			g.count += " · " + s.f.MoneyShort(sum)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		switch a, b := out[i], out[j]; {
		case a.none != b.none:
			return b.none
		case a.late != b.late:
			return a.late
		default:
			return data.Fold(a.title) < data.Fold(b.title)
		}
	})
	return out
}

// before puts late orders first, then what is to come by its time, what is here, what is still to be asked.
func (s speech) before(a, b app.Wanted) bool {
	order := map[data.RequestState]int{data.Ordered: 1, data.RequestHere: 2, data.Asked: 3, data.Wanted: 4}
	x, y := order[a.State], order[b.State]
	if app.LateBy(a, s.now) != 0 {
		x = 0
	}
	if app.LateBy(b, s.now) != 0 {
		y = 0
	}
	if x != y {
		return x < y
	}
	if a.Order != nil && b.Order != nil && a.Order.Expected != b.Order.Expected {
		return a.Order.Expected != "" && (b.Order.Expected == "" || a.Order.Expected < b.Order.Expected)
	}
	return a.Wanted < b.Wanted
}

// cost is what a request costs: as ordered, as answered, as known of the part.
func cost(r app.Wanted) data.Money {
	if r.Order != nil {
		for _, l := range r.Order.Lines {
			if l.N == r.OrderN {
				return l.Cost * data.Money(l.Qty)
			}
		}
	}
	for _, a := range r.Asks {
		if a.ID == r.Taken || r.Supplier != nil && a.Supplier == r.Supplier.ID && a.Price > 0 {
			return app.Landed(a, r.N)
		}
	}
	return r.Part.Cost * data.Money(r.N)
}

// name is the part and what it fits.
func name(p *data.Part) string {
	if p.Fits == "" || strings.Contains(data.Fold(p.Name), data.Fold(p.Fits)) {
		return p.Name
	}
	return p.Name + ", " + p.Fits
}

// state is how a request stands, as its row says it.
func (s speech) state(r app.Wanted) kit.State {
	switch r.State {
	case data.Ordered:
		switch late := app.LateBy(r, s.now); {
		case late > 0:
			return kit.State{Icon: "triangle-alert", Text: s.w.N("part.days-late", late), Tone: kit.Red}
		case late < 0:
			return kit.State{Icon: "triangle-alert", Text: s.w.T("part.late-today"), Tone: kit.Red}
		case r.Order != nil && r.Order.Expected != "":
			return kit.State{Icon: "package", Text: s.w.T("part.here", "when", s.day(r.Order.Expected)), Tone: kit.Violet}
		}
		return kit.State{Icon: "package", Text: s.w.T("part-request.state.ordered"), Tone: kit.Violet}
	case data.RequestHere:
		return kit.State{Icon: "package-check", Text: s.w.T("part.arrived", "when", s.at(r.StateAt)), Tone: kit.Green}
	case data.Asked, data.Wanted:
		if drafted(r) {
			return kit.State{Icon: "pencil", Text: s.w.T("part.drafted"), Tone: kit.Ink2}
		}
		if r.State == data.Wanted {
			return kit.State{Icon: "circle-dot", Text: s.w.T("part.to-ask"), Tone: kit.Ink2}
		}
		waits := 0
		for _, a := range r.Asks {
			if a.Answer == data.NoAnswer {
				waits++
			}
		}
		if waits > 0 {
			return kit.State{Icon: "clock", Text: s.w.T("part.answer-due"), Tone: kit.Amber}
		}
		return kit.State{Icon: "list-checks", Text: s.w.N("part.n-answers", len(r.Asks)), Tone: kit.Ink2}
	case data.Fitted:
		return kit.State{Icon: "circle-check", Text: s.w.T("part-request.state.fitted"), Tone: kit.Green}
	}
	return kit.State{Icon: "ban", Text: s.w.T("part-request.state." + string(r.State)), Tone: kit.Ink2}
}

// second is a row's second line.
func (s speech) second(r app.Wanted, shelf string) string {
	n := "×" + s.f.Number(int64(r.N))
	switch {
	case r.State == data.RequestHere && r.Customer != nil:
		if shelf == "" {
			return s.w.T("part.tell", "who", r.Customer.Name())
		}
		return s.w.T("part.shelf-tell", "shelf", shelf, "who", r.Customer.Name())
	case r.State == data.Asked:
		for _, a := range r.Asks {
			if a.Answer == data.NoAnswer {
				return s.w.T("part.asked-by", "how", s.w.T("channel."+string(a.Channel)), "when", s.at(a.At))
			}
		}
	}
	no := r.Part.PartNo
	if no == "" {
		no = r.Part.MakerNo
	}
	if no != "" {
		n = no + " " + n
	}
	if r.Note != "" {
		n += ", " + r.Note
	}
	return n
}

// whose is the job that a part is for, or the shop.
func (s speech) whose(r app.Wanted) string {
	if r.Job == nil {
		return s.w.T("part.shop")
	}
	return r.Job.No
}

// at is an instant as a clerk says it: of today the time alone.
func (s speech) at(i data.Instant) string {
	l := s.f.Local(i)
	if l.Date() == s.now.Date() {
		return s.f.Time(l)
	}
	return s.f.WhenDate(l.Date(), s.now.Date())
}

// day is the day of a time as a clerk says it, "Wed 25", "today".
func (s speech) day(l data.Local) string { return s.f.WhenDate(l.Date(), s.now.Date()) }

// step is one of the five steps of a part.
type step struct {
	title string
	note  string
	key   string // it is done by this key
	done  bool
	now   bool
}

// steps are how far a part has come.
func steps(s speech, v *app.PartView) []step {
	asked := s.w.T("part.not-yet")
	if n := len(v.Asks); n > 0 {
		asked = s.w.N("part.n-answers", n)
	}
	out := []step{
		{title: s.w.T("part.step-wanted"), note: words.First(s.f.WhenAt(v.Wanted.Wanted, s.instant())), done: true},
		{title: s.w.T("part.step-asked"), note: asked},
		{title: s.w.T("part.step-ordered"), note: s.w.T("part.not-yet")},
		{title: s.w.T("part.step-arrived"), note: s.w.T("part.to-shelf")},
		{title: s.w.T("part.step-told"), note: s.w.T("part.call-task")},
	}
	at := 1
	switch v.State {
	case data.Asked:
		at = 2
	case data.Ordered:
		at = 2
	case data.RequestHere:
		at = 4
	case data.Fitted, data.Returned:
		at = 5
	}
	if v.Told {
		at = max(at, 5)
	}
	if v.Order != nil {
		out[2].note = v.Order.No
	}
	if v.State == data.RequestHere || v.State == data.Fitted {
		out[3].note = v.ShelfName
		if out[3].note == "" {
			out[3].note = words.First(s.at(v.StateAt))
		}
	}
	if v.State == data.Ordered {
		out[3].key = "F8"
	}
	if v.Told {
		out[4].note = s.w.T("part.told")
	}
	if v.Job == nil {
		out = out[:4]
		out[3].note = s.w.T("part.to-shelf")
	}
	for i := range out {
		out[i].done = i < at
		out[i].now = i == at
	}
	return out
}

func (s speech) instant() data.Instant {
	i, err := s.now.In(s.f.Zone())
	if err != nil {
		return 0
	}
	return i
}
