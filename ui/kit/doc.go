// Package kit is what all screens share: the theme, the Host that a screen gets, the roads between goroutines and
// the window, and the widgets drawn in the shop's own hand.
//
// # Rules
//
//   - What is only drawn (Text, Heading, Tag, Strip, Timeline) is made and placed. What takes keys (Button, Chips,
//     Entry, KeyList) is made with the Host first and a spec after it.
//   - Build a screen once; then change words with Set and SetText, which cost nothing where nothing changed. Never
//     rebuild on Reload.
//   - Measures are design pixels; the kit multiplies them with the scale. Colours are Tokens; a theme switch repaints
//     what stands.
//   - Setters (Select, SetText, SetValue, SetChecked) never call OnChange; only people do.
//   - A text in a bounded cell is made with Style.Cut, so that it gives way; figures and numbers are not.
//   - No go statement, no fyne.Do, no timer of one's own: Run, Post, After, Every.
//
// # Laying out
//
//	Row(gap, ...)      children in the middle        BaseRow    texts of several sizes on one baseline
//	TopRow, FullRow    at the top, stretched          FieldRow   fields, chips and words; errors do not move others
//	Col(gap, ...)      as wide as the column          LeftCol    as wide as they are
//	Grow(o) Share(n,o) takes what is left over        Spring()   empty room that grows; Space(w, h) is fixed
//	Inset(t,r,b,l,o)   room around; Pad(all, o)       Fix(w,h,o) Wide(w,o) High(h,o) AtLeast Place(x, y, o)
//	Cols(gap, widths)  cells of a table's row: 64 is 64 px, -1 one share of the rest; BaseCols, TopCols
//	Wrap(gx, gy, ...)  rows that break; Stack lays over; Free places by a function; VScroll scrolls
//	Panel(Box{...}, o) a box behind; Rule(2, Ink) opens a record, Rule(1, Line) parts rows
//	Replace(c, ...)    other children; Relayout(o) after measures changed and before anybody measures
//
// Lists with a selection reach Outset (10) over the margin line: Inset(0, -10, 0, -10, list) in a column of the
// page's margin.
//
// # Words
//
//	T("Begoña", Strong.Cut())                one line; styles: Title, Part, Fact, Body, Medium, Strong, Second, Hint ...
//	NewPara(text, style, lead, n)   several lines
//	NewHeading("Device", "2") NewPageTitle("Jobs", "41 open", right...) NewStrip(StripFact{...}) NewFigures(...)
//	NewFact("Phone", "+63 ...", 84)  NewTag(State{Icon, Text, Tone})  NewStateText  NewMark  NewAvatar  NewTimeline
//
// # Taking keys
//
//	NewButton NewChips NewTiles NewSegments NewChoice NewTick NewTri NewKeyList NewTableHead NewFinder NewPersonCard
//	NewEntry NewMoney NewWhen NewDay NewQuantity: Value gives a data.Fault for what cannot be read; leaving a field
//	checks it; SetError says what is wrong under it
//
// # Frames
//
//	NewForm (a task), NewPeek (a table with a panel beside it and a foot), ListBeside (a list beside its record),
//	NewHead and NewPersonHead (over a record), Columns (its two columns)
//
// # A screen
//
//	func New(h *kit.Host, a *app.App) *Screen
//	kit.Read(h, &s.newest, func() (rows, error) { return a.Jobs.List(...) }, func(r rows) {
//		...
//	})
//
// A screen may be Keyed (its own keys, asked after the focused widget) and Parkable (a form). Keys arrive as
// fyne key names ("F8"), chords as "Ctrl+Enter", "Alt+W". Form is the frame of a task: rows with labels, a side
// panel, a foot; Touch keeps its draft, Mark says faults at their fields.
//
// Errors: h.Fail(err) for what has no field. Questions: h.Ask. Menus: h.Menu. Work in a popup: h.Dialog. Done:
// h.Done (a toast with Undo).
package kit
