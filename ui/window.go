// Package ui is the window: navigation, keys, status line, the one table of screens.
package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Options are what a window needs from outside.
type Options struct {
	File    string            // the data file to open; "" is the last one of this computer
	Look    bool              // open it to look, change nothing
	Version string            // of the program
	Folder  string            // where a new shop's file is laid; "" is Documents/Tanggapan
	Opened  func(path string) // a shop's file is open in the window
	Quit    func()            // ends the program
}

// Window is the program's window: everything around the screens.
type Window struct {
	h        *kit.Host
	a        *app.App
	o        Options
	table    []screen
	who      data.Actor
	person   *data.Staff
	shop     *data.Shop
	built    map[string]*shown
	cur      *shown
	at       kit.Route
	back     []kit.Route
	parked   []waiting
	up       *shown // the parked form that is being taken up
	saved    data.Instant
	open     bool               // a shop stands in the window
	closing  bool               // a copy is being made before the program ends
	stopCopy context.CancelFunc // ends the copy that is being made; nil: none is
	state    app.FileState
	told     error            // the fault that was told of
	trouble  app.Trouble      // what is known of it
	papers   map[data.ID]bool // whose characters were looked at

	frame  *frame
	rail   *rail
	top    *topBar
	band   *band
	body   *fyne.Container
	status *statusBar
	first  kit.Keyed // the first start, while it stands
	pal    *palette
}

// shown is a screen that was built.
type shown struct {
	screen
	kit.Screen
	stale bool // records changed while it was hidden
}

// New makes the window of a desk; Start fills it.
func New(h *kit.Host, a *app.App, o Options) *Window {
	w := &Window{h: h, a: a, o: o, table: screens()}
	h.Now = a.Now
	h.Who = func() data.Actor { return w.who }
	h.OnOpen = w.Open
	h.OnBack = w.Back
	h.OnHint = func(s string) {
		if w.status != nil {
			w.status.hint(s)
			w.frame.hint(s)
		}
	}
	h.OnKey = w.key
	h.OnShortcut = w.chord
	h.OnRune = w.letter
	h.OnScan = w.scan
	h.OnFail = func(error) bool { return w.look() }
	h.OnUndo = w.undoJust
	h.OnLook = func() { w.dress(true) }
	c := h.Window.Canvas()
	for _, name := range chords() {
		c.AddShortcut(kit.ShortcutOf(name), h.Shortcut)
	}
	h.Window.SetPadded(false)
	h.Window.SetCloseIntercept(w.Close)
	return w
}

// Start opens the data file and shows the shop, or the first start where there is none.
func (w *Window) Start() {
	w.dress(false)
	path := w.o.File
	if path == "" {
		path = w.computer().LastFile
	}
	kit.Every(w.h, time.Minute, w.minute)
	switch {
	case w.a.State().Path != "":
		w.enter()
	case path == "":
		w.begin(nil)
	default:
		if err := w.openFile(path, w.o.Look); err != nil {
			w.begin(err)
		}
	}
}

// openFile opens a shop's file and stands its window up.
func (w *Window) openFile(path string, look bool) error {
	if err := w.a.Open(path, app.OpenOptions{ReadOnly: look}); err != nil {
		return err
	}
	if _, err := w.a.Shop.Get(); err != nil {
		return err
	}
	w.enter()
	return nil
}

// enter shows the shop of the file that is open.
func (w *Window) enter() {
	w.first, w.open, w.told, w.trouble = nil, true, nil, app.Trouble{}
	w.who, w.person = data.Actor{}, nil
	w.state = w.a.State()
	w.shop, _ = w.a.Shop.Get()
	w.at, w.back, w.parked, w.saved, w.papers = kit.Route{}, nil, nil, 0, nil
	w.a.Subscribe(func(changes []data.Change) {
		kit.Post(w.h, func() { w.news(changes) })
	})
	// A copy that is looked at is never the file to open next time.
	if d := w.a.Computer(); d != nil && w.shop != nil && !strings.HasSuffix(w.state.Path, app.CopyExtension) {
		if err := d.Opened(w.state.Path, w.shop.Practice); err != nil {
			w.h.Fail(err)
		}
	}
	if w.o.Opened != nil {
		w.o.Opened(w.state.Path)
	}
	w.arrive()
}

// speak sets words and formats: the person's language, else the desk's.
func (w *Window) speak() {
	lang := w.computer().Language
	if w.person != nil && w.person.Language != "" {
		lang = w.person.Language
	}
	w.h.Words = words.In(lang)
	w.h.Format = w.a.Shop.Format(w.h.Words.Lang())
}

// rebuild makes everything in the window anew, where one stood: another person, another language, another scale.
func (w *Window) rebuild() {
	w.speak()
	for i := range w.parked {
		w.parked[i].form = nil // it speaks the other language: its draft opens it again
	}
	w.built = map[string]*shown{}
	w.cur = nil
	w.rail, w.top, w.band, w.status = newRail(w), newTopBar(w), newBand(w), newStatusBar(w)
	w.body = kit.Stack()
	w.frame = &frame{w: w}
	root := container.New(w.frame, w.frame.objects()...)
	w.h.Window.SetContent(w.h.Root(root))
	w.h.Window.SetTitle(w.title())
	w.refresh()
}

func (w *Window) title() string {
	name := w.h.T("shell.program")
	if w.shop != nil {
		name = w.shop.Name + " · " + name
	}
	return name
}

// computer is this desk's settings; the defaults where it has none.
func (w *Window) computer() app.Computer {
	if d := w.a.Computer(); d != nil {
		return d.Settings()
	}
	return app.Computer{Scale: 1}
}

// change keeps this desk's settings.
func (w *Window) change(f func(*app.Computer)) {
	if d := w.a.Computer(); d != nil {
		if err := d.Change(f); err != nil {
			w.h.Fail(err)
		}
	}
}

// news tells the visible screen of changes; the hidden ones are stale until they are shown.
func (w *Window) news(changes []data.Change) {
	w.saved = w.h.Now()
	for _, c := range changes {
		switch c.Kind {
		case data.KindShop:
			w.shop, _ = w.a.Shop.Get()
			w.h.Format = w.a.Shop.Format(w.h.Words.Lang())
		case data.KindStaff:
			if w.person != nil && c.ID == w.person.ID {
				w.person, _ = w.a.Staff.Get(c.ID)
			}
		case data.KindPrintJob:
			w.printed(c)
		}
	}
	for _, s := range w.built {
		if s == w.cur {
			s.Changed(changes)
		} else {
			s.stale = true
		}
	}
	w.refresh()
}

// printed says once of each paper which characters it cannot show.
func (w *Window) printed(c data.Change) {
	if w.papers[c.ID] || c.Gone {
		return
	}
	if w.papers == nil {
		w.papers = map[data.ID]bool{}
	}
	w.papers[c.ID] = true
	kit.Run(w.h, func() (string, error) { return w.a.PrintJobs.Unprintable(c.ID) }, func(characters string, err error) {
		if err == nil && characters != "" {
			w.h.Toast(kit.Toast{Icon: "info", Text: w.h.NotPrinted(characters)})
		}
	})
}

// minute is the clock's tick: lateness is read again, a form in hand is left alone.
func (w *Window) minute() {
	if !w.open {
		return
	}
	w.look()
	if w.cur != nil && w.cur.clock && w.h.Top() == nil && !w.typing() {
		w.cur.Reload()
	}
	w.dress(true)
	w.refresh()
	if w.state.ReadOnly == nil {
		w.a.Clock()
		kit.Run(w.h, w.a.Drafts.Remind, func(_ int, err error) {
			if err != nil {
				w.look()
			}
		})
	}
}

// typing says whether a field has the keys.
func (w *Window) typing() bool {
	_, field := w.h.Focused().(fyne.Shortcutable)
	return field
}

// refresh brings rail and status bar up to date.
func (w *Window) refresh() {
	if w.rail == nil {
		return
	}
	w.rail.refresh()
	w.top.refresh()
	w.status.refresh()
	w.band.refresh()
}

// keep writes the draft of the form in hand.
func (w *Window) keep() {
	if p, ok := w.form(); ok {
		if _, typed := p.Parked(); typed {
			p.Keep()
		}
	}
}
