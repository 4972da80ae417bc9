package search

import (
	"slices"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
)

func TestFindForgiving(t *testing.T) {
	for name, packed := range map[string]bool{"Tail": false, "Packed": true} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			ix := NewIndex(tiny)
			n := data.ID(0)
			put := func(text string) {
				n++
				err := s.Update(func(t kv.Txn) error {
					_, err := Put(t, Doc{Ref: data.Ref{Kind: data.KindJob, ID: n}, Terms: []data.Term{{Type: data.TermWord, Text: text}, {Type: data.TermPhone, Text: "0917 555 0123"}}})
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			for _, text := range []string{"Liza Santos Samsung Galaxy", "Ramon Santiago Samsung", "Begoña Ibañez printer", "Liza Zamora battery", "Katigbak charger port"} {
				put(text)
			}
			for packed && n < 40 {
				put("other words altogether")
			}
			settle(t, s, ix)
			for _, c := range []struct {
				text, instead string
				want          []data.ID
			}{
				{"samsung", "", []data.ID{2, 1}},
				{"samsing", "samsung", []data.ID{2, 1}},
				{"samsng", "samsung", []data.ID{2, 1}},
				{"samsuung", "samsung", []data.ID{2, 1}},
				{"smasung", "samsung", []data.ID{2, 1}},
				{"xamsung", "samsung", []data.ID{2, 1}},
				{"liza samsing", "liza samsung", []data.ID{1}},
				{"samsing gal", "samsung gal", []data.ID{1}},
				{"ibanes", "ibanez", []data.ID{3}},
				{"Begonna", "begona", []data.ID{3}},
				{"katigvak", "katigbak", []data.ID{5}},
				// Nothing is near, or nothing is misspelt, or it is a number, or two words are wrong.
				{"xqzwvk", "", nil},
				{"zamora galaxy", "", nil},
				{"09175550124", "", nil},
				{"lisza samsing", "", nil},
				{"lix", "", nil},
			} {
				var res Result
				err := s.View(func(r kv.Reader) (err error) {
					res, err = ix.FindForgiving(r, Query{Text: c.text})
					return err
				})
				var got []data.ID
				for _, r := range res.Refs {
					got = append(got, r.ID)
				}
				if err != nil || res.Instead != c.instead || !slices.Equal(got, c.want) {
					t.Errorf("%q: %v instead %q, want %v instead %q: %v", c.text, got, res.Instead, c.want, c.instead, err)
				}
			}
		})
	}
}
