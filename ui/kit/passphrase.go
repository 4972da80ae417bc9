package kit

import "fyne.io/fyne/v2"

// PassphraseSpec asks for the passphrase of something that is encrypted.
type PassphraseSpec struct {
	Title, Text, Label, Act string
	Try                     func(passphrase string) error // off the UI goroutine; its Faults are shown at the field
	Done                    func()                        // after one that fits
}

// AskPassphrase opens a sheet that stays until a passphrase fits or it is closed.
func (h *Host) AskPassphrase(spec PassphraseSpec) {
	field := NewEntry(h, EntrySpec{Secret: true, Max: 100})
	field.SetOnChange(func(string) { field.SetError("") })
	var sheet *Sheet
	field.SetOnEnter(func() { sheet.Save() })
	sheet = h.Sheet(SheetSpec{
		Icon: "lock-keyhole", Title: spec.Title, Text: spec.Text, Act: spec.Act, First: field,
		Rows:   []fyne.CanvasObject{Labelled(spec.Label, field)},
		Fields: func() []FieldAt { return []FieldAt{{Path: "passphrase", At: field}} },
		Save: func(done func(error)) {
			text := field.Text
			Run(h, func() (bool, error) { return true, spec.Try(text) }, func(_ bool, err error) {
				done(err)
				if err == nil {
					spec.Done()
				}
			})
		},
	})
}
