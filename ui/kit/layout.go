package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Align is how a row sets its children across, or a column theirs along the width.
type Align int

// Alignments of Flex.
const (
	Stretch    Align = iota // as high as the row, as wide as the column
	Start                   // top or left
	Centre                  // the middle
	End                     // bottom or right
	OnBaseline              // texts on one line, whatever their sizes; rows only
	OnField                 // each in the middle of a field's first 34 pixels; rows only
)

// Flex sets children in a row or a column. Children made with Grow share what is left over; texts made with Cut
// give way first. Hidden children take no room.
type Flex struct {
	Down  bool
	Gap   float32 // design pixels
	Align Align
}

// Of makes the container.
func (f Flex) Of(objs ...fyne.CanvasObject) *fyne.Container { return container.New(&f, objs...) }

// Row is a row with its children in the middle.
func Row(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Gap: gap, Align: Centre}.Of(objs...)
}

// BaseRow is a row of texts of several sizes on one baseline.
func BaseRow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Gap: gap, Align: OnBaseline}.Of(objs...)
}

// TopRow is a row with its children at the top.
func TopRow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Gap: gap, Align: Start}.Of(objs...)
}

// FullRow is a row with its children as high as itself.
func FullRow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Gap: gap}.Of(objs...)
}

// FieldRow is a row of fields, chips and words beside them; errors under a field do not move the others.
func FieldRow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Gap: gap, Align: OnField}.Of(objs...)
}

// Col is a column with its children as wide as itself.
func Col(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Down: true, Gap: gap}.Of(objs...)
}

// LeftCol is a column with its children as wide as they are.
func LeftCol(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return Flex{Down: true, Gap: gap, Align: Start}.Of(objs...)
}

// Stack lays its children over each other, the last on top.
func Stack(objs ...fyne.CanvasObject) *fyne.Container { return container.New(&stack{}, objs...) }

// Spring takes all that is left over in a row or column.
func Spring() *fyne.Container { return Grow(Space(0, 0)) }

// Space is empty room of a fixed size.
func Space(w, h float32) *fyne.Container { return container.New(&cell{minW: w, minH: h}) }

// Grow lets the child take what is left over.
func Grow(o fyne.CanvasObject) *fyne.Container { return container.New(&cell{grow: 1}, o) }

// Share lets the child take n parts of what is left over.
func Share(n float32, o fyne.CanvasObject) *fyne.Container { return container.New(&cell{grow: n}, o) }

// Inset puts design pixels of room around the child: top, right, bottom, left.
func Inset(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&cell{top: top, right: right, bottom: bottom, left: left}, o)
}

// Pad puts the same room on all sides.
func Pad(all float32, o fyne.CanvasObject) *fyne.Container { return Inset(all, all, all, all, o) }

// Fix gives the child a fixed size; 0 leaves that direction to the child.
func Fix(w, h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&cell{minW: w, maxW: w, minH: h, maxH: h}, o)
}

// Wide gives the child a fixed width.
func Wide(w float32, o fyne.CanvasObject) *fyne.Container { return Fix(w, 0, o) }

// High gives the child a fixed height.
func High(h float32, o fyne.CanvasObject) *fyne.Container { return Fix(0, h, o) }

// AtLeast gives the child a smallest size.
func AtLeast(w, h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&cell{minW: w, minH: h}, o)
}

// Place sets the child, as large as it naturally is, in the room it gets.
func Place(x, y Align, o fyne.CanvasObject) *fyne.Container {
	return container.New(&cell{alignX: x, alignY: y}, o)
}

// Free places its children by a function that gets the size; min is the smallest size in design pixels.
func Free(w, h float32, place func(size fyne.Size), objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&free{w, h, place}, objs...)
}

// Wrap sets its children in rows, beginning a new one where the width ends.
func Wrap(gapX, gapY float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrap{gapX: gapX, gapY: gapY}, objs...)
}

// Cols are the cells of a table's row: a positive width is design pixels, a negative one a share of the rest.
// Rows with the same widths have the same columns, whatever stands in them. Cells stand in the row's middle.
func Cols(gap float32, widths []float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, widths: widths, align: Centre}, objs...)
}

// BaseCols are Cols whose texts stand on one baseline.
func BaseCols(gap float32, widths []float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, widths: widths, align: OnBaseline}, objs...)
}

// TopCols are Cols that stand at the top and are as high as the row.
func TopCols(gap float32, widths []float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, widths: widths, align: Stretch}, objs...)
}

// VScroll scrolls a column that is higher than its room.
func VScroll(o fyne.CanvasObject) *fyne.Container {
	s := container.NewVScroll(o)
	return container.New(&scroll{}, s)
}

// MarginScroll is VScroll for a column between margins: it reaches Outset out on both sides, so that its bar stands
// in the margin beside the words, and selections and round edges that reach out are not cut.
func MarginScroll(o fyne.CanvasObject) *fyne.Container {
	return Inset(0, -Outset, 0, -Outset, VScroll(Inset(0, Outset, 0, Outset, o)))
}

// Replace puts other children into a container and lays it out.
func Replace(c *fyne.Container, objs ...fyne.CanvasObject) {
	c.Objects = objs
	c.Refresh()
	Relayout(c)
}

// Relayout lays a tree out again from the top, after words in it have changed their lengths. Fyne does so by
// itself with the next picture; a test, or whoever measures at once, calls it.
func Relayout(o fyne.CanvasObject) {
	if o == nil || !o.Visible() || o.Size().IsZero() {
		return // not placed yet: a width of nothing would fold paragraphs for nothing
	}
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
		for _, c := range o.Objects {
			Relayout(c)
		}
	case *container.Scroll:
		Relayout(o.Content)
		o.Refresh()
	case interface{ relayout() }:
		o.relayout()
	}
}
