package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// At is the place of the field that has the keys among the form's fields in reading order, from 1; 0 where none of
// them has. A draft keeps it, so that the keys stand there again when the form returns.
func (f *Form) At() int {
	focused := f.h.Focused()
	if focused == nil {
		return 0
	}
	for i, o := range fieldsIn(f.rows, nil) {
		if o == focused {
			return i + 1
		}
	}
	return 0
}

// Return says where the keys stood when the draft was kept: Refocus goes there until something is typed.
func (f *Form) Return(at int) { f.at = at }

// Refocus gives the keys to the field that Return named, or to the one that had them when the form was left. It says
// whether there is such a field.
func (f *Form) Refocus() bool {
	all := fieldsIn(f.rows, nil)
	if f.at < 1 || f.at > len(all) {
		return false
	}
	f.h.Focus(all[f.at-1])
	if e, ok := all[f.at-1].(interface{ toEnd() }); ok {
		e.toEnd() // one goes on where the text ends
	}
	return true
}

// fieldsIn gathers what can have the keys, in the order in which it stands.
func fieldsIn(o fyne.CanvasObject, out []fyne.Focusable) []fyne.Focusable {
	if o == nil || !o.Visible() {
		return out
	}
	if field, ok := o.(fyne.Focusable); ok {
		return append(out, field)
	}
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			out = fieldsIn(child, out)
		}
	case *container.Scroll:
		return fieldsIn(c.Content, out)
	case interface{ inside() []fyne.CanvasObject }:
		for _, child := range c.inside() {
			out = fieldsIn(child, out)
		}
	}
	return out
}

// toEnd sets the cursor behind the last letter.
func (e *Entry) toEnd() {
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}
