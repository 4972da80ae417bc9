package kit

import "math"

// Measures of the window in design pixels, before the scale.
const (
	RailWidth    = 190 // the rail at the left, without its line
	RailNarrow   = 52  // the rail as icons, below NarrowWindow
	TopBar       = 53  // the bar over the work area, without its line
	StatusBar    = 27  // the bar under the work area, without its line
	FootHeight   = 54  // the foot of a task or a table, without its line
	SideWidth    = 304 // the panel beside a form or a table
	SidePadding  = 20
	ListWidth    = 340 // a list beside its record
	RecordColumn = 238 // the second column of a record: facts, hints
	TimeColumn   = 308 // the second column of a record: its timeline
	Margin       = 24  // left and right of the work area
	Outset       = 10  // how far a selected row reaches out over the margin line
	ColumnGap    = 28  // between the columns of a record
	LabelColumn  = 88  // labels at the left of a form
	LabelWide    = 120 // the same in languages with long words
	LabelGap     = 12

	FieldHeight   = 34 // fields, buttons, selects
	ChipHeight    = 32
	SmallHeight   = 30 // small buttons
	TagHeight     = 22
	KeycapHeight  = 19
	RowHeight     = 34 // a list's row, without its line
	TwoLineRow    = 52
	TableRow      = 29 // a table's row, without its line
	FactLine      = 24
	HeadingHeight = 24 // without its rule
	StripHeight   = 66
	menuHeight    = 36
	ErrorLine     = 19 // how much a field grows to say what is wrong
	RecordHead    = 66
	NavItem       = 34

	NarrowWindow = 1240 // below: the side panel hides and the rail shrinks
	LowWindow    = 760  // below: form rows close up
)

const (
	radiusField  = 5
	radiusButton = 6
	radiusTile   = 7
	radiusPopup  = 8
	radiusTick   = 3
)

// Px is v design pixels at the scale in force, on whole pixels.
func Px(v float32) float32 {
	return round(v * Current().Scale)
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }

func ceil(v float32) float32 { return float32(math.Ceil(float64(v) - 0.01)) }
