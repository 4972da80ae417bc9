package kit

import "fyne.io/fyne/v2"

// SheetSpec is a dialog that keeps something: labelled fields and one ink button.
type SheetSpec struct {
	Icon   string
	Title  string
	Text   string
	Act    string  // words of the ink button, Ctrl+Enter
	Width  float32 // 0 is 560
	Rows   []fyne.CanvasObject
	First  fyne.Focusable
	Count  string    // at the left of the foot
	Quiet  []*Button // between Cancel and the ink button
	Fields func() []FieldAt
	// Save keeps what was typed and calls done with what came of it; nil closes the sheet, faults are said at their fields.
	Save func(done func(error))
}

// Sheet is such a dialog while it stands.
type Sheet struct {
	h    *Host
	spec SheetSpec
	pop  *Pop
	body *fyne.Container
	act  *Button
}

// Sheet opens a dialog with fields.
func (h *Host) Sheet(spec SheetSpec) *Sheet {
	s := &Sheet{h: h, spec: spec, body: Col(10, spec.Rows...)}
	if spec.Width == 0 {
		s.spec.Width = 560
	}
	s.act = NewButton(h, ButtonSpec{Text: spec.Act, Key: "Ctrl+Enter", Kind: InkButton, Do: s.Save})
	cancel := NewButton(h, ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: Ghost, Do: func() { s.Close() }})
	buttons := append([]*Button{cancel}, spec.Quiet...)
	s.pop = h.Dialog(DialogSpec{
		Icon: spec.Icon, Title: spec.Title, Text: spec.Text, Width: s.spec.Width, Count: spec.Count, First: spec.First, Content: s.body,
		Buttons: append(buttons, s.act),
	})
	return s
}

// Save does what the ink button does.
func (s *Sheet) Save() {
	s.spec.Save(func(err error) {
		if !s.pop.Opened() {
			return
		}
		if err == nil {
			s.Close()
			return
		}
		s.Mark(err)
	})
}

// Mark says each fault at its field; nil takes all marks away.
func (s *Sheet) Mark(err error) {
	var fields []FieldAt
	if s.spec.Fields != nil {
		fields = s.spec.Fields()
	}
	(&Form{h: s.h, all: s.body}).Mark(err, fields...)
	s.pop.Resized()
}

// Resized lays the sheet out again after rows came or went.
func (s *Sheet) Resized() { s.pop.Resized() }

// SetRows shows other rows.
func (s *Sheet) SetRows(rows ...fyne.CanvasObject) {
	Replace(s.body, rows...)
	s.pop.Resized()
}

// Close takes the sheet away.
func (s *Sheet) Close() { s.pop.Close() }
