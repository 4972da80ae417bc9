package app

import (
	"encoding/json"
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// ThreadEntry is one entry of an inquiry's thread.
type ThreadEntry struct {
	At      data.Instant
	By      data.ID
	Contact *data.Contact
	Promise data.Local // an answer was promised for then
	Forward *data.Forward
	Missed  bool // the promise passed and nobody had answered
	Ended   data.InquiryState
}

// InquiryView is an inquiry with everything its page shows.
type InquiryView struct {
	*data.Inquiry
	Row     *CustomerRow // nil: no customer
	NotedBy string
	Thread  []ThreadEntry // the oldest first
	Job     *data.Job
	Device  *data.Device
	Staff   map[data.ID]*data.Staff // everybody named
	Dept    *data.Department
}

// View reads an inquiry with everything its page shows.
func (s *Inquiries) View(id data.ID) (out InquiryView, err error) {
	err = s.view(func(tx *store.Tx) error {
		q, err := store.Get[data.Inquiry](tx, id)
		if err != nil {
			return err
		}
		out = InquiryView{Inquiry: q, Staff: map[data.ID]*data.Staff{}}
		if q.Customer != 0 {
			c, err := customer(tx, q.Customer)
			if err != nil {
				return err
			}
			row, err := customerRow(tx, c)
			if err != nil {
				return err
			}
			out.Row = &row
			out.name(tx, c.AlertBy)
		}
		out.about(tx)
		if out.Thread, err = thread(tx, q); err != nil {
			return err
		}
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		out.missed(sh, s.Now())
		out.name(tx, q.Assigned)
		for _, t := range out.Thread {
			out.name(tx, t.By)
			if t.Forward != nil {
				out.name(tx, t.Forward.To)
				out.name(tx, t.Forward.ReadBy)
			}
		}
		return nil
	})
	return out, err
}

func (v *InquiryView) name(tx *store.Tx, id data.ID) {
	if p, ok := tx.Look(data.KindStaff, id).(*data.Staff); ok {
		v.Staff[id] = p
	}
}

// about finds the job or device that the inquiry is about.
func (v *InquiryView) about(tx *store.Tx) {
	job := v.Inquiry.Job
	if v.About.Kind == data.KindJob {
		job = v.About.ID
	}
	v.Job, _ = tx.Look(data.KindJob, job).(*data.Job)
	if v.About.Kind == data.KindDevice {
		v.Device, _ = tx.Look(data.KindDevice, v.About.ID).(*data.Device)
	}
	v.Dept, _ = tx.Look(data.KindDepartment, v.Department).(*data.Department)
}

// missed adds that the promise passed and nobody had answered.
func (v *InquiryView) missed(sh *data.Shop, now data.Instant) {
	at, err := v.Promised.In(zoneOf(sh))
	if v.Promised == "" || err != nil || at >= now || v.Kept(at) {
		return
	}
	v.Thread = append(v.Thread, ThreadEntry{At: at, Missed: true})
	sort.SliceStable(v.Thread, func(i, k int) bool { return v.Thread[i].At < v.Thread[k].At })
}

// thread joins what was said with promises, hand-overs and the end, the oldest first.
func thread(tx *store.Tx, q *data.Inquiry) ([]ThreadEntry, error) {
	var out []ThreadEntry
	contacts, err := contactsOf(tx, ref(q), 500)
	if err != nil {
		return nil, err
	}
	for _, c := range contacts {
		if c.Removed == 0 {
			out = append(out, ThreadEntry{At: c.At, By: c.By, Contact: c})
		}
	}
	forwards, err := forwardsOf(tx, q.ID)
	if err != nil {
		return nil, err
	}
	for _, f := range forwards {
		if f.Removed == 0 {
			out = append(out, ThreadEntry{At: f.At, By: f.From, Forward: f})
		}
	}
	promises, err := promisesOf(tx, q)
	if err != nil {
		return nil, err
	}
	out = append(out, promises...)
	if !q.Open() && q.Ended != 0 {
		out = append(out, ThreadEntry{At: q.Ended, Ended: q.State})
	}
	sort.SliceStable(out, func(i, k int) bool { return out[i].At < out[k].At })
	return out, nil
}

// promisesOf are the promises of an inquiry as the journal has them.
func promisesOf(tx *store.Tx, q *data.Inquiry) ([]ThreadEntry, error) {
	entries, err := tx.History(ref(q), 200)
	if err != nil {
		return nil, err
	}
	var out []ThreadEntry
	for _, e := range entries {
		by, err := tx.UndoneBy(e.Seq)
		if err != nil {
			return nil, err
		}
		if by != 0 || e.Undoes != 0 && e.Redoes == 0 {
			continue
		}
		deltas, err := e.Touched()
		if err != nil {
			return nil, err
		}
		for _, d := range deltas {
			if d.Kind != data.KindInquiry || d.ID != q.ID {
				continue
			}
			if p := promisedIn(d.Fields); p != "" {
				out = append(out, ThreadEntry{At: e.At, By: e.Staff, Promise: p})
			}
		}
	}
	return out, nil
}

// promisedIn is the promise that a change set, "" where it set none.
func promisedIn(fields []store.Field) (l data.Local) {
	for _, f := range fields {
		switch f.Path {
		case "promised":
			_ = json.Unmarshal(f.New, &l)
		case "":
			var q data.Inquiry
			_ = json.Unmarshal(f.New, &q)
			l = q.Promised
		}
	}
	return l
}
