package ui

import (
	"testing"

	"tanggapan/data"
)

// A misspelt word finds what is near, and the palette says so; Enter that came before opens nothing.
func TestPalette_SaysWhichLetterItForgave(t *testing.T) {
	s := open(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez-Santos"}))
	s.Press("Ctrl+K")
	s.Type("begoba nun")
	s.MustSay("Nothing has “begoba nun”", "Nearest: “begona nun”", "ez-Santos")
	s.Check()
	s.Press("Enter")
	s.MustSay("Núñez-Santos")
	if s.Host.Top() != nil {
		t.Fatal("Enter does not open what is near")
	}
	// A command by its name needs no forgiving.
	s.Press("Ctrl+K")
	s.Type("all k")
	s.Press("Enter")
	s.MustSay("Press one to see what it does here")
}
