package printing

import (
	"strings"

	"tanggapan/printing/page"
)

// Measures that the sheets share, in millimetres.
const (
	margin     = 14.0 // left and right
	gutter     = 8.0  // between the two columns
	heavy      = 0.7  // head and balance
	thin       = 0.22 // sections
	hair       = 0.1  // rows
	pairStep   = 4.6
	textStep   = 4.3
	headToRule = 1.5
)

func regular(size float64) page.Style  { return page.Style{Size: size, Weight: 400} }
func medium(size float64) page.Style   { return page.Style{Size: size, Weight: 500} }
func semiBold(size float64) page.Style { return page.Style{Size: size, Weight: 600} }
func bold(size float64) page.Style     { return page.Style{Size: size, Weight: 700} }

// capitals is the style of headings: tracked, for text already in capitals.
func capitals(size float64) page.Style { return page.Style{Size: size, Weight: 600, Track: 0.06} }

func white(st page.Style) page.Style {
	st.Ink = page.White
	return st
}

// joined puts a middle dot between those that are not empty.
func joined(parts ...string) string {
	var keep []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			keep = append(keep, p)
		}
	}
	return strings.Join(keep, " · ")
}

// first returns the first that is not empty.
func first(parts ...string) string {
	for _, p := range parts {
		if p != "" {
			return p
		}
	}
	return ""
}

// kept returns the pairs that have a value.
func kept(pairs ...Pair) []Pair {
	var out []Pair
	for _, p := range pairs {
		if strings.TrimSpace(p.Value) != "" {
			out = append(out, p)
		}
	}
	return out
}
