package app

import (
	"encoding/json"
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
			m := Mention{Ref: refOf(rec), Field: field, Words: around(text, p), Sure: p.sure}
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
			out = append(out, Mention{Ref: refOf(rec), Field: field, Words: text, Own: true})
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

// EraseCount is how much of one thing goes.
type EraseCount struct {
	What string // "names", "phones", "ways", "addresses", "words", "secrets", "files", "drafts", "papers", and the names of kinds
	N    int
}

// counts says what would go, in the order of a customer's page.
func (b *belongings) counts(tx *store.Tx, drafts int) ([]EraseCount, error) {
	n := map[string]int{"drafts": drafts}
	recs, err := tx.Records(b.order...)
	if err != nil {
		return nil, err
	}
	for _, rec := range recs {
		if rec == nil {
			continue
		}
		switch r := rec.(type) {
		case *data.Customer:
			for _, s := range []string{r.Given + r.Family, r.Company, r.TradeName} {
				n["names"] += have(s)
			}
			n["names"] += len(r.Persons) + len(r.Collectors)
			n["phones"] += len(r.Phones)
			n["ways"] += len(r.Emails) + len(r.Handles)
			n["addresses"] += len(r.Addresses)
			n["notes"] += have(r.Notes) + have(r.Alert) + have(r.Interests) + len(r.Tags) + len(r.Consents)
			continue
		case *data.Device:
			if len(r.Secret) > 0 {
				n["secrets"]++
			}
			n["serials"] += have(r.Serial) + have(r.IMEI) + have(r.Plate)
			continue
		case *data.PrintJob:
			n["papers"] += have(r.Path)
			continue
		case *data.Attachment:
			n["files"]++
			continue
		}
		before, err := json.Marshal(rec)
		if err != nil {
			return nil, err
		}
		data.Erase(rec, rec.Head().Updated, func(s string) string { return s })
		if after, err := json.Marshal(rec); err != nil || string(after) == string(before) {
			continue
		}
		n[rec.Kind().String()]++
	}
	var out []EraseCount
	for _, what := range eraseWhats {
		if n[what] > 0 {
			out = append(out, EraseCount{what, n[what]})
		}
	}
	return out, nil
}

// eraseWhats are all that EraseCount counts, in the order in which it is shown.
var eraseWhats = []string{
	"names", "phones", "ways", "addresses", "notes", "secrets", "serials", "files", "contact", "inquiry", "forward", "job", "estimate", "appointment", "task", "part-request", "payment", "papers", "drafts",
}

func have(s string) int {
	if s == "" {
		return 0
	}
	return 1
}
