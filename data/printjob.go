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
	Why     string     `json:"why,omitempty"`   // of a failure: code
	Queue   string     `json:"queue,omitempty"` // the printer's own job name
	Retries int        `json:"retries,omitempty"`
	Reprint bool       `json:"reprint,omitempty"`
	By      ID         `json:"by,omitempty"`
	Path    string     `json:"path,omitempty"`
}

// Kind is KindPrintJob.
func (*PrintJob) Kind() Kind { return KindPrintJob }

// Open says whether the paper is not out yet.
func (p *PrintJob) Open() bool {
	return p.Removed == 0 && (p.State == PrintWaiting || p.State == PrintFailed)
}

// Validate finds faults.
func (p *PrintJob) Validate() error {
	var c check
	c.required("paper", p.Paper)
	c.name("paper", p.Paper)
	c.when(p.Copies < 1 || p.Copies > 99, "copies", "bad-count")
	oneOf(&c, "state", p.State, PrintWaiting, PrintDone, PrintFailed, PrintSaved)
	return c.err()
}

// Keys: by record; open ones by state.
func (p *PrintJob) Keys() []Key {
	keys := []Key{By("of", PartRef(p.Of), p.Paper)}
	if p.Open() {
		keys = append(keys, By("open", string(p.State)))
	}
	return keys
}
