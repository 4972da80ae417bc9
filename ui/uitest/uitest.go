// Package uitest drives screens in tests as a clerk does: it opens a window without a display, types, presses
// keys in the order in which a real window routes them, takes pictures, and checks what every screen must hold.
package uitest

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Size of the window that the screens are designed for.
const (
	Width  = 1280
	Height = 800
)

// Now is the clock of the tests: Monday 23 November 2026, 10:42 in Manila.
func Now() data.Instant {
	return data.At(time.Date(2026, 11, 23, 2, 42, 0, 0, time.UTC))
}

// Desk is a window in a test.
type Desk struct {
	T      testing.TB
	Host   *kit.Host
	Window fyne.Window
	Theme  *kit.Theme
	Opened []kit.Route // what Host.Open was asked for
	Hints  []string
	clock  time.Time
}

// Open makes a window of 1280x800 in the light theme, with a Host whose Run and timers are plain calls. A test sets
// Host.Words and Host.Format before it builds a screen, and then calls Show.
func Open(t testing.TB) *Desk { return OpenSized(t, kit.NewTheme(false, 1), Width, Height) }

// OpenSized is Open with another theme and size.
func OpenSized(t testing.TB, th *kit.Theme, w, h float32) *Desk {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(th)
	win := test.NewTempWindow(t, canvas.NewRectangle(nil))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	d := &Desk{T: t, Window: win, Theme: th, clock: Now().Time(time.UTC)}
	d.Host = kit.NewHost(win)
	d.Host.Sync = true
	d.Host.Now = Now
	d.Host.Clock = func() time.Time { return d.clock }
	d.Host.OnOpen = func(r kit.Route) { d.Opened = append(d.Opened, r) }
	d.Host.OnHint = func(s string) { d.Hints = append(d.Hints, s) }
	return d
}

// Show puts a screen's content into the window.
func (d *Desk) Show(o fyne.CanvasObject) {
	d.Window.SetContent(d.Host.Root(o))
	d.Window.Resize(d.Window.Canvas().Size())
	d.Layout()
}

// Layout lays everything out again, as a real window does before each picture.
func (d *Desk) Layout() {
	for range 2 {
		kit.Relayout(d.Window.Canvas().Content())
		for _, o := range d.Window.Canvas().Overlays().List() {
			o.Refresh()
		}
	}
}

// Press presses keys: "Down", "Enter", "F3", "Ctrl+Enter", "Alt+W", "Tab", "Shift+Tab". The focused widget has
// them first, then the window, as in a real one. 100 ms pass with each.
func (d *Desk) Press(keys ...string) {
	d.T.Helper()
	for _, k := range keys {
		d.clock = d.clock.Add(100 * time.Millisecond)
		d.press(k)
		d.Layout()
	}
}

func (d *Desk) press(k string) {
	c := d.Window.Canvas()
	switch k {
	case "Tab":
		c.FocusNext()
		return
	case "Shift+Tab":
		c.FocusPrevious()
		return
	}
	if key, ok := strings.CutPrefix(k, "Shift+"); ok && !strings.Contains(key, "+") {
		d.shifted(key) // no shortcut: the key comes while Shift is down
		return
	}
	if strings.Contains(k, "+") && len(k) > 1 && k[0] != '+' {
		s := kit.ShortcutOf(k)
		if f, ok := c.Focused().(fyne.Shortcutable); ok {
			f.TypedShortcut(s)
			return
		}
		d.Host.Shortcut(s)
		return
	}
	ev := &fyne.KeyEvent{Name: kit.KeyName(k)}
	if f := c.Focused(); f != nil {
		f.TypedKey(ev)
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(ev)
	}
}

// shifted presses a key while Shift is down.
func (d *Desk) shifted(key string) {
	c := d.Window.Canvas()
	held, ok := c.Focused().(desktop.Keyable)
	if ok {
		held.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	d.press(key)
	if ok {
		held.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// Type types text into what has the keys, a character each 100 ms.
func (d *Desk) Type(text string) { d.typeAt(text, 100*time.Millisecond) }

// Scan types a code as a bar code scanner does, with Enter at its end.
func (d *Desk) Scan(code string) {
	d.clock = d.clock.Add(time.Second)
	d.typeAt(code, 8*time.Millisecond)
	d.clock = d.clock.Add(8 * time.Millisecond)
	d.press("Enter")
	d.Layout()
}

func (d *Desk) typeAt(text string, gap time.Duration) {
	c := d.Window.Canvas()
	for _, r := range text {
		d.clock = d.clock.Add(gap)
		// A real keyboard sends the key before the character.
		ev := &fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(string(r)))}
		if r == ' ' {
			ev.Name = fyne.KeySpace
		}
		if f := c.Focused(); f != nil {
			f.TypedKey(ev)
		} else if f := c.OnTypedKey(); f != nil {
			f(ev)
		}
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		} else if f := c.OnTypedRune(); f != nil {
			f(r)
		}
	}
	d.Layout()
}

// Tick lets time pass: timers run that fall due.
func (d *Desk) Tick(by time.Duration) {
	d.clock = d.clock.Add(by)
	d.Host.Tick(by)
	d.Layout()
}

// Picture is what the window shows.
func (d *Desk) Picture() image.Image {
	d.Layout()
	var out []fyne.CanvasObject
	outside(d.Window.Canvas().Content(), fyne.Position{}, -1, -1, &out)
	for _, o := range d.Window.Canvas().Overlays().List() {
		outside(o, fyne.Position{}, -1, -1, &out)
	}
	for _, o := range out {
		o.Hide()
	}
	img := d.Window.Canvas().Capture()
	for _, o := range out {
		o.Show()
	}
	return img
}

// outside finds the insides of fields that are scrolled out of view, between top and bottom. The painter of tests
// does not cut what scrolls inside of what scrolls; a real window does.
func outside(o fyne.CanvasObject, at fyne.Position, top, bottom float32, out *[]fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			outside(c, at, top, bottom, out)
		}
	case *container.Scroll:
		if mid := at.Y + o.Size().Height/2; bottom >= 0 && (mid < top || mid > bottom) {
			*out = append(*out, o)
			return
		}
		if bottom < 0 {
			top, bottom = at.Y, at.Y+o.Size().Height
		}
		outside(o.Content, at, top, bottom, out)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			outside(c, at, top, bottom, out)
		}
	}
}

// Shot writes what the window shows to name.png in the folder that SHOTS names; without it, it does nothing (Check
// paints as well, so a screen that cannot be painted fails).
func (d *Desk) Shot(name string) {
	d.T.Helper()
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	img := d.Picture()
	file := filepath.Join(dir, name+".png")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.T.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		d.T.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		d.T.Fatal(err)
	}
}

// Walk visits every object that is shown, with its place in the window.
func (d *Desk) Walk(visit func(o fyne.CanvasObject, at fyne.Position)) {
	walk(d.Window.Canvas().Content(), fyne.Position{}, visit)
	for _, o := range d.Window.Canvas().Overlays().List() {
		walk(o, fyne.Position{}, visit)
	}
}

func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, at, visit)
		}
	case *container.Scroll:
		walk(o.Content, at, visit)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, at, visit)
		}
	}
}

// Texts are all words that the window shows, from the top in the order in which they are drawn, as a person reads
// them: headings without their tracking, hard spaces as spaces.
func (d *Desk) Texts() []string {
	var all []string
	d.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			all = append(all, plain(t.Text))
		}
	})
	return all
}

// plain is text without the spaces that only shape it.
func plain(s string) string {
	return strings.NewReplacer("\u200a", "", "\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(s)
}

// MustSay fails the test for each of the words that no text on the screen contains.
func (d *Desk) MustSay(words ...string) {
	d.T.Helper()
	for _, w := range words {
		if !d.Says(w) {
			d.T.Errorf("the screen does not say %q; it says %.2500q", w, d.Texts())
		}
	}
}

// Says tells whether some text on the screen contains the words, in capitals or not.
func (d *Desk) Says(words string) bool {
	words = strings.ToLower(plain(words))
	for _, t := range d.Texts() {
		if strings.Contains(strings.ToLower(t), words) {
			return true
		}
	}
	return false
}
