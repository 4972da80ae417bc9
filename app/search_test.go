package app_test

import (
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/data"
)

func TestSearch_Ask(t *testing.T) {
	s := apptest.New(t)
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Quiambao", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}}))
	ask := func(text, instead string, found bool) {
		t.Helper()
		got, err := s.Search.Ask(text, data.KindCustomer)
		if err != nil || got.Instead != instead || (len(got.Hits) == 1 && got.Hits[0].Ref == done.Ref()) != found {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	ask("begona", "", true)
	ask("begoma", "begona", true)
	ask("0917 begoma", "0917 begona", true)
	ask("09175550124", "", false)
	ask("xyzw", "", false)
	if hits, err := s.Search.Find("begoma"); err != nil || len(hits) != 0 {
		t.Errorf("a form forgives without a word: %v %v", hits, err)
	}
	ask(done.No, "", true)
	s.Step()
	s.Reopen()
	ask("quianbao", "quiambao", true)
}
