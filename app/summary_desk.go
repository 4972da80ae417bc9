package app

import (
	"sort"
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

func (r *reckoning) inquiries() error {
	q := &r.day.Inquiries
	q.ByChannel, q.ByNature = map[string]int{}, map[string]int{}
	all, err := store.List[data.Inquiry](r.tx, "opened", r.within())
	if err != nil {
		return err
	}
	for _, i := range all {
		q.N++
		q.ByChannel[string(i.Channel)]++
		q.ByNature[i.Nature]++
		if i.First {
			q.FirstContact++
		}
		if i.State == data.HandedOver {
			q.HandedOver++
		}
	}
	return r.promises()
}

// promises are the answers that were promised for the day: kept, missed or still due.
func (r *reckoning) promises() error {
	q := &r.day.Inquiries
	count := func(i *data.Inquiry) error {
		at, err := i.Promised.In(zoneOf(r.sh))
		if err != nil || at < r.from || at >= r.to {
			return nil
		}
		q.Due++
		switch {
		case i.Kept(at):
			q.Kept++
		case at < r.now:
			q.Missed++
		}
		return nil
	}
	open, err := store.List[data.Inquiry](r.tx, "promised", store.Range{From: string(r.day.Date.At(0)), To: string(r.day.Date.Plus(2).At(0))})
	if err != nil {
		return err
	}
	// What was promised for the day was answered on it, before it or within the week after.
	answered, err := store.List[data.Inquiry](r.tx, "answered", store.Range{From: data.PartTime(r.from.Add(-7 * 24 * time.Hour)), To: data.PartTime(r.to.Add(7 * 24 * time.Hour))})
	if err != nil {
		return err
	}
	seen := map[data.ID]bool{}
	for _, i := range append(open, answered...) {
		if seen[i.ID] {
			continue
		}
		seen[i.ID] = true
		if err := count(i); err != nil {
			return err
		}
	}
	return nil
}

func (r *reckoning) appointments() error {
	all, err := store.List[data.Appointment](r.tx, "start", store.Range{From: string(r.day.Date.At(0)), To: string(r.day.Date.Plus(1).At(0))})
	for _, a := range all {
		r.day.Appointments.N++
		switch a.State {
		case data.AppointmentDone, data.PartlyDone, data.Arrived:
			r.day.Appointments.Kept++
		case data.NoShow:
			r.day.Appointments.NoShow++
		case data.AppointmentOff:
			r.day.Appointments.Cancelled++
		}
	}
	return err
}

func (r *reckoning) parts() error {
	open, err := store.List[data.PartsOrder](r.tx, "open", store.Range{Limit: 10000})
	if err != nil {
		return err
	}
	now := r.now.Local(zoneOf(r.sh))
	for _, o := range open {
		if o.Expected != "" && o.Expected < now {
			r.day.Overdue++
		}
		if o.SentAt >= r.from && o.SentAt < r.to {
			r.day.Ordered++
		}
	}
	reqs, err := store.List[data.PartRequest](r.tx, "open", store.Range{Limit: 10000})
	for _, q := range reqs {
		in := q.StateAt >= r.from && q.StateAt < r.to
		switch {
		case in && q.State == data.Asked:
			r.day.Asked++
		case in && q.State == data.RequestHere:
			r.day.Arrived++
		}
	}
	return err
}

// attention lists what must not wait longer: late jobs, estimates without an answer for three days, goods nobody collects.
func (r *reckoning) attention() error {
	jobs, err := store.List[data.Job](r.tx, "open", store.Range{Limit: 10000})
	if err != nil {
		return err
	}
	now := r.now.Local(zoneOf(r.sh))
	ladder := 7
	if len(r.sh.Ladder) > 0 && r.sh.Ladder[0].Days > 0 {
		ladder = r.sh.Ladder[0].Days
	}
	for _, j := range jobs {
		a := Attention{Job: j, Since: j.StateAt}
		switch {
		case j.State == data.Ready || j.State == data.NotRepaired:
			if a.Days = days(r.sh, j.ReadyAt, r.now); a.Days < ladder {
				continue
			}
			a.Why, a.Since = "not-collected", j.ReadyAt
		case j.Promised != "" && j.Promised < now:
			a.Why, a.Days = "late", j.Promised.Date().Days(now.Date())
		case j.State == data.WaitingApproval && days(r.sh, j.StateAt, r.now) >= 3:
			a.Why, a.Days = "no-answer", days(r.sh, j.StateAt, r.now)
		default:
			continue
		}
		paid, err := r.tx.Sum("paid-job", data.PartID(j.ID))
		if err != nil {
			return err
		}
		a.Owes = max(0, j.Totals().Total-data.Money(paid))
		a.Title, _ = j.Caption(r.tx.Look)
		if p, ok := r.tx.Look(data.KindStaff, j.Technician).(*data.Staff); ok {
			a.Who = p.Called()
		}
		r.day.Attention = append(r.day.Attention, a)
	}
	r.day.More = max(0, len(r.day.Attention)-mostAttention)
	order := map[string]int{"late": 0, "no-answer": 1, "not-collected": 2}
	sort.SliceStable(r.day.Attention, func(i, k int) bool {
		a, b := r.day.Attention[i], r.day.Attention[k]
		return order[a.Why] < order[b.Why] || a.Why == b.Why && a.Days > b.Days
	})
	r.day.Attention = r.day.Attention[:len(r.day.Attention)-r.day.More]
	return nil
}

func (r *reckoning) tomorrow() error {
	t := &r.day.Tomorrow
	t.Date = r.day.Date.Plus(1)
	for i := 0; i < 14 && OpeningOn(r.sh, t.Date).Empty(); i++ {
		t.Date = t.Date.Plus(1)
	}
	from, to := string(t.Date.At(0)), string(t.Date.Plus(1).At(0))
	var err error
	if t.Appointments, err = store.List[data.Appointment](r.tx, "start", store.Range{From: from, To: to, Limit: 5}); err != nil {
		return err
	}
	if t.Promised, err = r.tx.Count(data.KindJob, "open", store.Range{From: from, To: to}, 10000); err != nil {
		return err
	}
	t.Calls, err = r.tx.Count(data.KindTask, "due", store.Range{To: to}, 10000)
	return err
}

// mostAhead is how many entries of later days are passed over one after another before the day counts as over: a clock may have run ahead for a while.
const mostAhead = 500

// journal counts the acts of the day that were taken back.
func (r *reckoning) journal() error {
	seq, err := r.tx.Since(r.from)
	for ahead := 0; err == nil; {
		var entries []store.Entry
		if entries, err = r.tx.EntriesFrom(seq, 200); err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			seq = e.Seq + 1
			if e.At >= r.to {
				if ahead++; ahead > mostAhead {
					return nil
				}
				continue
			}
			ahead = 0
			if e.At < r.from {
				continue
			}
			if e.Undoes != 0 && e.Redoes == 0 {
				r.day.Undone++
			}
		}
	}
	return err
}
