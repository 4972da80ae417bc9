package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// EntrySpec says what a field is.
type EntrySpec struct {
	Placeholder string
	Lines       int  // of a field of several lines; 0 and 1 are one line
	High        bool // with Lines: as high as the layout makes it
	Small       bool // 30 high, in tables
	Secret      bool // dots
	Max         int  // greatest number of characters; more are refused with words in the status bar; 0 is 2000
	KeepScan    bool // a scanner's code stays in the field
	Icon        string
	OnChange    func(text string)
	OnEnter     func()                    // Enter; nil goes to the next field, in several lines it begins a line
	OnKey       func(*fyne.KeyEvent) bool // asked first; true means used
	OnLeave     func()                    // the keys went elsewhere: the time to check
	OnFocus     func()
}

// Entry is a field to type into. It keeps the chords of text editing for its text and hands every other key and
// chord to the Host. What is wrong with it stands under it (SetError).
type Entry struct {
	widget.Entry
	h       *Host
	spec    EntrySpec
	fault   string
	focused bool
	ring    *canvas.Rectangle
	edge    *canvas.Rectangle
	cover   *canvas.Rectangle
	sign    *Icon
	glyph   *Icon
	words   *Text
	self    fyne.Widget
	quiet   bool
}

// NewEntry makes a field.
func NewEntry(h *Host, spec EntrySpec) *Entry {
	e := &Entry{}
	e.init(h, spec, e)
	return e
}

// init makes the entry of which self is the outermost type: it is what Fyne knows and focuses.
func (e *Entry) init(h *Host, spec EntrySpec, self fyne.Widget) {
	e.h, e.spec, e.self = h, spec, self
	e.ring, e.edge, e.cover = &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	e.PlaceHolder = spec.Placeholder
	if e.Password = spec.Secret; e.Password {
		e.ActionItem = Space(0, 0) // no eye beside the dots: what is sealed is not shown by the way
	}
	if spec.Lines > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(1)
	} else {
		e.Wrapping, e.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	}
	e.sign, e.words = NewIcon("circle-alert", 14, Red), T("", SecondMed.In(Red).Cut())
	e.glyph = NewIcon(spec.Icon, 16, Ink2)
	e.OnChanged = e.changed
	e.ExtendBaseWidget(self)
}

func (e *Entry) changed(s string) {
	if limit := e.limit(); utf8.RuneCountInString(s) > limit {
		e.h.Hint(e.h.T("kit.too-long", "Max", limit))
		e.keepCursor(string([]rune(s)[:limit]))
		return
	}
	if clean := cleaned(s, e.MultiLine); clean != s {
		e.keepCursor(clean)
		return
	}
	e.h.Settle()
	if e.quiet {
		return
	}
	if e.spec.OnChange != nil {
		e.spec.OnChange(s)
	}
}

func (e *Entry) limit() int {
	if e.spec.Max > 0 {
		return e.spec.Max
	}
	return 2000
}

func (e *Entry) keepCursor(s string) {
	row, col := e.CursorRow, e.CursorColumn
	e.Entry.SetText(s)
	e.CursorRow, e.CursorColumn = row, min(col, utf8.RuneCountInString(s))
	e.Entry.Refresh()
}

// cleaned is text without control characters and broken UTF-8.
func cleaned(s string, lines bool) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' && lines {
			return r
		}
		if r == '\n' || r == '\t' {
			return ' '
		}
		if r == utf8.RuneError || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// SetText changes the text without a call of OnChange; the same one costs nothing.
func (e *Entry) SetText(s string) {
	if s == e.Text {
		return
	}
	e.quiet = true
	e.Entry.SetText(s)
	e.quiet = false
	if !e.MultiLine {
		e.CursorColumn = utf8.RuneCountInString(e.Text)
	}
	e.Entry.Refresh()
}

// Replace changes the text as if it had been typed.
func (e *Entry) Replace(s string) {
	e.SetText(s)
	if e.spec.OnChange != nil {
		e.spec.OnChange(e.Text)
	}
}

// SetError says under the field what is wrong; "" takes it away. The field grows by 19.
func (e *Entry) SetError(s string) {
	if s == e.fault {
		return
	}
	e.fault = s
	e.Refresh()
	e.h.Settle()
}

// Error is what SetError said.
func (e *Entry) Error() string { return e.fault }

// SetDisabled makes the field unusable or usable.
func (e *Entry) SetDisabled(disabled bool) {
	if disabled == e.Disabled() {
		return
	}
	if disabled {
		e.Disable()
	} else {
		e.Enable()
	}
}

// SetOnChange and its kin replace the spec's functions after the field was made.
func (e *Entry) SetOnChange(f func(string)) { e.spec.OnChange = f }

// SetOnKey replaces the spec's OnKey.
func (e *Entry) SetOnKey(f func(*fyne.KeyEvent) bool) { e.spec.OnKey = f }

// SetOnEnter replaces the spec's OnEnter.
func (e *Entry) SetOnEnter(f func()) { e.spec.OnEnter = f }

// SetOnLeave replaces the spec's OnLeave.
func (e *Entry) SetOnLeave(f func()) { e.spec.OnLeave = f }

// HasFocus says whether the field has the keys.
func (e *Entry) HasFocus() bool { return e.focused }

// AcceptsTab is for Fyne: Tab always goes to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained is for Fyne.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.h.reveal(e.self)
	e.h.Settle()
	if e.spec.OnFocus != nil {
		e.spec.OnFocus()
	}
}

// FocusLost is for Fyne.
func (e *Entry) FocusLost() {
	e.focused = false
	e.h.Hint("")
	e.h.Settle()
	e.Entry.FocusLost()
	if e.spec.OnLeave != nil {
		e.spec.OnLeave()
	}
}

// TypedRune is for Fyne.
func (e *Entry) TypedRune(r rune) {
	e.h.heard(r, e.focusable(), e.hold)
	if e.Disabled() {
		return
	}
	e.Entry.TypedRune(r)
}

// TypedKey is for Fyne.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) {
		e.Entry.TypedKey(ev)
		return
	}
	if !e.spec.KeepScan && e.h.scanEnds(ev) {
		return
	}
	if e.spec.OnKey != nil && e.spec.OnKey(ev) {
		return
	}
	if !e.edits(ev.Name) {
		e.h.Key(ev)
		return
	}
	if enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter; enter && (!e.MultiLine || e.spec.OnEnter != nil) {
		if e.spec.OnEnter != nil {
			e.spec.OnEnter()
			return
		}
		e.h.FocusNext()
		return
	}
	e.Entry.TypedKey(ev)
}

func (e *Entry) focusable() fyne.Focusable {
	f, _ := e.self.(fyne.Focusable)
	return f
}

// hold is the way back to the text and cursor of now.
func (e *Entry) hold() func() {
	text, row, col := e.Text, e.CursorRow, e.CursorColumn
	return func() {
		if e.Text != text {
			e.Replace(text)
		}
		e.CursorRow, e.CursorColumn = row, col
		e.Entry.Refresh()
	}
}

// edits says whether a key belongs to the text.
func (e *Entry) edits(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		return true
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		return e.MultiLine
	}
	return false
}

// TypedShortcut is for Fyne: text editing stays here, every other chord goes to the Host.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
		return
	}
	if c := Chord(s); c == "Ctrl+←" || c == "Ctrl+→" || strings.HasPrefix(c, "Ctrl+Shift+←") || strings.HasPrefix(c, "Ctrl+Shift+→") || c == "Ctrl+Backspace" || c == "Ctrl+Del" {
		e.Entry.TypedShortcut(s)
		return
	}
	e.h.Shortcut(s)
}
