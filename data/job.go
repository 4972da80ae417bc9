package data

import "fmt"

// JobKind is what kind of work a job is.
type JobKind string

// The kinds of jobs.
const (
	Repair       JobKind = "repair"
	Installation JobKind = "installation"
	Maintenance  JobKind = "maintenance"
	Diagnosis    JobKind = "diagnosis"
	ComeBack     JobKind = "come-back" // under our warranty
)

// JobKinds are all kinds of jobs.
var JobKinds = []JobKind{Repair, Installation, Maintenance, Diagnosis, ComeBack}

// Place says where the work is done.
type Place string

// The places.
const (
	InShop Place = "shop"
	OnSite Place = "site"
)

// LimitKind is what was agreed about the price before the work.
type LimitKind string

// The limits.
const (
	LimitFixed    LimitKind = "fixed"
	LimitEstimate LimitKind = "estimate"
	LimitOpen     LimitKind = "open"
	LimitOnly     LimitKind = "estimate-only"
)

// Limit is how far the work may go without asking.
type Limit struct {
	Kind      LimitKind `json:"kind"`
	NotAbove  Money     `json:"not_above,omitempty"` // 0: no such limit; of a fixed price the price
	CallFirst bool      `json:"call_first,omitempty"`
}

// Job is work on devices or at an address.
type Job struct {
	Base
	No          string      `json:"no"`
	OldNo       string      `json:"old_no,omitempty"`
	JobKind     JobKind     `json:"kind"`
	Place       Place       `json:"place"`
	Site        Address     `json:"site"` // where the work is done on site
	Customer    ID          `json:"customer"`
	Person      string      `json:"person,omitempty"` // contact person
	Devices     []JobDevice `json:"devices,omitempty"`
	Title       string      `json:"title,omitempty"` // what it is about in a few words, ours: "charging port and battery"
	Words       string      `json:"words,omitempty"` // what is wanted, in the customer's words
	Urgency     Urgency     `json:"urgency"`
	TakenIn     Instant     `json:"taken_in"`
	TakenBy     ID          `json:"taken_by,omitempty"`
	Channel     Channel     `json:"channel"`
	Promised    Local       `json:"promised,omitempty"`
	Expected    Local       `json:"expected,omitempty"` // current estimate of the time, where it differs
	Why         string      `json:"why,omitempty"`      // reason of the newest change of either time
	Limit       Limit       `json:"limit"`
	State       JobState    `json:"state"`
	Step        string      `json:"step,omitempty"` // the shop's own state within it
	StateAt     Instant     `json:"state_at"`
	Technician  ID          `json:"technician,omitempty"`
	Assessment  string      `json:"assessment,omitempty"` // ours
	AssessedBy  ID          `json:"assessed_by,omitempty"`
	AssessedAt  Instant     `json:"assessed_at,omitempty"`
	Done        string      `json:"done,omitempty"` // work done
	Cause       string      `json:"cause,omitempty"`
	Correction  string      `json:"correction,omitempty"`
	Lines       []Line      `json:"lines,omitempty"`
	TaxIn       bool        `json:"tax_in"`               // its prices include tax, as the shop's did when it was taken in
	Warranty    Date        `json:"warranty,omitempty"`   // given until
	ComesBack   ID          `json:"comes_back,omitempty"` // job that this is a come-back of
	BackWhy     string      `json:"back_why,omitempty"`
	Loaner      ID          `json:"loaner,omitempty"`
	NextDate    Date        `json:"next_service,omitempty"`
	EveryMonths int         `json:"every_months,omitempty"`
	Collector   string      `json:"collector,omitempty"` // who collected
	Identity    string      `json:"identity,omitempty"`  // what they showed
	TicketLost  bool        `json:"ticket_lost,omitempty"`
	ReadyAt     Instant     `json:"ready_at,omitempty"`
	CollectedAt Instant     `json:"collected_at,omitempty"`
	EndedAt     Instant     `json:"ended_at,omitempty"`
	Inquiry     ID          `json:"inquiry,omitempty"`
	Notes       string      `json:"notes,omitempty"`
	Spent       int         `json:"spent,omitempty"` // highest item number ever given in any of its lists
}

// JobDevice is one device of a job, with what was found and left.
type JobDevice struct {
	N           int         `json:"n"`
	Device      ID          `json:"device"`
	Words       string      `json:"words,omitempty"`     // the customer's
	Condition   []Point     `json:"condition,omitempty"` // at intake
	Note        string      `json:"note,omitempty"`
	After       []Point     `json:"after,omitempty"`
	AfterNote   string      `json:"after_note,omitempty"`
	Accessories []Accessory `json:"accessories,omitempty"`
	Shelf       ID          `json:"shelf,omitempty"`
	Declared    Money       `json:"declared,omitempty"` // value
}

// Found is what was found at one point of a checklist.
type Found string

// The findings.
const (
	Untested Found = ""
	Works    Found = "ok"
	Faulty   Found = "fault"
)

// Point is one point of a checklist as it was found. It keeps its word, for the checklist may change.
type Point struct {
	Code  string `json:"code"`
	Word  string `json:"word"`
	Found Found  `json:"found,omitempty"`
	Note  string `json:"note,omitempty"`
}

// Accessory is something left with a device, ticked off at collection.
type Accessory struct {
	N     int    `json:"n"`
	Name  string `json:"name"`
	Count int    `json:"count"`
	Back  int    `json:"back,omitempty"`
}

// Totals are the sums of the job's lines; of a fixed price without lines the price.
func (j *Job) Totals() Totals {
	if len(j.Lines) == 0 && j.Limit.Kind == LimitFixed {
		return Totals{Sub: j.Limit.NotAbove, Total: j.Limit.NotAbove}
	}
	return Total(j.Lines, j.TaxIn)
}

// Kind is KindJob.
func (*Job) Kind() Kind { return KindJob }

// Open says whether the job is not over.
func (j *Job) Open() bool {
	return j.Removed == 0 && j.State.Ball() != BallOut
}

// Number points to No.
func (j *Job) Number() *string { return &j.No }

// Problem is what is wrong on one line: in short where the shop said so, else in the customer's words.
func (j *Job) Problem() string {
	if t := CleanLine(j.Title); t != "" {
		return t
	}
	return j.Said()
}

// Said is what is wrong, in the customer's words, on one line.
func (j *Job) Said() string {
	for _, d := range j.Devices {
		if d.Words != "" {
			return CleanLine(d.Words)
		}
	}
	return CleanLine(j.Words)
}

// Validate finds faults.
func (j *Job) Validate() error {
	var c check
	c.ref("customer", j.Customer)
	oneOf(&c, "kind", j.JobKind, JobKinds...)
	oneOf(&c, "place", j.Place, InShop, OnSite)
	c.when(j.Place == OnSite && j.Site.String() == "", "site", "required")
	c.line("site.street", j.Site.Street)
	c.line("site.access", j.Site.Access)
	c.when(len(j.Devices) == 0 && CleanLine(j.Words) == "", "devices", "device-or-words")
	c.line("title", j.Title)
	c.words("words", j.Words)
	oneOf(&c, "urgency", j.Urgency, Low, Normal, High, Emergency)
	oneOf(&c, "channel", j.Channel, Channels...)
	oneOf(&c, "state", j.State, JobStates()...)
	oneOf(&c, "limit.kind", j.Limit.Kind, LimitFixed, LimitEstimate, LimitOpen, LimitOnly)
	c.money("limit.not_above", j.Limit.NotAbove)
	c.local("promised", j.Promised)
	c.local("expected", j.Expected)
	c.date("warranty", j.Warranty)
	c.date("next_service", j.NextDate)
	c.words("assessment", j.Assessment)
	c.words("done", j.Done)
	c.words("notes", j.Notes)
	c.line("why", j.Why)
	c.name("collector", j.Collector)
	c.line("identity", j.Identity)
	c.when(j.State == Collected && j.CollectedAt == 0, "collected_at", "required")
	c.when(j.JobKind == ComeBack && j.ComesBack == 0, "comes_back", "required")
	numbers(&c, "devices", j.Devices, func(d JobDevice) int { return d.N })
	for _, d := range j.Devices {
		d.validate(&c)
	}
	lines(&c, "lines", j.Lines)
	return c.err()
}

func (d JobDevice) validate(c *check) {
	f := func(name string) string { return itemField("devices", d.N, name) }
	c.ref(f("device"), d.Device)
	c.words(f("words"), d.Words)
	c.line(f("note"), d.Note)
	c.line(f("after_note"), d.AfterNote)
	c.money(f("declared"), d.Declared)
	for i, p := range append(append([]Point{}, d.Condition...), d.After...) {
		oneOf(c, f(fmt.Sprintf("condition[%d]", i)), p.Found, Untested, Works, Faulty)
	}
	numbers(c, f("accessories"), d.Accessories, func(a Accessory) int { return a.N })
	for _, a := range d.Accessories {
		c.required(f("accessories"), a.Name)
		c.when(a.Count < 1 || a.Back < 0 || a.Back > a.Count, f("accessories"), "bad-count")
	}
}

// Keys: by number, customer, device and time; while open by state, promise, technician and shelf, and in the order of the desk; when
// ready and collected by that time; when over by the time it came.
func (j *Job) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(j.No)), By("taken", PartTime(j.TakenIn), PartID(j.Customer)), By("customer", PartID(j.Customer), PartTime(j.TakenIn))}
	if j.OldNo != "" {
		keys = append(keys, By("old", Squeeze(j.OldNo)))
	}
	seen := map[ID]bool{}
	for _, d := range j.Devices {
		if !seen[d.Device] {
			keys = append(keys, By("device", PartID(d.Device), PartTime(j.TakenIn)))
		}
		seen[d.Device] = true
	}
	if j.CollectedAt != 0 {
		keys = append(keys, By("collected", PartTime(j.CollectedAt)))
	}
	if j.ReadyAt != 0 {
		keys = append(keys, By("ready", PartTime(j.ReadyAt)))
	}
	if at := max(j.ReadyAt, j.CollectedAt); at != 0 {
		keys = append(keys, By("went", PartID(j.Customer), PartTime(at)))
	}
	if !j.Open() {
		if !j.HandedOut() {
			keys = append(keys, By("given-up", PartID(j.Customer), PartTime(j.TakenIn)))
		}
		return append(keys, By("over", PartTime(j.TakenIn)))
	}
	keys = append(keys, By("desk", j.desk(), lateLast(string(j.Promised))), By("open-of", PartID(j.Customer), PartTime(j.TakenIn)))
	keys = append(keys, By("open", lateLast(string(j.Promised))), By("state", string(j.State), lateLast(string(j.Promised))))
	if j.Technician != 0 {
		keys = append(keys, By("technician", PartID(j.Technician), lateLast(string(j.Promised))))
	}
	for _, d := range j.Devices {
		if d.Shelf != 0 {
			keys = append(keys, By("shelf", PartID(d.Shelf), PartInt(d.N)))
		}
	}
	return keys
}

// The two halves of the desk's order of open jobs, as the first part of their index "desk".
const (
	DeskWork  = "0" // work to be done
	DeskReady = "1" // it only waits to be collected
)

func (j *Job) desk() string {
	if j.State.Ball() == BallReady {
		return DeskReady
	}
	return DeskWork
}

// Sums: how many are open by state, how many of them are overdue, how many are over, how many jobs a device had, and on the
// customer's sheet how many there are, open, ready and given up, and what was billed for those that were handed out.
func (j *Job) Sums() []Sum {
	of := PartID(j.Customer)
	out := []Sum{{Name: "customer", Part: of, Line: "jobs", Add: 1}}
	seen := map[ID]bool{}
	for _, d := range j.Devices {
		if !seen[d.Device] {
			out = append(out, Sum{Name: "visits", Part: PartID(d.Device), Add: 1})
		}
		seen[d.Device] = true
	}
	switch {
	case j.HandedOut():
		out = append(out, Sum{Name: "customer", Part: of, Line: "billed", Add: int64(j.Totals().Total)})
	case !j.Open():
		out = append(out, Sum{Name: "customer", Part: of, Line: "given-up", Add: 1})
	}
	if !j.Open() {
		return append(out, Sum{Name: "over-jobs", Add: 1})
	}
	out = append(out, Sum{Name: "customer", Part: of, Line: "open", Add: 1}, Sum{Name: "open-jobs", Line: string(j.State), Add: 1})
	if j.desk() == DeskReady {
		out = append(out, Sum{Name: "customer", Part: of, Line: "ready", Add: 1})
	} else if j.Promised != "" {
		out = append(out, dues("due-jobs", "", j.Promised)...)
	}
	return out
}

// HandedOut says that the customer has it back: what is not paid of it is owed.
func (j *Job) HandedOut() bool { return j.State == Collected || j.State == JobClosed }

// Terms: its number, the customer's name and phone, its devices, the words of both sides.
func (j *Job) Terms(look Look) ([]Term, []Ref) {
	if j.Removed != 0 {
		return nil, nil
	}
	terms := []Term{{TermNumber, j.No}, {TermCode, j.OldNo}, {TermWord, j.Title}, {TermWord, j.Words}, {TermWord, j.Assessment}, {TermWord, j.Done}, {TermWord, j.Person}, {TermWord, j.Site.String()}, {TermWord, j.Notes}}
	for _, l := range j.Lines {
		terms = append(terms, Term{TermWord, l.Text}, Term{TermCode, l.PartNo})
	}
	terms, from := borrow(terms, nil, look, Ref{KindCustomer, j.Customer})
	for _, d := range j.Devices {
		terms = append(terms, Term{TermWord, d.Words}, Term{TermWord, d.Note})
		terms, from = borrow(terms, from, look, Ref{KindDevice, d.Device})
	}
	return terms, from
}

// Caption is the devices and the problem, and whose job it is.
func (j *Job) Caption(look Look) (string, string) {
	title := ""
	for _, d := range j.Devices {
		title = joinComma(title, nameOf(look, Ref{KindDevice, d.Device}))
	}
	return Cut(joinComma(title, j.Problem()), MaxName), nameOf(look, Ref{KindCustomer, j.Customer})
}
