package kit

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
)

// Marker can say what is wrong with it: fields, selects and rows.
type Marker interface{ SetError(string) }

// FieldAt is where the faults of a path are said: At marks, Focus gets the keys.
type FieldAt struct {
	Path  string // "phone"; a fault at "phone", "phone.typed" or "phone[2]" belongs here
	At    Marker
	Focus fyne.Focusable // nil where At itself takes them
}

// Mark says each fault of err at its field and gives the first field the keys; what has no field, and any
// other error, goes to Host.Fail. nil takes all marks away.
func (f *Form) Mark(err error, fields ...FieldAt) {
	for _, at := range fields {
		at.At.SetError("")
	}
	if err == nil {
		return
	}
	faults := data.FaultsOf(err)
	if len(faults) == 0 {
		f.h.Fail(err)
		return
	}
	var first fyne.Focusable
	var homeless data.Faults
	for _, fault := range faults {
		home := false
		for _, at := range fields {
			if !under(fault.Field, at.Path) {
				continue
			}
			home = true
			at.At.SetError(f.h.Words.FieldFault(fault))
			if first == nil {
				if first = at.Focus; first == nil {
					first, _ = at.At.(fyne.Focusable)
				}
			}
			break
		}
		if !home {
			homeless = append(homeless, fault)
		}
	}
	Relayout(f.all)
	if first != nil {
		f.h.Focus(first)
	}
	if len(homeless) > 0 {
		f.h.Fail(homeless)
	}
}

// under says whether a fault's path is the field's or inside of it.
func under(path, field string) bool {
	if len(path) < len(field) || path[:len(field)] != field {
		return false
	}
	return len(path) == len(field) || path[len(field)] == '.' || path[len(field)] == '['
}
