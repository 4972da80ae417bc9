package kit

import (
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

const (
	scanGap    = 35 * time.Millisecond  // between two characters of a scanner, on the average; people are slower
	scanPause  = 120 * time.Millisecond // the longest: a window that is being drawn hears keys late, and then several at once
	scanLength = 6                      // shortest code
)

// Scanner tells a bar code scanner from a person: a burst of 6 or more characters, then Enter, with gaps under 35 ms on the average. The zero
// value is ready.
type Scanner struct {
	first, last time.Time
	burst       []rune
	code        string
}

// Rune takes a typed character. It says whether the character begins a new burst, so that a field can remember
// what it held before.
func (s *Scanner) Rune(at time.Time, r rune) (begins bool) {
	if len(s.burst) == 0 || at.Sub(s.last) >= scanPause || at.Before(s.last) {
		s.burst, s.first = s.burst[:0], at
		begins = true
	}
	s.last = at
	s.burst = append(s.burst, r)
	return begins
}

// Enter says whether Enter at this moment ends a code; Code then gives it.
func (s *Scanner) Enter(at time.Time) bool {
	n := len(s.burst)
	fast := at.Sub(s.last) < scanPause && !at.Before(s.last) && at.Sub(s.first) < scanGap*time.Duration(n)
	code := string(s.burst)
	s.burst = s.burst[:0]
	if !fast || utf8.RuneCountInString(code) < scanLength {
		return false
	}
	s.code = code
	return true
}

// Code is the code that the last Enter ended.
func (s *Scanner) Code() string { return s.code }

// held is what a widget was before a burst fell into it.
type held struct {
	by      fyne.Focusable
	restore func()
}

// heard tells the scanner of a character that fell into a widget, before the widget acts on it. hold makes the
// way back to what the widget is now; it is called once a burst.
func (h *Host) heard(r rune, by fyne.Focusable, hold func() func()) {
	if h.scan.Rune(h.now(), r) {
		h.held = h.held[:0]
	}
	for _, o := range h.held {
		if o.by == by {
			return
		}
	}
	var restore func()
	if hold != nil {
		restore = hold()
	}
	h.held = append(h.held, held{by, restore})
}

// scanEnds says whether a key is the Enter at the end of a scanner's burst. Then everything that the burst fell
// into is as it was before, and the window has the code.
func (h *Host) scanEnds(ev *fyne.KeyEvent) bool {
	if (ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter) || !h.scan.Enter(h.now()) {
		return false
	}
	for i := len(h.held) - 1; i >= 0; i-- {
		if f := h.held[i].restore; f != nil {
			f()
		}
	}
	if len(h.held) > 0 && h.held[0].by != nil {
		h.Focus(h.held[0].by)
	}
	h.held = h.held[:0]
	if h.OnScan != nil {
		h.OnScan(h.scan.Code())
	}
	return true
}

// silent says whether a key only stands before or beside a character: a letter, a digit, Shift. What is typed
// comes as a rune.
func silent(k fyne.KeyName) bool {
	if len(k) <= 1 {
		return true
	}
	for _, side := range []string{"Left", "Right"} {
		switch strings.TrimPrefix(string(k), side) {
		case "Shift", "Control", "Alt", "Super":
			return true
		}
	}
	return k == "CapsLock"
}
