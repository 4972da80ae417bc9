package app_test

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

func TestDrafts_RemindOfParkedOnes(t *testing.T) {
	s := apptest.New(t)
	d, err := s.Drafts.Keep(s.Who, app.Draft{Kind: data.KindInquiry, Form: "inquiry", Parked: true, Title: "Joan Cabahug"}, "words")
	if err != nil {
		t.Fatal(err)
	}
	remind := func(want int) {
		t.Helper()
		if n, err := s.Drafts.Remind(); err != nil || n != want {
			t.Fatalf("%d tasks, %v; not %d", n, err, want)
		}
	}
	remind(0)
	s.Later(25 * time.Hour)
	remind(1)
	remind(0)
	due, err := s.Tasks.Due(10)
	if err != nil || len(due) != 1 || due[0].TaskKind != data.TaskDraft || due[0].Who != s.Marco || due[0].Of != d.Ref() || due[0].Text != "Joan Cabahug" {
		t.Fatalf("due: %+v %v", due, err)
	}
	if err := s.Drafts.Drop(d.Ref()); err != nil {
		t.Fatal(err)
	}
	remind(0)
	if due, err = s.Tasks.Due(10); err != nil || len(due) != 0 {
		t.Fatalf("the task of a form that is gone is still due: %+v %v", due, err)
	}
}
