package ui

import (
	"testing"
	"time"

	"tanggapan/ui/kit"
)

// TestDraftsReturnWithTheKeysWhereTheyStood loses the program in the middle of each form: at the next start the field that
// was typed into has the keys again, and what is typed next goes on there.
func TestDraftsReturnWithTheKeysWhereTheyStood(t *testing.T) {
	for _, of := range []struct {
		name, key string
		type_     func(s *stage)
		last      string
	}{
		{"inquiry", "F2", func(s *stage) { s.Type("Joan Cabahug"); s.Press("Ins", "Tab", "Tab") }, "Is it rea"},
		{"intake", "F3", func(s *stage) {
			s.Type("Joan Cabahug")
			s.Press("Insert")
			s.Type("0918 555 0166")
			s.Press("Enter")
			s.Type("Galaxy A54")
			s.Press("Enter", "Enter", "Enter")
		}, "It does not char"},
	} {
		t.Run(of.name, func(t *testing.T) {
			s := open(t)
			s.Press(of.key)
			of.type_(s)
			s.Type(of.last)
			s.Tick(time.Second)
			before, ok := s.Host.Focused().(*kit.Entry)
			if !ok || before.Text != of.last {
				t.Fatalf("typed into %T, %q", s.Host.Focused(), s.Texts())
			}
			s.again()
			if s.W.at.Screen != of.name {
				t.Fatalf("the draft does not stand again: %v", s.W.at)
			}
			after, ok := s.Host.Focused().(*kit.Entry)
			if !ok || after.Text != of.last {
				t.Fatalf("the keys are at %T", s.Host.Focused())
			}
			s.Type("d")
			if after.Text != of.last+"d" {
				t.Errorf("%q", after.Text)
			}
		})
	}
}
