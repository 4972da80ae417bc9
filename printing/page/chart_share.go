package page

import "math"

// Slice is one part of a whole: its words stand on it, or below where it is too narrow.
type Slice struct {
	Name  string
	Text  string // the amount in words: "62 %"
	Value float64
}

// Share draws parts of a whole as one level bar, w wide and h high, the largest black, the others told apart without colour: grey,
// hatched, white. The words stand below, each at its part or, where that is too narrow, next to the one before. It returns how far
// down the words reach from y. Parts of nought or less are left out.
func (c *Canvas) Share(x, y, w, h float64, parts []Slice) float64 {
	var kept []Slice
	sum := 0.0
	for _, p := range parts {
		if known(p.Value) && p.Value > 0 {
			kept = append(kept, p)
			sum += p.Value
		}
	}
	if len(kept) == 0 || w <= 0 || h <= 0 || math.IsInf(sum, 0) {
		return 0
	}
	at, row, free := x, 0, x
	for i, p := range kept {
		pw := w * p.Value / sum
		c.fillPart(i, at, y, pw, h)
		name := Style{Size: 7.5, Weight: 600}
		wide := math.Max(c.Doc.Measure(p.Name, name), c.Doc.Measure(p.Text, Style{Size: 7.5, Weight: 400})) + 3.2
		wide = math.Min(wide, w)
		tx := math.Min(math.Max(at, free), x+w-wide)
		if tx < free-0.01 {
			row++
			tx, free = math.Min(at, x+w-wide), x
		}
		ty := y + h + 4 + 7.4*float64(row)
		c.key(i, tx, ty)
		c.Fit(tx+3.2, ty, wide-3.2, p.Name, name)
		c.Fit(tx+3.2, ty+3.2, wide-3.2, p.Text, Style{Size: 7.5, Weight: 400})
		free = tx + wide + 3
		at += pw
	}
	c.Box(x, y, w, h, 0.22)
	return h + 7.4*float64(row+1)
}

// fillPart is the pattern of the nth part.
func (c *Canvas) fillPart(i int, x, y, w, h float64) {
	switch i % 4 {
	case 0:
		c.Rect(x, y, w, h, Black)
	case 1:
		c.Rect(x, y, w, h, Grey)
	case 2:
		c.Hatch(x, y, w, h, 1.2, 0.2)
	}
	if i > 0 {
		c.Line(x, y, x, y+h, 0.22)
	}
}

// key is the same pattern as a small square before the words.
func (c *Canvas) key(i int, x, baseline float64) {
	const size = 2.2
	c.fillPart(i, x, baseline-size, size, size)
	c.Box(x, baseline-size, size, size, 0.22)
}
