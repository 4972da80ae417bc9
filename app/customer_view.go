package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// CustomerView is all that the desk knows of one customer.
type CustomerView struct {
	CustomerRow
	MomentPage
	JobCount   int                // all jobs
	PaidSoFar  data.Money         // of all time
	PaidJobs   int                // jobs that were paid for, of the newest payments
	OwesSince  data.Instant       // when the oldest that is owed for went out; 0: nothing is owed
	Devices    []DeviceRow        // the newest first
	DevicesAll int                // how many there are, up to mostDevices
	Money      []MoneyRow         // the newest payments and what is owed, the newest first
	MoneyAll   int                // how many there are
	Files      []*data.Attachment // of the customer
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

// Bounds of what one look at a customer reads.
const (
	mostDevices  = 20 // counted
	shownDevices = 12
	mostPayments = 30 // of which the jobs are counted
	mostMoney    = 6  // payments
)

// View reads a customer with everything that the screen shows at first; one that was merged leads to the customer it is now.
func (s *Customers) View(id data.ID) (v *CustomerView, err error) {
	err = s.view(func(tx *store.Tx) error {
		c, err := customer(tx, id)
		if err != nil {
			return err
		}
		v = &CustomerView{CustomerRow: CustomerRow{Customer: c}}
		d := &viewed{v: v, look: newLooker(tx), tx: tx, of: []string{data.PartID(c.ID)}}
		d.look.put(c)
		for _, read := range []func() error{d.devices, d.jobs, d.owed, d.money} {
			if err := read(); err != nil {
				return err
			}
		}
		if v.Files, err = store.List[data.Attachment](tx, "of", store.Range{Parts: []string{data.PartRef(ref(c))}}); err != nil {
			return err
		}
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		v.MomentPage, err = momentsOf(d.look, c, sh, s.Now(), MomentQuery{})
		if by, ok := d.look.at(data.KindStaff, c.AlertBy).(*data.Staff); ok {
			v.Staff[c.AlertBy] = by.Called()
		}
		for _, l := range c.Links {
			if with, ok := d.look.at(data.KindCustomer, l.With).(*data.Customer); ok {
				v.Names[ref(with)] = with.Name()
			}
		}
		return err
	})
	return v, err
}

// viewed is one look at a customer.
type viewed struct {
	tx   *store.Tx
	look *looker
	v    *CustomerView
	of   []string // the customer, as the first part of indexes
	sums map[string]int64
	open []*data.Job
}

func (d *viewed) devices() error {
	p, err := d.tx.Find(data.KindDevice, "owner", store.Range{Parts: d.of, Reverse: true, Limit: mostDevices})
	if err != nil {
		return err
	}
	d.v.DevicesAll = len(p.IDs)
	all, err := store.GetAll[data.Device](d.tx, p.IDs[:min(len(p.IDs), shownDevices)])
	if err != nil {
		return err
	}
	var parts []string
	for _, dev := range all {
		d.look.put(dev)
		parts = append(parts, data.PartID(dev.ID))
	}
	visits, err := d.tx.SumMany("visits", parts...)
	for i, dev := range all {
		d.v.Devices = append(d.v.Devices, DeviceRow{dev, int(visits[i])})
		if i < mostBrief {
			d.v.CustomerRow.Devices = append(d.v.CustomerRow.Devices, dev)
		}
	}
	return err
}

// jobs reads the open ones and the newest, and counts all.
func (d *viewed) jobs() (err error) {
	if d.sums, err = d.tx.Sheet("customer", d.of[0]); err != nil {
		return err
	}
	d.v.JobCount = int(d.sums["jobs"])
	if d.open, err = store.List[data.Job](d.tx, "open-of", store.Range{Parts: d.of, Reverse: true, Limit: mostJobs}); err != nil {
		return err
	}
	newest, err := store.List[data.Job](d.tx, "customer", store.Range{Parts: d.of, Reverse: true, Limit: 1})
	if err != nil {
		return err
	}
	d.v.OpenJobs, d.v.CustomerRow.Jobs = len(d.open), d.open[:min(len(d.open), 5)]
	for _, j := range append(newest, d.open...) {
		d.look.put(j)
		d.v.Last = max(d.v.Last, j.TakenIn)
	}
	return nil
}

// owed reads what is still to be paid of jobs that went out. What was billed and paid in all says how far back that is to be looked for.
func (d *viewed) owed() error {
	paid, err := d.tx.Sum("paid-customer", d.of[0])
	if err != nil {
		return err
	}
	d.v.PaidSoFar = data.Money(paid)
	due, err := dueOf(d.tx, d.of[0], d.sums, mostJobs)
	if err != nil || due <= 0 {
		return err
	}
	r := store.Range{Parts: d.of, Reverse: true, Limit: 10}
	for n := 0; n < mostJobs && d.v.Owes < due; n += r.Limit {
		p, err := d.tx.Find(data.KindJob, "customer", r)
		if err != nil {
			return err
		}
		if err := d.owedOf(p.IDs); err != nil || p.After == "" {
			return err
		}
		r.After = p.After
	}
	return nil
}

// owedOf adds what is owed of some jobs.
func (d *viewed) owedOf(ids []data.ID) error {
	var parts []string
	for _, id := range ids {
		d.look.want(data.Ref{Kind: data.KindJob, ID: id})
		parts = append(parts, data.PartID(id))
	}
	if err := d.look.fetch(); err != nil {
		return err
	}
	paid, err := d.tx.SumMany("paid-job", parts...)
	if err != nil {
		return err
	}
	for i, id := range ids {
		j, ok := d.look.at(data.KindJob, id).(*data.Job)
		if !ok || !j.HandedOut() {
			continue
		}
		if due := j.Totals().Total - data.Money(paid[i]); due > 0 {
			d.v.Owes += due
			d.v.Money = append(d.v.Money, MoneyRow{At: j.CollectedAt, Job: j, Amount: -due})
			if d.v.OwesSince == 0 || j.CollectedAt < d.v.OwesSince {
				d.v.OwesSince = j.CollectedAt
			}
		}
	}
	return nil
}

// money reads the newest payments, and counts all.
func (d *viewed) money() error {
	n, err := d.tx.Sum("payments", d.of[0])
	if err != nil || n == 0 {
		d.v.MoneyAll = len(d.v.Money)
		return err
	}
	d.v.MoneyAll = int(n) + len(d.v.Money)
	places, _, err := d.tx.Places(data.KindPayment, "customer", store.Range{Parts: d.of, Reverse: true, Limit: mostPayments})
	if err != nil {
		return err
	}
	jobs := map[string]bool{}
	shown := 0
	for _, p := range places {
		of := p.Parts[1]
		if of == data.PartID(0) {
			continue
		}
		jobs[of] = true
		if shown++; shown <= mostMoney {
			d.look.want(data.Ref{Kind: data.KindPayment, ID: p.ID})
		}
	}
	d.v.PaidJobs = len(jobs)
	if err := d.look.fetch(); err != nil {
		return err
	}
	for _, p := range places {
		pay, ok := d.look.have[data.Ref{Kind: data.KindPayment, ID: p.ID}].(*data.Payment)
		if !ok || pay.Value() == 0 {
			continue
		}
		j, _ := d.look.at(data.KindJob, pay.Job).(*data.Job)
		d.v.Money = append(d.v.Money, MoneyRow{At: pay.At, Job: j, Payment: pay, Amount: pay.Value()})
	}
	sort.SliceStable(d.v.Money, func(i, j int) bool { return d.v.Money[i].At > d.v.Money[j].At })
	return nil
}
