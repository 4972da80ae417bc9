package app_test

import (
	"strings"
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/assets/words"
	"tanggapan/data"
)

// TestPapers_Switches lays every paper from samples in every size and language, and leaves out one part after the other:
// each switch changes the paper, and the shop's own text and terms stand on it unsaved.
func TestPapers_Switches(t *testing.T) {
	s := apptest.New(t)
	sh, err := s.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range s.Papers.Kinds() {
		for _, lang := range words.Langs() {
			w := words.In(lang)
			if !w.Has("paper.name." + k.Name) {
				t.Errorf("%s has no name in %s", k.Name, lang)
			}
			for _, p := range k.Parts {
				if !w.Has("paper.part." + p) {
					t.Errorf("%s, part %s: no words in %s", k.Name, p, lang)
				}
			}
			for _, size := range k.Sizes {
				doc, err := s.Papers.Sample(k.Name, size, sh, lang)
				if err != nil {
					t.Fatalf("%s %s %s: %v", k.Name, size, lang, err)
				}
				if out := doc.Words(); strings.Contains(out, "paper.") || strings.Contains(out, "{{") || strings.TrimSpace(out) == "" {
					t.Errorf("%s %s %s: %s", k.Name, size, lang, out)
				}
			}
		}
		for _, size := range k.Sizes[:1] {
			whole, err := s.Papers.Sample(k.Name, size, sh, "en")
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range k.Parts {
				cut := *sh
				cut.Papers = []data.Paper{{N: 1, Name: k.Name, Hidden: []string{part}}}
				doc, err := s.Papers.Sample(k.Name, size, &cut, "en")
				if err != nil {
					t.Fatal(err)
				}
				if doc.List() == whole.List() {
					t.Errorf("%s without %s is the same paper", k.Name, part)
				}
			}
			own := *sh
			own.Papers = []data.Paper{{N: 1, Name: k.Name, Text: "Closed on the fiesta"}}
			own.Terms = []data.Terms{{N: 1, Paper: k.Terms, Text: "Terms of this paper"}}
			doc, err := s.Papers.Sample(k.Name, size, &own, "en")
			if err != nil {
				t.Fatal(err)
			}
			all := strings.ReplaceAll(doc.Words(), "\n", " ")
			if strings.Contains(all, "Closed on the fiesta") != k.Text {
				t.Errorf("%s: own text: %v", k.Name, !k.Text)
			}
			if strings.Contains(all, "Terms of this paper") != (k.Terms != "") {
				t.Errorf("%s: terms %q", k.Name, k.Terms)
			}
		}
	}
	if _, err := s.Papers.Sample("no-such", "", sh, ""); len(data.FaultsOf(err)) == 0 {
		t.Error(err)
	}
}
