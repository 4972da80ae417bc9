package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tanggapan/data"
)

// FormSpec says what a task form is: a title bar, rows with a label column, a panel beside them, a foot with one
// sentence and the acts.
type FormSpec struct {
	Icon  string
	Title string
	Sub   string            // "J-004226 · started 10:41"
	Side  fyne.CanvasObject // beside the rows; nil is none
	Label float32           // width of the label column; 0 is LabelColumn, or LabelWide in a language with long words
	// Keep writes the draft; it is called 300 ms after the last Touch and calls done on the window's goroutine
	// (inside kit.Run's done). nil keeps no draft.
	Keep func(done func(error))
}

// Form is the frame of a task.
type Form struct {
	h      *Host
	spec   FormSpec
	title  *Text
	sub    *Text
	kept   *fyne.Container
	words  *Text
	foot   *Text
	acts   *fyne.Container
	rows   *fyne.Container
	scroll *fyne.Container
	side   *fyne.Container
	panel  *fyne.Container
	body   *fyne.Container
	all    *fyne.Container
	cancel func()
	dirty  bool
	wanted bool // the side panel is shown where there is room for it
	asked  bool // Alt+K asked for it
}

// NewForm makes a form without rows.
func NewForm(h *Host, spec FormSpec) *Form {
	if spec.Label == 0 {
		spec.Label = LabelColumn
		if h.Words.Lang() == "fil" {
			spec.Label = LabelWide
		}
	}
	f := &Form{h: h, spec: spec, wanted: true}
	f.title, f.sub = T(spec.Title, Part.Cut()), T(spec.Sub, Second.Sized(13).Cut())
	f.words = T(h.T("kit.draft-kept"), Second.Sized(13))
	f.kept = Row(8, NewIcon("check", 16, Green), f.words)
	f.kept.Hide()
	bar := Inset(0, 21, 0, 20, High(TopBar, Row(8, NewIcon(spec.Icon, 20, Ink), BaseRow(18, f.title, f.sub), Spring(), f.kept)))
	f.rows = Col(0)
	f.scroll = VScroll(Inset(3, 20, 12, Margin, f.rows))
	f.side = Stack()
	f.panel = FullRow(0, VRule(Line), Wide(SideWidth, Panel(Box{Fill: Sunken}, f.side)))
	f.SetSide(spec.Side)
	f.foot, f.acts = T("", Second.Sized(13).Cut()), Row(10)
	foot := Inset(0, 20, 0, 20, High(FootHeight, Row(10, Grow(f.foot), f.acts)))
	f.body = container.New(&formBody{f}, f.scroll, f.panel)
	f.all = Col(0, Panel(Box{Fill: Ground}, bar), Rule(1, Line), Grow(f.body), Rule(1, Line), Panel(Box{Fill: Ground}, foot))
	return f
}

// Content is the whole form, as a screen's Content.
func (f *Form) Content() fyne.CanvasObject { return f.all }

// SetTitle changes title and what stands beside it.
func (f *Form) SetTitle(title, sub string) {
	f.title.SetText(title)
	f.sub.SetText(sub)
}

// SetFoot changes the sentence in the foot: what the ink button will do.
func (f *Form) SetFoot(s string) { f.foot.SetText(s) }

// Foot is the sentence in the foot.
func (f *Form) Foot() string { return f.foot.String() }

// SetActs puts buttons into the foot: the quiet ones first, the ink one last.
func (f *Form) SetActs(b ...*Button) {
	objs := make([]fyne.CanvasObject, len(b))
	for i := range b {
		objs[i] = b[i]
	}
	Replace(f.acts, objs...)
}

// SetSide puts something else beside the rows, scrolled where it is high; nil is nothing.
func (f *Form) SetSide(o fyne.CanvasObject) {
	f.spec.Side = o
	if o == nil {
		f.wanted = false
		f.panel.Hide()
		return
	}
	f.wanted = true
	Replace(f.side, VScroll(Inset(14, SidePadding, SidePadding, SidePadding, o)))
	f.panel.Show()
}

// ToggleSide shows or hides the panel where the window is narrow (Alt+K).
func (f *Form) ToggleSide() {
	f.asked = !f.asked
	if f.body != nil {
		f.body.Refresh()
		Relayout(f.body)
	}
}

// formBody sets rows and panel side by side; a narrow window has no room for the panel.
type formBody struct{ f *Form }

func (b *formBody) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	f := b.f
	w := Px(SideWidth) + 1
	narrow := f.h.size().Width < Px(NarrowWindow)
	show := f.wanted && (!narrow || f.asked)
	f.panel.Hidden = !show
	if show {
		f.panel.Move(fyne.NewPos(s.Width-w, 0))
		f.panel.Resize(fyne.NewSize(w, s.Height))
	} else {
		w = 0
	}
	if narrow {
		w = 0
	}
	f.scroll.Move(fyne.Position{})
	f.scroll.Resize(fyne.NewSize(s.Width-w, s.Height))
}

func (b *formBody) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.f.scroll.MinSize().Width, Px(200))
}

// FormRow is one row of a form: the label in its column, the fields, a line under it.
type FormRow struct {
	composite
	f     *Form
	label *Text
	hint  *Text
	sign  *fyne.Container
	words *Text
}

// Row adds a row. hint stands under the label in grey. Several objects stand in one FieldRow.
func (f *Form) Row(label, hint string, objs ...fyne.CanvasObject) *FormRow {
	r := &FormRow{f: f, label: T(label, Strong.Cut()), hint: T(hint, Hint.Cut().In(Ink2)), words: T("", SecondMed.In(Red).Cut())}
	r.hint.Hidden = hint == ""
	r.sign = Row(4, NewIcon("circle-alert", 14, Red), r.words)
	r.sign.Hide()
	var field fyne.CanvasObject
	if len(objs) == 1 {
		field = objs[0]
		if c, ok := field.(*Chips); ok {
			field = FieldRow(6, Grow(c))
		}
	} else {
		field = FieldRow(8, objs...)
	}
	head := Place(Stretch, Start, AtLeast(0, FieldHeight, container.New(&labelCell{}, r.label, r.hint)))
	cells := container.New(&columns{gap: LabelGap, widths: []float32{f.spec.Label, -1}, align: Stretch}, head, Col(3, field, r.sign))
	r.wrap(r, Col(0, container.New(&formPad{f}, cells), Rule(1, Line)))
	f.rows.Add(r)
	return r
}

// Wide adds something over the whole width, label column and all.
func (f *Form) Wide(o fyne.CanvasObject) { f.rows.Add(o) }

// SetLabel changes label and hint.
func (r *FormRow) SetLabel(label, hint string) {
	r.label.SetText(label)
	r.hint.SetText(hint)
	r.hint.Hidden = hint == ""
}

// SetError says under the row what is wrong, for rows without a field that can say it itself.
func (r *FormRow) SetError(s string) {
	r.words.SetText(s)
	r.sign.Hidden = s == ""
	Relayout(r.f.all)
}

// formPad is the room over and under a row: less in a low window.
type formPad struct{ f *Form }

func (p *formPad) pad() float32 {
	if p.f.h.size().Height < Px(LowWindow) {
		return Px(5)
	}
	return Px(10)
}

func (p *formPad) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	objs[0].Move(fyne.NewPos(0, p.pad()))
	objs[0].Resize(fyne.NewSize(s.Width, s.Height-2*p.pad()))
}

func (p *formPad) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(0, 2*p.pad())
}

func (p *formPad) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return heightFor(objs[0], w) + 2*p.pad()
}

// labelCell sets a label in the middle of its field's first line, with its hint under it.
type labelCell struct{}

func (*labelCell) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	label, hint := objs[0], objs[1]
	h := label.MinSize().Height
	y := round((Px(FieldHeight)-h)/2) - 1
	if hint.Visible() {
		y = Px(5)
		hint.Move(fyne.NewPos(0, y+h-1))
		hint.Resize(fyne.NewSize(s.Width, hint.MinSize().Height))
	}
	label.Move(fyne.NewPos(0, y))
	label.Resize(fyne.NewSize(s.Width, h))
}

func (*labelCell) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Px(40), Px(FieldHeight))
}

// Touch says that something was typed: the draft is kept 300 ms after the last Touch.
func (f *Form) Touch() {
	f.dirty = true
	f.kept.Hide()
	if f.spec.Keep == nil {
		return
	}
	if f.cancel != nil {
		f.cancel()
	}
	f.cancel = After(f.h, 300*time.Millisecond, f.KeepNow)
}

// KeepNow keeps the draft at once, if something was typed since the last time.
func (f *Form) KeepNow() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
	if !f.dirty || f.spec.Keep == nil {
		return
	}
	f.dirty = false
	f.spec.Keep(func(err error) {
		if err != nil {
			f.dirty = true
			f.h.Fail(err)
			return
		}
		f.Kept()
	})
}

// Drop forgets what waits to be kept: the form was saved or cancelled.
func (f *Form) Drop() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
	f.dirty = false
	f.kept.Hide()
}

// Kept shows the green tick of a kept draft.
func (f *Form) Kept() {
	f.kept.Show()
	Relayout(f.all.Objects[0])
	if f.h.OnDraft != nil {
		f.h.OnDraft()
	}
}

// Typed says whether something was typed that is not kept yet.
func (f *Form) Typed() bool { return f.dirty }

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
