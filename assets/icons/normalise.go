//go:build ignore

// Normalise rewrites Lucide icons so that the window's SVG reader draws every one of them right.
//
//	go run normalise.go FOLDER
//
// reads names.txt beside it and the icons of that name in FOLDER, and writes them here.
// Everything becomes absolute M, L, C and Z: the reader trips over glued arc flags, implicit
// repeats, smooth curves and rectangles with one radius. A stroke too short to be seen (Lucide's
// dots) becomes a filled circle as wide as the stroke.
package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run normalise.go FOLDER")
	}
	names, err := os.ReadFile("names.txt")
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range strings.Fields(string(names)) {
		f, err := os.Open(filepath.Join(os.Args[1], name+".svg"))
		if err != nil {
			log.Fatal(err)
		}
		svg, err := normalise(f)
		f.Close()
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(name+".svg", []byte(svg), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// point is a place on the 24 by 24 grid.
type point struct{ x, y float64 }

// pen collects absolute path commands.
type pen struct {
	b        strings.Builder
	at, from point
	ctrl     point // last control point, for smooth curves
	quad     point // last quadratic control point
	paths    []string
	dots     []string
	length   float64
	began    bool
}

func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func (p *pen) flush() {
	if !p.began {
		return
	}
	if p.length < 0.1 {
		p.dots = append(p.dots, fmt.Sprintf(`<circle cx="%s" cy="%s" r="DOT" fill="currentColor" stroke="none"/>`, num(p.from.x), num(p.from.y)))
	} else {
		p.paths = append(p.paths, strings.TrimSpace(p.b.String()))
	}
	p.b.Reset()
	p.began, p.length = false, 0
}

func (p *pen) move(to point) {
	p.flush()
	fmt.Fprintf(&p.b, "M %s %s ", num(to.x), num(to.y))
	p.at, p.from, p.ctrl, p.began = to, to, to, true
}

func (p *pen) open() {
	if !p.began {
		p.move(p.at)
	}
}

func (p *pen) line(to point) {
	p.open()
	p.length += math.Hypot(to.x-p.at.x, to.y-p.at.y)
	fmt.Fprintf(&p.b, "L %s %s ", num(to.x), num(to.y))
	p.at, p.ctrl = to, to
}

func (p *pen) curve(a, b, to point) {
	p.open()
	p.length += math.Hypot(a.x-p.at.x, a.y-p.at.y) + math.Hypot(to.x-b.x, to.y-b.y) + math.Hypot(b.x-a.x, b.y-a.y)
	fmt.Fprintf(&p.b, "C %s %s %s %s %s %s ", num(a.x), num(a.y), num(b.x), num(b.y), num(to.x), num(to.y))
	p.at, p.ctrl = to, b
}

func (p *pen) quadratic(c, to point) {
	a := point{p.at.x + (c.x-p.at.x)*2/3, p.at.y + (c.y-p.at.y)*2/3}
	b := point{to.x + (c.x-to.x)*2/3, to.y + (c.y-to.y)*2/3}
	p.curve(a, b, to)
	p.quad = c
}

func (p *pen) close() {
	p.b.WriteString("Z ")
	p.at, p.ctrl = p.from, p.from
	at := p.at
	p.flush()
	p.at = at
}

// arc adds an elliptical arc as cubic curves of at most a quarter turn.
func (p *pen) arc(rx, ry, turn float64, large, sweep bool, to point) {
	if rx == 0 || ry == 0 {
		p.line(to)
		return
	}
	if p.at == to {
		return
	}
	rx, ry = math.Abs(rx), math.Abs(ry)
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (p.at.x-to.x)/2, (p.at.y-to.y)/2
	x1, y1 := cos*dx+sin*dy, -sin*dx+cos*dy
	if l := x1*x1/(rx*rx) + y1*y1/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	q := (rx*rx*ry*ry - rx*rx*y1*y1 - ry*ry*x1*x1) / (rx*rx*y1*y1 + ry*ry*x1*x1)
	k := math.Sqrt(math.Max(0, q))
	if large == sweep {
		k = -k
	}
	cx1, cy1 := k*rx*y1/ry, -k*ry*x1/rx
	cx, cy := cos*cx1-sin*cy1+(p.at.x+to.x)/2, sin*cx1+cos*cy1+(p.at.y+to.y)/2
	a0 := math.Atan2((y1-cy1)/ry, (x1-cx1)/rx)
	a1 := math.Atan2((-y1-cy1)/ry, (-x1-cx1)/rx)
	d := a1 - a0
	if sweep && d < 0 {
		d += 2 * math.Pi
	} else if !sweep && d > 0 {
		d -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(d)/(math.Pi/2) - 1e-9))
	step := d / float64(n)
	t := 4.0 / 3 * math.Tan(step/4)
	on := func(ex, ey float64) point {
		return point{cx + cos*rx*ex - sin*ry*ey, cy + sin*rx*ex + cos*ry*ey}
	}
	for i := range n {
		s0, c0 := math.Sincos(a0 + float64(i)*step)
		s1, c1 := math.Sincos(a0 + float64(i+1)*step)
		end := on(c1, s1)
		if i == n-1 {
			end = to
		}
		p.curve(on(c0-t*s0, s0+t*c0), on(c1+t*s1, s1-t*c1), end)
	}
}

// scanner reads path data: letters, numbers, and the one-digit flags of arcs.
type scanner struct {
	s string
	i int
}

func (s *scanner) space() {
	for s.i < len(s.s) && strings.IndexByte(" ,\n\t\r", s.s[s.i]) >= 0 {
		s.i++
	}
}

func (s *scanner) more() bool { s.space(); return s.i < len(s.s) }

func (s *scanner) letter() bool {
	s.space()
	return s.i < len(s.s) && strings.IndexByte("MmLlHhVvCcSsQqTtAaZz", s.s[s.i]) >= 0
}

func (s *scanner) number() float64 {
	s.space()
	start, dot := s.i, false
	for s.i < len(s.s) {
		c := s.s[s.i]
		switch {
		case (c == '-' || c == '+') && s.i > start:
			return s.value(start)
		case c == '.' && dot:
			return s.value(start)
		case c == '.':
			dot = true
		case c != '-' && c != '+' && (c < '0' || c > '9'):
			return s.value(start)
		}
		s.i++
	}
	return s.value(start)
}

func (s *scanner) value(start int) float64 {
	v, err := strconv.ParseFloat(s.s[start:s.i], 64)
	if err != nil {
		log.Fatalf("bad number %q in %q", s.s[start:s.i], s.s)
	}
	return v
}

func (s *scanner) flag() bool {
	s.space()
	s.i++
	return s.s[s.i-1] == '1'
}

func (p *pen) path(d string) {
	s := &scanner{s: d}
	cmd := byte('M')
	p.at = point{}
	for s.more() {
		if s.letter() {
			cmd = s.s[s.i]
			s.i++
		}
		rel := cmd >= 'a'
		pt := func() point {
			x, y := s.number(), s.number()
			if rel {
				return point{p.at.x + x, p.at.y + y}
			}
			return point{x, y}
		}
		switch cmd {
		case 'M', 'm':
			p.move(pt())
			cmd -= 'M' - 'L'
		case 'L', 'l':
			p.line(pt())
		case 'H', 'h':
			x := s.number()
			if rel {
				x += p.at.x
			}
			p.line(point{x, p.at.y})
		case 'V', 'v':
			y := s.number()
			if rel {
				y += p.at.y
			}
			p.line(point{p.at.x, y})
		case 'C', 'c':
			a, b, to := pt(), pt(), pt()
			p.curve(a, b, to)
		case 'S', 's':
			a := point{2*p.at.x - p.ctrl.x, 2*p.at.y - p.ctrl.y}
			b, to := pt(), pt()
			p.curve(a, b, to)
		case 'Q', 'q':
			p.quadratic(pt(), pt())
		case 'T', 't':
			p.quadratic(point{2*p.at.x - p.quad.x, 2*p.at.y - p.quad.y}, pt())
		case 'A', 'a':
			rx, ry, turn := s.number(), s.number(), s.number()
			large, sweep := s.flag(), s.flag()
			p.arc(rx, ry, turn, large, sweep, pt())
		case 'Z', 'z':
			p.close()
		default:
			log.Fatalf("command %q in %q", cmd, d)
		}
	}
	p.flush()
}

func (p *pen) ellipse(cx, cy, rx, ry float64) {
	p.move(point{cx + rx, cy})
	p.arc(rx, ry, 0, false, true, point{cx, cy + ry})
	p.arc(rx, ry, 0, false, true, point{cx - rx, cy})
	p.arc(rx, ry, 0, false, true, point{cx, cy - ry})
	p.arc(rx, ry, 0, false, true, point{cx + rx, cy})
	p.close()
}

func (p *pen) rect(x, y, w, h, r float64) {
	p.move(point{x + r, y})
	p.line(point{x + w - r, y})
	p.arc(r, r, 0, false, true, point{x + w, y + r})
	p.line(point{x + w, y + h - r})
	p.arc(r, r, 0, false, true, point{x + w - r, y + h})
	p.line(point{x + r, y + h})
	p.arc(r, r, 0, false, true, point{x, y + h - r})
	p.line(point{x, y + r})
	p.arc(r, r, 0, false, true, point{x + r, y})
	p.close()
}

func normalise(r io.Reader) (string, error) {
	p := &pen{}
	dec := xml.NewDecoder(r)
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		at := func(name string) string {
			for _, a := range el.Attr {
				if a.Name.Local == name {
					return a.Value
				}
			}
			return ""
		}
		n := func(name string) float64 { v, _ := strconv.ParseFloat(at(name), 64); return v }
		switch el.Name.Local {
		case "svg":
		case "path":
			p.path(at("d"))
		case "circle":
			if n("r") <= 0.6 {
				p.dots = append(p.dots, fmt.Sprintf(`<circle cx="%s" cy="%s" r="DOT" fill="currentColor" stroke="none"/>`, at("cx"), at("cy")))
				break
			}
			p.ellipse(n("cx"), n("cy"), n("r"), n("r"))
		case "ellipse":
			p.ellipse(n("cx"), n("cy"), n("rx"), n("ry"))
		case "rect":
			p.rect(n("x"), n("y"), n("width"), n("height"), math.Max(n("rx"), n("ry")))
		case "line":
			p.move(point{n("x1"), n("y1")})
			p.line(point{n("x2"), n("y2")})
			p.flush()
		case "polyline", "polygon":
			p.path("M" + at("points"))
			if el.Name.Local == "polygon" {
				log.Fatal("polygon: close it by hand")
			}
		default:
			return "", fmt.Errorf("element %s", el.Name.Local)
		}
	}
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">` + "\n")
	for _, d := range p.paths {
		fmt.Fprintf(&b, "<path d=%q/>\n", d)
	}
	for _, d := range p.dots {
		b.WriteString(strings.Replace(d, "DOT", "1.1", 1) + "\n")
	}
	b.WriteString("</svg>\n")
	return b.String(), nil
}
