package ui

import (
	"testing"

	"tanggapan/data"
)

// TestBlankForm_TakeInUnderItsNumber: the number of a form, typed or scanned, takes the job in under it, and only once.
func TestBlankForm_TakeInUnderItsNumber(t *testing.T) {
	s := papered(t)
	s.command("blank forms")
	s.Type("2")
	s.Press("Enter")
	for i, road := range []func(){
		func() { s.command("J-000001") },
		func() { s.Scan("J000002") },
	} {
		no := data.NumberOf(data.KindJob, data.ID(i+1))
		road()
		if s.W.at.Screen != "intake" {
			t.Fatalf("%s: at %q: %q", no, s.W.at.Screen, s.Texts())
		}
		s.MustSay(no)
		s.Check()
		s.Type("Ramil Yu")
		s.Press("Insert")
		s.Type("0917 555 770" + no[len(no)-1:])
		s.Press("Enter")
		s.Type("Samsung Galaxy A54")
		s.Press("Enter", "Enter", "Enter")
		s.Type("As it stands on the form")
		s.Press("Ctrl+S")
		if s.W.at.Screen != "job" {
			t.Fatalf("%s is not saved: %q", no, s.Texts())
		}
	}
	s.again()
	for no, id := range map[string]data.ID{"J-000001": 1, "J-000002": 2} {
		if v, err := s.Jobs.Get(id); err != nil || v.Job.No != no {
			t.Errorf("%s: %v %v", no, v, err)
		}
		if free, err := s.Papers.Reserved(id); err != nil || free {
			t.Errorf("%s can be taken again: %v", no, err)
		}
	}
	if next := s.Done(s.Jobs.TakeIn(s.Who, blankJob())).No; next != "J-000003" {
		t.Errorf("the next job got %s", next)
	}
}

// TestBlankForm_KeepsWhatWasTyped: a form that was begun under the number waits as any other, and its code takes it up again.
func TestBlankForm_KeepsWhatWasTyped(t *testing.T) {
	s := papered(t)
	s.command("blank forms")
	s.Type("1")
	s.Press("Enter")
	s.Scan("J000001")
	s.Type("Ramil Yu")
	s.Press("Insert")
	s.Type("0917 555 7701")
	s.Press("Enter", "Alt+1")
	s.Scan("J000001")
	s.MustSay("J-000001", "Ramil Yu")
	s.Check()
	s.Press("Alt+1")
	s.again()
	s.Scan("J000001")
	s.MustSay("J-000001", "Ramil Yu")
}
