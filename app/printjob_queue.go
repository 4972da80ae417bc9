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

// PrintPage is a piece of the papers that are not out yet.
type PrintPage struct {
	Rows  []PrintRow
	Total int
	Next  string // where the next page begins; "" at the end
}

// firstPrints is how many papers are read at first: at most sixty keys.
const firstPrints = 18

// Queue lists the papers that are not out yet: those that wait for somebody first, then those where something is wrong,
// then those on their way, each in the order in which they were asked for. limit 0 is as many as are seen at first.
func (s *PrintJobs) Queue(after string, limit int) (out PrintPage, err error) {
	if limit == 0 {
		limit = firstPrints
	}
	err = s.view(func(tx *store.Tx) error {
		sums, err := tx.Sheet("prints", "")
		if err != nil {
			return err
		}
		out = PrintPage{}
		for _, n := range sums {
			out.Total += int(n)
		}
		out.Rows, out.Next, err = printRows(tx, store.Range{After: after, Limit: limit})
		return err
	})
	return out, err
}

func printRows(tx *store.Tx, r store.Range) (rows []PrintRow, next string, err error) {
	p, err := tx.Find(data.KindPrintJob, "open", r)
	if err != nil {
		return nil, "", err
	}
	all, err := store.GetAll[data.PrintJob](tx, p.IDs)
	for _, j := range all {
		rows = append(rows, PrintRow{Job: j, No: numberOf(tx, j.Of)})
	}
	return rows, p.After, err
}

// Trouble counts the papers that do not come out by themselves, and gives the first of them; from a running sum, for what
// stands in sight all day.
func (s *PrintJobs) Trouble() (n int, first PrintRow, err error) {
	err = s.view(func(tx *store.Tx) error {
		sums, err := tx.Sheet("prints", "")
		if n = int(sums[data.PrintsFailed] + sums[data.PrintsHeld]); err != nil || n == 0 {
			return err
		}
		rows, _, err := printRows(tx, store.Range{Limit: 1, Blind: true})
		if len(rows) > 0 {
			first = rows[0]
		}
		return err
	})
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
