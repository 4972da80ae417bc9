package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Intake is what is taken in over the counter, or at the telephone: a job with its people and things.
type Intake struct {
	Job      data.Job       // with ID and No where a draft reserved them; what is left empty gets the shop's default
	Customer *data.Customer // a new person in place; nil: Job.Customer is known
	Devices  []IntakeDevice
	Deposit  data.Payment // Amount 0: none
}

// IntakeDevice is one device that is taken in.
type IntakeDevice struct {
	Job    data.JobDevice // words, condition, accessories; Device where it is known
	New    *data.Device   // new in place; nil: Job.Device is known
	Shelf  string         // name of a shelf, made where it is new
	Secret []byte         // passcode, sealed (Devices.Seal); it is kept with the device
}

// TakeIn keeps a job with its new customer, devices, shelf and deposit, all at once or nothing of it.
// A second save of the same draft changes nothing and gives the job that is there.
func (s *Jobs) TakeIn(who data.Actor, in Intake) (data.Done, error) {
	return s.write("job.take-in", who, func(tx *store.Tx) (data.Record, error) {
		if in.Job.ID != 0 {
			if j, err := store.Get[data.Job](tx, in.Job.ID); err == nil {
				return j, nil
			}
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		j := in.Job
		j.Rev = 0
		j.TakenIn, j.TakenBy, j.StateAt = tx.At(), tx.Actor().Staff, tx.At()
		j.State = data.JobNew
		fillJob(&j, sh, s.wall(sh))
		if err := takeCustomer(tx, &j, in.Customer); err != nil {
			return nil, err
		}
		if err := takeDevices(tx, &j, in.Devices); err != nil {
			return nil, err
		}
		if err := comeBack(tx, &j, s.Now().Date(zoneOf(sh))); err != nil {
			return nil, err
		}
		cleanJob(&j)
		if err := tx.Put(&j); err != nil {
			return nil, err
		}
		if err := takeInquiry(tx, &j); err != nil {
			return nil, err
		}
		return &j, takeDeposit(tx, &j, in.Deposit)
	})
}

// fillJob gives a new job what was left empty.
func fillJob(j *data.Job, sh *data.Shop, now data.Local) {
	if j.JobKind == "" {
		j.JobKind = data.Repair
	}
	if j.Place == "" {
		j.Place = data.InShop
	}
	if j.Urgency == "" {
		j.Urgency = data.Normal
	}
	if j.Channel == "" {
		j.Channel = data.WalkIn
	}
	if j.Limit.Kind == "" {
		j.Limit.Kind = data.LimitEstimate
	}
	j.TaxIn = sh.TaxIn
	if j.Promised == "" {
		j.Promised = promises(sh, j.JobKind, j.Urgency, now)[0]
	}
}

func takeCustomer(tx *store.Tx, j *data.Job, add *data.Customer) error {
	if add == nil {
		if j.Customer == 0 {
			return data.Faults{{Field: "customer", Code: "required"}}
		}
		c, err := customer(tx, j.Customer)
		if err != nil {
			return err
		}
		j.Customer = c.ID
		return nil
	}
	c := *add
	c.Rev = 0
	rec, err := putCustomer(tx, &c)
	if err != nil {
		return within("customer", err)
	}
	j.Customer = rec.ID
	return nil
}

func takeDevices(tx *store.Tx, j *data.Job, in []IntakeDevice) error {
	j.Devices = nil
	for _, one := range in {
		d := one.Job
		d.N = data.NextN(j.Devices, j.Spent, func(d data.JobDevice) int { return d.N })
		d.Accessories = numbered(one.Job.Accessories)
		dev, err := takeDevice(tx, j.Customer, one)
		if err != nil {
			return err
		}
		d.Device = dev
		if one.Shelf != "" {
			if d.Shelf, err = shelfNamed(tx, one.Shelf); err != nil {
				return err
			}
		}
		j.Devices = append(j.Devices, d)
		j.Spent = max(j.Spent, d.N)
	}
	return nil
}

// takeDevice puts a new device, or the passcode of a known one, and gives its ID.
func takeDevice(tx *store.Tx, owner data.ID, one IntakeDevice) (data.ID, error) {
	if one.New != nil {
		d := *one.New
		d.ID, d.Rev, d.Owner = 0, 0, owner
		d.Secret = one.Secret
		rec, err := putDevice(tx, &d)
		if err != nil {
			return 0, within("device", err)
		}
		return rec.ID, nil
	}
	d, err := store.Get[data.Device](tx, one.Job.Device)
	if err != nil {
		return 0, err
	}
	if len(one.Secret) > 0 {
		d.Secret = one.Secret
		return d.ID, tx.Put(d)
	}
	return d.ID, nil
}

func numbered(in []data.Accessory) []data.Accessory {
	out := append([]data.Accessory(nil), in...)
	for i := range out {
		out[i].N, out[i].Count = i+1, max(1, out[i].Count)
	}
	return out
}

// comeBack gives a come-back what is left of the warranty of the job before: the term runs on, it does not begin anew.
func comeBack(tx *store.Tx, j *data.Job, today data.Date) error {
	if j.ComesBack == 0 {
		return nil
	}
	old, err := store.Get[data.Job](tx, j.ComesBack)
	if err != nil {
		return err
	}
	if old.Warranty >= today {
		j.Warranty = old.Warranty
	}
	return nil
}

// takeInquiry ties the inquiry that became this job to it.
func takeInquiry(tx *store.Tx, j *data.Job) error {
	if j.Inquiry == 0 {
		return nil
	}
	q, err := store.Get[data.Inquiry](tx, j.Inquiry)
	if err != nil || q.Job == j.ID {
		return err
	}
	q.Job, q.Customer = j.ID, j.Customer
	return tx.Put(q)
}

func takeDeposit(tx *store.Tx, j *data.Job, p data.Payment) error {
	if p.Amount == 0 {
		return nil
	}
	p.PayKind, p.Job = data.Deposit, j.ID
	if p.Way == "" {
		p.Way = "cash"
	}
	return putPayment(tx, &p)
}

// within puts a record's name before the fields of its faults, so that a form of several records finds them.
func within(name string, err error) error {
	fs := data.FaultsOf(err)
	if len(fs) == 0 {
		return err
	}
	out := make(data.Faults, len(fs))
	for i, f := range fs {
		f.Field = name + "." + f.Field
		out[i] = f
	}
	return out
}
