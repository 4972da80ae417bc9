package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Match is one line that a Finder offers: a customer, a device, a part.
type Match struct {
	Title       string
	Marks       []Range // what of the title was matched
	Note        string  // in grey behind the title: a phone number
	Second      string  // second line
	SecondMarks []Range
	Initials    string // a person's; else Icon
	Icon        string
	Tags        []State // at most three
	Right       string
	Value       any // what OnPick gets
}

// FinderSpec says what a finder looks for. It knows nothing of what is found.
type FinderSpec struct {
	Placeholder string
	Min         int // letters before the first question; 0 is 1
	Query       func(text string) (matches []Match, total int, err error)
	OnPick      func(Match)
	New         func(text string) string // words of the last row ("New customer “nun”"); nil where nothing new can be made
	OnNew       func(text string)
	OnChange    func(text string)
	OnCursor    func(m Match, on bool) // the match under the cursor; not on when the list closes
	KeepScan    bool
	Max         int
}

// Finder is a field with a list of matches under it. Up and Down choose, Enter takes, Ins or the last row makes
// a new one, Esc closes the list. Query runs off the window's goroutine; only its newest answer counts.
type Finder struct {
	Entry
	find    FinderSpec
	drop    *dropdown
	newest  Newest
	cancel  func()
	matches []Match
	count   *Text
	fresh   *Text
	freshed []fyne.CanvasObject
	asked   string
	pending bool // typed, and not answered yet
}

// NewFinder makes a finder.
func NewFinder(h *Host, spec FinderSpec) *Finder {
	f := &Finder{find: spec, count: T("", Second.Sized(13)), fresh: T("", Second.Sized(13))}
	f.init(h, EntrySpec{Placeholder: spec.Placeholder, KeepScan: spec.KeepScan, Max: spec.Max}, f)
	f.spec.OnChange = f.typed
	f.spec.OnKey = f.key
	f.spec.OnLeave = func() {
		if !f.drop.hovered() {
			f.Close()
		}
	}
	f.drop = newDropdown(h, f, f.pick)
	f.drop.onMove = f.cursor
	foot := Row(7, NewKeycap("↑", CapLine), NewKeycap("↓", CapLine), T(h.T("kit.choose"), Second.Sized(13)), Space(4, 0),
		NewKeycap("Enter", CapLine), T(h.T("kit.use"), Second.Sized(13)))
	if spec.OnNew != nil {
		f.drop.onFoot = func() { f.pick(len(f.matches)) }
		f.freshed = []fyne.CanvasObject{Space(4, 0), NewKeycap("Ins", CapLine), f.fresh}
		foot.Objects = append(foot.Objects, f.freshed...)
	}
	foot.Objects = append(foot.Objects, Spring(), f.count)
	f.drop.footer = foot
	return f
}

// Close takes the list away.
func (f *Finder) Close() {
	if f.cancel != nil {
		f.cancel()
	}
	f.newest.Ask()
	open := f.Opened()
	f.drop.hide()
	if open {
		f.cursor()
	}
}

// cursor says which match the cursor is on.
func (f *Finder) cursor() {
	if f.find.OnCursor == nil {
		return
	}
	if at := f.drop.at; f.drop.shown && at < len(f.matches) {
		f.find.OnCursor(f.matches[at], true)
		return
	}
	f.find.OnCursor(Match{}, false)
}

// Opened says whether the list stands open.
func (f *Finder) Opened() bool { return f.drop.shown }

func (f *Finder) typed(text string) {
	f.SetError("")
	if f.find.OnChange != nil {
		f.find.OnChange(text)
	}
	if f.cancel != nil {
		f.cancel()
	}
	f.pending = len([]rune(text)) >= max(1, f.find.Min)
	if !f.pending {
		f.Close()
		return
	}
	if f.h.Sync {
		f.ask(text)
		return
	}
	f.cancel = After(f.h, 60*time.Millisecond, func() { f.ask(text) })
}

// Look opens the list for what stands in the field, without waiting.
func (f *Finder) Look() { f.ask(f.Text) }

type found struct {
	matches []Match
	total   int
}

func (f *Finder) ask(text string) {
	still := f.newest.Ask()
	Run(f.h, func() (found, error) {
		m, n, err := f.find.Query(text)
		return found{m, n}, err
	}, func(got found, err error) {
		if !still() {
			return
		}
		if err != nil {
			f.SetError(f.h.Words.Err(err))
			return
		}
		f.asked, f.pending = text, false
		f.offer(got)
	})
}

// askNow asks at once and waits: Enter came faster than the list, and what is typed next must find its field.
func (f *Finder) askNow() {
	if f.cancel != nil {
		f.cancel()
	}
	f.newest.Ask()
	m, n, err := f.find.Query(f.Text)
	if err != nil {
		f.SetError(f.h.Words.Err(err))
		return
	}
	f.asked, f.pending = f.Text, false
	f.offer(found{m, n})
}

func (f *Finder) offer(got found) {
	f.matches = got.matches
	var rows []dropRow
	for _, m := range got.matches {
		rows = append(rows, dropRow{
			icon: m.Icon, initials: m.Initials, title: m.Title, marks: m.Marks, note: m.Note,
			second: m.Second, secMarks: m.SecondMarks, tags: m.Tags, right: m.Right, value: m,
		})
	}
	if f.find.OnNew != nil && f.find.New != nil {
		words := f.find.New(f.asked)
		f.fresh.SetText(words)
		if len(rows) == 0 {
			rows = append(rows, dropRow{icon: "plus", title: words})
		}
	}
	if len(rows) == 0 && len([]rune(f.asked)) == 0 {
		f.Close()
		return
	}
	f.count.SetText("")
	if got.total > len(got.matches) {
		f.count.SetText(f.h.T("kit.of", "N", len(got.matches), "Total", f.h.Format.Number(int64(got.total))))
	}
	f.drop.from = 0
	f.drop.show(rows, 0, f.h.T("kit.nothing-found"))
	Relayout(f.drop.footer)
	f.cursor()
}

func (f *Finder) pick(i int) {
	text := f.Text
	f.h.Focus(f)
	f.Close()
	if i >= len(f.matches) {
		if f.find.OnNew != nil {
			f.find.OnNew(text)
		}
		return
	}
	f.find.OnPick(f.matches[i])
}

func (f *Finder) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyInsert && f.find.OnNew != nil {
		f.Close()
		f.find.OnNew(f.Text)
		return true
	}
	if enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter; enter && f.pending {
		f.askNow()
	}
	if !f.drop.shown {
		if ev.Name == fyne.KeyDown && f.find.Query != nil {
			f.Look()
			return true
		}
		return false
	}
	if ev.Name == fyne.KeyEscape {
		f.Close()
		return true
	}
	return f.drop.key(ev)
}
