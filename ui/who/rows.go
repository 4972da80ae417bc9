package who

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// query answers the finder.
func (p *Picker) query(text string) ([]kit.Match, int, error) {
	rows, err := p.a.Customers.Find(text, offered)
	if err != nil {
		return nil, 0, err
	}
	out := make([]kit.Match, len(rows))
	for i, r := range rows {
		out[i] = Match(p.h, r, text)
	}
	total, err := p.a.Customers.Count()
	return out, total, err
}

// Match is a customer as a line of the finder.
func Match(h *kit.Host, r app.CustomerRow, text string) kit.Match {
	return kit.Match{
		Title: r.Name(), Marks: Marks(r.Name(), text), Note: h.Format.Phone(r.Phone()), Second: second(h, r),
		Initials: words.Initials(r.Name()), Tags: Tags(h, r), Value: r,
	}
}

// Person is a customer as a form's card shows them.
func Person(h *kit.Host, r app.CustomerRow) kit.Person {
	parts := slices.DeleteFunc([]string{h.Format.Phone(r.Phone()), strings.TrimSpace(channelWord(h, r.Customer) + " " + r.BestTime)}, func(s string) bool { return s == "" })
	return kit.Person{Initials: words.Initials(r.Name()), Name: r.Name(), Second: strings.Join(parts, " · "), Tags: Tags(h, r)}
}

func channelWord(h *kit.Host, c *data.Customer) string {
	if c.Channel == "" {
		return ""
	}
	if key := "channel." + c.Channel; h.Words.Has(key) {
		return h.T(key)
	}
	return c.Channel
}

// Tags say what must be known of a customer at once: open jobs, what is ready, what is owed, an alert.
func Tags(h *kit.Host, r app.CustomerRow) []kit.State {
	var out []kit.State
	ready := 0
	for _, j := range r.Jobs {
		if j.Open() && j.State.Ball() == data.BallReady {
			ready++
		}
	}
	if open := r.OpenJobs - ready; open > 0 {
		out = append(out, kit.State{Icon: "wrench", Text: h.N("who.open", open), Tone: kit.Blue})
	}
	if ready > 0 {
		out = append(out, kit.State{Icon: "circle-check", Text: h.T("who.ready"), Tone: kit.Green})
	}
	if r.Owes > 0 {
		out = append(out, kit.State{Icon: "wallet", Text: h.T("who.owes", "sum", h.Format.MoneyShort(r.Owes)), Tone: kit.Red})
	}
	return out
}

// second is a customer's devices, else when they were last here.
func second(h *kit.Host, r app.CustomerRow) string {
	if len(r.Devices) > 0 {
		var names []string
		for _, d := range r.Devices {
			names = append(names, d.Name())
		}
		return strings.Join(names, " · ")
	}
	if r.Last != 0 {
		return h.T("who.last", "when", h.Format.WhenDate(r.Last.Date(h.Format.Zone()), h.Now().Date(h.Format.Zone())))
	}
	return h.T("who.no-job")
}

// Marks are the stretches of a name that the typed words begin.
func Marks(name, text string) []kit.Range {
	var out []kit.Range
	at := 0
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '.' }) {
		i := strings.Index(name[at:], word) + at
		at = i + len(word)
		for _, typed := range data.FoldWords(text) {
			if n := matched(word, typed); n > 0 {
				out = append(out, kit.Range{From: i, To: i + n})
				break
			}
		}
	}
	return out
}

// matched is how many bytes at the beginning of a word fold to what was typed; 0 where they do not.
func matched(word, typed string) int {
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRuneInString(word[i:])
		i += n
		if f := data.Fold(word[:i]); len(f) >= len(typed) {
			if f == typed {
				return i
			}
			return 0
		}
	}
	return 0
}
