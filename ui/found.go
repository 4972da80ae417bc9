package ui

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// found is one line of the palette: a record, or a command of the window.
type found struct {
	group  string // key of the heading over it
	icon   string
	no     string
	title  string
	detail string
	keys   string // of a command
	state  kit.State
	route  kit.Route
	do     func(*Window)
}

// foundKinds are the groups of the palette, in their order.
var foundKinds = []struct {
	kind  data.Kind
	group string
	icon  string
}{
	{data.KindJob, "found.jobs", "wrench"},
	{data.KindCustomer, "found.customers", "user"},
	{data.KindDevice, "found.devices", "smartphone"},
	{data.KindInquiry, "found.inquiries", "phone-incoming"},
	{data.KindAppointment, "found.appointments", "calendar-days"},
	{data.KindPartRequest, "found.wants", "package-plus"},
	{data.KindPart, "found.parts", "package"},
	{data.KindPartsOrder, "found.orders", "truck"},
	{data.KindSupplier, "found.suppliers", "store"},
	{data.KindContact, "found.contacts", "message-square"},
	{data.KindTask, "found.tasks", "circle-check"},
}

// mostFound is how many lines the palette shows.
const mostFound = 9

// perGroup is how many of one kind stand in it while other kinds were found as well.
const perGroup = 4

// seenFirst puts the hits that show what was typed, in their number, name or second line, before those that have it
// elsewhere, in an address or in what was said. Neither of the two changes its order.
func seenFirst(hits []app.Hit, typed string) []app.Hit {
	var shown, rest []app.Hit
	for _, h := range hits {
		if len(matches(h.No+" "+h.Title+" "+h.Detail, typed)) > 0 {
			shown = append(shown, h)
		} else {
			rest = append(rest, h)
		}
	}
	return append(shown, rest...)
}

// foundRows are the lines for hits, group by group, and how many were found in each.
func foundRows(hits []app.Hit, f words.Format, now data.Instant) (rows []found, counts map[string]int) {
	counts = map[string]int{}
	by := map[data.Kind][]app.Hit{}
	for _, h := range hits {
		by[h.Ref.Kind] = append(by[h.Ref.Kind], h)
	}
	limit := perGroup
	if len(by) == 1 {
		limit = mostFound
	}
	// The kind of the best hit stands first: a scanned number is then the line that Enter opens.
	kinds := foundKinds
	if len(hits) > 0 && hits[0].No != "" && len(kinds) > 0 {
		kinds = firstKind(kinds, hits[0].Ref.Kind)
	}
	for _, k := range kinds {
		list := by[k.kind]
		counts[k.group] = len(list)
		for i, h := range list {
			if i == limit || len(rows) == mostFound {
				break
			}
			r, ok := routeOf(h)
			if !ok {
				continue
			}
			rows = append(rows, found{group: k.group, icon: k.icon, no: h.No, title: h.Title, detail: foundDetail(h, f), state: foundState(h, f, now), route: r})
		}
	}
	return rows, counts
}

func firstKind[T any](kinds []T, k data.Kind) []T {
	for i, fk := range foundKinds {
		if fk.kind == k {
			out := append([]T{kinds[i]}, kinds[:i]...)
			return append(out, kinds[i+1:]...)
		}
	}
	return kinds
}

// routeOf is the screen that shows a record.
func routeOf(h app.Hit) (kit.Route, bool) {
	switch rec := h.Record.(type) {
	case *data.Device:
		return kit.Route{Screen: "customers", ID: rec.Owner}, rec.Owner != 0
	case *data.Contact:
		return routeTo(rec.Party)
	case *data.PartsOrder:
		return kit.Route{Screen: "parts", Arg: h.No}, true
	case *data.Task:
		return routeTo(rec.Of)
	}
	return routeTo(h.Ref)
}

func routeTo(r data.Ref) (kit.Route, bool) {
	name, ok := routes[r.Kind]
	return kit.Route{Screen: name, ID: r.ID}, ok && r.ID != 0
}

func foundDetail(h app.Hit, f words.Format) string {
	detail := h.Detail
	if strings.HasPrefix(detail, "+") {
		detail = f.Phone(detail)
	}
	switch rec := h.Record.(type) {
	case *data.Appointment:
		detail = f.DayTime(rec.Start) + strings.TrimPrefix(detail, string(rec.Start))
	case *data.Job:
		if rec.Open() && rec.Promised != "" {
			detail += " · " + f.Words().T("found.promised", "When", f.DayTime(rec.Promised))
		}
	case *data.Inquiry:
		if rec.Open() && rec.Promised != "" {
			detail += " · " + f.Words().T("found.promised", "When", f.DayTime(rec.Promised))
		}
	}
	return strings.TrimPrefix(detail, " · ")
}

// jobLooks are shape and colour of each state of a job.
var jobLooks = map[data.JobState]kit.State{
	data.JobNew:          {Icon: "inbox", Tone: kit.Ink2},
	data.Diagnosing:      {Icon: "search", Tone: kit.Blue},
	data.WaitingApproval: {Icon: "hourglass", Tone: kit.Violet},
	data.WaitingPart:     {Icon: "package", Tone: kit.Violet},
	data.PartArrived:     {Icon: "package-check", Tone: kit.Green},
	data.Scheduled:       {Icon: "circle-dot", Tone: kit.Ink2},
	data.InProgress:      {Icon: "wrench", Tone: kit.Blue},
	data.SentOut:         {Icon: "truck", Tone: kit.Amber},
	data.Ready:           {Icon: "circle-check", Tone: kit.Green},
	data.Collected:       {Icon: "check", Tone: kit.Ink2},
	data.JobClosed:       {Icon: "check", Tone: kit.Ink2},
	data.NotRepaired:     {Icon: "ban", Tone: kit.Ink2},
	data.JobCancelled:    {Icon: "x", Tone: kit.Ink2},
}

// foundState is what stands at the right of a line.
func foundState(h app.Hit, f words.Format, now data.Instant) kit.State {
	w := f.Words()
	switch rec := h.Record.(type) {
	case *data.Job:
		look := jobLooks[rec.State]
		look.Text = w.T("job.state." + string(rec.State))
		return look
	case *data.Inquiry:
		if rec.Open() && rec.Promised != "" {
			return due(rec.Promised, f, now)
		}
		tone := kit.Ink2
		if rec.Open() {
			tone = kit.Blue
		}
		return kit.State{Icon: "message-square", Tone: tone, Text: w.T("inquiry.state." + string(rec.State))}
	case *data.Appointment:
		return kit.State{Icon: "calendar-days", Tone: kit.Ink2, Text: w.T("appointment.state." + string(rec.State))}
	case *data.PartRequest:
		return kit.State{Icon: "package", Tone: kit.Violet, Text: w.T("part-request.state." + string(rec.State))}
	case *data.PartsOrder:
		return kit.State{Icon: "truck", Tone: kit.Amber, Text: w.T("parts-order.state." + string(rec.State))}
	}
	return kit.State{}
}

// due is a promise as a state: late, soon, or in good time.
func due(l data.Local, f words.Format, now data.Instant) kit.State {
	at, err := l.In(f.Zone())
	if err != nil {
		return kit.State{}
	}
	left := at.Sub(now)
	switch {
	case left < 0:
		return kit.State{Icon: "triangle-alert", Tone: kit.Red, Text: f.Late(-left)}
	case left < 3*time.Hour:
		return kit.State{Icon: "clock", Tone: kit.Amber, Text: f.In(left)}
	}
	return kit.State{Icon: "clock", Tone: kit.Ink2, Text: f.In(left)}
}

// commands are the lines of the table of keys and the screens whose words begin with the words typed.
func (w *Window) commands(text string) []found {
	var rows []found
	take := func(words string) bool { return text == "" || hasWords(words, text) }
	for _, l := range keyTable() {
		if l.do == nil || l.icon == "" || l.keys == "Ctrl+K" || l.need != "" && !w.has(l.need) {
			continue
		}
		if words := w.h.T(l.words); take(words) {
			rows = append(rows, found{group: "found.commands", icon: l.icon, title: words, keys: l.keys, do: l.do})
		}
	}
	if words := w.h.T("shell.change-language"); take(words) {
		rows = append(rows, found{group: "found.commands", icon: "languages", title: words, do: (*Window).languages})
	}
	for _, p := range shopPapers() {
		if words := w.h.T(p.words); text != "" && take(words) {
			rows = append(rows, found{group: "found.commands", icon: p.icon, title: words, do: p.do})
		}
	}
	for _, s := range w.table {
		if words := w.h.T(s.title); s.rail != "" && s.digit != "0" && take(words) {
			rows = append(rows, found{group: "found.screens", icon: s.icon, title: words, keys: "Alt+" + s.digit, route: kit.Route{Screen: s.name}})
		}
	}
	return rows
}

// hasWords says whether each word of text begins a word of s.
func hasWords(s, text string) bool {
	have := data.FoldWords(s)
	for _, t := range data.FoldWords(text) {
		ok := false
		for _, h := range have {
			ok = ok || strings.HasPrefix(h, t)
		}
		if !ok {
			return false
		}
	}
	return true
}

// matches are the stretches of s that begin with a word of text: what the search found.
func matches(s, text string) []kit.Range {
	var out []kit.Range
	asked := data.FoldWords(text)
	start := true
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if start && letter {
			if to := longest(s[i:], asked); to > 0 {
				out = append(out, kit.Range{From: i, To: i + to})
			}
		}
		start = !letter && !unicode.IsMark(r)
	}
	return out
}

// longest is how many bytes of s fold to the longest of the words asked that it begins with.
func longest(s string, asked []string) int {
	best := 0
	for _, a := range asked {
		for to := 0; to < len(s); {
			_, n := utf8.DecodeRuneInString(s[to:])
			to += n
			got := data.Squeeze(s[:to])
			if got == a {
				best = max(best, to+marked(s[to:]))
			}
			if got == a || !strings.HasPrefix(a, got) {
				break
			}
		}
	}
	return best
}

// marked is how many bytes of accents s begins with.
func marked(s string) int {
	for i, r := range s {
		if !unicode.IsMark(r) {
			return i
		}
	}
	return len(s)
}
