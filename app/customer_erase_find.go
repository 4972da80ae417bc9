package app

import (
	"cmp"
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Mention is another record whose words name the person.
type Mention struct {
	Ref   data.Ref
	No    string // its number, "" where it has none
	Title string // what it is
	Field string // the first one that names them
	Words string // that text, cut to what stands around the name
	Sure  bool   // it can hardly be anybody else
	Own   bool   // they are reached by the same: it may be theirs too

	name string // as it stands there
	at   data.Instant
}

// Bounds of the words of a mention, in characters before and behind the name.
const (
	wordsBefore = 40
	wordsBehind = 80
)

// namedIn gives the fields in which a record names the person, the surest first; with all, also those where a name stands alone.
func namedIn(rec data.Record, s *sift, all bool) (out []Mention) {
	add := func(field, text string) {
		for _, p := range s.spans(text) {
			if !p.sure && !all {
				continue
			}
			m := Mention{Ref: refOf(rec), Field: field, Words: around(text, p), Sure: p.sure, name: text[p.from:p.to], at: rec.Head().Updated}
			if p.sure && len(out) > 0 && !out[0].Sure {
				out = append([]Mention{m}, out...)
			} else {
				out = append(out, m)
			}
			if p.sure {
				return
			}
		}
	}
	data.EachText(rec, func(field string, text *string) { add(field, *text) })
	c, ok := rec.(*data.Customer)
	if !ok || !all {
		return out
	}
	// What another is reached by may be theirs as well: a phone of the household.
	own := func(field, text string) {
		if len(s.spans(text)) > 0 {
			out = append(out, Mention{Ref: refOf(rec), Field: field, Words: text, Own: true, at: rec.Head().Updated})
		}
	}
	for _, p := range c.Phones {
		own("phones", p.Best164())
	}
	for _, e := range c.Emails {
		own("emails", e)
	}
	for _, h := range c.Handles {
		own("handles", h.Name)
	}
	for _, a := range c.Addresses {
		own("addresses", a.String())
		own("addresses", a.Access)
	}
	return out
}

// around is the piece of a text in which somebody is named.
func around(text string, p span) string {
	before, behind := []rune(text[:p.from]), []rune(text[p.to:])
	out := text[p.from:p.to]
	if n := len(before); n > wordsBefore {
		out = "…" + string(before[n-wordsBefore:]) + out
	} else {
		out = string(before) + out
	}
	if len(behind) > wordsBehind {
		out += string(behind[:wordsBehind]) + "…"
	} else {
		out += string(behind)
	}
	return data.CleanLine(out)
}

// mentioned completes a mention with what the record is called.
func mentioned(tx *store.Tx, rec data.Record, m Mention) Mention {
	if n, ok := rec.(data.Numbered); ok {
		m.No = *n.Number()
	}
	if s, ok := rec.(data.Searched); ok {
		title, detail := s.Caption(tx.Look)
		m.Title = title
		if strings.Contains(m.Words, title) || title == "" {
			m.Title = detail
		}
	}
	return m
}

// mention adds those of some records that name the person.
func (p *ErasePlan) mention(tx *store.Tx, recs []data.Record, s *sift) error {
	staff, err := staffNames(tx)
	if err != nil {
		return err
	}
	for _, rec := range recs {
		found := slices.DeleteFunc(namedIn(rec, s, true), func(m Mention) bool { return othersName(tx, rec, m, staff) })
		if len(found) > 0 {
			p.Mentions = append(p.Mentions, mentioned(tx, rec, found[0]))
		}
	}
	return nil
}

// mostMaybe is how many records are asked for in which a name stands alone: many people bear it.
const mostMaybe = 30

// order puts sure mentions first, then what others are reached by too, then names that stand alone, the newest first. Of those that are too many the oldest are left out: they stay as they are.
func (p *ErasePlan) order() {
	rank := func(m Mention) int {
		switch {
		case m.Sure:
			return 0
		case m.Own:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(p.Mentions, func(a, b Mention) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(b.at, a.at))
	})
	first := slices.IndexFunc(p.Mentions, func(m Mention) bool { return rank(m) == 2 })
	if first >= 0 && len(p.Mentions) > first+mostMaybe {
		p.More = len(p.Mentions) - first - mostMaybe
		p.Mentions = p.Mentions[:first+mostMaybe]
	}
}

// othersName says whether a name that stands alone in a record is somebody else's: of the customer whose record it is, or of one who works here.
func othersName(tx *store.Tx, rec data.Record, m Mention, staff map[string]bool) bool {
	if m.Sure || m.Own {
		return false
	}
	name := data.FoldWords(m.name)
	if slices.ContainsFunc(name, func(w string) bool { return staff[w] }) {
		return true
	}
	for _, r := range append(hangsOn(rec), refOf(rec)) {
		c, ok := tx.Look(r.Kind, r.ID).(*data.Customer)
		if !ok {
			if j, isJob := tx.Look(r.Kind, r.ID).(*data.Job); isJob {
				c, ok = tx.Look(data.KindCustomer, j.Customer).(*data.Customer)
			}
		}
		if ok && slices.ContainsFunc(data.FoldWords(join(c.Given, c.Middle, c.Family, c.Company, c.TradeName)), func(w string) bool { return slices.Contains(name, w) }) {
			return true
		}
	}
	return false
}

// staffNames are the names of those who work here, word by word.
func staffNames(tx *store.Tx) (map[string]bool, error) {
	all, err := store.Each[data.Staff](tx, 0, 0)
	out := map[string]bool{}
	for _, s := range all {
		for _, w := range data.FoldWords(join(s.Given, s.Family, s.Short)) {
			out[w] = true
		}
	}
	return out, err
}

// signsOfPerson are the ways in which a person was ever named in their own records, as far as the journal still says.
func signsOfPerson(tx *store.Tx, ids map[data.ID]bool) (out signs, err error) {
	for id := range ids {
		ref := data.Ref{Kind: data.KindCustomer, ID: id}
		states, err := tx.Past(ref)
		if err != nil {
			return out, err
		}
		if rec := tx.Look(ref.Kind, ref.ID); rec != nil {
			states = append(states, rec)
		}
		for _, rec := range states {
			if c, ok := rec.(*data.Customer); ok {
				out.join(signsOf(c))
			}
		}
	}
	return out, nil
}
