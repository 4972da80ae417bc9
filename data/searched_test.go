package data_test

import (
	"slices"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
)

// lookAll finds a full record under every ref.
func lookAll(k data.Kind, id data.ID) data.Record {
	rec := datatest.Full(k, datatest.Rand(uint64(id)))
	rec.Head().ID = id
	return rec
}

func TestSearched_SaysWhatItIsAndWhoseWordsItTook(t *testing.T) {
	for _, k := range data.Kinds {
		for seed := uint64(0); seed < 5; seed++ {
			rec := datatest.Full(k.Kind, datatest.Rand(seed))
			rec.Head().ID = 7
			if n, ok := rec.(data.Numbered); ok {
				*n.Number() = data.NumberOf(k.Kind, 7)
			}
			s, ok := rec.(data.Searched)
			if !ok {
				continue
			}
			for name, look := range map[string]data.Look{"all": lookAll, "nothing": func(data.Kind, data.ID) data.Record { return nil }, "nil": nil} {
				terms, from := s.Terms(look)
				if len(terms) == 0 {
					t.Errorf("%s has no terms with %s", k.Name, name)
				}
				if n, ok := rec.(data.Numbered); ok && !slices.Contains(terms, data.Term{Type: data.TermNumber, Text: *n.Number()}) {
					t.Errorf("%s is not found by its number with %s", k.Name, name)
				}
				if name == "nil" && len(from) > 0 {
					t.Errorf("%s took words from %v without a look", k.Name, from)
				}
				title, detail := s.Caption(look)
				if strings.TrimSpace(title+detail) == "" || strings.ContainsAny(title, "\n\t") || len([]rune(title)) > 2*data.MaxLine {
					t.Errorf("%s with %s is called %q, %q", k.Name, name, title, detail)
				}
			}
			rec.Head().Removed = 9
			if terms, from := s.Terms(lookAll); len(terms) != 0 || len(from) != 0 {
				t.Errorf("%s is found when it was put aside", k.Name)
			}
		}
	}
}

func TestKeys_StandOnceAndSayTheSameTwice(t *testing.T) {
	for _, k := range data.Kinds {
		for seed := uint64(0); seed < 10; seed++ {
			rec, ok := datatest.Full(k.Kind, datatest.Rand(seed)).(data.Keyed)
			if !ok {
				continue
			}
			seen := map[string]bool{}
			for _, key := range rec.Keys() {
				id := key.Index + "\x00" + strings.Join(key.Parts, "\x00")
				if key.Unique && seen[id] {
					t.Errorf("%s has the unique key %q twice", k.Name, id)
				}
				seen[id] = true
			}
			for _, key := range rec.Keys() {
				if !seen[key.Index+"\x00"+strings.Join(key.Parts, "\x00")] {
					t.Errorf("%s has other keys the second time: %v", k.Name, key)
				}
			}
		}
	}
}
