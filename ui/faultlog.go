package ui

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// happening is one line of what happened, by the second.
type happening struct {
	at   data.Instant
	tone kit.Token
	text string
}

// seconds is a time of day with its seconds, as the shop writes times.
func (w *Window) seconds(at data.Instant) string {
	f := w.h.Format
	clock := f.Time(f.Local(at))
	end := strings.LastIndexFunc(clock, unicode.IsDigit) + 1
	return clock[:end] + at.Time(f.Zone()).Format(":05") + clock[end:]
}

// note adds a line to what happened.
func (p *faultPage) note(tone kit.Token, text string) {
	p.added = append(p.added, happening{p.w.h.Now(), tone, text})
	p.tell()
}

// tell shows what happened: the last that was saved, what failed, what was tried.
func (p *faultPage) tell() {
	w, h := p.w, p.w.h
	p.last = nil
	if t := w.trouble; t.Saved != 0 {
		p.last = append(p.last, happening{t.Saved, kit.Ink, h.T("shell.event-saved", "What", w.actWords(data.Done{Act: t.Act, No: t.No}))})
	}
	if err := w.state.ReadOnly; err != nil {
		why := h.Words.Err(err)
		if w.state.Gone {
			why = h.T("shell.event-gone")
		}
		if w.state.Rescued != "" {
			why = h.T("shell.event-replaced", "File", filepath.Base(w.state.Rescued))
		}
		p.last = append(p.last, happening{w.state.Since, kit.Red, why}, happening{w.state.Since, kit.Ink, h.T("shell.event-stopped")})
	}
	p.last = append(p.last, p.added...)
	var rows []fyne.CanvasObject
	for _, l := range p.last {
		rows = append(rows, kit.High(29, kit.BaseCols(4, []float32{74, -1}, kit.T(w.seconds(l.at), kit.Strong), kit.T(l.text, kit.Body.In(l.tone).Cut()))), kit.Rule(1, kit.Line))
	}
	kit.Replace(p.log, rows...)
	kit.Relayout(p.all)
}

// readBack reads the newest copy through and says what it found.
func (p *faultPage) readBack(path string) {
	h := p.w.h
	since := p.since
	kit.Run(h, func() (app.Copy, error) { return p.w.a.Backups.Verify(path) }, func(c app.Copy, err error) {
		switch {
		case since != p.since: // another fault since
		case err != nil:
			p.note(kit.Red, h.T("shell.event-copy-bad", "Why", h.Words.Err(err)))
		default:
			p.note(kit.Green, h.T("shell.event-copy-whole", "N", h.Format.Number(int64(c.Records))))
		}
	})
}

// support is what happened, with what only helps who mends it.
func (p *faultPage) support() string {
	w := p.w
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n%s, %d\n", w.h.T("shell.program"), w.o.Version, w.state.Path, w.state.Size)
	for _, l := range p.last {
		fmt.Fprintf(&b, "%s %s\n", w.seconds(l.at), l.text)
	}
	if w.state.ReadOnly != nil {
		fmt.Fprintln(&b, w.state.ReadOnly)
	}
	return b.String()
}

// typed are the words in the fields of a draft, the longest first: those that a person typed stand before those that were chosen.
func typed(raw json.RawMessage) []string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			if len(strings.TrimSpace(v)) > 1 && !slices.Contains(out, v) {
				out = append(out, v)
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, n := range slices.Sorted(maps.Keys(v)) {
				walk(v[n])
			}
		}
	}
	walk(v)
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// spoken leaves out what a form keeps of a choice by its code ("repair", "estimate-first"): nobody typed that. Where
// nothing else is there, all of it stays.
func spoken(fields []string) []string {
	code := func(s string) bool {
		return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
	}
	if kept := slices.DeleteFunc(slices.Clone(fields), code); len(kept) > 0 {
		return kept
	}
	return fields
}
