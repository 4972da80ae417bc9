package app

import (
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// Collection is a job handed out.
type Collection struct {
	Job        data.ID
	Who        string               // who collects; "" is the customer
	Identity   string               // what they showed; needed where the ticket is lost
	TicketLost bool                 // the claim ticket
	Back       map[Left]int         // accessories given back, by their place; nil: all of them
	Warranty   data.Date            // given until; "": the shop's days, or what is left of a come-back's term
	NoWarranty bool                 // none is given
	Pay        data.Payment         // Amount 0: nothing is paid now
	Why        string               // why it goes out with money owed or something missing
	After      map[int][]data.Point // findings after the work, by the device's place
}

// Left names an accessory of a job: the device's place and the accessory's own number.
type Left struct{ Device, N int }

// Collect hands a job out: payment, accessories, warranty and follow-up in one act. It must be ready (a Fault
// "ready-before-collected"). Money owed is a Fault "money-owed" unless there is a reason or the right to
// override; accessories missing is "accessories-missing" unless there is a reason; a loaner out is "loaner-out".
func (s *Jobs) Collect(who data.Actor, in Collection) (data.Done, error) {
	return s.write("job.collect", who, func(tx *store.Tx) (data.Record, error) {
		j, err := liveJob(tx, in.Job)
		if err != nil {
			return nil, err
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		if in.Pay.Amount > 0 {
			p := in.Pay
			p.PayKind, p.Job = data.Paid, j.ID
			if err := putPayment(tx, &p); err != nil {
				return nil, err
			}
		}
		if err := moveJob(tx, j, data.Collected, ""); err != nil {
			return nil, err
		}
		if err := mayGo(tx, sh, j, in); err != nil {
			return nil, err
		}
		c, err := customer(tx, j.Customer)
		if err != nil {
			return nil, err
		}
		j.Collector, j.Identity, j.TicketLost = firstOf(data.CleanLine(in.Who), c.Name()), data.CleanLine(in.Identity), in.TicketLost
		if why := data.CleanLine(in.Why); why != "" {
			j.Why = why
		}
		today := tx.At().Date(zoneOf(sh))
		j.Warranty = warranty(sh, j, in, today)
		if err := nextService(tx, j, today); err != nil {
			return nil, err
		}
		if err := followUp(tx, sh, j, today); err != nil {
			return nil, err
		}
		return j, tx.Put(j)
	})
}

// mayGo refuses what must not leave the house; it ticks off what goes back.
func mayGo(tx *store.Tx, sh *data.Shop, j *data.Job, in Collection) error {
	if j.Loaner != 0 {
		return data.Fault{Field: "loaner", Code: "loaner-out"}
	}
	if in.TicketLost && data.CleanLine(in.Identity) == "" {
		return data.Faults{{Field: "identity", Code: "required"}}
	}
	if missing := tickOff(j, in); len(missing) > 0 && data.CleanLine(in.Why) == "" {
		return data.Faults{{Field: "accessories", Code: "accessories-missing", Args: map[string]string{"what": strings.Join(missing, ", ")}}}
	}
	paid, err := tx.Sum("paid-job", data.PartID(j.ID))
	if err != nil {
		return err
	}
	owed := j.Totals().Total - data.Money(paid)
	if owed <= 0 || data.CleanLine(in.Why) != "" {
		return nil
	}
	override, err := mayDo(tx, data.RightVoid)
	if err == nil && !override {
		err = data.Faults{{Field: "pay", Code: "money-owed", Args: map[string]string{"balance": sum(sh, owed)}}}
	}
	return err
}

// tickOff counts accessories back and names what is missing.
func tickOff(j *data.Job, in Collection) (missing []string) {
	j.Devices = append([]data.JobDevice(nil), j.Devices...)
	for i := range j.Devices {
		d := &j.Devices[i]
		d.Accessories = append([]data.Accessory(nil), d.Accessories...)
		if points, ok := in.After[d.N]; ok {
			d.After = points
		}
		for k := range d.Accessories {
			a := &d.Accessories[k]
			a.Back = a.Count
			if in.Back != nil {
				a.Back = min(a.Count, max(0, in.Back[Left{d.N, a.N}]))
			}
			if a.Back < a.Count {
				missing = append(missing, a.Name)
			}
		}
		d.Shelf = 0
	}
	return missing
}

func warranty(sh *data.Shop, j *data.Job, in Collection, today data.Date) data.Date {
	switch {
	case in.NoWarranty:
		return ""
	case in.Warranty != "":
		return in.Warranty
	case j.JobKind == data.ComeBack && j.Warranty >= today:
		return j.Warranty
	case sh.Warranty > 0 && j.ReadyAt != 0 && j.Done+j.Assessment != "" || len(j.Lines) > 0 && sh.Warranty > 0:
		return today.Plus(sh.Warranty)
	}
	return ""
}

// nextService sets the next visit of a maintenance that comes again, on the job and on its devices.
func nextService(tx *store.Tx, j *data.Job, today data.Date) error {
	if j.EveryMonths <= 0 {
		return nil
	}
	j.NextDate = plusMonths(today, j.EveryMonths)
	for _, d := range j.Devices {
		dev, err := store.Get[data.Device](tx, d.Device)
		if err != nil {
			return err
		}
		dev.NextService, dev.EveryMonths = j.NextDate, j.EveryMonths
		if err := tx.Put(dev); err != nil {
			return err
		}
	}
	return nil
}

// plusMonths is the same day n months later, the last of the month where it has no such day.
func plusMonths(d data.Date, n int) data.Date {
	if len(d) != len("2006-01-02") {
		return d
	}
	first := d[:8] + "01"
	for range n {
		first = first.Plus(31)[:8] + "01"
	}
	last := (first.Plus(31)[:8] + "01").Plus(-1)
	if same := first[:8] + d[8:]; same <= last {
		return same
	}
	return last
}

// followUp makes the task to ask, some days later, whether all is well.
func followUp(tx *store.Tx, sh *data.Shop, j *data.Job, today data.Date) error {
	if sh.FollowUp <= 0 {
		return nil
	}
	day := today.Plus(sh.FollowUp)
	for range 14 {
		if !OpeningOn(sh, day).Empty() {
			break
		}
		day = day.Plus(1)
	}
	said, err := sayOfJob(tx, sh, "follow-up", j)
	if err != nil {
		return err
	}
	_, err = makeTask(tx, &data.Task{
		TaskKind: data.TaskFollowUp, Due: day.At(OpeningOn(sh, day).From), Of: data.Ref{Kind: data.KindJob, ID: j.ID}, Customer: j.Customer,
		Text: words.In(sh.Language).T("job.task.follow-up", "job", j.No, "device", deviceNames(tx, j)), Words: said,
	})
	return err
}
