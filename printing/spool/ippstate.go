package spool

import "strings"

// state is what a printer does, why, and its own words.
func (a attributes) state() (State, Reason, string) {
	said := a["printer-state-message"]
	why := sign(a["printer-state-reasons"], said)
	switch {
	case a["printer-is-accepting-jobs"] == "false":
		return Rejecting, Refused, said
	case a["printer-state"] == "5":
		if why == "" {
			why = Halted
		}
		return Stopped, why, said
	case a["printer-state"] == "4":
		return Busy, "", ""
	}
	return Idle, "", ""
}

// progress is how far a job is: its own state, and for one that is open the state of its printer.
func (a attributes) progress(id string, printer attributes) Job {
	j := Job{ID: id}
	said := first(a["job-printer-state-message"], a["job-state-message"])
	reasons := a["job-state-reasons"]
	switch a["job-state"] {
	case "9":
		j.State = Done
	case "7":
		j.State, j.Why, j.Message = Failed, Cancelled, "cancelled"
	case "8":
		j.State, j.Why, j.Message = Failed, failure(reasons, said), first(said, reasons)
	case "6":
		if strings.Contains(reasons, "errors") || strings.Contains(reasons, "aborted") {
			j.State, j.Why, j.Message = Failed, failure(reasons, said), first(said, reasons)
			break
		}
		j.open(Held, said, reasons, printer)
	case "4":
		j.State = Held
		j.open(Held, said, reasons, printer)
	case "5":
		j.open(Printing, said, a["job-printer-state-reasons"], printer)
	default:
		j.open(Pending, said, reasons, printer)
	}
	return j
}

// open is the state of a job that is on its way: what holds the printer holds the job.
func (j *Job) open(as JobState, said, reasons string, printer attributes) {
	j.State, j.Message = as, said
	state, why, words := printer.state()
	if why == "" {
		why = sign(printer["printer-state-reasons"], reasons, said)
	}
	switch {
	case state == Stopped:
		j.State, j.Why, j.Message = Held, why, first(words, said)
	case why != "" && why != Refused:
		j.State, j.Why = Held, why
	case as == Held:
		j.Why = Halted
	}
}

// failure is why a job ended without its paper.
func failure(reasons, said string) Reason {
	if strings.Contains(reasons, "document") || strings.Contains(reasons, "errors") || strings.Contains(strings.ToLower(said), "filter") {
		return Document
	}
	if why := sign(reasons, said); why != "" {
		return why
	}
	return Other
}
