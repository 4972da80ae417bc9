package data

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// What can go wrong, as a person meets it. Wrapped errors keep the cause.
var (
	ErrNotFound  = errors.New("not found")
	ErrConflict  = errors.New("changed meanwhile")
	ErrBusy      = errors.New("already open elsewhere")
	ErrDenied    = errors.New("right is missing")
	ErrReadOnly  = errors.New("file takes no changes")
	ErrNewer     = errors.New("written by a newer version")
	ErrForeign   = errors.New("not a data file of this program")
	ErrDamaged   = errors.New("data file is damaged")
	ErrFull      = errors.New("no space left")
	ErrHeld      = errors.New("a long reading holds the file") // nothing can be saved until it ends
	ErrNoPrinter = errors.New("no such printer")
	ErrPrinter   = errors.New("printer refuses")
	ErrCancelled = errors.New("stopped")
	ErrFinal     = errors.New("cannot be undone")
	ErrNothing   = errors.New("nothing to undo")
	ErrNotThisPC = errors.New("sealed on another computer")
)

// Fault is one thing that is wrong with one field: a code and what the sentence needs, never the sentence.
type Fault struct {
	Field string // path of the field: "promised", "phones[2].typed"
	Code  string // "required", "too-long"
	Args  map[string]string
}

// Error is the fault for logs.
func (f Fault) Error() string {
	s := f.Field + ": " + f.Code
	for k, v := range f.Args {
		s += fmt.Sprintf(" %s=%s", k, v)
	}
	return s
}

// Faults are all things wrong with a record, in the order of its fields.
type Faults []Fault

// Error is the faults for logs.
func (fs Faults) Error() string {
	var parts []string
	for _, f := range fs {
		parts = append(parts, f.Error())
	}
	return strings.Join(parts, "; ")
}

// Of gives the faults held in err, none if it is another error.
func FaultsOf(err error) Faults {
	var fs Faults
	if errors.As(err, &fs) {
		return fs
	}
	var f Fault
	if errors.As(err, &f) {
		return Faults{f}
	}
	return nil
}

// Lengths of texts, in characters.
const (
	MaxWords = 4000 // what was said, notes, bodies
	MaxName  = 120
	MaxLine  = 250
)

// check gathers faults while a record is looked through.
type check struct{ faults Faults }

func (c *check) add(field, code string, args ...string) {
	f := Fault{Field: field, Code: code}
	for i := 0; i+1 < len(args); i += 2 {
		if f.Args == nil {
			f.Args = map[string]string{}
		}
		f.Args[args[i]] = args[i+1]
	}
	c.faults = append(c.faults, f)
}

func (c *check) when(bad bool, field, code string, args ...string) {
	if bad {
		c.add(field, code, args...)
	}
}

// text checks length and characters of one line of text.
func (c *check) text(field, s string, most int) {
	switch {
	case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return control(r) && (most != MaxWords || r != '\n' && r != '\t') }):
		c.add(field, "bad-text")
	case utf8.RuneCountInString(s) > most:
		c.add(field, "too-long", "most", fmt.Sprint(most), "has", fmt.Sprint(utf8.RuneCountInString(s)))
	}
}

func (c *check) name(field, s string)  { c.text(field, s, MaxName) }
func (c *check) line(field, s string)  { c.text(field, s, MaxLine) }
func (c *check) words(field, s string) { c.text(field, s, MaxWords) }

func (c *check) required(field, s string) {
	c.when(strings.TrimSpace(s) == "", field, "required")
}

func (c *check) ref(field string, id ID) { c.when(id == 0, field, "required") }

func (c *check) money(field string, m Money) {
	c.when(m < 0, field, "negative-money")
	c.when(m > MaxMoney, field, "too-large")
}

// count checks a number of things, plus or minus; whether 0 is one is the caller's.
func (c *check) count(field string, n int) {
	c.when(n > MaxCount || n < -MaxCount, field, "too-large")
}

// oneOf checks a word that stands as a value; empty is allowed only where "" is listed.
func oneOf[S ~string](c *check, field string, s S, all ...S) {
	for _, a := range all {
		if s == a {
			return
		}
	}
	c.add(field, "unknown-choice", "choice", string(s))
}

// numbers checks that the items of a list carry numbers of their own.
func numbers[T any](c *check, field string, items []T, n func(T) int) {
	seen := map[int]bool{}
	for _, it := range items {
		k := n(it)
		c.when(k <= 0 || seen[k], fmt.Sprintf("%s[%d]", field, k), "bad-item-number")
		seen[k] = true
	}
}

// NextN is the number for a new item: past every number the list has or had (spent is the highest ever given).
func NextN[T any](items []T, spent int, n func(T) int) int {
	for _, it := range items {
		spent = max(spent, n(it))
	}
	return spent + 1
}

// err is nil where nothing is wrong.
func (c *check) err() error {
	if len(c.faults) == 0 {
		return nil
	}
	return c.faults
}
