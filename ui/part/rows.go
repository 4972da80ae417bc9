package part

import (
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
	rows  []app.Wanted
}

// groups heads what was read of the list, page by page; a page may go on with the group that the one before began.
func groups(s speech, pages []app.PartGroup) []group {
	var out []group
	var of data.ID
	for _, p := range pages {
		id, title := data.ID(0), s.w.T("part.no-supplier")
		if p.Supplier != nil {
			id, title = p.Supplier.ID, p.Supplier.Name
		}
		if n := len(out); n > 0 && of == id {
			out[n-1].rows = append(out[n-1].rows, p.Rows...)
			continue
		}
		of = id
		g := group{title: title, count: s.f.Number(int64(p.Count)), rows: append([]app.Wanted(nil), p.Rows...)}
		if p.Cost > 0 && id != 0 {
			g.count += " · " + s.f.MoneyShort(p.Cost)
		}
		out = append(out, g)
	}
	return out
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
		if r.WaitsBy != "" {
			return kit.State{Icon: "clock", Text: s.w.T("part.answer-due"), Tone: kit.Amber}
		}
		return kit.State{Icon: "list-checks", Text: s.w.N("part.n-answers", r.Answers), Tone: kit.Ink2}
	case data.Fitted:
		return kit.State{Icon: "circle-check", Text: s.w.T("part-request.state.fitted"), Tone: kit.Green}
	}
	return kit.State{Icon: "ban", Text: s.w.T("part-request.state." + string(r.State)), Tone: kit.Ink2}
}

// second is a row's second line.
func (s speech) second(r app.Wanted) string {
	n := "×" + s.f.Number(int64(r.N))
	switch {
	case r.State == data.RequestHere && r.Customer != nil:
		if r.Lies == "" {
			return s.w.T("part.tell", "who", r.Customer.Name())
		}
		return s.w.T("part.shelf-tell", "shelf", r.Lies, "who", r.Customer.Name())
	case r.State == data.Asked && r.WaitsBy != "":
		return s.w.T("part.asked-by", "how", s.w.T("channel."+string(r.WaitsBy)), "when", s.at(r.WaitsAt))
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
