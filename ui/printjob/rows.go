package printjob

import (
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// line is one paper of the list in words.
type line struct {
	id    uint64
	paper string // "Claim ticket of J-004217"
	name  string // the paper alone
	where string // "on Front instead of Back"
	state kit.State
	since string
	say   string // what is wrong and what to do; "" nothing
}

// lines put the papers into words.
func lines(w words.Words, f words.Format, rows []app.PrintRow, now data.Instant) (out []line) {
	for _, r := range rows {
		p := r.Job
		l := line{id: uint64(p.ID), name: w.T("print-job.paper." + base(p.Paper)), since: words.First(f.WhenAt(p.Created, now))}
		l.paper = l.name
		if r.No != "" {
			l.paper = w.T("print-job.of", "Paper", l.name, "No", r.No)
		}
		l.where = w.T("print-job.on", "Printer", printerName(w, p.Printer))
		if p.Instead != "" {
			was := p.Instead
			if was == "?" {
				was = ""
			}
			l.where = w.T("print-job.instead", "Printer", printerName(w, p.Printer), "Of", printerName(w, was))
		}
		l.state = stateOf(w, r)
		if f := r.Fault(); f.Code != "" {
			l.say = w.Fault(f)
		}
		out = append(out, l)
	}
	return out
}

// base is a paper's name without what follows it: "summary:2026-11-23" is "summary".
func base(paper string) string {
	name, _, _ := strings.Cut(paper, ":")
	return name
}

// printerName is what a printer is called on the screen.
func printerName(w words.Words, name string) string {
	switch name {
	case "":
		return w.T("print-job.default")
	case app.PrinterToFile:
		return w.T("print-job.file")
	}
	return strings.ReplaceAll(name, "_", " ")
}

// stateOf is how a paper stands, with why.
func stateOf(w words.Words, r app.PrintRow) kit.State {
	why := ""
	if r.Job.Why != "" {
		why = w.T("print-job.why-" + r.Why())
	}
	switch r.State() {
	case app.PrintStands:
		return kit.State{Icon: "circle-x", Tone: kit.Red, Text: w.T("print-job.failed", "Why", why)}
	case app.PrintHeld:
		return kit.State{Icon: "triangle-alert", Tone: kit.Amber, Text: w.T("print-job.waiting", "Why", why)}
	case app.PrintTrying:
		return kit.State{Icon: "refresh-cw", Tone: kit.Amber, Text: w.T("print-job.trying", "Why", why)}
	}
	return kit.State{Icon: "printer", Tone: kit.Blue, Text: w.T("print-job.on-its-way")}
}
