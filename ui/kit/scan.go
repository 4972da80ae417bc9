package kit

import (
	"time"
	"unicode/utf8"
)

const (
	scanGap    = 35 * time.Millisecond // between two characters of a scanner; people are slower
	scanLength = 6                     // shortest code
)

// Scanner tells a bar code scanner from a person: a burst of 6 or more characters with gaps under 35 ms, then
// Enter. The zero value is ready.
type Scanner struct {
	last  time.Time
	burst []rune
	code  string
}

// Rune takes a typed character. It says whether the character begins a new burst, so that a field can remember
// what it held before.
func (s *Scanner) Rune(at time.Time, r rune) (begins bool) {
	if len(s.burst) == 0 || at.Sub(s.last) >= scanGap || at.Before(s.last) {
		s.burst = s.burst[:0]
		begins = true
	}
	s.last = at
	s.burst = append(s.burst, r)
	return begins
}

// Key takes a key that is no character. It says whether the key ends a code; Code then gives it.
func (s *Scanner) Key(at time.Time, name string) bool {
	fast := at.Sub(s.last) < scanGap && !at.Before(s.last)
	code := string(s.burst)
	if name == "LeftShift" || name == "RightShift" {
		return false
	}
	s.burst = s.burst[:0]
	if (name != "Return" && name != "KP_Enter") || !fast || utf8.RuneCountInString(code) < scanLength {
		return false
	}
	s.code = code
	return true
}

// Code is the code that the last Key ended.
func (s *Scanner) Code() string { return s.code }

// scanned hands a code to the window; take, where there is one, takes it back out of its field first.
func (h *Host) scanned(take func()) {
	if take != nil {
		take()
	}
	if h.OnScan != nil {
		h.OnScan(h.scan.Code())
	}
}
