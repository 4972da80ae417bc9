package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// DialogSpec is a popup with work in it: title, one sentence, the work, a foot with buttons.
type DialogSpec struct {
	Icon    string
	Title   string
	Text    string // one sentence under the title
	Content fyne.CanvasObject
	Width   float32 // 760 or 800 with a table in it; 0 is 520
	Count   string  // at the left of the foot
	Buttons []*Button
	First   fyne.Focusable
	Key     func(*fyne.KeyEvent) bool
	Chord   func(chord string) bool
	OnClose func()
	Stays   bool
}

// Dialog opens a dialog. Its buttons' keys (chords and single letters) press them.
func (h *Host) Dialog(spec DialogSpec) *Pop {
	width := spec.Width
	if width == 0 {
		width = 520
	}
	titles := Col(4, T(spec.Title, Part.Cut()))
	if spec.Text != "" {
		titles.Add(NewPara(spec.Text, Second.Sized(13), 18, 0))
	}
	head := TopRow(12, Grow(titles))
	if spec.Icon != "" {
		head = TopRow(12, Inset(2, 0, 0, 0, NewIcon(spec.Icon, 20, Ink)), Grow(titles))
	}
	col := Col(14, head)
	if spec.Content != nil {
		col.Add(spec.Content)
	}
	foot := Row(8, T(spec.Count, Second.Sized(13).Cut()), Spring())
	for _, b := range spec.Buttons {
		foot.Add(b)
	}
	col.Add(Inset(4, 0, 0, 0, foot))
	press := func(chord string) bool {
		for _, b := range spec.Buttons {
			if b.spec.Key != "" && strings.EqualFold(b.spec.Key, chord) {
				b.Press()
				return true
			}
		}
		return false
	}
	first := spec.First
	if first == nil && len(spec.Buttons) > 0 {
		first = spec.Buttons[len(spec.Buttons)-1]
	}
	return h.Pop(PopSpec{
		Content: Inset(19, 24, 17, 24, col), Width: width, Dim: true, First: first, OnClose: spec.OnClose, Stays: spec.Stays,
		Key: func(ev *fyne.KeyEvent) bool {
			return (spec.Key != nil && spec.Key(ev)) || press(keyLabel(ev.Name))
		},
		Chord: func(c string) bool { return (spec.Chord != nil && spec.Chord(c)) || press(c) },
		Rune:  func(r rune) { press(string(r)) },
	})
}

// Question asks before something happens.
type Question struct {
	Icon   string
	Title  string
	Text   string
	Act    string // the button's verb: "Void receipt"
	Key    string // its key; "" is Ctrl+Enter
	Danger bool
	Reason string // label of a field for words; "" is no field
	Must   bool   // the words are needed
	Done   func(words string)
}

// Ask opens a dialog that does Done when its act is pressed, and nothing when it is closed.
func (h *Host) Ask(q Question) *Pop {
	var p *Pop
	if q.Key == "" {
		q.Key = "Ctrl+Enter"
	}
	kind := InkButton
	if q.Danger {
		kind = Danger
	}
	var field *Entry
	act := NewButton(h, ButtonSpec{Text: q.Act, Key: q.Key, Kind: kind})
	act.SetDo(func() {
		words := ""
		if field != nil {
			words = strings.TrimSpace(field.Text)
			if q.Must && words == "" {
				field.SetError(h.T("kit.words-needed"))
				p.Resized()
				h.Focus(field)
				return
			}
		}
		p.Close()
		q.Done(words)
	})
	spec := DialogSpec{Icon: q.Icon, Title: q.Title, Text: q.Text, First: act}
	cancel := NewButton(h, ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: Ghost, Do: func() { p.Close() }})
	if q.Reason != "" {
		field = NewEntry(h, EntrySpec{Max: 500, OnEnter: func() { act.Press() }})
		field.SetOnChange(func(string) { field.SetError("") })
		spec.Content, spec.First = Labelled(q.Reason, field), field
	} else if q.Danger {
		spec.First = cancel
	}
	spec.Buttons = []*Button{cancel, act}
	p = h.Dialog(spec)
	return p
}

// Tell opens a dialog that only says something.
func (h *Host) Tell(icon, title, text string) *Pop {
	var p *Pop
	b := NewButton(h, ButtonSpec{Text: h.T("common.close"), Key: "Esc", Do: func() { p.Close() }})
	p = h.Dialog(DialogSpec{Icon: icon, Title: title, Text: text, Buttons: []*Button{b}})
	return p
}
