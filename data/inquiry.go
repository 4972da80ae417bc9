package data

import (
	"strconv"
	"strings"
)

// InquiryState says who has the ball.
type InquiryState string

// The states of an inquiry.
const (
	InquiryOpen     InquiryState = "open"
	WaitingCustomer InquiryState = "waiting-customer"
	WaitingUs       InquiryState = "waiting-us"
	HandedOver      InquiryState = "handed-over"
	Resolved        InquiryState = "resolved"
	InquiryClosed   InquiryState = "closed"
)

// Urgency orders queues.
type Urgency string

// The urgencies.
const (
	Low       Urgency = "low"
	Normal    Urgency = "normal"
	High      Urgency = "high"
	Emergency Urgency = "emergency"
)

// Rank orders urgencies, the most urgent first (0).
func (u Urgency) Rank() int {
	switch u {
	case Emergency:
		return 0
	case High:
		return 1
	case Low:
		return 3
	}
	return 2
}

// Mood is how the caller sounds.
type Mood string

// The moods.
const (
	Calm    Mood = "calm"
	Worried Mood = "worried"
	Upset   Mood = "upset"
)

// Inquiry is a contact with its matter.
type Inquiry struct {
	Base
	No          string       `json:"no"`
	OldNo       string       `json:"old_no,omitempty"`
	Opened      Instant      `json:"opened"`
	Seconds     int          `json:"seconds,omitempty"` // length of the first talk
	Channel     Channel      `json:"channel"`
	Customer    ID           `json:"customer,omitempty"`
	Caller      string       `json:"caller,omitempty"`       // what the caller said of themselves, without a customer
	CallerTel   string       `json:"caller_phone,omitempty"` // as typed
	Nature      string       `json:"nature"`                 // code in the list of natures
	Category    string       `json:"category,omitempty"`
	Subject     string       `json:"subject,omitempty"`
	Words       string       `json:"words,omitempty"`    // the customer's
	Answer      string       `json:"answer,omitempty"`   // ours
	FoundIn     string       `json:"found_in,omitempty"` // where the answer was found
	Articles    []ID         `json:"articles,omitempty"`
	Urgency     Urgency      `json:"urgency"`
	State       InquiryState `json:"state"`
	Mood        Mood         `json:"mood,omitempty"`
	About       Ref          `json:"about"`              // device or job
	Promised    Local        `json:"promised,omitempty"` // answer by
	Answered    Instant      `json:"answered,omitempty"`
	Assigned    ID           `json:"assigned,omitempty"` // staff
	Department  ID           `json:"department,omitempty"`
	Resolution  string       `json:"resolution,omitempty"`    // code
	How         string       `json:"how,omitempty"`           // resolution in words
	First       bool         `json:"first_contact,omitempty"` // resolved at first contact
	Ended       Instant      `json:"ended,omitempty"`
	Job         ID           `json:"job,omitempty"`
	Order       ID           `json:"order,omitempty"`
	Complaint   ID           `json:"complaint,omitempty"`
	Appointment ID           `json:"appointment,omitempty"`
	By          ID           `json:"by,omitempty"` // staff who logged it
}

// Kind is KindInquiry.
func (*Inquiry) Kind() Kind { return KindInquiry }

// Open says whether somebody still has to do something.
func (q *Inquiry) Open() bool {
	return q.Removed == 0 && q.State != Resolved && q.State != InquiryClosed
}

// Number points to No.
func (q *Inquiry) Number() *string { return &q.No }

// Matter is the inquiry in one line.
func (q *Inquiry) Matter() string {
	if q.Subject != "" {
		return q.Subject
	}
	return Cut(CleanLine(q.Words), MaxName)
}

// Promise sets by when the customer is told; the customer agreed to the time.
func (q *Inquiry) Promise(by Local) {
	q.Promised, q.State = by, WaitingUs
}

// Resolve ends the inquiry with an answer. At first contact means in the talk that opened it.
func (q *Inquiry) Resolve(at Instant, first bool) error {
	if !q.Open() {
		return Fault{Field: "state", Code: "already-ended"}
	}
	q.State, q.Answered, q.Ended, q.First = Resolved, at, at, first
	return nil
}

// Kept says whether the promised answer was given in time; without a promise it is true.
func (q *Inquiry) Kept(promised Instant) bool {
	return q.Promised == "" || q.Answered != 0 && q.Answered <= promised
}

// Validate finds faults.
func (q *Inquiry) Validate() error {
	var c check
	oneOf(&c, "channel", q.Channel, Channels...)
	c.required("nature", q.Nature)
	c.when(joinNames(q.Subject, q.Words) == "", "words", "required")
	c.line("subject", q.Subject)
	c.words("words", q.Words)
	c.words("answer", q.Answer)
	c.words("how", q.How)
	c.name("caller", q.Caller)
	c.line("caller_phone", q.CallerTel)
	oneOf(&c, "urgency", q.Urgency, Low, Normal, High, Emergency)
	oneOf(&c, "state", q.State, InquiryOpen, WaitingCustomer, WaitingUs, HandedOver, Resolved, InquiryClosed)
	oneOf(&c, "mood", q.Mood, "", Calm, Worried, Upset)
	c.local("promised", q.Promised)
	c.when(q.Seconds < 0, "seconds", "negative")
	c.when(q.State == Resolved && q.Answered == 0, "answered", "required")
	c.when(q.State == HandedOver && q.Assigned == 0 && q.Department == 0, "assigned", "required")
	return c.err()
}

// Keys: by number, by customer, by time; while open by promise (none last), by assigned person, by what it is about.
func (q *Inquiry) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(q.No)), By("opened", PartTime(q.Opened))}
	if q.OldNo != "" {
		keys = append(keys, By("old", Squeeze(q.OldNo)))
	}
	if q.Customer != 0 {
		keys = append(keys, By("customer", PartID(q.Customer), PartTime(q.Opened)))
	}
	if q.Answered != 0 {
		keys = append(keys, By("answered", PartTime(q.Answered)))
	}
	if !q.About.Zero() {
		keys = append(keys, By("about", PartRef(q.About)))
	}
	if !q.Open() {
		return append(keys, By("over", PartTime(q.Opened)))
	}
	promised, at := lateLast(string(q.Promised)), PartTime(q.Opened)
	keys = append(keys, By("open", promised, at), By("desk", q.Desk(), promised, at))
	if q.Assigned != 0 {
		keys = append(keys, By("assigned", PartID(q.Assigned), q.Desk(), promised, at))
	}
	if q.State == HandedOver {
		if q.Assigned != 0 {
			keys = append(keys, By("handed", HandedTo(q.Assigned), q.Desk(), promised, at))
		}
		if q.Department != 0 {
			keys = append(keys, By("handed", HandedToDepartment(q.Department), q.Desk(), promised, at))
		}
	}
	if q.Promised != "" {
		keys = append(keys, By("promised", string(q.Promised)))
		if q.Customer != 0 {
			keys = append(keys, By("due-of", PartID(q.Customer), string(q.Promised)))
		}
	}
	return keys
}

// HandedTo and HandedToDepartment are the first parts of the index "handed": of inquiries handed over to a person, to a department.
func HandedTo(staff ID) string { return "p" + PartID(staff) }

// HandedToDepartment is HandedTo of a department.
func HandedToDepartment(department ID) string { return "d" + PartID(department) }

// The thirds of the desk's order of open inquiries, as the first part of their index "desk".
const (
	DeskPromised = "0" // an answer is promised
	DeskOurs     = "1" // we have the ball
	DeskTheirs   = "2" // the customer has it
)

// Desk is in which third of the desk's order an open inquiry stands.
func (q *Inquiry) Desk() string {
	switch {
	case q.State == WaitingCustomer:
		return DeskTheirs
	case q.Promised != "":
		return DeskPromised
	}
	return DeskOurs
}

// Sums: how many are open, on one sheet by who has the ball and whose they are; how many of them are overdue; how many are over.
func (q *Inquiry) Sums() []Sum {
	if !q.Open() {
		return []Sum{{Name: "over-inquiries", Add: 1}}
	}
	whose := q.Whose().String()
	out := []Sum{{Name: "open-inquiries", Line: q.Desk() + " " + whose, Add: 1}}
	if q.Desk() == DeskPromised {
		out = append(out, dues("due-inquiries", whose, q.Promised)...)
	}
	return out
}

// Whose says on whose lists an open inquiry stands.
type Whose struct {
	Staff      ID // to whom it is assigned
	Handed     bool
	Department ID // to which it is handed over
}

// Whose is on whose lists the inquiry stands.
func (q *Inquiry) Whose() Whose {
	w := Whose{Staff: q.Assigned, Handed: q.State == HandedOver}
	if w.Handed {
		w.Department = q.Department
	}
	return w
}

// String is how a line of a sheet names it: "7", handed over "7 h3".
func (w Whose) String() string {
	s := strconv.FormatUint(uint64(w.Staff), 10)
	if w.Handed {
		s += " h" + strconv.FormatUint(uint64(w.Department), 10)
	}
	return s
}

// ReadWhose reads what String wrote.
func ReadWhose(s string) (w Whose) {
	staff, handed, ok := strings.Cut(s, " h")
	n, _ := strconv.ParseUint(staff, 10, 64)
	d, _ := strconv.ParseUint(handed, 10, 64)
	return Whose{Staff: ID(n), Handed: ok, Department: ID(d)}
}

// lateLast orders what has no time behind what has one.
func lateLast(s string) string {
	if s == "" {
		return "~"
	}
	return s
}

// Terms: the words of both sides, the caller, the customer.
func (q *Inquiry) Terms(look Look) ([]Term, []Ref) {
	if q.Removed != 0 {
		return nil, nil
	}
	terms := []Term{{TermNumber, q.No}, {TermCode, q.OldNo}, {TermWord, q.Subject}, {TermWord, q.Words}, {TermWord, q.Answer}, {TermWord, q.Caller}, {TermPhone, q.CallerTel}}
	terms, from := borrow(terms, nil, look, Ref{KindCustomer, q.Customer})
	return borrow(terms, from, look, q.About)
}

// Caption is the matter and who asks.
func (q *Inquiry) Caption(look Look) (string, string) {
	who := nameOf(look, Ref{KindCustomer, q.Customer})
	if who == "" {
		who = joinNames(q.Caller, q.CallerTel)
	}
	return q.Matter(), who
}
