package words_test

import (
	"testing"

	"tanggapan/assets/words"
)

func TestIn(t *testing.T) {
	for lang, want := range map[string]string{"en": "en", "fil": "fil", "": "en", "de": "en"} {
		if got := words.In(lang).Lang(); got != want {
			t.Errorf("In(%q).Lang() = %q, want %q", lang, got, want)
		}
	}
	var zero words.Words
	if got := zero.T("common.save"); got != "Save" {
		t.Errorf("the zero value says %q", got)
	}
}

func TestT(t *testing.T) {
	en, fil := words.In("en"), words.In("fil")
	for _, c := range []struct{ got, want string }{
		{en.T("common.save"), "Save"},
		{fil.T("common.undo"), "Bawiin"},
		{en.T("common.saved-at", "Time", "10:42"), "Saved 10:42"},
		{fil.T("common.saved-at", map[string]string{"Time": "10:42"}), "Na-save 10:42"},
		{en.T("no.such.key"), "[no.such.key]"},
		{fil.T("no.such.key", "A", 1), "[no.such.key]"},
		{en.N("common.days", 1), "1 day"},
		{en.N("common.days", 3), "3 days"},
		{en.N("common.days", 12345), "12,345 days"},
		{fil.N("common.days", 1), "1 araw"},
		{fil.N("common.days", 4), "4 araw"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !en.Has("common.days") || !fil.Has("common.save") || en.Has("no.such.key") {
		t.Error("Has does not tell what there is")
	}
}

func BenchmarkPlain(b *testing.B) {
	w := words.In("fil")
	b.ReportAllocs()
	for b.Loop() {
		if w.T("common.save") == "" {
			b.Fatal("no words")
		}
	}
}
