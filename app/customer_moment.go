package app

import (
	"strings"
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// MomentKind is what a moment of a customer is of.
type MomentKind string

// The kinds of moments.
const (
	Said      MomentKind = "said"
	TakenIn   MomentKind = "taken-in"
	CameReady MomentKind = "ready"
	HandedOut MomentKind = "collected"
	PaidUs    MomentKind = "paid"
	Missed    MomentKind = "missed" // a promised answer
	Acted     MomentKind = "act"    // the record was changed
)

// CustomerMoment is one entry of a customer's timeline.
type CustomerMoment struct {
	At      data.Instant
	By      data.ID // staff
	Kind    MomentKind
	Contact *data.Contact
	Job     *data.Job
	Payment *data.Payment
	Inquiry *data.Inquiry
	Act     string
}

// MomentQuery says which moments of a customer are wanted.
type MomentQuery struct {
	Before data.Instant // those before it; 0: the newest
	Of     MomentsOf
	Limit  int // 0: as many as a window shows at first
}

// MomentsOf narrows a timeline.
type MomentsOf string

// What a timeline may be narrowed to.
const (
	AllMoments   MomentsOf = ""
	SaidMoments  MomentsOf = "said"
	JobMoments   MomentsOf = "jobs"
	MoneyMoments MomentsOf = "money"
	ActMoments   MomentsOf = "acts"
)

// MomentPage is a piece of a customer's timeline, with what is named in it.
type MomentPage struct {
	Moments []CustomerMoment         // the newest first
	Earlier data.Instant             // Before of the next piece; 0: there is none
	Staff   map[data.ID]string       // how everybody named is called
	Names   map[data.Ref]string      // what linked customers, suppliers and records are called
	Devs    map[data.ID]*data.Device // of the jobs
}

// Bounds of a piece of a timeline.
const (
	firstMoments = 30
	momentsAhead = 6 // how many of each kind are read at once
)

// Moments reads a piece of a customer's timeline.
func (s *Customers) Moments(id data.ID, q MomentQuery) (out MomentPage, err error) {
	err = s.view(func(tx *store.Tx) error {
		c, err := customer(tx, id)
		if err != nil {
			return err
		}
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		out, err = momentsOf(newLooker(tx), c, sh, s.Now(), q)
		return err
	})
	return out, err
}

// momentSource gives moments of one kind, the newest first.
type momentSource struct {
	read func() (more bool, err error) // adds the next ones to ahead
	done bool
	next []CustomerMoment
}

// momentReader reads the kinds of moments of one customer.
type momentReader struct {
	look *looker
	c    *data.Customer
	now  data.Instant
	zone *time.Location
	q    MomentQuery
}

// momentsOf merges the kinds of moments by time, reading a few of each ahead.
func momentsOf(look *looker, c *data.Customer, sh *data.Shop, now data.Instant, q MomentQuery) (out MomentPage, err error) {
	if q.Limit == 0 {
		q.Limit = firstMoments
	}
	m := &momentReader{look: look, c: c, now: now, zone: zoneOf(sh), q: q}
	sources := m.sources()
	for {
		best := -1
		for i, s := range sources {
			for len(s.next) == 0 && !s.done {
				more, err := s.read()
				if err != nil {
					return out, err
				}
				s.done = !more
			}
			if len(s.next) > 0 && (best < 0 || s.next[0].At > sources[best].next[0].At) {
				best = i
			}
		}
		n := len(out.Moments)
		if best < 0 {
			break
		}
		// Moments of one instant stay together: the next piece begins before them.
		if n >= q.Limit && sources[best].next[0].At < out.Moments[n-1].At {
			out.Earlier = out.Moments[n-1].At
			break
		}
		out.Moments = append(out.Moments, sources[best].next[0])
		sources[best].next = sources[best].next[1:]
	}
	m.name(&out)
	return out, look.fetch()
}

func (m *momentReader) sources() []*momentSource {
	of := []string{data.PartID(m.c.ID)}
	var out []*momentSource
	add := func(kind data.Kind, index string, parts []string, make func(data.Record) (CustomerMoment, bool)) {
		s, r := &momentSource{}, store.Range{Parts: parts, Reverse: true, Limit: momentsAhead}
		if m.q.Before != 0 {
			r.To = data.PartTime(m.q.Before)
		}
		s.read = func() (bool, error) {
			p, err := m.look.tx.Find(kind, index, r)
			if err != nil {
				return false, err
			}
			for _, id := range p.IDs {
				m.look.want(data.Ref{Kind: kind, ID: id})
			}
			if err := m.look.fetch(); err != nil {
				return false, err
			}
			for _, id := range p.IDs {
				if rec := m.look.at(kind, id); rec != nil {
					if moment, ok := make(rec); ok {
						s.next = append(s.next, moment)
					}
				}
			}
			r.After = p.After
			return p.After != "", nil
		}
		out = append(out, s)
	}
	if m.q.Of == AllMoments || m.q.Of == SaidMoments {
		add(data.KindContact, "of", []string{data.PartRef(ref(m.c))}, saidMoment)
		missed := &momentSource{}
		out = append(out, missed)
		missed.read = func() (bool, error) {
			var err error
			missed.next, err = m.missed()
			return false, err
		}
	}
	if m.q.Of == AllMoments || m.q.Of == MoneyMoments {
		add(data.KindPayment, "customer", of, m.paidMoment)
	}
	if m.q.Of == AllMoments || m.q.Of == JobMoments {
		add(data.KindJob, "customer", of, takenMoment)
		add(data.KindJob, "went", of, wentMoment)
	}
	if m.q.Of == AllMoments || m.q.Of == ActMoments {
		acts := &momentSource{}
		most := momentsAhead
		acts.read = func() (more bool, err error) {
			had := most / 2
			if most == momentsAhead {
				had = 0
			}
			acts.next, more, err = m.acts(had, most)
			most *= 2
			return more, err
		}
		out = append(out, acts)
	}
	return out
}

func saidMoment(rec data.Record) (CustomerMoment, bool) {
	c := rec.(*data.Contact)
	return CustomerMoment{At: c.At, By: c.By, Kind: Said, Contact: c}, c.Removed == 0
}

func takenMoment(rec data.Record) (CustomerMoment, bool) {
	j := rec.(*data.Job)
	return CustomerMoment{At: j.TakenIn, By: j.TakenBy, Kind: TakenIn, Job: j}, true
}

func wentMoment(rec data.Record) (CustomerMoment, bool) {
	j := rec.(*data.Job)
	if j.CollectedAt != 0 {
		return CustomerMoment{At: j.CollectedAt, Kind: HandedOut, Job: j}, true
	}
	return CustomerMoment{At: j.ReadyAt, By: j.Technician, Kind: CameReady, Job: j}, true
}

func (m *momentReader) paidMoment(rec data.Record) (CustomerMoment, bool) {
	p := rec.(*data.Payment)
	if p.Void != 0 || p.Removed != 0 {
		return CustomerMoment{}, false
	}
	return CustomerMoment{At: p.At, By: p.By, Kind: PaidUs, Payment: p}, true
}

// acts are what was done to the record itself, of the entries had to most of its history; its jobs, talks and payments stand for themselves.
func (m *momentReader) acts(had, most int) (out []CustomerMoment, more bool, err error) {
	entries, err := m.look.tx.History(ref(m.c), most)
	for i, e := range entries {
		if i >= had && (m.q.Before == 0 || e.At < m.q.Before) && strings.HasPrefix(e.Act, "customer.") {
			if _, known := actNamed(e.Act); known {
				out = append(out, CustomerMoment{At: e.At, By: e.Staff, Kind: Acted, Act: e.Act})
			}
		}
	}
	return out, len(entries) == most, err
}

// missed are promised answers whose time is over.
func (m *momentReader) missed() (out []CustomerMoment, err error) {
	found, err := store.List[data.Inquiry](m.look.tx, "due-of", store.Range{Parts: []string{data.PartID(m.c.ID)}, To: string(m.now.Local(m.zone)), Reverse: true, Limit: mostJobs})
	for _, q := range found {
		by, errAt := q.Promised.In(m.zone)
		if errAt == nil && q.Answered == 0 && by < m.now && (m.q.Before == 0 || by < m.q.Before) {
			out = append(out, CustomerMoment{At: by, Kind: Missed, Inquiry: q, By: q.Assigned})
		}
	}
	return out, err
}

// name reads everybody and everything that the moments name.
func (m *momentReader) name(out *MomentPage) {
	out.Staff, out.Names, out.Devs = map[data.ID]string{}, map[data.Ref]string{}, map[data.ID]*data.Device{}
	for i := range out.Moments {
		x := &out.Moments[i]
		if p, ok := m.look.at(data.KindStaff, x.By).(*data.Staff); ok {
			out.Staff[x.By] = p.Called()
		}
		if x.Payment != nil {
			x.Job, _ = m.look.at(data.KindJob, x.Payment.Job).(*data.Job)
		}
		if x.Job != nil && x.Kind != PaidUs {
			for _, d := range x.Job.Devices {
				if dev, ok := m.look.at(data.KindDevice, d.Device).(*data.Device); ok {
					out.Devs[dev.ID] = dev
				}
			}
		}
		if x.Contact == nil {
			continue
		}
		for _, r := range []data.Ref{x.Contact.Party, x.Contact.Of} {
			switch rec := m.look.at(r.Kind, r.ID).(type) {
			case *data.Staff:
				out.Names[r] = rec.Called()
			case *data.Supplier:
				out.Names[r] = rec.Name
			case *data.Customer:
				out.Names[r] = rec.Name()
			case data.Numbered:
				out.Names[r] = *rec.Number()
			}
		}
	}
}
