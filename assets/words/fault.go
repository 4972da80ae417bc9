package words

import (
	"context"
	"errors"
	"strings"

	"tanggapan/data"
)

// errorKeys is the table of what can go wrong as a whole and the key of its
// sentence. The first that fits wins.
var errorKeys = []struct {
	err error
	key string
}{
	{data.ErrConflict, "error.conflict"},
	{data.ErrFull, "error.full"},
	{data.ErrHeld, "error.held"},
	{data.ErrDamaged, "error.damaged"},
	{data.ErrNewer, "error.newer"},
	{data.ErrForeign, "error.foreign"},
	{data.ErrBusy, "error.busy"},
	{data.ErrReadOnly, "error.read-only"},
	{data.ErrDenied, "error.denied"},
	{data.ErrNoPrinter, "error.no-printer"},
	{data.ErrPrinter, "error.printer"},
	{data.ErrFinal, "error.final"},
	{data.ErrNothing, "error.nothing"},
	{data.ErrCancelled, "error.cancelled"},
	{context.Canceled, "error.cancelled"},
	{data.ErrNotThisPC, "error.not-this-pc"},
	{data.ErrNotFound, "error.not-found"},
}

// Err is what an error says to a person: what is safe first, then what to do.
// Faults name their field and the first of them; an error that nobody foresaw
// gets one general sentence. No error gets no words.
func (w Words) Err(err error) string {
	if err == nil {
		return ""
	}
	if fs := data.FaultsOf(err); len(fs) > 0 {
		s := w.FieldFault(fs[0])
		if n := len(fs) - 1; n > 0 {
			s += " " + w.N("fault.more", n)
		}
		return s
	}
	for _, e := range errorKeys {
		if errors.Is(err, e.err) {
			return w.T(e.key)
		}
	}
	return w.T("error.unknown")
}

// Fault is the sentence that stands under a field. Times in it are written as
// a clerk says them, states by their words. A code without words gets one
// general sentence.
func (w Words) Fault(f data.Fault) string {
	key := "fault." + f.Code
	if bare := key + ".bare"; len(f.Args) == 0 && w.Has(bare) {
		return w.T(bare)
	}
	if !w.Has(key) {
		return w.T("fault.unknown")
	}
	args := make(map[string]any, len(f.Args))
	for name, v := range f.Args {
		args[name] = w.told(name, v)
	}
	// What a sentence misses is left open rather than said to be missing.
	return strings.ReplaceAll(w.T(key, args), "<no value>", "…")
}

// told is what a fault tells, in words.
func (w Words) told(name, v string) string {
	f := Format{w: w}
	switch l := data.Local(v); {
	case name == "from" || name == "to":
		return w.state(v)
	case name == "printer" && v == "":
		return w.T("print-job.the-printer")
	case l.Valid() && name == "end":
		return f.Time(l)
	case l.Valid():
		return f.DayTime(l)
	case data.Date(v).Valid():
		return f.Day(data.Date(v))
	}
	return v
}

// state is the word of a state that a fault names by its code, of whatever
// record; the code itself where no record has it.
func (w Words) state(code string) string {
	for _, kind := range []string{"job", "appointment", "inquiry", "task", "estimate", "part-request", "parts-order"} {
		if key := kind + ".state." + code; w.Has(key) {
			return w.T(key)
		}
	}
	return code
}

// FieldFault is the sentence of a fault with its field's name before it, for
// where the field is not in sight: the command line and lists of faults.
func (w Words) FieldFault(f data.Fault) string {
	if name := w.Field(f.Field); name != "" {
		return name + ": " + w.Fault(f)
	}
	return w.Fault(f)
}

// Field is the name of a field by its path: "phones[2].typed" is "Phone". It
// is empty where no part of the path has a name.
func (w Words) Field(path string) string {
	parts := strings.Split(path, ".")
	for i := len(parts) - 1; i >= 0; i-- {
		name, _, _ := strings.Cut(parts[i], "[")
		if key := "field." + name; w.Has(key) {
			return w.T(key)
		}
	}
	return ""
}
