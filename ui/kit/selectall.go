package kit

import "fyne.io/fyne/v2"

// SelectOnFocus lets the field's text stand selected when it gets the keys, so that typing replaces it: numbers, sums
// and times that are there already.
func (e *Entry) SelectOnFocus() {
	was := e.spec.OnFocus
	e.spec.OnFocus = func() {
		if was != nil {
			was()
		}
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
