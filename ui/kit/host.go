package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tanggapan/assets/words"
	"tanggapan/data"
)

// Route is how one screen opens another: {"job", 4217, ""} is the job, {"jobs", 0, "late"} the list of the late ones.
type Route struct {
	Screen string
	ID     data.ID
	Arg    string
}

// Screen is one screen of the window. Its package has func New(h *kit.Host, a *app.App) *Screen.
type Screen interface {
	// Content is the work area, built once.
	Content() fyne.CanvasObject
	// Open shows what the route names; the same screen gets it again and again.
	Open(Route)
	// Reload reads everything again, off the window's goroutine (Run).
	Reload()
	// Changed tells of records that changed; the screen reloads if they matter to it.
	Changed([]data.Change)
	// Focus gives the keys to what has them when the screen opens.
	Focus()
}

// Keyed is a screen with keys of its own: the window asks it first, after the focused widget.
type Keyed interface {
	// Key says whether the screen used the key.
	Key(*fyne.KeyEvent) bool
	// Shortcut says whether the screen used the chord ("Ctrl+Enter", "Alt+W": see Chord).
	Shortcut(chord string) bool
}

// Parkable is a screen with a form: another form may be opened over it, and it waits in the status bar with
// all that was typed. A form's draft is kept as it is typed, so parking never asks.
type Parkable interface {
	Screen
	// Parked says how the form stands in the list of parked forms; typed is false while it is empty, and
	// then it is closed instead of parked.
	Parked() (p Parked, typed bool)
	// Keep writes the draft at once.
	Keep()
}

// Footed is a screen with a foot of its own over the status bar: a table with acts.
type Footed interface{ FootHeight() float32 }

// Parked is a form that waits.
type Parked struct {
	Icon   string
	Title  string // "Take in job, Joan Cabahug"
	Detail string // "Second MacBook · at Condition, 9 of 14 fields"
	Since  data.Instant
	Route  Route // opens it again, also after a restart: the draft's ID
}

// Host is the little that a screen gets. The window makes one and sets its On functions; a nil one does nothing.
type Host struct {
	Window fyne.Window
	Words  words.Words
	Format words.Format
	Now    func() data.Instant // the desk's clock
	Who    func() data.Actor   // the acting person at this desk; set by the window
	Sync   bool                // Run, Post and timers are plain calls; timers run in Tick (tests)
	Clock  func() time.Time    // measures the gaps between keys; time.Now where nil
	Bottom float32             // height of the bars and feet at the window's bottom, which a toast stands over; 0 is the status bar

	OnOpen     func(Route)
	OnBack     func()                    // the task is done or cancelled: where one came from
	OnHint     func(string)              // why something is disabled, what an icon means: for the status bar
	OnKey      func(*fyne.KeyEvent) bool // keys that the focused widget did not use
	OnShortcut func(chord string) bool   // chords that the focused field did not use
	OnRune     func(rune)                // letters typed where nothing takes them
	OnScan     func(code string)         // a scanner's code
	OnFail     func(error) (told bool)   // says whether the window tells it itself; else Fail shows the sentence
	OnDraft    func()                    // a draft was kept
	OnUndo     func(data.Done)           // takes back just this act
	OnLook     func()                    // colours, scale or language of this desk were changed: the window dresses anew

	pops   []*Pop
	layers []*fyne.Container
	toasts *toaster
	timers timers
	scan   Scanner
	held   []held
	hint   string

	settling bool // Settle waits for the event to end
}

// NewHost makes a host for a window, speaking English in UTC until Words and Format are set.
func NewHost(w fyne.Window) *Host {
	h := &Host{Window: w, Now: func() data.Instant { return data.At(time.Now()) }, Clock: time.Now}
	h.Format = h.Words.Format(words.Settings{})
	return h
}

// Root makes the window's content of the shell's: it adds the layer of dropdowns and toasts, and brings the
// keys that nobody has focus for to Key.
func (h *Host) Root(content fyne.CanvasObject) fyne.CanvasObject {
	layer := newLayer()
	h.layers = []*fyne.Container{layer}
	h.toasts = &toaster{h: h, layer: layer}
	c := h.Window.Canvas()
	c.SetOnTypedKey(h.Key)
	c.SetOnTypedRune(h.Rune)
	return container.New(&rootLayout{}, NewBox(Box{Fill: Surface}), content, layer)
}

// rootLayout fills the window. Its smallest size is the window's, whatever stands in it: words that grow must
// never push the window's edge.
type rootLayout struct{ stack }

// MinSize is for Fyne.
func (*rootLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(Px(960), Px(600)) }

// T is the words of a key; args are pairs of name and value.
func (h *Host) T(key string, args ...any) string { return h.Words.T(key, args...) }

// N is the words of a key for a count.
func (h *Host) N(key string, n int, args ...any) string { return h.Words.N(key, n, args...) }

// Open goes to another screen.
func (h *Host) Open(r Route) {
	if h.OnOpen != nil {
		h.OnOpen(r)
	}
}

// Back goes where one came from.
func (h *Host) Back() {
	if h.OnBack != nil {
		h.OnBack()
	}
}

// Hint shows a sentence in the status bar; "" takes it away.
func (h *Host) Hint(s string) {
	if s == h.hint {
		return
	}
	h.hint = s
	if h.OnHint != nil {
		h.OnHint(s)
	}
}

// Fail says in one calm sentence what went wrong. Faults of fields belong at the fields: see Form.Mark.
func (h *Host) Fail(err error) {
	if err == nil {
		return
	}
	if h.OnFail != nil && h.OnFail(err) {
		return
	}
	h.Tell("triangle-alert", h.T("kit.failed"), h.Words.Err(err))
}

// Key takes a key that the focused widget did not use: the topmost popup's, else the window's.
func (h *Host) Key(ev *fyne.KeyEvent) {
	if silent(ev.Name) || h.scanEnds(ev) {
		return
	}
	h.Settle()
	if p := h.Top(); p != nil {
		p.key(ev)
		return
	}
	if h.OnKey != nil {
		h.OnKey(ev)
	}
}

// Shortcut takes a chord that the focused field did not use.
func (h *Host) Shortcut(s fyne.Shortcut) {
	h.Chord(Chord(s))
}

// Chord is Shortcut by name.
func (h *Host) Chord(chord string) {
	h.Settle()
	if p := h.Top(); p != nil {
		p.chord(chord)
		return
	}
	if h.OnShortcut != nil {
		h.OnShortcut(chord)
	}
}

// Rune takes a letter typed where nothing takes it; a scanner may be behind it.
func (h *Host) Rune(r rune) {
	h.heard(r, nil, nil)
	h.rune(r)
}

func (h *Host) rune(r rune) {
	h.Settle()
	if p := h.Top(); p != nil {
		p.rune(r)
		return
	}
	if h.OnRune != nil {
		h.OnRune(r)
	}
}

// Focus gives the keys to a widget.
func (h *Host) Focus(o fyne.Focusable) {
	if c := h.canvas(); c != nil && c.Focused() != o {
		c.Focus(o)
	}
}

// Focused is what has the keys; nil where nothing has them.
func (h *Host) Focused() fyne.Focusable {
	if c := h.canvas(); c != nil {
		return c.Focused()
	}
	return nil
}

// FocusNext gives the keys to the next field in reading order.
func (h *Host) FocusNext() {
	if c := h.canvas(); c != nil {
		c.FocusNext()
	}
}

// FocusPrevious gives the keys to the field before.
func (h *Host) FocusPrevious() {
	if c := h.canvas(); c != nil {
		c.FocusPrevious()
	}
}

func (h *Host) canvas() fyne.Canvas {
	if h.Window == nil {
		return nil
	}
	return h.Window.Canvas()
}

func (h *Host) now() time.Time {
	if h.Clock == nil {
		return time.Now()
	}
	return h.Clock()
}

// size is the window's inside.
func (h *Host) size() fyne.Size {
	if c := h.canvas(); c != nil {
		return c.Size()
	}
	return fyne.NewSize(1280, 800)
}

// layer is where dropdowns are drawn: over everything that has the keys now.
func (h *Host) layer() *fyne.Container {
	if len(h.layers) == 0 {
		return nil
	}
	return h.layers[len(h.layers)-1]
}

// newLayer is room over the window that lets everything through to what lies under it.
func newLayer() *fyne.Container { return Free(0, 0, func(fyne.Size) {}) }
