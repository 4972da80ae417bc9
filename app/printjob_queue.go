package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing/spool"
)

// PrintRow is one paper that is not out yet.
type PrintRow struct {
	Job *data.PrintJob
	No  string // of the record
}

// PrintState says how a paper that is not out yet stands.
type PrintState string

// How papers stand.
const (
	PrintOnItsWay PrintState = "on-its-way"
	PrintHeld     PrintState = "held"   // its printer waits for somebody
	PrintTrying   PrintState = "trying" // it is tried again by itself
	PrintStands   PrintState = "failed" // it waits for somebody here
)

// State is how the paper stands.
func (r PrintRow) State() PrintState {
	switch {
	case r.Job.State == data.PrintFailed:
		return PrintStands
	case r.Job.Why == "":
		return PrintOnItsWay
	case r.Job.Queue != "":
		return PrintHeld
	}
	return PrintTrying
}

// Why is the code of what is wrong, "" nothing; one that nobody knows is "failed".
func (r PrintRow) Why() string { return whyOf(r.Job) }

func whyOf(p *data.PrintJob) string {
	if p.Why == "" || spool.Reason(p.Why).Known() {
		return p.Why
	}
	return string(spool.Other)
}

// Fault is what there is to say about a paper that does not come out; the zero Fault where nothing is wrong.
func (r PrintRow) Fault() data.Fault {
	if r.Job.Why == "" {
		return data.Fault{}
	}
	return printFault(r.Job)
}

// mostPrints bounds the papers that are listed.
const mostPrints = 100

// Queue lists the papers that are not out yet: those that wait for somebody first, then those on their way, each in
// the order in which they were asked for.
func (s *PrintJobs) Queue() (out []PrintRow, err error) {
	err = s.view(func(tx *store.Tx) error {
		var calm []PrintRow
		for _, state := range []data.PrintState{data.PrintFailed, data.PrintWaiting} {
			all, err := store.List[data.PrintJob](tx, "open", store.Range{Parts: []string{string(state)}, Limit: mostPrints})
			if err != nil {
				return err
			}
			for _, p := range all {
				row := PrintRow{Job: p, No: numberOf(tx, p.Of)}
				if row.State() == PrintOnItsWay {
					calm = append(calm, row)
				} else {
					out = append(out, row)
				}
			}
		}
		out = append(out, calm...)
		return nil
	})
	return out, err
}

// Trouble counts the papers that do not come out by themselves, and gives the first of them; read by index, for what
// stands in sight all day.
func (s *PrintJobs) Trouble() (n int, first PrintRow, err error) {
	all, err := s.Queue()
	for _, r := range all {
		if r.State() == PrintOnItsWay {
			break
		}
		if n++; n == 1 {
			first = r
		}
	}
	return n, first, err
}

// printFault says why a paper does not come out, as a fault that words tell. While a printer has the paper it comes out
// by itself as soon as the printer can.
func printFault(p *data.PrintJob) data.Fault {
	code := "print-" + whyOf(p)
	if p.AtPrinter() {
		code = "print-held-" + whyOf(p)
	}
	return data.Fault{Code: code, Args: map[string]string{"printer": p.Printer}}
}
