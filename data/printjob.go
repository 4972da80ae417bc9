package data

// PrintState says what became of a paper sent to a printer.
type PrintState string

// The states of a print job.
const (
	PrintWaiting PrintState = "waiting"
	PrintDone    PrintState = "done"
	PrintFailed  PrintState = "failed"
	PrintSaved   PrintState = "saved" // as a file, without a printer
)

// PrintJob is one paper on its way to a printer.
type PrintJob struct {
	Base
	Of      Ref        `json:"of"`
	Paper   string     `json:"paper"`
	Printer string     `json:"printer,omitempty"`
	Copies  int        `json:"copies"`
	State   PrintState `json:"state"`
	Why     string     `json:"why,omitempty"`   // of a failure, and of what it waits for: code
	Queue   string     `json:"queue,omitempty"` // the printer's own job name
	Retries int        `json:"retries,omitempty"`
	Reprint bool       `json:"reprint,omitempty"`
	By      ID         `json:"by,omitempty"`
	Path    string     `json:"path,omitempty"`

	Sent    Instant `json:"sent,omitempty"`    // to the printer, which has it until it is done
	Tries   int     `json:"tries,omitempty"`   // that failed since somebody asked for it
	Stuck   bool    `json:"stuck,omitempty"`   // it waits at the printer for so long that somebody must look
	Instead string  `json:"instead,omitempty"` // the printer that it was meant for, where another took its place
	Said    string  `json:"said,omitempty"`    // the printer's or the system's own words to it
}

// Kind is KindPrintJob.
func (*PrintJob) Kind() Kind { return KindPrintJob }

// Open says whether the paper is not out yet.
func (p *PrintJob) Open() bool {
	return p.Removed == 0 && (p.State == PrintWaiting || p.State == PrintFailed)
}

// AtPrinter says whether a printer has it and has not told yet what became of it.
func (p *PrintJob) AtPrinter() bool { return p.State == PrintWaiting && p.Queue != "" }

// Validate finds faults.
func (p *PrintJob) Validate() error {
	var c check
	c.required("paper", p.Paper)
	c.name("paper", p.Paper)
	c.when(p.Copies < 1 || p.Copies > 99, "copies", "bad-count")
	oneOf(&c, "state", p.State, PrintWaiting, PrintDone, PrintFailed, PrintSaved)
	return c.err()
}

// The order of papers that are not out, as the first part of their index "open" and the line of their sum "prints".
const (
	PrintsFailed = "0" // they wait for somebody here
	PrintsHeld   = "1" // something is wrong: they wait for a printer, or are tried again
	PrintsCalm   = "2" // on their way
)

func (p *PrintJob) queued() string {
	switch {
	case p.State == PrintFailed:
		return PrintsFailed
	case p.Why != "":
		return PrintsHeld
	}
	return PrintsCalm
}

// Keys: by record; open ones in the order of the queue.
func (p *PrintJob) Keys() []Key {
	keys := []Key{By("of", PartRef(p.Of), p.Paper)}
	if p.Open() {
		keys = append(keys, By("open", p.queued()))
	}
	return keys
}

// Sums: how many are not out, on one sheet by how they stand.
func (p *PrintJob) Sums() []Sum {
	if !p.Open() {
		return nil
	}
	return []Sum{{Name: "prints", Line: p.queued(), Add: 1}}
}
