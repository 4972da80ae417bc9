package data

import "fmt"

// AppointmentState says how an appointment stands.
type AppointmentState string

// The states of an appointment.
const (
	Booked          AppointmentState = "booked"
	Confirmed       AppointmentState = "confirmed"
	OnTheWay        AppointmentState = "on-the-way"
	Arrived         AppointmentState = "arrived"
	AppointmentDone AppointmentState = "done"
	PartlyDone      AppointmentState = "partly-done"
	NoShow          AppointmentState = "no-show"
	AppointmentOff  AppointmentState = "cancelled"
)

// Appointment is time with a technician or at a bench.
type Appointment struct {
	Base
	No         string           `json:"no"`
	Job        ID               `json:"job,omitempty"`
	Inquiry    ID               `json:"inquiry,omitempty"`
	Customer   ID               `json:"customer,omitempty"`
	Title      string           `json:"title"`
	Technician ID               `json:"technician"`
	Bench      string           `json:"bench,omitempty"`
	Start      Local            `json:"start"`
	End        Local            `json:"end"`
	Before     int              `json:"travel_before,omitempty"` // minutes
	After      int              `json:"travel_after,omitempty"`
	Place      Place            `json:"place"`
	Site       Address          `json:"site"`
	Urgency    Urgency          `json:"urgency"`
	State      AppointmentState `json:"state"`
	ArrivedAt  Instant          `json:"arrived_at,omitempty"`
	LeftAt     Instant          `json:"left_at,omitempty"`
	Travel     int              `json:"travel,omitempty"`   // minutes on the road
	Distance   Quantity         `json:"distance,omitempty"` // km
	Costs      Money            `json:"costs,omitempty"`
	Result     string           `json:"result,omitempty"`
	Moves      []Move           `json:"moves,omitempty"`
	OverBy     ID               `json:"over_by,omitempty"` // who allowed a double booking
	OverWhy    string           `json:"over_why,omitempty"`
	Outside    bool             `json:"outside_hours,omitempty"` // booked outside opening hours, knowingly
	OffWhy     string           `json:"off_why,omitempty"`       // why it was cancelled
	Every      int              `json:"every_months,omitempty"`  // a recurring visit
	Notes      string           `json:"notes,omitempty"`
}

// Move is one change of an appointment's time or technician.
type Move struct {
	N          int     `json:"n"`
	From       Local   `json:"from"`
	Technician ID      `json:"technician"` // before
	Why        string  `json:"why"`
	Asked      string  `json:"asked,omitempty"` // who asked: "customer", "us"
	At         Instant `json:"at"`
	By         ID      `json:"by"`
}

// Kind is KindAppointment.
func (*Appointment) Kind() Kind { return KindAppointment }

// Open says whether it is still to take place.
func (a *Appointment) Open() bool {
	if a.Removed != 0 {
		return false
	}
	switch a.State {
	case AppointmentDone, PartlyDone, NoShow, AppointmentOff:
		return false
	}
	return true
}

// Holds says whether the appointment keeps its time from others: all but those cancelled or missed.
func (a *Appointment) Holds() bool {
	return a.Removed == 0 && a.State != AppointmentOff && a.State != NoShow
}

// Number points to No.
func (a *Appointment) Number() *string { return &a.No }

// From is the start with travel before it.
func (a *Appointment) From() Local { return a.Start.Plus(-a.Before) }

// To is the end with travel after it.
func (a *Appointment) To() Local { return a.End.Plus(a.After) }

// OnSite is the time between arriving and leaving, in minutes.
func (a *Appointment) OnSite() int {
	if a.ArrivedAt == 0 || a.LeftAt == 0 {
		return 0
	}
	return int(a.LeftAt.Sub(a.ArrivedAt).Minutes() + 0.5)
}

// Arrive notes that the technician began.
func (a *Appointment) Arrive(at Instant) error {
	if !a.Open() || a.State == Arrived {
		return Fault{Field: "state", Code: "no-such-move", Args: map[string]string{"from": string(a.State), "to": string(Arrived)}}
	}
	a.State, a.ArrivedAt = Arrived, at
	return nil
}

// Leave ends the visit with its result; partly says that more must be done.
func (a *Appointment) Leave(at Instant, partly bool, result string) error {
	switch {
	case a.State != Arrived:
		return Fault{Field: "state", Code: "arrive-first"}
	case at < a.ArrivedAt:
		return Fault{Field: "left_at", Code: "left-before-arrived"}
	}
	a.State, a.LeftAt, a.Result = AppointmentDone, at, result
	if partly {
		a.State = PartlyDone
	}
	return nil
}

// Cancel takes the appointment off, with a reason.
func (a *Appointment) Cancel(why string) error {
	if !a.Open() {
		return Fault{Field: "state", Code: "already-ended"}
	}
	if CleanLine(why) == "" {
		return Fault{Field: "off_why", Code: "required"}
	}
	a.State, a.OffWhy = AppointmentOff, why
	return nil
}

// Validate finds faults.
func (a *Appointment) Validate() error {
	var c check
	c.required("title", a.Title)
	c.line("title", a.Title)
	c.ref("technician", a.Technician)
	c.when(!a.Start.Valid(), "start", "no-such-date", "time", string(a.Start))
	c.when(!a.End.Valid(), "end", "no-such-date", "time", string(a.End))
	c.when(a.End <= a.Start, "end", "ends-before-start")
	c.when(a.Start.Valid() && a.End > a.Start.Plus(24*60), "end", "too-long-visit")
	oneOf(&c, "place", a.Place, InShop, OnSite)
	oneOf(&c, "urgency", a.Urgency, Low, Normal, High, Emergency)
	oneOf(&c, "state", a.State, Booked, Confirmed, OnTheWay, Arrived, AppointmentDone, PartlyDone, NoShow, AppointmentOff)
	c.when(a.Before < 0 || a.Before > 600 || a.After < 0 || a.After > 600, "travel_before", "bad-span")
	c.money("costs", a.Costs)
	c.when(a.Distance < 0, "distance", "negative")
	c.when(a.LeftAt != 0 && a.LeftAt < a.ArrivedAt, "left_at", "left-before-arrived")
	c.when(a.State == AppointmentOff && CleanLine(a.OffWhy) == "", "off_why", "required")
	c.when(a.OverBy != 0 && CleanLine(a.OverWhy) == "", "over_why", "required")
	c.words("result", a.Result)
	c.words("notes", a.Notes)
	c.line("off_why", a.OffWhy)
	c.line("over_why", a.OverWhy)
	numbers(&c, "moves", a.Moves, func(m Move) int { return m.N })
	for _, m := range a.Moves {
		c.required(fmt.Sprintf("moves[%d].why", m.N), m.Why)
	}
	return c.err()
}

// Keys: by number, job and customer; by start for the day; by technician and start while it holds time.
func (a *Appointment) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(a.No)), By("start", string(a.Start))}
	if a.Job != 0 {
		keys = append(keys, By("job", PartID(a.Job), string(a.Start)))
		if a.Open() {
			keys = append(keys, By("next-of", PartID(a.Job), string(a.Start)))
		}
	}
	if a.Customer != 0 {
		keys = append(keys, By("customer", PartID(a.Customer), string(a.Start)))
	}
	if a.Holds() {
		keys = append(keys, By("technician", PartID(a.Technician), string(a.Start)))
	}
	return keys
}

// Terms: title, customer, place.
func (a *Appointment) Terms(look Look) ([]Term, []Ref) {
	if a.Removed != 0 {
		return nil, nil
	}
	terms, from := borrow([]Term{{TermNumber, a.No}, {TermWord, a.Title}, {TermWord, a.Site.String()}, {TermWord, a.Notes}, {TermWord, a.Result}}, nil, look, Ref{KindCustomer, a.Customer})
	return borrow(terms, from, look, Ref{KindJob, a.Job})
}

// Caption is the title, and when and for whom.
func (a *Appointment) Caption(look Look) (string, string) {
	return a.Title, joinComma(string(a.Start), nameOf(look, Ref{KindCustomer, a.Customer}))
}
