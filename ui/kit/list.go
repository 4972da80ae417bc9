package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// RowState is how a row stands when it is updated.
type RowState struct {
	Selected bool // the cursor is on it
	Focused  bool // and the list has the keys: show its Enter act
	Ticked   bool
}

// Group is a heading in a list with the rows under it.
type Group struct {
	Title string
	Count string
	Tone  Token // None is Ink
	Len   int
}

// ListSpec says what a list shows. Rows are made once and updated for whatever stands in view, so a list may
// have very many.
type ListSpec struct {
	Len    func() int     // number of rows
	Groups func() []Group // or rows in groups; a row's number counts through all of them
	Height float32        // of a row without its line; 0 is RowHeight
	Create func() fyne.CanvasObject
	Update func(i int, row fyne.CanvasObject, st RowState)
	ID     func(i int) uint64 // the cursor stays on it over a Reload
	Ticked func(i int) bool
	Plain  bool    // no lines between rows
	Short  bool    // PgUp and PgDn are the screen's, not the list's
	Indent float32 // where a row's line begins: under the text, 32 after a mark
	Apart  float32 // room between two groups; 0 is 9
	Empty  fyne.CanvasObject

	OnEnter func(i int)
	OnMove  func(i int) // the cursor is on another row
	OnTick  func(i int) // Space
	OnRune  func(r rune)
	OnKey   func(i int, ev *fyne.KeyEvent) bool // other keys first; i is -1 in an empty list
	OnMenu  func(i int, at fyne.Position)       // right button
	OnFocus func(bool)
	OnEnd   func() // the last row is in view: further ones may be read, then Reload; called again and again while that is so
}

// KeyList is a list with a cursor of its own: Up, Down, PgUp, PgDn, Home, End, Enter, Space. Letters go to OnRune.
// It reaches Outset pixels out over the line of its text on both sides, for the selection: place it so.
type KeyList struct {
	control
	spec   ListSpec
	blocks []block
	rows   int
	at     int // row under the cursor; -1 is none
	id     uint64
	over   int
	scroll *container.Scroll
	inner  *fyne.Container
	live   map[int]*rowView
	spare  []*rowView
	heads  map[int]*Heading
	total  float32
	tapped time.Time
	seen   fyne.Size
	objs   []fyne.CanvasObject
	hold   func() func() // what letters typed in the list change
	placed place         // what stood where when rows were drawn last
	ended  bool          // the last row is in view
	asking bool
}

type rowView struct {
	*fyne.Container
	fill, over, bar, line *canvas.Rectangle
	content               fyne.CanvasObject
}

// NewKeyList makes a list; Reload fills it.
func NewKeyList(h *Host, spec ListSpec) *KeyList {
	if spec.Height == 0 {
		spec.Height = RowHeight
	}
	if spec.Apart == 0 {
		spec.Apart = 9
	}
	l := &KeyList{spec: spec, at: -1, over: -1, live: map[int]*rowView{}, heads: map[int]*Heading{}}
	l.init(h, l)
	l.onFocus = func(on bool) {
		l.update()
		if spec.OnFocus != nil {
			spec.OnFocus(on)
		}
	}
	l.inner = Free(0, 0, func(fyne.Size) {})
	l.inner.Layout = &listLayout{l}
	l.scroll = container.NewVScroll(l.inner)
	l.scroll.OnScrolled = func(fyne.Position) { l.update() }
	l.objs = []fyne.CanvasObject{l.scroll}
	if spec.Empty != nil {
		l.objs = append(l.objs, spec.Empty)
	}
	l.Reload()
	return l
}

type listLayout struct{ l *KeyList }

func (ll *listLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (ll *listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, ll.l.total) }

// Reload counts the rows again and updates those in view. The cursor stays on its record, or near, and what is in view where it stands.
func (l *KeyList) Reload() {
	held, holds := l.holdPlace()
	l.count()
	n := l.rows
	if l.spec.ID != nil && l.id != 0 && (l.at >= n || l.at < 0 || l.spec.ID(l.at) != l.id) {
		for i := range n {
			if l.spec.ID(i) == l.id {
				l.at = i
				break
			}
		}
	}
	if l.at >= n {
		l.at = n - 1
	}
	if l.at < 0 && n > 0 {
		l.at = 0
	}
	l.note()
	for i := range l.heads {
		if i >= l.end() || l.item(i).row >= 0 {
			delete(l.heads, i)
		}
	}
	if l.spec.Empty != nil {
		l.spec.Empty.Hide()
		if l.end() == 0 {
			l.spec.Empty.Show()
		}
	}
	if holds {
		l.putBack(held)
	}
	l.scroll.Refresh()
	l.update()
}

func (l *KeyList) note() {
	l.id = 0
	if l.spec.ID != nil && l.at >= 0 && l.at < l.rows {
		l.id = l.spec.ID(l.at)
	}
}

// Selected is the row under the cursor; -1 in an empty list.
func (l *KeyList) Selected() int {
	if l.at >= l.rows {
		return -1
	}
	return l.at
}

// Len is the number of rows.
func (l *KeyList) Len() int { return l.rows }

// Select puts the cursor on a row and brings it into view, without OnMove.
func (l *KeyList) Select(i int) {
	if i < 0 || i >= l.rows {
		return
	}
	l.at = i
	l.note()
	l.show(i)
	l.update()
}

// SelectID is Select by the spec's ID; it says whether it was there.
func (l *KeyList) SelectID(id uint64) bool {
	for i := range l.rows {
		if l.spec.ID != nil && l.spec.ID(i) == id {
			l.Select(i)
			return true
		}
	}
	return false
}

// Touch updates the rows in view, after ticks or words of them changed.
func (l *KeyList) Touch() { l.update() }

// HeightFor is the height of all rows.
func (l *KeyList) HeightFor(float32) float32 {
	if l.end() == 0 && l.spec.Empty != nil {
		return l.spec.Empty.MinSize().Height
	}
	return l.total
}

func (l *KeyList) place(s fyne.Size) {
	l.scroll.Resize(s)
	if e := l.spec.Empty; e != nil {
		e.Move(fyne.NewPos(Px(Outset), Px(10)))
		w := s.Width - Px(2*Outset)
		e.Resize(fyne.NewSize(w, heightFor(e, w)))
	}
	if s != l.seen {
		l.seen = s
		l.update()
	}
}

func (l *KeyList) relayout() { l.place(l.Size()); l.update() }

// CreateRenderer is for Fyne.
func (l *KeyList) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: l.objs, min: func() fyne.Size {
		return fyne.NewSize(Px(80), min(Px(l.spec.Height)+1, max(1, l.total)))
	}, layout: l.place, refresh: func() {
		l.Reload()
		canvas.Refresh(l)
	}}
}
