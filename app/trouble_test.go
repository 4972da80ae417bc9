package app_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestTryAgain spoils a record under the open file: trying again must say so and leave the file to be read; once the bytes are right
// again it must write.
func TestTryAgain(t *testing.T) {
	s := apptest.New(t)
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Qwertzuiop", Family: "Asdfghjkl"}))
	later := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez"}))
	whole, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(to string) {
		t.Helper()
		f, err := os.OpenFile(s.Path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for at, n := 0, 0; ; {
			i := strings.Index(string(whole[at:]), "Qwertzuiop")
			if i < 0 {
				if n == 0 {
					t.Fatal("nothing was spoilt")
				}
				return
			}
			at += i
			if _, err := f.WriteAt([]byte(to), int64(at)); err != nil {
				t.Fatal(err)
			}
			at++
			n++
		}
	}
	spoil("X")
	if _, err := s.Customers.Get(done.ID); !errors.Is(err, data.ErrDamaged) {
		t.Fatalf("a spoilt record reads as %v", err)
	}
	tr := s.Trouble()
	if tr.Act != "customer.add" || tr.No != later.No || tr.Saved == 0 || tr.Copy != "" {
		t.Errorf("what happened is %+v", tr)
	}
	if err := s.TryAgain(); !errors.Is(err, data.ErrDamaged) {
		t.Fatalf("a spoilt file tried again says %v", err)
	}
	if st := s.State(); st.Path != s.Path || !errors.Is(st.ReadOnly, data.ErrDamaged) || st.Since == 0 {
		t.Fatalf("after that it stands as %+v", st)
	}
	if _, err := s.Staff.Get(s.Marco); err != nil {
		t.Errorf("the rest cannot be read: %v", err)
	}
	spoil("Q")
	if err := s.TryAgain(); err != nil {
		t.Fatal(err)
	}
	if st := s.State(); st.ReadOnly != nil {
		t.Fatalf("the whole file is read only: %v", st.ReadOnly)
	}
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ramil", Family: "Yu"}))
}
