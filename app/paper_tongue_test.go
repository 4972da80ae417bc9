package app_test

import (
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// A Filipino paper of an English shop bears Filipino terms, as long as the shop has not written its own.
func TestPapers_TermsInThePapersLanguage(t *testing.T) {
	s := apptest.New(t)
	sh, err := s.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	text := func(paper, lang string, sh *data.Shop) string {
		t.Helper()
		doc, err := s.Papers.Sample(paper, "", sh, lang)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(doc.Words(), "\n", " ")
	}
	for _, paper := range []string{app.PaperSheet, app.PaperTicket} {
		if en, fil := text(paper, "en", sh), text(paper, "fil", sh); !strings.Contains(en, "Bring this ticket") || strings.Contains(fil, "Bring this ticket") || !strings.Contains(fil, "Dalhin ang stub") {
			t.Errorf("%s: %s\n%s", paper, en, fil)
		}
	}
	own := *sh
	own.Terms = append([]data.Terms(nil), sh.Terms...)
	for i := range own.Terms {
		own.Terms[i].Text = "Our own word."
	}
	if got := text(app.PaperTicket, "fil", &own); !strings.Contains(got, "Our own word.") || strings.Contains(got, "Dalhin ang stub") {
		t.Error(got)
	}
}
