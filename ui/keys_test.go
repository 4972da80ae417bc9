package ui

import (
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/assets/words"
)

// TestActsHaveWords holds that undo can name every act in every language.
func TestActsHaveWords(t *testing.T) {
	for _, a := range app.Acts() {
		for _, lang := range words.Langs() {
			if !words.In(lang).Has("act." + a.Name) {
				t.Errorf("%s: the act %s has no words", lang, a.Name)
			}
		}
	}
}

// TestKeyTable holds that the table names acts that exist, screens that exist, and no key of the window twice.
func TestKeyTable(t *testing.T) {
	acts := map[string]bool{}
	for _, a := range app.Acts() {
		acts[a.Name] = true
	}
	where := map[string]bool{}
	for _, c := range helpColumns {
		for _, w := range c {
			where[w] = true
		}
	}
	for _, s := range screens() {
		where[s.name] = true
	}
	does := map[string]bool{}
	for _, l := range keyTable() {
		for _, act := range strings.Fields(l.acts) {
			if !acts[act] {
				t.Errorf("%s does %q, which is no act", l.keys, act)
			}
		}
		if !where[l.where] {
			t.Errorf("%s works at %q, which is no place", l.keys, l.where)
		}
		if l.do != nil && does[l.keys] {
			t.Errorf("%s does two things", l.keys)
		}
		does[l.keys] = does[l.keys] || l.do != nil
	}
	digits := map[string]bool{}
	for _, s := range screens() {
		if s.digit != "" && digits[s.digit] {
			t.Errorf("Alt+%s opens two screens", s.digit)
		}
		digits[s.digit] = true
	}
}
