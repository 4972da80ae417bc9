package kit

import "fyne.io/fyne/v2"

// fieldWrap is a FieldRow that begins a new line where its fields have no room; what springs fall away then.
type fieldWrap struct {
	row  Flex
	wrap wrap
}

// FieldWrap is FieldRow for fields that may be too many for one line in a language with long words.
func FieldWrap(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &fieldWrap{row: Flex{Gap: gap, Align: OnField}, wrap: wrap{gapX: gap, gapY: 6}}, Objects: objs}
}

// fits says whether all stand in one line as wide as they like.
func (l *fieldWrap) fits(objs []fyne.CanvasObject, width float32) bool {
	return l.row.natural(visible(objs)).Width <= width+0.5
}

// solid are the children that take room of their own.
func (l *fieldWrap) solid(objs []fyne.CanvasObject) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range visible(objs) {
		if naturalOf(o).Width > 0 {
			out = append(out, o)
		}
	}
	return out
}

func (l *fieldWrap) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if l.fits(objs, size.Width) {
		l.row.Layout(objs, size)
		return
	}
	solid := l.solid(objs)
	l.wrap.run(solid, size.Width, func(i int, x, y float32, s fyne.Size) {
		s.Width = min(s.Width, size.Width)
		s.Height = heightFor(solid[i], s.Width)
		solid[i].Move(fyne.NewPos(x, y+max(0, round((Px(FieldHeight)-s.Height)/2))))
		solid[i].Resize(s)
	})
}

func (l *fieldWrap) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range l.solid(objs) {
		s = s.Max(o.MinSize())
	}
	return s.Max(fyne.NewSize(0, Px(FieldHeight)))
}

func (l *fieldWrap) natural(objs []fyne.CanvasObject) fyne.Size { return l.row.natural(objs) }

func (l *fieldWrap) heightFor(objs []fyne.CanvasObject, width float32) float32 {
	if l.fits(objs, width) {
		return l.row.heightFor(objs, width)
	}
	return max(Px(FieldHeight), l.wrap.run(l.solid(objs), width, nil))
}

func (l *fieldWrap) baseline(objs []fyne.CanvasObject) (float32, bool) { return l.row.baseline(objs) }
