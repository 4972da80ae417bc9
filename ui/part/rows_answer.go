package part

import (
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// answer is one column of the supplier answers.
type answer struct {
	name    string
	said    string
	rows    []string
	verdict kit.State
	holds   string
	can     bool // it can be taken
}

const dash = "–"

// column is what a supplier's answer says, row by row.
func (s speech) column(v *app.PartView, a app.Answer) answer {
	out := answer{holds: dash, can: a.Answer == data.AskYes || a.Answer == data.AskLater}
	if a.Supplier != nil {
		out.name = a.Supplier.Name
	}
	out.said = s.w.T("channel."+string(a.Channel)) + ", " + s.at(a.At)
	if a.Who != "" {
		out.said += " · " + a.Who
	}
	stock := a.Stock
	if stock == "" || !out.can {
		code := string(a.Answer)
		if a.Answer == data.NoAnswer {
			code = "none"
		}
		stock = s.w.T("ask.answer." + code)
		if a.Answer == data.AskLater && a.Days > 0 {
			stock = s.w.N("part.in-days", a.Days)
		}
	}
	out.rows = []string{stock, dash, dash, dash, dash}
	if !out.can {
		return out
	}
	out.rows[1] = s.f.Money(a.Price)
	out.rows[2] = s.f.MoneyShort(a.Delivery)
	if a.How != "" {
		out.rows[2] += ", " + a.How
	}
	out.rows[3] = s.f.Money(a.AllIn)
	if a.Here != "" {
		out.rows[4] = words.First(s.f.When(a.Here, s.now))
	}
	out.verdict = s.verdict(a)
	switch {
	case a.Order != "":
		out.holds = s.w.T("part.ordered-as", "no", a.Order)
	case a.Until != "":
		out.holds = s.w.T("part.till", "when", s.f.WhenDate(a.Until, s.now.Date()))
	}
	return out
}

func (s speech) verdict(a app.Answer) kit.State {
	switch a.Verdict {
	case app.Keeps:
		return kit.State{Icon: "circle-check", Text: s.w.T("part.keeps"), Tone: kit.Green}
	case app.Tight:
		return kit.State{Icon: "clock", Text: s.w.T("common.tight", "Left", s.f.Duration(a.Left)), Tone: kit.Amber}
	case app.TooLate:
		late := -a.Left
		if days := int((late + 12*time.Hour) / (24 * time.Hour)); days > 0 {
			return kit.State{Icon: "triangle-alert", Text: s.w.N("part.days-too-late", days), Tone: kit.Red}
		}
		return kit.State{Icon: "triangle-alert", Text: s.w.T("part.too-late", "how", s.f.Duration(late)), Tone: kit.Red}
	}
	return kit.State{Text: dash, Tone: kit.Ink2}
}

// promised is a promise in a narrow column: the weekday while that tells it, else the day.
func (s speech) promised(l data.Local) string {
	if n := s.now.Date().Days(l.Date()); n > -7 && n < 7 {
		return s.f.WeekdayShort(l.Date().Weekday()) + " " + l.Clock()
	}
	return s.f.DateShort(l.Date())
}

// labels are what stands at the left of the answers.
func (s speech) labels(v *app.PartView) []string {
	promise := s.w.T("part.promise")
	if v.NeededBy != "" {
		promise = s.promised(v.NeededBy)
	}
	return []string{s.w.T("part.in-stock"), s.w.T("part.price-each"), s.w.T("part.delivery"), s.w.T("part.all-in"), s.w.T("part.here-on"), promise, s.w.T("part.offer")}
}

// bought is one row of what was bought before.
type bought struct{ when, who, price, how string }

func (s speech) bought(p app.Purchase) bought {
	b := bought{when: s.f.DateShort(p.At.Date(s.f.Zone())), price: s.f.Money(p.Cost), who: dash}
	if p.Supplier != nil {
		b.who = p.Supplier.Name
	}
	b.who += " ×" + s.f.Number(int64(p.N))
	late := s.w.T("part.on-time")
	if p.Late > 0 {
		late = s.w.N("part.n-late", p.Late)
	}
	b.how = s.w.N("part.took", p.Days, "late", late)
	return b
}

// short is how a supplier is called on a button: short names whole, of long ones the first word. The foot says the whole name.
func short(name string) string {
	if len([]rune(name)) <= 9 {
		return name
	}
	first, _, _ := strings.Cut(name, " ")
	return data.Cut(first, 14)
}
