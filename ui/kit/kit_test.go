package kit

import (
	"errors"
	"fmt"
	"io"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestScanner(t *testing.T) {
	for _, c := range []struct {
		name string
		code string
		gap  time.Duration
		want bool
	}{
		{"a scanner", "J-004217", 8 * time.Millisecond, true},
		{"six characters", "123456", 34 * time.Millisecond, true},
		{"five characters", "12345", 8 * time.Millisecond, false},
		{"a fast clerk", "J-004217", 35 * time.Millisecond, false},
		{"a clerk", "J-004217", 120 * time.Millisecond, false},
		{"nothing", "", 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s Scanner
			now := time.Unix(0, 0)
			for _, r := range "typed before " {
				s.Rune(now, r)
				now = now.Add(time.Second)
			}
			for i, r := range c.code {
				if begins := s.Rune(now, r); i == 0 && !begins {
					t.Error("the first character begins no burst")
				}
				now = now.Add(c.gap)
			}
			if got := s.Enter(now); got != c.want {
				t.Fatalf("scan %v, want %v", got, c.want)
			}
			if c.want && s.Code() != c.code {
				t.Fatalf("code %q", s.Code())
			}
			if s.Enter(now) {
				t.Fatal("a second Enter ends the same code again")
			}
		})
	}
	// A window that is being drawn hears the keys of that time late, and all at once.
	for name, gaps := range map[string][]time.Duration{
		"heard late":  {0, 0, 90 * time.Millisecond, 0, 0, 0, 60 * time.Millisecond, 0, 0},
		"after words": {0, 400 * time.Millisecond, 4 * time.Millisecond, 4 * time.Millisecond, 40 * time.Millisecond, 0, 0, 4 * time.Millisecond, 4 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			var s Scanner
			now := time.Unix(0, 0)
			code := "xJ004217D"
			for i, r := range code {
				now = now.Add(gaps[i])
				if i == 0 && name == "heard late" {
					now = now.Add(time.Second)
				}
				s.Rune(now, r)
			}
			if !s.Enter(now) {
				t.Fatal("no scan")
			}
			if want := map[string]string{"heard late": code, "after words": code[1:]}[name]; s.Code() != want {
				t.Fatalf("code %q, want %q", s.Code(), want)
			}
		})
	}
	t.Run("Enter comes late", func(t *testing.T) {
		var s Scanner
		now := time.Unix(0, 0)
		for _, r := range "J-004217" {
			s.Rune(now, r)
			now = now.Add(5 * time.Millisecond)
		}
		if s.Enter(now.Add(120 * time.Millisecond)) {
			t.Fatal("a person pressed Enter")
		}
	})
}

func TestTimersRunOnTick(t *testing.T) {
	h := &Host{Sync: true}
	var got []string
	say := func(s string) func() { return func() { got = append(got, s) } }
	After(h, 300*time.Millisecond, say("after"))
	stop := After(h, 100*time.Millisecond, say("stopped"))
	end := Every(h, 200*time.Millisecond, say("every"))
	stop()
	h.Tick(299 * time.Millisecond)
	h.Tick(time.Millisecond)
	h.Tick(100 * time.Millisecond)
	end()
	h.Tick(time.Hour)
	if fmt.Sprint(got) != "[every after every]" {
		t.Fatal(got)
	}
}

func TestNewestAnswerCounts(t *testing.T) {
	var n Newest
	first := n.Ask()
	second := n.Ask()
	if first() || !second() {
		t.Fatal("an older answer counts, or the newest does not")
	}
}

func TestRead_OnlyTheNewestAnswer(t *testing.T) {
	var n Newest
	var got []string
	var failed error
	h := &Host{Sync: true, OnFail: func(err error) bool { failed = err; return true }}
	done := func(v string) { got = append(got, v) }
	Read(h, &n, func() (string, error) {
		if !n.Reading() {
			t.Error("nothing is awaited while it reads")
		}
		Read(h, &n, func() (string, error) { return "newer", nil }, done)
		return "older", errors.New("of no matter")
	}, done)
	if len(got) != 1 || got[0] != "newer" || failed != nil || n.Reading() {
		t.Error(got, failed, n.Reading())
	}
	Read(h, &n, func() (string, error) { return "half", io.ErrUnexpectedEOF }, done)
	if len(got) != 1 || failed != io.ErrUnexpectedEOF || n.Reading() {
		t.Error(got, failed, n.Reading())
	}
}

func TestChordsHaveOneName(t *testing.T) {
	for _, name := range []string{"Ctrl+K", "Ctrl+Enter", "Ctrl+S", "Ctrl+Shift+C", "Alt+W", "Alt+1", "Ctrl+Z", "Ctrl+Y", "Ctrl+A", "Alt+←"} {
		if got := Chord(ShortcutOf(name)); got != name {
			t.Errorf("%s comes back as %q", name, got)
		}
	}
	for label, key := range map[string]fyne.KeyName{"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "F3": fyne.KeyF3, "Ins": fyne.KeyInsert, "Del": fyne.KeyDelete, "↑": fyne.KeyUp, "PgDn": fyne.KeyPageDown} {
		if KeyName(label) != key {
			t.Errorf("%s is %s", label, KeyName(label))
		}
	}
}

// Every pair of ink and ground that the window writes with is legible: WCAG 4.5 for words, 3 for the edges of fields.
func TestTokensAreLegible(t *testing.T) {
	grounds := map[Token][]Token{
		Ink: {Ground, Surface, Sunken, Tint, Sel, HarbourT, RedT, AmberT, GreenT, BlueT, VioletT}, Ink2: {Ground, Surface, Sunken, Tint, Sel},
		Ink3: {Ground, Surface, Sunken, Tint}, OnInk: {Ink}, Harbour: {Surface, HarbourT, Sel}, Red: {Surface, Ground, RedT}, Amber: {Surface, AmberT},
		Green: {Surface, Ground, GreenT}, Blue: {Surface, BlueT}, Violet: {Surface, VioletT},
	}
	for _, th := range []*Theme{NewTheme(false, 1), NewTheme(true, 1)} {
		for ink, all := range grounds {
			for _, g := range all {
				if r := contrast(th, ink, g); r < 4.5 {
					t.Errorf("dark %v: token %d on %d has %.2f", th.Dark, ink, g, r)
				}
			}
		}
		for _, g := range []Token{Surface, Ground} {
			if r := contrast(th, Edge, g); r < 3 {
				t.Errorf("dark %v: the edge of a field on %d has %.2f", th.Dark, g, r)
			}
		}
	}
}

func contrast(th *Theme, a, b Token) float64 {
	light := func(t Token) float64 {
		c := th.Tone(t)
		lin := func(v uint8) float64 {
			f := float64(v) / 255
			if f <= 0.03928 {
				return f / 12.92
			}
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B) + 0.05
	}
	x, y := light(a), light(b)
	return max(x, y) / min(x, y)
}

func TestTextGivesWay(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(false, 1))
	long := T("Samsung Galaxy S23, charging port and battery", Body.Cut())
	number := T("J-004217", Strong)
	row := Row(8, long, number)
	for _, w := range []float32{600, 200, 120} {
		row.Resize(fyne.NewSize(w, 34))
		if number.IsCut() {
			t.Errorf("at %v the number is cut", w)
		}
		if cut := w < 300; long.IsCut() != cut {
			t.Errorf("at %v the words are cut: %v", w, long.IsCut())
		}
		if end := number.Position().X + number.Size().Width; end > w {
			t.Errorf("at %v the row ends at %v", w, end)
		}
	}
}

func TestParagraphFolds(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(false, 1))
	p := NewPara("Since Friday it only charges when I hold the cable at an angle.\n\nAnotherwordthatissolongthatitmustbebrokensomewhere", Body, 20, 0)
	wide, narrow := p.HeightFor(900), p.HeightFor(150)
	if wide != 60 || narrow <= wide {
		t.Fatalf("heights %v and %v", wide, narrow)
	}
	p.Resize(fyne.NewSize(150, narrow))
	for _, l := range p.lines {
		if w := p.style.Width(l); w > 150 {
			t.Errorf("%q is %v wide", l, w)
		}
	}
	cut := NewPara(p.text, Body, 20, 2)
	if h := cut.HeightFor(150); h != 40 {
		t.Errorf("two lines are %v high", h)
	}
}

func TestScaleReachesEverything(t *testing.T) {
	a := test.NewTempApp(t)
	h := NewHost(test.NewTempWindow(t, nil))
	sizes := map[float32]fyne.Size{}
	for _, scale := range []float32{1, 1.3} {
		a.Settings().SetTheme(NewTheme(false, scale))
		sizes[scale] = NewButton(h, ButtonSpec{Text: "Book", Key: "F4"}).MinSize()
	}
	if sizes[1].Height != 34 || sizes[1.3].Height != 44 || sizes[1.3].Width < sizes[1].Width*1.2 {
		t.Fatal(sizes)
	}
}

func TestFaultPaths(t *testing.T) {
	for _, c := range []struct {
		path, field string
		want        bool
	}{{"phone", "phone", true}, {"phones[2].typed", "phones", true}, {"device.serial", "device", true}, {"phones", "phone", false}, {"ph", "phone", false}} {
		if got := under(c.path, c.field); got != c.want {
			t.Errorf("%s under %s: %v", c.path, c.field, got)
		}
	}
}
