package kit

import "fyne.io/fyne/v2"

// ListPageSpec says what a page with a list beside its record is.
type ListPageSpec struct {
	Title  *Text
	Count  *Text             // beside the title
	Act    fyne.CanvasObject // at the right of the title; nil is none
	Over   fyne.CanvasObject // a field or chips between title and list; nil is none
	Under  float32           // room between these and the list; 0 is 10
	List   fyne.CanvasObject
	Foot   fyne.CanvasObject // under the list; nil is none
	Record fyne.CanvasObject
}

// NewListPage makes the frame that customers, inquiries and parts share: a column of 340 with its head, list and foot,
// and the record beside it.
func NewListPage(spec ListPageSpec) *fyne.Container {
	if spec.Under == 0 {
		spec.Under = 10
	}
	title := Row(9, Grow(BaseRow(9, spec.Title, spec.Count)))
	if spec.Act != nil {
		title.Add(spec.Act)
	}
	head := Col(11, High(30, title))
	if spec.Over != nil {
		head.Add(spec.Over)
	}
	col := Col(0, Inset(16, Outset, spec.Under, Outset, head), Grow(spec.List))
	if spec.Foot != nil {
		col.Add(spec.Foot)
	}
	return ListBeside(Inset(0, 8, 0, 0, col), spec.Record)
}

// headRow sets the words of a heading on one line, whatever stands beside them: a keycap is higher than they are.
type headRow struct{ row, count fyne.CanvasObject }

func (l *headRow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.row.MinSize().Width, Px(HeadingHeight))
}

func (l *headRow) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	n := naturalOf(l.row)
	low := n.Height
	if b, ok := baselineOf(l.row); ok {
		own, _ := baselineOf(l.count)
		low = b + naturalOf(l.count).Height - own
	}
	l.row.Move(fyne.NewPos(0, round(s.Height-Px(4)-low)))
	l.row.Resize(fyne.NewSize(s.Width, n.Height))
}

func (l *headRow) natural([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(naturalOf(l.row).Width, Px(HeadingHeight))
}

func (l *headRow) baseline([]fyne.CanvasObject) (float32, bool) {
	b, ok := baselineOf(l.row)
	return l.row.Position().Y + b, ok
}
