package kit

import (
	"fyne.io/fyne/v2"
)

// Take says which of two versions of a field holds.
type Take int

// What is taken.
const (
	TakeMine Take = iota
	TakeTheirs
	TakeBoth // both texts stay, one below the other
)

// Version is one of two versions of a record.
type Version struct {
	Initials string
	Name     string // "Yours", "Ana's"
	Note     string // "saved 10:31"
}

// Clash is one field that both changed.
type Clash struct {
	Label  string
	Mine   string
	Theirs string
	Text   bool // both may stay
	Take   Take // taken at first
}

// ConflictSpec says what was changed meanwhile.
type ConflictSpec struct {
	Title  string // "J-004217 was changed meanwhile"
	Text   string // who, when, and that nothing is lost
	Mine   Version
	Theirs Version
	Fields []Clash
	Kept   string // what of one's own meets nothing and is kept
	Save   func([]Take)
	Reload func() // all of theirs: what was typed is let go
}

// conflict is the dialog's table; it has the keys: digits or arrows choose, B keeps both.
type conflict struct {
	control
	spec ConflictSpec
	at   int
	rows []*clashRow
	pop  *Pop
	objs []fyne.CanvasObject
}

type clashRow struct {
	label        *Text
	mine, theirs *clashCell
	all          *fyne.Container
}

type clashCell struct {
	box  *BoxView
	text *Para
	key  *Keycap
	all  *fyne.Container
}

// Conflict opens the dialog in which one chooses, field by field, which of two versions holds.
func (h *Host) Conflict(spec ConflictSpec) *Pop {
	c := &conflict{spec: spec}
	c.init(h, c)
	head := Cols(10, []float32{94, -1, -1}, Space(0, 0), versionHead(spec.Mine), versionHead(spec.Theirs))
	table := Col(0, High(32, head), Rule(1, Ink))
	for i, f := range spec.Fields {
		r := c.row(i, f)
		c.rows = append(c.rows, r)
		table.Add(r.all)
		table.Add(Rule(1, Line))
	}
	if spec.Kept != "" {
		table.Add(High(34, Row(8, NewIcon("check", 14, Green), T(spec.Kept, Second.Sized(13).Cut()))))
	}
	c.objs = []fyne.CanvasObject{table}
	c.fill()
	back := NewButton(h, ButtonSpec{Text: h.T("kit.back-to-form"), Key: "Esc", Kind: Ghost, Do: func() { c.pop.Close() }})
	all := NewButton(h, ButtonSpec{Text: h.T("kit.all-theirs", "Whose", spec.Theirs.Name), Key: "A", Do: func() {
		c.pop.Close()
		if spec.Reload != nil {
			spec.Reload()
		}
	}})
	save := NewButton(h, ButtonSpec{Text: h.T("kit.save-these"), Key: "Ctrl+Enter", Kind: InkButton, Do: func() {
		takes := make([]Take, len(c.spec.Fields))
		for i, f := range c.spec.Fields {
			takes[i] = f.Take
		}
		c.pop.Close()
		spec.Save(takes)
	}})
	c.pop = h.Dialog(DialogSpec{
		Icon: "git-branch", Title: spec.Title, Text: spec.Text, Content: c, Width: 760,
		Count: h.N("kit.fields-differ", len(spec.Fields)), Buttons: []*Button{back, all, save}, First: c,
	})
	return c.pop
}

func versionHead(v Version) fyne.CanvasObject {
	return Row(8, NewAvatar(v.Initials, 22), BaseRow(7, T(v.Name, Strong), T(v.Note, Second.Cut())))
}

func (c *conflict) row(i int, f Clash) *clashRow {
	r := &clashRow{label: T(f.Label, Medium.Cut()), mine: newClashCell(f.Mine, "1"), theirs: newClashCell(f.Theirs, "2")}
	r.all = Inset(7, 0, 7, 0, Cols(10, []float32{94, -1, -1}, r.label, r.mine.all, r.theirs.all))
	return r
}

func newClashCell(text, key string) *clashCell {
	c := &clashCell{box: NewBox(Box{}), text: NewPara(text, Body, 19, 4), key: NewKeycap(key, CapTint)}
	c.all = AtLeast(0, 34, Stack(c.box, Inset(7, 8, 7, 11, Row(8, Grow(c.text), c.key))))
	return c
}

func (c *clashCell) show(taken, lit bool) {
	box, st := Box{Fill: Surface, Stroke: Line, Radius: radiusButton}, Body
	if taken {
		box, st = Box{Fill: HarbourT, Stroke: Harbour, Width: 2, Radius: radiusButton}, Strong.In(Harbour)
	}
	c.box.Set(box)
	c.text.Set(c.text.String(), st)
	c.key.Hidden = !lit
}

func (c *conflict) fill() {
	for i, r := range c.rows {
		t := c.spec.Fields[i].Take
		lit := c.focused && i == c.at
		r.mine.show(t != TakeTheirs, lit)
		r.theirs.show(t != TakeMine, lit)
		tok := Ink2
		if i == c.at {
			tok = Ink
		}
		r.label.SetColor(tok)
		Relayout(r.all)
	}
}

func (c *conflict) take(t Take) {
	f := &c.spec.Fields[c.at]
	if t == TakeBoth && !f.Text {
		return
	}
	f.Take = t
	c.Refresh()
}

// TypedKey is for Fyne.
func (c *conflict) TypedKey(ev *fyne.KeyEvent) {
	n := len(c.rows)
	switch ev.Name {
	case fyne.KeyUp:
		c.at = (c.at + n - 1) % max(1, n)
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		c.at = (c.at + 1) % max(1, n)
	case fyne.KeyLeft:
		c.take(TakeMine)
	case fyne.KeyRight:
		c.take(TakeTheirs)
	default:
		c.control.TypedKey(ev)
		return
	}
	c.Refresh()
}

// TypedRune is for Fyne.
func (c *conflict) TypedRune(r rune) {
	move := func(t Take) {
		c.take(t)
		if c.at < len(c.rows)-1 {
			c.at++
		}
		c.Refresh()
	}
	switch r {
	case '1':
		move(TakeMine)
	case '2':
		move(TakeTheirs)
	case 'b', 'B':
		c.take(TakeBoth)
	default:
		c.control.TypedRune(r)
	}
}

// Natural is the size it would like.
func (c *conflict) Natural() fyne.Size { return naturalOf(c.objs[0]) }

// HeightFor is its height at a width.
func (c *conflict) HeightFor(w float32) float32 { return heightFor(c.objs[0], w) }

func (c *conflict) relayout() { Relayout(c.objs[0]) }

// CreateRenderer is for Fyne.
func (c *conflict) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: c.objs, min: func() fyne.Size { return c.objs[0].MinSize() }, refresh: func() {
		c.fill()
		Relayout(c.objs[0])
	}}
}
