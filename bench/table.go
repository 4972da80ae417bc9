package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// table is what one part found.
type table struct {
	title string
	rows  []row
}

// row is one figure. A gate is met or not; without one the figure is only reported.
type row struct {
	what, found, gate string
	short             bool // the gate falls short
}

func (b *bench) add(title string, rows ...row) { b.tables = append(b.tables, table{title, rows}) }

// print writes the tables and says whether every gate is met.
func (b *bench) print(w io.Writer) bool {
	ok := true
	for _, t := range b.tables {
		fmt.Fprintf(w, "\n### %s\n\n| what | found | gate | |\n|---|---|---|---|\n", t.title)
		for _, r := range t.rows {
			mark := ""
			switch {
			case r.short:
				mark, ok = "**falls short**", false
			case r.gate != "":
				mark = "met"
			}
			fmt.Fprintf(w, "| %s | %s | %s | %s |\n", r.what, r.found, r.gate, mark)
		}
	}
	if !ok {
		fmt.Fprintln(w, "\nA gate falls short.")
	}
	return ok
}

// times are durations of the same thing.
type times []time.Duration

// at is the q-th part of a hundred from below.
func (t times) at(q int) time.Duration {
	if len(t) == 0 {
		return 0
	}
	s := slices.Clone(t)
	slices.Sort(s)
	return s[min(len(s)-1, len(s)*q/100)]
}

// best is the smallest.
func (t times) best() time.Duration { return t.at(0) }

func ms(d time.Duration) string {
	s := fmt.Sprintf("%.3f", float64(d)/float64(time.Millisecond))
	if d > 100*time.Millisecond {
		s = fmt.Sprintf("%.0f", float64(d)/float64(time.Millisecond))
	}
	return s + " ms"
}

// number writes thousands apart.
func number(n int64) string {
	s := fmt.Sprint(n)
	var out []string
	for len(s) > 3 {
		out = append([]string{s[len(s)-3:]}, out...)
		s = s[:len(s)-3]
	}
	return strings.Join(append([]string{s}, out...), ",")
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
