package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
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
	Indent float32 // where a row's line begins: under the text, 32 after a mark
	Empty  fyne.CanvasObject

	OnEnter func(i int)
	OnMove  func(i int) // the cursor is on another row
	OnTick  func(i int) // Space
	OnRune  func(r rune)
	OnKey   func(i int, ev *fyne.KeyEvent) bool // other keys first; i is -1 in an empty list
	OnMenu  func(i int, at fyne.Position)       // right button
	OnFocus func(bool)
}

// KeyList is a list with a cursor of its own: Up, Down, PgUp, PgDn, Home, End, Enter, Space. Letters go to OnRune.
// It reaches Outset pixels out over the line of its text on both sides, for the selection: place it so.
type KeyList struct {
	control
	spec   ListSpec
	items  []listItem
	first  []int // row number to item
	at     int   // row under the cursor; -1 is none
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
}

type listItem struct {
	row  int // -1 for a heading
	head Group
	top  float32
	high float32
	last bool // of its group: no line
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

// Reload counts the rows again and updates those in view. The cursor stays on its record, or near.
func (l *KeyList) Reload() {
	l.items, l.first, l.total = l.items[:0], l.first[:0], 0
	if l.spec.Groups != nil {
		for _, g := range l.spec.Groups() {
			l.group(g)
		}
	} else if l.spec.Len != nil {
		l.rows(l.spec.Len())
	}
	n := len(l.first)
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
		if i >= len(l.items) || l.items[i].row >= 0 {
			delete(l.heads, i)
		}
	}
	if l.spec.Empty != nil {
		l.spec.Empty.Hide()
		if n == 0 && len(l.items) == 0 {
			l.spec.Empty.Show()
		}
	}
	l.scroll.Refresh()
	l.update()
}

func (l *KeyList) group(g Group) {
	top := l.total
	if len(l.items) > 0 {
		top += Px(10)
	}
	high := Px(HeadingHeight) + 1
	l.items = append(l.items, listItem{row: -1, head: g, top: top, high: high})
	l.total = top + high
	l.rows(g.Len)
}

func (l *KeyList) rows(n int) {
	high := Px(l.spec.Height)
	step := high + 1
	if l.spec.Plain {
		step = high
	}
	for i := range n {
		l.first = append(l.first, len(l.items))
		l.items = append(l.items, listItem{row: len(l.first) - 1, top: l.total, high: high, last: i == n-1})
		l.total += step
	}
}

func (l *KeyList) note() {
	l.id = 0
	if l.spec.ID != nil && l.at >= 0 && l.at < len(l.first) {
		l.id = l.spec.ID(l.at)
	}
}

// Selected is the row under the cursor; -1 in an empty list.
func (l *KeyList) Selected() int {
	if l.at >= len(l.first) {
		return -1
	}
	return l.at
}

// Len is the number of rows.
func (l *KeyList) Len() int { return len(l.first) }

// Select puts the cursor on a row and brings it into view, without OnMove.
func (l *KeyList) Select(i int) {
	if i < 0 || i >= len(l.first) {
		return
	}
	l.at = i
	l.note()
	l.show(i)
	l.update()
}

// SelectID is Select by the spec's ID; it says whether it was there.
func (l *KeyList) SelectID(id uint64) bool {
	for i := range l.first {
		if l.spec.ID != nil && l.spec.ID(i) == id {
			l.Select(i)
			return true
		}
	}
	return false
}

// Touch updates the rows in view, after ticks or words of them changed.
func (l *KeyList) Touch() { l.update() }

func (l *KeyList) move(to int) {
	to = min(max(to, 0), len(l.first)-1)
	if to < 0 || to == l.at {
		return
	}
	l.Select(to)
	if l.spec.OnMove != nil {
		l.spec.OnMove(to)
	}
}

func (l *KeyList) show(i int) {
	it := l.items[l.first[i]]
	top, bottom := it.top, it.top+it.high+1
	if i == 0 {
		top = 0
	} else if j := l.first[i] - 1; l.items[j].row < 0 {
		top = l.items[j].top
	}
	high := l.scroll.Size().Height
	y := l.scroll.Offset.Y
	switch {
	case high <= 0:
		return
	case top < y:
		y = top
	case bottom > y+high:
		y = bottom - high
	default:
		return
	}
	l.scroll.Offset.Y = max(0, min(y, l.total-high))
	l.scroll.Refresh()
}

// TypedKey is for Fyne.
func (l *KeyList) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || l.h.scanEnds(ev) {
		return
	}
	at := l.Selected()
	page := max(1, int(l.scroll.Size().Height/(Px(l.spec.Height)+1))-1)
	switch ev.Name {
	case fyne.KeyUp:
		l.move(l.at - 1)
	case fyne.KeyDown:
		l.move(l.at + 1)
	case fyne.KeyPageUp:
		l.move(l.at - page)
	case fyne.KeyPageDown:
		l.move(l.at + page)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.first) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.spec.OnKey != nil && l.spec.OnKey(at, ev) {
			return
		}
		if at >= 0 && l.spec.OnEnter != nil {
			l.spec.OnEnter(at)
		}
	case fyne.KeySpace:
		if at >= 0 && l.spec.OnTick != nil {
			l.spec.OnTick(at)
			l.update()
		}
	default:
		if l.spec.OnKey != nil && l.spec.OnKey(at, ev) {
			return
		}
		l.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (l *KeyList) TypedRune(r rune) {
	if r == ' ' && l.spec.OnTick != nil {
		return
	}
	if l.spec.OnRune == nil {
		l.control.TypedRune(r)
		return
	}
	l.h.heard(r, l, l.hold)
	l.spec.OnRune(r)
}

// Narrow lets letters typed in the list go to a field, Backspace take them back and Esc take all away.
func (l *KeyList) Narrow(e *Entry) {
	l.spec.OnRune = func(r rune) { e.Replace(e.Text + string(r)) }
	l.hold = func() func() {
		was := e.Text
		return func() { e.Replace(was) }
	}
	own := l.spec.OnKey
	l.spec.OnKey = func(i int, ev *fyne.KeyEvent) bool {
		if own != nil && own(i, ev) {
			return true
		}
		switch {
		case e.Text == "":
		case ev.Name == fyne.KeyBackspace:
			r := []rune(e.Text)
			e.Replace(string(r[:len(r)-1]))
			return true
		case ev.Name == fyne.KeyEscape:
			e.Replace("")
			return true
		}
		return false
	}
	e.SetOnKey(func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			l.h.Focus(l)
			return true
		case fyne.KeyEscape:
			if e.Text != "" {
				e.Replace("")
				return true
			}
			l.h.Focus(l)
			return true
		}
		return false
	})
}

func (l *KeyList) hit(p fyne.Position) int {
	y := p.Y + l.scroll.Offset.Y
	for _, it := range l.items {
		if it.row >= 0 && y >= it.top && y < it.top+it.high+1 {
			return it.row
		}
	}
	return -1
}

// Tapped is for Fyne: a press chooses, a second one at once is Enter.
func (l *KeyList) Tapped(ev *fyne.PointEvent) {
	i := l.hit(ev.Position)
	l.h.Focus(l)
	if i < 0 {
		return
	}
	now := l.h.now()
	again := i == l.at && now.Sub(l.tapped) < 400*time.Millisecond
	l.tapped = now
	if again && l.spec.OnEnter != nil {
		l.tapped = time.Time{}
		l.spec.OnEnter(i)
		return
	}
	l.move(i)
	l.update()
}

// TappedSecondary is for Fyne.
func (l *KeyList) TappedSecondary(ev *fyne.PointEvent) {
	if i := l.hit(ev.Position); i >= 0 && l.spec.OnMenu != nil {
		l.h.Focus(l)
		l.move(i)
		l.spec.OnMenu(i, ev.AbsolutePosition)
	}
}

// MouseMoved is for Fyne.
func (l *KeyList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.hit(ev.Position); i != l.over {
		l.over = i
		l.update()
	}
}

// MouseOut is for Fyne.
func (l *KeyList) MouseOut() {
	l.over = -1
	l.control.MouseOut()
	l.update()
}

// HeightFor is the height of all rows.
func (l *KeyList) HeightFor(float32) float32 {
	if len(l.items) == 0 && l.spec.Empty != nil {
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
