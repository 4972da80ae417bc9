package page

import "strings"

// Measure returns the width of s in millimetres, as every back end draws it.
func (d *Doc) Measure(s string, st Style) float64 {
	return d.measure(d.clean(s), st)
}

func (d *Doc) measure(s string, st Style) float64 {
	em, n, own := faceOf(st.Weight).span(s)
	if !own {
		_, w := d.lay(s, st)
		return w
	}
	if n > 1 {
		em += st.Track * float64(n-1)
	}
	return em * st.Size * MM
}

// Fit returns s, or its beginning with "…" where s is wider than w millimetres.
func (d *Doc) Fit(s string, st Style, w float64) string {
	s = d.clean(s)
	if d.measure(s, st) <= w {
		return s
	}
	room := w - d.measure("…", st) - st.Track*st.Size*MM
	return strings.TrimRight(s[:d.headOf(s, st, room, 0)], " \u00a0") + "…"
}

// Wrap breaks s into lines of at most w millimetres. It breaks at spaces (not at no-break spaces), between
// ideographs, and at line ends of s; a word wider than the line is cut. An empty text gives no line.
func (d *Doc) Wrap(s string, st Style, w float64) []string {
	var lines []string
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	for _, par := range strings.Split(strings.Trim(s, "\n "), "\n") {
		lines = append(lines, d.wrapLine(d.clean(par), st, w)...)
	}
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	return lines
}

// word is what a line cannot end within; glued words follow the one before without a blank.
type word struct {
	s     string
	glued bool
}

// wordsOf splits at spaces, and between ideographs.
func wordsOf(s string) []word {
	var out []word
	for _, w := range strings.Split(s, " ") {
		from, before := 0, rune(0)
		for i, r := range w {
			if i > from && (ideographic(r) || ideographic(before)) && !closing(r) && cuts(w, i) {
				out = append(out, word{w[from:i], from > 0})
				from = i
			}
			before = r
		}
		out = append(out, word{w[from:], from > 0})
	}
	return out
}

func (d *Doc) wrapLine(s string, st Style, w float64) []string {
	var lines []string
	line := ""
	track := st.Track * st.Size * MM
	space := d.measure(" ", st) + 2*track
	width := 0.0
	for _, next := range wordsOf(s) {
		word := next.s
		ww := d.measure(word, st)
		blank, gap := " ", space
		if next.glued {
			blank, gap = "", track
		}
		if line != "" && width+gap+ww <= w {
			line, width = line+blank+word, width+gap+ww
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		if ww > w {
			heads, rest := d.cut(word, st, w)
			lines = append(lines, heads...)
			word, ww = rest, d.measure(rest, st)
		}
		line, width = word, ww
	}
	return append(lines, line)
}

// cut parts a word that is wider than a line into lines, and what is left of it.
func (d *Doc) cut(word string, st Style, w float64) (heads []string, rest string) {
	for {
		n := d.headOf(word, st, w, 1)
		if n == len(word) {
			return heads, word
		}
		heads = append(heads, word[:n])
		word = word[n:]
	}
}

// headOf returns how many bytes of s fit, at least so many characters with their marks.
func (d *Doc) headOf(s string, st Style, w float64, least int) int {
	own := faceOf(st.Weight)
	end, n, em := 0, 0, 0.0
	for i, r := range s {
		if i > 0 && cuts(s, i) {
			n++
			end = i
		}
		if !own.has(r) {
			return d.longest(s, st, w, least)
		}
		em += own.advance(r)
		if em*st.Size*MM > w && n >= least {
			return end
		}
		em += st.Track
	}
	return len(s)
}

// longest is headOf for a text that must be shaped to be measured. It looks at a stretch of it first: a long text
// must not be shaped whole for every line.
func (d *Doc) longest(s string, st Style, w float64, least int) int {
	for room := 32; ; room *= 4 {
		ends := cutsOf(s, room)
		fits := func(n int) bool { return d.measure(s[:ends[n]], st) <= w }
		lo, hi := min(least, len(ends)-1), len(ends)-1
		if ends[hi] < len(s) && fits(hi) {
			continue
		}
		for lo < hi {
			mid := (lo + hi + 1) / 2
			if fits(mid) {
				lo = mid
			} else {
				hi = mid - 1
			}
		}
		return ends[lo]
	}
}

// cutsOf returns 0 and the first places, so many at most, at which s may be cut; its end is one.
func cutsOf(s string, most int) []int {
	ends := []int{0}
	for i := range s {
		if i > 0 && cuts(s, i) {
			if ends = append(ends, i); len(ends) > most {
				return ends
			}
		}
	}
	return append(ends, len(s))
}
