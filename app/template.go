package app

import (
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Templates are texts said again and again.
type Templates struct{ *core }

var templateActs = []Act{
	{"template.add", data.RightSettings, "H1", PutBack},
	{"template.change", data.RightSettings, "H1", PutBack},
}

// All lists the texts that are offered in a language, those put aside too where hidden.
func (s *Templates) All(lang string, hidden bool) (out []*data.Template, err error) {
	err = s.view(func(tx *store.Tx) error {
		all, err := store.Each[data.Template](tx, 0, 0)
		for _, t := range all {
			if t.Lang == lang && t.Removed == 0 && (hidden || !t.Hidden) {
				out = append(out, t)
			}
		}
		return err
	})
	return out, err
}

// Add keeps a new text.
func (s *Templates) Add(who data.Actor, t *data.Template) (data.Done, error) {
	return s.put("template.add", who, t)
}

// Change keeps a text.
func (s *Templates) Change(who data.Actor, t *data.Template) (data.Done, error) {
	return s.put("template.change", who, t)
}

func (s *Templates) put(act string, who data.Actor, t *data.Template) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		rec := *t
		rec.Name, rec.Text = data.CleanLine(rec.Name), data.Clean(rec.Text)
		return &rec, tx.Put(&rec)
	})
}

// say fills the shop's text for a use ("part-arrived", "ready") in a language, else in English; "" where the shop has none. Fields are name and value by turns.
func say(tx *store.Tx, code, lang string, fields ...string) (string, error) {
	for _, l := range []string{lang, "en"} {
		found, err := store.List[data.Template](tx, "code", store.Range{Parts: []string{data.Fold(code), l}, Limit: 1})
		if err != nil {
			return "", err
		}
		if len(found) > 0 && found[0].Open() {
			return Fill(found[0].Text, fields...), nil
		}
	}
	return "", nil
}

// Fill puts values in the place of the {fields} of a text; fields are name and value by turns, unknown ones are left out with the space before them.
func Fill(text string, fields ...string) string {
	for i := 0; i+1 < len(fields); i += 2 {
		text = strings.ReplaceAll(text, "{"+fields[i]+"}", fields[i+1])
	}
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return text
		}
		end := strings.IndexByte(text[open:], '}')
		if end < 0 {
			return text
		}
		text = strings.TrimRight(text[:open], " ") + text[open+end+1:]
	}
}
