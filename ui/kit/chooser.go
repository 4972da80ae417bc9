package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Pair is one line of a chooser: what each of two records has.
type Pair struct {
	Label  string
	Mine   string // "" is nothing
	Theirs string
	Both   bool // both can be kept
	Same   bool // both say the same
	Fixed  bool // the program chose, for a reason
	Take   Take
}

// Chooser chooses between two records line by line: digits or arrows take a side, B both.
type Chooser struct {
	control
	pairs  []Pair
	rows   []*pairRow
	at     int
	change func()
	letter func(r rune) bool
	col    *fyne.Container
}

type pairRow struct {
	label        *Text
	mine, theirs *pairCell
	all          *fyne.Container
}

type pairCell struct {
	box  *BoxView
	text *Text
	key  *Keycap
	all  *fyne.Container
}

// ChooserColumns are the widths of the chooser's columns, for what stands over and under it.
func ChooserColumns() []float32 { return []float32{104, -1, -1} }

// NewChooser makes an empty chooser; change may be nil.
func NewChooser(h *Host, change func()) *Chooser {
	c := &Chooser{change: change, col: Col(0)}
	c.init(h, c)
	return c
}

// Set shows the lines.
func (c *Chooser) Set(pairs []Pair) {
	c.pairs, c.rows = append([]Pair(nil), pairs...), nil
	var objs []fyne.CanvasObject
	for i, p := range c.pairs {
		r := &pairRow{label: T(p.Label, Medium.Cut()), mine: newPairCell(p.Mine, "1"), theirs: newPairCell(p.Theirs, "2")}
		r.all = High(44, Cols(12, ChooserColumns(), r.label, r.mine.all, r.theirs.all))
		c.rows = append(c.rows, r)
		objs = append(objs, r.all)
		if i < len(c.pairs)-1 {
			objs = append(objs, Rule(1, Line))
		}
	}
	c.at = c.free(0, 1)
	Replace(c.col, objs...)
	c.fill()
	c.Refresh()
}

// SetOnLetter hands letters that mean no side to f; it says whether it used one.
func (c *Chooser) SetOnLetter(f func(r rune) bool) { c.letter = f }

// Takes are what is taken of each line.
func (c *Chooser) Takes() []Take {
	out := make([]Take, len(c.pairs))
	for i, p := range c.pairs {
		out[i] = p.Take
	}
	return out
}

func newPairCell(text, key string) *pairCell {
	p := &pairCell{box: NewBox(Box{}), text: T(text, Body.Cut()), key: NewKeycap(key, CapTint)}
	p.all = High(34, Stack(p.box, Inset(0, 6, 0, 11, Row(8, Grow(p.text), p.key))))
	return p
}

func (p *pairCell) set(text, key string, pair Pair, taken, lit bool) {
	box, st, look := Box{Fill: Surface, Stroke: Line, Radius: radiusButton}, Body.Cut(), CapTint
	switch {
	case text == "":
		box, st, text, lit = Box{}, Body.In(Ink3), "–", false
	case pair.Same:
		box, st, lit = Box{}, Body.In(Ink2).Cut(), false
	case taken:
		box, st, look = Box{Fill: HarbourT, Stroke: Harbour, Width: 2, Radius: radiusButton}, Strong.In(Harbour).Cut(), CapClear
	}
	p.box.Set(box)
	p.text.Set(text, st)
	p.key.Set(key, look)
	p.key.Hidden = !lit
	Relayout(p.all)
}

func (c *Chooser) fill() {
	for i, r := range c.rows {
		p := c.pairs[i]
		lit := c.focused && i == c.at && !p.Fixed
		r.mine.set(p.Mine, "1", p, p.Take != TakeTheirs, lit)
		r.theirs.set(p.Theirs, "2", p, p.Take != TakeMine, lit)
	}
}

// free is the next line from i on that leaves a choice, i where none does.
func (c *Chooser) free(i, by int) int {
	for at := i; at >= 0 && at < len(c.pairs); at += by {
		if p := c.pairs[at]; !p.Same && !p.Fixed {
			return at
		}
	}
	return -1
}

func (c *Chooser) move(by int) {
	if at := c.free(c.at+by, by); at >= 0 {
		c.at = at
	}
	c.Refresh()
}

func (c *Chooser) take(t Take) {
	if c.at < 0 || c.at >= len(c.pairs) {
		return
	}
	p := &c.pairs[c.at]
	if p.Fixed || p.Same || t == TakeBoth && !p.Both {
		return
	}
	p.Take = t
	c.Refresh()
	if c.change != nil {
		c.change()
	}
}

// TypedKey is for Fyne.
func (c *Chooser) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || c.h.scanEnds(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		c.move(-1)
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		c.move(1)
	case fyne.KeyLeft:
		c.take(TakeMine)
	case fyne.KeyRight:
		c.take(TakeTheirs)
	default:
		c.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (c *Chooser) TypedRune(r rune) {
	switch r {
	case '1':
		c.take(TakeMine)
		c.move(1)
	case '2':
		c.take(TakeTheirs)
		c.move(1)
	case 'b', 'B':
		c.take(TakeBoth)
	default:
		if c.letter == nil || !c.letter(r) {
			c.control.TypedRune(r)
		}
	}
}

// Tapped is for Fyne: a press takes the side under it.
func (c *Chooser) Tapped(ev *fyne.PointEvent) {
	c.h.Focus(c)
	for i, r := range c.rows {
		for n, cell := range []*pairCell{r.mine, r.theirs} {
			at := r.all.Position().Add(c.cellAt(r, cell))
			size := cell.all.Size()
			if x, y := ev.Position.X-at.X, ev.Position.Y-at.Y; x >= 0 && y >= 0 && x < size.Width && y < size.Height {
				c.at = i
				c.take([]Take{TakeMine, TakeTheirs}[n])
			}
		}
	}
}

// cellAt is where a cell stands in its row.
func (c *Chooser) cellAt(r *pairRow, cell *pairCell) fyne.Position {
	at := cell.all.Position()
	if inner, ok := r.all.Objects[0].(*fyne.Container); ok {
		at = at.Add(inner.Position())
	}
	return at
}

// Natural is the size it would like.
func (c *Chooser) Natural() fyne.Size { return naturalOf(c.col) }

// HeightFor is its height at a width.
func (c *Chooser) HeightFor(w float32) float32 { return heightFor(c.col, w) }

func (c *Chooser) place(s fyne.Size) {
	c.col.Resize(s)
	Relayout(c.col)
	c.ring.Hide()
	if !c.focused || c.at < 0 || c.at >= len(c.rows) {
		return
	}
	r := c.rows[c.at]
	cell := r.mine
	if c.pairs[c.at].Take == TakeTheirs || c.pairs[c.at].Mine == "" {
		cell = r.theirs
	}
	c.ringRound(r.all.Position().Add(c.cellAt(r, cell)), cell.all.Size(), radiusButton)
}

// CreateRenderer is for Fyne.
func (c *Chooser) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{c.ring, c.col}, min: func() fyne.Size { return c.col.MinSize() }, layout: c.place, refresh: func() {
		c.fill()
		c.place(c.Size())
		canvas.Refresh(c)
	}}
}
