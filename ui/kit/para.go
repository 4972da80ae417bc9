package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Para is text of several lines, broken between words at the width it gets.
type Para struct {
	widget.BaseWidget
	text  string
	style Style
	lead  float32
	most  int
	last  float32 // width for which lines is
	lines []string
	objs  []fyne.CanvasObject
}

// NewPara makes a paragraph; lead is the distance from line to line in design pixels (20 for 14 px text, 19 for
// 13.5, 26 for 17), most the greatest number of lines, 0 for no end.
func NewPara(text string, st Style, lead float32, most int) *Para {
	p := &Para{text: text, style: st, lead: lead, most: most}
	p.ExtendBaseWidget(p)
	return p
}

// String is the text as given.
func (p *Para) String() string { return p.text }

// SetText changes the text; the same one costs nothing.
func (p *Para) SetText(s string) { p.Set(s, p.style) }

// Set changes text and style; the same ones cost nothing.
func (p *Para) Set(s string, st Style) {
	if s == p.text && st == p.style {
		return
	}
	p.text, p.style = s, st
	p.fold(p.last)
	p.Refresh()
}

// HeightFor is the height of the paragraph at a width.
func (p *Para) HeightFor(width float32) float32 {
	if width != p.last {
		p.fold(width)
	}
	return float32(max(1, len(p.lines))) * Px(p.lead)
}

// Natural is the room for the paragraph on one line per paragraph.
func (p *Para) Natural() fyne.Size {
	w := float32(0)
	for l := range strings.SplitSeq(p.text, "\n") {
		w = max(w, p.style.Width(l))
	}
	h := Px(p.lead)
	if p.last > 0 {
		h = float32(max(1, len(p.lines))) * Px(p.lead)
	}
	return fyne.NewSize(w, h)
}

// Baseline is where the first line stands.
func (p *Para) Baseline() float32 {
	size, base := p.style.measure("x")
	return round((Px(p.lead)-size.Height)/2) + base
}

func (p *Para) fold(width float32) {
	p.last = width
	p.lines = p.lines[:0]
	if p.text == "" || width <= 0 {
		return
	}
	for part := range strings.SplitSeq(p.text, "\n") {
		p.lines = append(p.lines, p.style.wrap(part, width)...)
	}
	if p.most > 0 && len(p.lines) > p.most {
		rest := strings.Join(p.lines[p.most-1:], " ")
		p.lines = append(p.lines[:p.most-1], p.style.cut(p.style.show(rest), width))
	}
}

// wrap breaks one line between words; a word longer than the width is broken inside.
func (s Style) wrap(text string, width float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		next := word
		if line != "" {
			next = line + " " + word
		}
		if s.Width(next) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; s.Width(line) > width; {
			n := s.fits(line, width)
			lines = append(lines, line[:n])
			line = line[n:]
		}
	}
	return append(lines, line)
}

// fits is how many bytes of text fit into width, at least one character.
func (s Style) fits(text string, width float32) int {
	n := 0
	for i := range text {
		if i > 0 && s.Width(text[:i]) > width {
			break
		}
		n = i
	}
	if n == 0 {
		for i := range text {
			if i > 0 {
				return i
			}
		}
		return len(text)
	}
	return n
}

func (p *Para) place(s fyne.Size) {
	p.HeightFor(s.Width)
	scale := Current().Scale
	for i, l := range p.lines {
		if i == len(p.objs) {
			p.objs = append(p.objs, &canvas.Text{})
		}
		t := p.objs[i].(*canvas.Text)
		t.Text, t.TextSize, t.FontSource, t.Color = p.style.show(l), p.style.Size*scale, p.style.font(), Color(p.style.Color)
		size, _ := p.style.measure(t.Text)
		x := float32(0)
		switch p.style.Side {
		case Right:
			x = s.Width - size.Width
		case Middle:
			x = (s.Width - size.Width) / 2
		}
		t.Move(fyne.NewPos(round(x), round(float32(i)*Px(p.lead)+(Px(p.lead)-size.Height)/2)))
		t.Resize(size)
	}
	p.objs = p.objs[:min(len(p.objs), len(p.lines))]
}

// CreateRenderer is for Fyne.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return p.objs }, min: func() fyne.Size {
		return fyne.NewSize(Px(40), p.Natural().Height)
	}, layout: p.place, refresh: func() {
		p.fold(p.Size().Width)
		p.place(p.Size())
		canvas.Refresh(p)
	}}
}
