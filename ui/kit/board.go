package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tanggapan/data"
)

// Measures of a board in design pixels.
const (
	boardHour   = 64 // an hour: 16 a quarter
	boardTimes  = 50 // the column of times
	boardHead   = 54 // names over the columns, without the rule
	boardNarrow = 168
	boardStep   = 15 // minutes that cursor and cards move by
)

// BoardColumn is one person's day.
type BoardColumn struct {
	Initials string
	Name     string
	Second   string
	Works    data.Span
	Break    data.Span
	Rest     string // words in the break
	Off      string // words where the person does not work that day
}

// BoardCard is what holds time of a column, in minutes of the day: under 0 it began the day before, over 1440 it ends the day after.
type BoardCard struct {
	ID     uint64
	Column int
	From   int
	To     int
	Before int // travel, minutes
	After  int
	Ways   [2]string // words in the boxes of travel
	State  State     // icon, time and colour
	Title  string
	Second string
	Brief  string // instead of Second where that does not fit: how it stands, which is never cut
	Tinted bool   // on the tint of its colour
	Past   bool   // over: drawn back
	Fixed  bool   // it stays where it is
}

// BoardOffer is a free time that may be booked, with its digit.
type BoardOffer struct {
	Key    string
	Text   string
	Column int
	From   int
	To     int
}

// BoardDay is what a board shows.
type BoardDay struct {
	From    int // first and last minute shown
	To      int
	Now     int // -1: another day
	Clock   string
	Closed  string // words where nobody works
	Columns []BoardColumn
	Cards   []BoardCard
	Offers  []BoardOffer
}

// BoardSpec says what a board does.
type BoardSpec struct {
	Length  func() int // minutes that a free place under the cursor is long
	Clock   func(minutes int) string
	OnEnter func(card uint64)                   // Enter, or a second press
	OnBook  func(column, from int)              // the same on a free place
	OnOffer func(i int)                         // a press on an offered time
	OnMove  func(card uint64, column, from int) // dropped, or Shift and an arrow
	OnKey   func(*fyne.KeyEvent) bool           // other keys first
	OnRune  func(r rune)
	OnFocus func(bool)
	OnMoved func() // the cursor is on another card or place
}

// Board is a day of several people: hours downwards, a column each. Arrows move the cursor, over free places by a
// quarter of an hour and over cards from one to the next; Shift and arrows move the card under it; Enter acts.
// Cards may be dragged, in steps of a quarter of an hour. It scrolls both ways; heads and times stay.
type Board struct {
	control
	spec   BoardSpec
	day    BoardDay
	column int
	at     int
	card   uint64
	ghost  *boardGhost
	shift  bool
	tapped time.Time

	heads  *container.Clip
	times  *container.Clip
	scroll *container.Scroll
	grid   *boardGrid
	names  []*boardName
	hours  []*Text
	now    *boardNow
	head   *fyne.Container
	clock  *fyne.Container
	rule   *canvas.Rectangle
	cover  *canvas.Rectangle
	seen   bool // the first day was scrolled into view
}

// boardGhost is a card on its way to another place.
type boardGhost struct {
	card    BoardCard
	column  int
	from    int
	off     bool // over no place where it may be dropped
	dragged bool
	grip    float32 // where the pointer holds it, under its top
}

// NewBoard makes an empty board; Set fills it.
func NewBoard(h *Host, spec BoardSpec) *Board {
	b := &Board{spec: spec, rule: &canvas.Rectangle{}, cover: &canvas.Rectangle{}, now: newBoardNow()}
	b.init(h, b)
	b.onFocus = func(on bool) {
		b.shift = false
		if on && b.card == 0 {
			b.land()
		}
		b.grid.Refresh()
		if spec.OnFocus != nil {
			spec.OnFocus(on)
		}
	}
	b.grid = newBoardGrid(b)
	b.head, b.clock = Free(0, 0, func(fyne.Size) {}), Free(0, 0, func(fyne.Size) {})
	b.heads, b.times = container.NewClip(b.head), container.NewClip(b.clock)
	b.scroll = container.NewScroll(b.grid)
	b.scroll.OnScrolled = func(fyne.Position) { b.follow() }
	return b
}

// Set shows a day. The cursor stays on its card, or on its time.
func (b *Board) Set(d BoardDay) {
	b.day = d
	b.column = min(max(b.column, 0), max(0, len(d.Columns)-1))
	if b.card != 0 {
		if c := b.find(b.card); c != nil {
			b.column, b.at = c.Column, c.From
		} else {
			b.card = 0
		}
	}
	if b.ghost != nil && (!b.ghost.dragged || b.find(b.ghost.card.ID) == nil) {
		b.ghost = nil
	}
	b.Refresh()
	b.scroll.Refresh()
	if !b.seen && b.scroll.Size().Height > 0 {
		b.seen = true
		b.scrollTo(max(d.Now, d.From)-60, max(d.Now, d.From)+120)
	}
}

// Card is the card under the cursor; 0 on a free place.
func (b *Board) Card() uint64 { return b.card }

// Cursor is column and minute of the cursor.
func (b *Board) Cursor() (column, at int) { return b.column, b.at }

// Select puts the cursor on a card; it says whether it is there.
func (b *Board) Select(card uint64) bool {
	c := b.find(card)
	if c == nil {
		return false
	}
	b.put(c.Column, c.From)
	if b.card != card {
		b.card = card
		b.grid.Refresh()
	}
	return true
}

// PutDown ends a move: the card stands where it stood.
func (b *Board) PutDown() {
	b.ghost = nil
	b.grid.Refresh()
}

// Carry shows a card at another place until PutDown or Set.
func (b *Board) Carry(card uint64, column, from int) {
	c := b.find(card)
	if c == nil {
		return
	}
	b.ghost = &boardGhost{card: *c, column: column, from: from}
	b.scrollTo(from, from+c.To-c.From)
	b.grid.Refresh()
}

func (b *Board) find(id uint64) *BoardCard {
	for i := range b.day.Cards {
		if b.day.Cards[i].ID == id {
			return &b.day.Cards[i]
		}
	}
	return nil
}

// over is the card that holds a minute of a column; nil where it is free.
func (b *Board) over(column, at int) *BoardCard {
	for i := range b.day.Cards {
		if c := &b.day.Cards[i]; c.Column == column && c.From <= at && at < max(c.To, c.From+boardStep) {
			return c
		}
	}
	return nil
}

// land puts the cursor where one looks first: on what is going on now or comes next.
func (b *Board) land() {
	start := max(b.day.From, b.day.Now)
	for i := range b.day.Cards {
		c := &b.day.Cards[i]
		if c.Column == b.column && c.To > start {
			b.put(b.column, c.From)
			return
		}
	}
	b.put(b.column, (start+boardStep-1)/boardStep*boardStep)
}

// put moves the cursor and brings it into view.
func (b *Board) put(column, at int) {
	b.column = min(max(column, 0), max(0, len(b.day.Columns)-1))
	b.at = min(max(at, b.day.From), max(b.day.From, b.day.To-boardStep))
	b.card = 0
	high := boardStep
	if c := b.over(b.column, b.at); c != nil {
		b.card, high = c.ID, c.To-b.at
	}
	b.scrollTo(b.at, b.at+high)
	b.grid.Refresh()
	if b.spec.OnMoved != nil {
		b.spec.OnMoved()
	}
}
