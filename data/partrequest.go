package data

// RequestState says where a wanted part stands.
type RequestState string

// The states of a part request.
const (
	Wanted        RequestState = "wanted"
	Asked         RequestState = "asked"
	Ordered       RequestState = "ordered"
	RequestHere   RequestState = "arrived"
	Fitted        RequestState = "fitted"
	Returned      RequestState = "returned"
	RequestClosed RequestState = "cancelled"
)

// requestMoves says which state may follow which.
var requestMoves = map[RequestState][]RequestState{
	Wanted:      {Asked, Ordered, RequestHere, RequestClosed},
	Asked:       {Wanted, Ordered, RequestHere, RequestClosed},
	Ordered:     {Asked, Wanted, RequestHere, RequestClosed},
	RequestHere: {Fitted, Returned, Ordered, RequestClosed},
	Fitted:      {RequestHere, Returned},
}

// PartRequest is a wish of a job, or of the shelf, for n of a part.
type PartRequest struct {
	Base
	Job      ID           `json:"job,omitempty"` // 0: for the shelf
	Part     ID           `json:"part"`
	N        int          `json:"n"`
	State    RequestState `json:"state"`
	StateAt  Instant      `json:"state_at"`
	Wanted   Instant      `json:"wanted"`
	By       ID           `json:"by,omitempty"`
	NeededBy Local        `json:"needed_by,omitempty"`
	Taken    ID           `json:"taken,omitempty"`    // the answer (ask) that was taken
	Supplier ID           `json:"supplier,omitempty"` // taken, else asked last
	Order    ID           `json:"order,omitempty"`
	OrderN   int          `json:"order_line,omitempty"`
	Shelf    ID           `json:"shelf,omitempty"` // where it lies now
	Customer ID           `json:"customer,omitempty"`
	Note     string       `json:"note,omitempty"`
	// What its order and the answers say, kept here so that a list needs no look at them.
	Due  Local `json:"due,omitempty"`  // when its order is expected
	Cost Money `json:"cost,omitempty"` // of all that are wanted: as ordered, as answered, as known of the part
}

// Kind is KindPartRequest.
func (*PartRequest) Kind() Kind { return KindPartRequest }

// Open says whether the part is still wanted.
func (r *PartRequest) Open() bool {
	switch r.State {
	case Fitted, Returned, RequestClosed:
		return false
	}
	return r.Removed == 0
}

// MoveTo moves the request on, or says that it may not.
func (r *PartRequest) MoveTo(s RequestState, at Instant) error {
	if r.State == s {
		return nil
	}
	for _, t := range requestMoves[r.State] {
		if t == s {
			r.State, r.StateAt = s, at
			return nil
		}
	}
	return Fault{Field: "state", Code: "no-such-move", Args: map[string]string{"from": string(r.State), "to": string(s)}}
}

// Validate finds faults.
func (r *PartRequest) Validate() error {
	var c check
	c.ref("part", r.Part)
	c.when(r.N < 1, "n", "not-positive")
	c.count("n", r.N)
	oneOf(&c, "state", r.State, Wanted, Asked, Ordered, RequestHere, Fitted, Returned, RequestClosed)
	c.local("needed_by", r.NeededBy)
	c.when(r.State == Ordered && r.Order == 0, "order", "required")
	c.line("note", r.Note)
	c.local("due", r.Due)
	c.money("cost", r.Cost)
	return c.err()
}

// Keys: by job, part and order; while open by supplier, in the order of the list, and what is on order by when it is due.
func (r *PartRequest) Keys() []Key {
	keys := []Key{By("part", PartID(r.Part), PartTime(r.Wanted))}
	if r.Job != 0 {
		keys = append(keys, By("job", PartID(r.Job)))
	}
	if r.Order != 0 {
		keys = append(keys, By("order", PartID(r.Order), PartInt(r.OrderN)))
	}
	if r.Open() {
		keys = append(keys, By("list", PartID(r.Supplier), r.place(), PartTime(r.Wanted)))
		if r.State == Ordered && r.Due != "" {
			keys = append(keys, By("due", string(r.Due), PartID(r.Supplier)))
		}
	}
	return keys
}

// place orders the requests of a supplier: what is on order by when it is due, what is here, what was asked for, what is to be asked for.
func (r *PartRequest) place() string {
	switch r.State {
	case Ordered:
		return "1" + lateLast(string(r.Due))
	case RequestHere:
		return "2"
	case Asked:
		return "3"
	}
	return "4"
}

// Sums: how many are open and what they cost, on one sheet by supplier, and what is reserved of the part's stock.
func (r *PartRequest) Sums() (out []Sum) {
	if r.Open() {
		of := PartID(r.Supplier)
		out = append(out, Sum{Name: "wanted", Line: of + " n", Add: 1}, Sum{Name: "wanted", Line: of + " c", Add: int64(r.Cost)})
	}
	if r.Removed == 0 && r.State == RequestHere {
		out = append(out, Sum{Name: "reserved", Part: PartID(r.Part), Add: int64(r.N)})
	}
	return out
}
