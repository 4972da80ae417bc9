package desk_test

import (
	"testing"

	"tanggapan/app/desk"
)

func TestPrinterByAddress(t *testing.T) {
	d := open(t, t.TempDir())
	change := func(f func(*desk.Settings)) desk.Settings {
		t.Helper()
		if err := d.Change(f); err != nil {
			t.Fatal(err)
		}
		return d.Settings()
	}
	s := change(func(s *desk.Settings) {
		s.PutPrinter("", desk.Printer{Name: "Counter", Address: "10.0.0.9:9100", Roll: 80})
		s.PutPrinter("", desk.Printer{Name: "Back", Address: "10.0.0.8:9100", Roll: 58})
		s.Papers["ticket"] = desk.Paper{Printer: "Counter", Copies: 2}
		s.Papers["label"] = desk.Paper{Printer: "Other", Copies: 1}
		s.Failed.Another = "Counter"
	})
	if p, ok := s.Printer("Back"); !ok || p.Roll != 58 {
		t.Fatalf("%+v", s.Printers)
	}
	s = change(func(s *desk.Settings) { s.PutPrinter("Counter", desk.Printer{Name: "Front", Address: "10.0.0.9:9100"}) })
	if len(s.Printers) != 2 || s.Printers[0].Name != "Front" || s.Papers["ticket"].Printer != "Front" || s.Papers["ticket"].Copies != 2 || s.Papers["label"].Printer != "Other" || s.Failed.Another != "Front" {
		t.Fatalf("renamed: %+v", s)
	}
	s = change(func(s *desk.Settings) { s.DropPrinter("Front") })
	if _, ok := s.Printer("Front"); ok || len(s.Printers) != 1 || s.Papers["ticket"].Printer != "" || s.Failed.Another != "" {
		t.Fatalf("dropped: %+v", s)
	}
}
