package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// CustomerView is all that the desk knows of one customer.
type CustomerView struct {
	CustomerRow
	JobCount  int                      // all jobs, up to mostCounted
	PaidSoFar data.Money               // of all time
	PaidJobs  int                      // jobs that were paid for, of the newest
	OwesSince data.Instant             // when the oldest that is owed for went out; 0: nothing is owed
	Devices   []DeviceRow              // the newest first
	Money     []MoneyRow               // payments and what is owed, the newest first
	MoneyAll  int                      // how many there are
	Moments   []CustomerMoment         // the newest first
	Staff     map[data.ID]string       // how everybody named here is called
	Names     map[data.Ref]string      // what linked customers, suppliers and jobs are called
	Files     []*data.Attachment       // of the customer
	Devs      map[data.ID]*data.Device // of the jobs
	Jobs      map[data.ID]*data.Job    // named in moments and money
}

// DeviceRow is a device with how often it was here.
type DeviceRow struct {
	*data.Device
	Visits int
}

// MoneyRow is a payment, or what is owed for a job that went out.
type MoneyRow struct {
	At      data.Instant
	Job     *data.Job
	Payment *data.Payment // nil: owed
	Amount  data.Money    // with its sign: owed is negative
}

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

// Bounds of what one look at a customer reads.
const (
	mostCounted = 10000
	mostMoments = 60
	mostMoney   = 50
)

// View reads a customer with everything that the screen shows; one that was merged leads to the customer it is now.
func (s *Customers) View(id data.ID) (v *CustomerView, err error) {
	err = s.view(func(tx *store.Tx) error {
		c, err := customer(tx, id)
		if err != nil {
			return err
		}
		v = &CustomerView{Staff: map[data.ID]string{}, Names: map[data.Ref]string{}, Devs: map[data.ID]*data.Device{}, Jobs: map[data.ID]*data.Job{}}
		if v.CustomerRow, err = customerRow(tx, c); err != nil {
			return err
		}
		for _, read := range []func(*store.Tx) error{v.devices, v.jobs, v.money, v.said, v.acts} {
			if err := read(tx); err != nil {
				return err
			}
		}
		if v.Files, err = store.List[data.Attachment](tx, "of", store.Range{Parts: []string{data.PartRef(ref(c))}}); err != nil {
			return err
		}
		v.missed(tx, s.Now())
		v.names(tx)
		sort.SliceStable(v.Moments, func(i, j int) bool { return v.Moments[i].At > v.Moments[j].At })
		return nil
	})
	return v, err
}

func (v *CustomerView) devices(tx *store.Tx) error {
	all, err := devicesOf(tx, v.ID, 20)
	if err != nil {
		return err
	}
	for _, d := range all {
		n, err := tx.Count(data.KindJob, "device", store.Range{Parts: []string{data.PartID(d.ID)}}, 100)
		if err != nil {
			return err
		}
		v.Devices = append(v.Devices, DeviceRow{d, n})
	}
	return nil
}

// jobs counts the jobs and tells when the newest came and went.
func (v *CustomerView) jobs(tx *store.Tx) (err error) {
	if v.JobCount, err = tx.Count(data.KindJob, "customer", store.Range{Parts: []string{data.PartID(v.ID)}}, mostCounted); err != nil {
		return err
	}
	jobs, err := jobsOf(tx, v.ID)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		v.Jobs[j.ID] = j
		for _, d := range j.Devices {
			if dev, ok := tx.Look(data.KindDevice, d.Device).(*data.Device); ok {
				v.Devs[dev.ID] = dev
			}
		}
		v.Moments = append(v.Moments, CustomerMoment{At: j.TakenIn, By: j.TakenBy, Kind: TakenIn, Job: j})
		switch {
		case j.CollectedAt != 0:
			v.Moments = append(v.Moments, CustomerMoment{At: j.CollectedAt, Kind: HandedOut, Job: j})
		case j.ReadyAt != 0:
			v.Moments = append(v.Moments, CustomerMoment{At: j.ReadyAt, By: j.Technician, Kind: CameReady, Job: j})
		}
	}
	return nil
}

func (v *CustomerView) money(tx *store.Tx) error {
	paid, err := tx.Sum("paid-customer", data.PartID(v.ID))
	if err != nil {
		return err
	}
	v.PaidSoFar = data.Money(paid)
	of := store.Range{Parts: []string{data.PartID(v.ID)}, Reverse: true, Limit: mostMoney}
	all, err := store.List[data.Payment](tx, "customer", of)
	if err != nil {
		return err
	}
	byJob := map[data.ID]bool{}
	for _, p := range all {
		if p.Void != 0 || p.Removed != 0 {
			continue
		}
		byJob[p.Job] = p.Job != 0
		j, _ := tx.Look(data.KindJob, p.Job).(*data.Job)
		v.Money = append(v.Money, MoneyRow{At: p.At, Job: j, Payment: p, Amount: p.Value()})
		v.Moments = append(v.Moments, CustomerMoment{At: p.At, By: p.By, Kind: PaidUs, Payment: p, Job: j})
	}
	for _, on := range byJob {
		if on {
			v.PaidJobs++
		}
	}
	if err := v.owed(tx); err != nil {
		return err
	}
	sort.SliceStable(v.Money, func(i, j int) bool { return v.Money[i].At > v.Money[j].At })
	v.MoneyAll, err = tx.Count(data.KindPayment, "customer", store.Range{Parts: []string{data.PartID(v.ID)}}, mostCounted)
	v.MoneyAll = max(v.MoneyAll, len(v.Money))
	return err
}

// owed adds what is still to be paid of jobs that went out.
func (v *CustomerView) owed(tx *store.Tx) error {
	for _, j := range v.Jobs {
		if v.Owes == 0 || j.State != data.Collected && j.State != data.JobClosed {
			continue
		}
		paid, err := tx.Sum("paid-job", data.PartID(j.ID))
		if err != nil {
			return err
		}
		if due := j.Totals().Total - data.Money(paid); due > 0 {
			v.Money = append(v.Money, MoneyRow{At: j.CollectedAt, Job: j, Amount: -due})
			if v.OwesSince == 0 || j.CollectedAt < v.OwesSince {
				v.OwesSince = j.CollectedAt
			}
		}
	}
	return nil
}

func (v *CustomerView) said(tx *store.Tx) error {
	talks, err := contactsOf(tx, ref(v.Customer), mostMoments)
	for _, c := range talks {
		if c.Removed == 0 {
			v.Moments = append(v.Moments, CustomerMoment{At: c.At, By: c.By, Kind: Said, Contact: c})
		}
	}
	return err
}

// acts adds what was done to the record itself; its jobs, talks and payments stand for themselves.
func (v *CustomerView) acts(tx *store.Tx) error {
	entries, err := tx.History(ref(v.Customer), mostMoments)
	for _, e := range entries {
		if a, known := actNamed(e.Act); known && a.Name[:min(9, len(a.Name))] == "customer." {
			v.Moments = append(v.Moments, CustomerMoment{At: e.At, By: e.Staff, Kind: Acted, Act: e.Act})
		}
	}
	return err
}

// missed adds promised answers whose time is over.
func (v *CustomerView) missed(tx *store.Tx, now data.Instant) {
	found, err := store.List[data.Inquiry](tx, "customer", store.Range{Parts: []string{data.PartID(v.ID)}, Reverse: true, Limit: 20})
	sh, serr := shop(tx)
	if err != nil || serr != nil {
		return
	}
	for _, q := range found {
		if !q.Open() || q.Promised == "" || q.Answered != 0 {
			continue
		}
		if by, err := q.Promised.In(zoneOf(sh)); err == nil && by < now {
			v.Moments = append(v.Moments, CustomerMoment{At: by, Kind: Missed, Inquiry: q, By: q.Assigned})
		}
	}
}

// names reads everybody who is named.
func (v *CustomerView) names(tx *store.Tx) {
	staff := func(id data.ID) {
		if p, ok := tx.Look(data.KindStaff, id).(*data.Staff); ok {
			v.Staff[id] = p.Called()
		}
	}
	staff(v.AlertBy)
	for _, m := range v.Moments {
		staff(m.By)
		if m.Contact == nil {
			continue
		}
		for _, r := range []data.Ref{m.Contact.Party, m.Contact.Of} {
			switch x := tx.Look(r.Kind, r.ID).(type) {
			case *data.Staff:
				v.Names[r] = x.Called()
			case *data.Supplier:
				v.Names[r] = x.Name
			case *data.Customer:
				v.Names[r] = x.Name()
			case data.Numbered:
				v.Names[r] = *x.Number()
			}
		}
	}
	for _, l := range v.Links {
		r := data.Ref{Kind: data.KindCustomer, ID: l.With}
		if c, ok := tx.Look(data.KindCustomer, l.With).(*data.Customer); ok {
			v.Names[r] = c.Name()
		}
	}
}

// Seen is a customer with when they were last heard of.
type Seen struct {
	CustomerRow
	At data.Instant
}

// mostSeen is how many talks and jobs a look for the customers seen lately reads.
const mostSeen = 40

// SeenLately gives the customers who were last talked with or whose things were last taken in, up to limit.
func (s *Customers) SeenLately(limit int) (out []Seen, err error) {
	err = s.view(func(tx *store.Tx) error {
		at, err := seenAt(tx)
		if err != nil {
			return err
		}
		var ids []data.ID
		for id := range at {
			ids = append(ids, id)
		}
		sort.Slice(ids, func(i, j int) bool { return at[ids[i]] > at[ids[j]] || at[ids[i]] == at[ids[j]] && ids[i] > ids[j] })
		for _, id := range ids {
			if len(out) == limit {
				break
			}
			c, err := store.Get[data.Customer](tx, id)
			if err != nil || !c.Open() {
				continue
			}
			row, err := customerRow(tx, c)
			if err != nil {
				return err
			}
			out = append(out, Seen{row, at[id]})
		}
		return nil
	})
	return out, err
}

func seenAt(tx *store.Tx) (map[data.ID]data.Instant, error) {
	at := map[data.ID]data.Instant{}
	talks, err := store.List[data.Contact](tx, "time", store.Range{Reverse: true, Limit: mostSeen})
	if err != nil {
		return nil, err
	}
	for _, c := range talks {
		if c.Customer != 0 && c.Removed == 0 && !c.Internal {
			at[c.Customer] = max(at[c.Customer], c.At)
		}
	}
	jobs, err := store.List[data.Job](tx, "taken", store.Range{Reverse: true, Limit: mostSeen})
	for _, j := range jobs {
		if j.Removed == 0 {
			at[j.Customer] = max(at[j.Customer], j.TakenIn)
		}
	}
	return at, err
}

// Untidy gives customers without a phone or without a name, up to limit, and counts them.
func (s *Customers) Untidy(limit int) (rows []CustomerRow, n int, err error) {
	err = s.view(func(tx *store.Tx) error {
		if n, err = tx.Count(data.KindCustomer, "untidy", store.Range{}, mostCounted); err != nil {
			return err
		}
		found, err := store.List[data.Customer](tx, "untidy", store.Range{Reverse: true, Limit: limit})
		if err != nil {
			return err
		}
		for _, c := range found {
			row, err := customerRow(tx, c)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, n, err
}
