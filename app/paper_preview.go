package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// Preview lays out a paper of a job that is not taken in yet, as it will be printed.
func (s *Papers) Preview(who data.Actor, in Intake, paper, size string) (doc *page.Doc, err error) {
	kind, err := paperNamed(data.KindJob, paper)
	if err != nil {
		return nil, err
	}
	err = s.view(func(tx *store.Tx) error {
		r, err := s.room(tx, who.Staff)
		if err != nil {
			return err
		}
		r.kind = kind
		v := r.intake(in)
		p := r.jobOf(v)
		papers := []printing.Paper{p.ticket()}
		switch paper {
		case PaperSheet:
			papers = []printing.Paper{p.sheet()}
		case PaperLabel:
			papers = p.labels()
		}
		doc = layAll(papers, s.sizeOf(kind, size), p.w)
		return nil
	})
	return doc, err
}

// intake is the view of a job that is not kept yet. What is unknown stays empty.
func (r *paperRoom) intake(in Intake) *JobView {
	j := in.Job
	j.TakenIn, j.TakenBy = r.now, r.by
	now := r.now.Local(zoneOf(r.shop))
	fillJob(&j, r.shop, now)
	v := &JobView{Job: &j, Customer: in.Customer, Now: now, Staff: map[data.ID]*data.Staff{}}
	if v.Customer == nil {
		v.Customer, _ = r.tx.Look(data.KindCustomer, j.Customer).(*data.Customer)
	}
	if v.Customer == nil {
		v.Customer = &data.Customer{}
	}
	for i, d := range in.Devices {
		dv := JobDeviceView{JobDevice: d.Job, Device: d.New, Shelf: d.Shelf}
		dv.N = i + 1
		if dv.Device == nil {
			dv.Device, _ = r.tx.Look(data.KindDevice, d.Job.Device).(*data.Device)
		}
		if dv.Device == nil {
			dv.Device = &data.Device{}
		}
		v.Devices = append(v.Devices, dv)
		j.Devices = append(j.Devices, dv.JobDevice)
	}
	for _, id := range []data.ID{j.Technician, j.TakenBy} {
		if p, ok := r.tx.Look(data.KindStaff, id).(*data.Staff); ok {
			v.Staff[id] = p
		}
	}
	if in.Deposit.Amount > 0 {
		p := in.Deposit
		p.PayKind, p.At = data.Deposit, r.now
		v.Payments, v.Paid = []*data.Payment{&p}, p.Amount
	}
	v.Totals = j.Totals()
	v.Balance = v.Totals.Total - v.Paid
	return v
}
