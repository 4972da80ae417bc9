package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	at     int  // place of the field that gets the keys when a draft returns
	tight  bool // the rows close up, as they would not fit
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
	bar := Inset(0, 21, 0, 20, High(TopBar, Row(8, NewIcon(spec.Icon, 20, Ink), Row(18, f.title, Inset(0, 0, 2, 0, f.sub)), Spring(), f.kept)))
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
	f.tight = false
	if rows := f.scroll.Objects[0].(*container.Scroll).Content; heightFor(rows, s.Width-w) > s.Height {
		f.tight = true
	}
	f.scroll.Move(fyne.Position{})
	f.scroll.Resize(fyne.NewSize(s.Width-w, s.Height))
	f.scroll.Layout.Layout(f.scroll.Objects, f.scroll.Size())
}

func (b *formBody) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.f.scroll.MinSize().Width, Px(200))
}

// Touch says that something was typed: the draft is kept 300 ms after the last Touch.
func (f *Form) Touch() {
	f.dirty, f.at = true, 0
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
	if at := f.At(); at > 0 {
		f.at = at
	}
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
	f.dirty, f.at = false, 0
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
