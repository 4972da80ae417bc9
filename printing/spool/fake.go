package spool

import (
	"context"
	"fmt"
	"sync"

	"tanggapan/printing/page"
)

// Printed is one job that Fake took.
type Printed struct {
	ID      string
	Doc     *page.Doc // nil for raw data
	Options Options
	Title   string
	Raw     []byte
}

// Fake is a printer for tests: it keeps what it is given. Set Err to make it refuse, Errs to make single printers
// refuse, As to give new jobs another state than Done; Printers to have others than "Front".
type Fake struct {
	mu       sync.Mutex
	Err      error
	Errs     map[string]error
	As       Job
	Printers []Info
	jobs     []Printed
	states   map[string]Job
}

// List returns the set printers, or one named "Front".
func (f *Fake) List(context.Context) ([]Info, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.Err != nil {
		return nil, f.Err
	}
	if f.Printers == nil {
		return []Info{{Name: "Front", Default: true}}, nil
	}
	return append([]Info(nil), f.Printers...), nil
}

// Print keeps the document. A paper that cannot become a PDF fails here as it would on a printer.
func (f *Fake) Print(_ context.Context, doc *page.Doc, o Options) (string, error) {
	if _, err := pdfOf(doc); err != nil {
		return "", err
	}
	return f.take(Printed{Doc: doc, Options: o, Title: doc.Title})
}

// Raw keeps the data.
func (f *Fake) Raw(_ context.Context, printer, title string, data []byte) (string, error) {
	return f.take(Printed{Options: Options{Printer: printer}, Title: title, Raw: append([]byte(nil), data...)})
}

func (f *Fake) take(p Printed) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.Err != nil {
		return "", f.Err
	}
	if err := f.Errs[p.Options.Printer]; err != nil {
		return "", err
	}
	p.ID = fmt.Sprintf("Front-%d", len(f.jobs)+1)
	f.jobs = append(f.jobs, p)
	j := f.As
	if j == (Job{}) {
		j.State = Done
	}
	j.ID = p.ID
	f.set(j)
	return p.ID, nil
}

func (f *Fake) set(j Job) {
	if f.states == nil {
		f.states = map[string]Job{}
	}
	f.states[j.ID] = j
}

// Set makes a job answer as told.
func (f *Fake) Set(j Job) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.set(j)
}

// Forget makes a job one that nobody knows.
func (f *Fake) Forget(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.states, id)
}

// Jobs returns what was printed, in order.
func (f *Fake) Jobs() []Printed {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]Printed(nil), f.jobs...)
}

// Job tells what Set said, else Done.
func (f *Fake) Job(_ context.Context, id string) (Job, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if j, ok := f.states[id]; ok {
		return j, nil
	}
	return Job{}, fmt.Errorf("%w: %s", ErrNoJob, id)
}

// Cancel makes a job Failed; one that is over gives ErrNoJob.
func (f *Fake) Cancel(_ context.Context, id string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if j, ok := f.states[id]; !ok || j.State == Done || j.State == Failed {
		return fmt.Errorf("%w: %s", ErrNoJob, id)
	}
	f.set(Job{ID: id, State: Failed, Why: Cancelled, Message: "cancelled"})
	return nil
}
