package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

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

// Words gives a field of several lines its height of 62; 58 where the rows close up.
func (f *Form) Words(o fyne.CanvasObject) *fyne.Container {
	return container.New(&wordsCell{f}, o)
}

type wordsCell struct{ f *Form }

func (c *wordsCell) high() float32 {
	if c.f.tight || c.f.h.size().Height < Px(LowWindow) {
		return Px(58)
	}
	return Px(62)
}

func (c *wordsCell) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	objs[0].Move(fyne.Position{})
	objs[0].Resize(s)
}

func (c *wordsCell) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, c.high())
}

// SetError says under the row what is wrong, for rows without a field that can say it itself.
func (r *FormRow) SetError(s string) {
	r.words.SetText(s)
	r.sign.Hidden = s == ""
	Relayout(r.f.all)
}

// formPad is the room over and under a row: less in a low window, and where many rows have wrapped.
type formPad struct{ f *Form }

func (p *formPad) pad() float32 {
	if p.f.tight || p.f.h.size().Height < Px(LowWindow) {
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
