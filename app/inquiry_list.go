package app

import (
	"encoding/json"
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// InquiryShow says which inquiries a list shows.
type InquiryShow string

// The lists of inquiries.
const (
	ShowOpen   InquiryShow = "open"
	ShowMine   InquiryShow = "mine"
	ShowToMe   InquiryShow = "to-me" // handed over to the person or their department
	ShowClosed InquiryShow = "closed"
)

// InquiryRow is an inquiry as the list shows it.
type InquiryRow struct {
	*data.Inquiry
	Who    string // customer or caller
	Unread bool   // handed over to the person who looks, and not read yet
}

// InquiryPage is a list of inquiries with the true counts of the other lists.
type InquiryPage struct {
	Rows             []InquiryRow
	Open, Mine, ToMe int
	Overdue          int
	After            string // closed ones: where the next page begins
}

// mostInquiries is how many open inquiries a list reads, and how many closed ones a page.
const (
	mostInquiries = 1000
	closedPage    = 50
)

// List reads the inquiries of a list for a person. Open ones are in order of their promises (none last), closed ones the newest first, page by page.
func (s *Inquiries) List(show InquiryShow, staff data.ID, after string) (out InquiryPage, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		me, err := store.Get[data.Staff](tx, staff)
		if err != nil {
			me = &data.Staff{}
		}
		unread, err := unreadBy(tx, me)
		if err != nil {
			return err
		}
		open, err := store.List[data.Inquiry](tx, "open", store.Range{Limit: mostInquiries})
		if err != nil {
			return err
		}
		now := s.wall(sh)
		for _, q := range open {
			mine := q.Assigned == me.ID && me.ID != 0
			toMe := q.State == data.HandedOver && (mine || q.Department != 0 && q.Department == me.Department)
			out.Open++
			out.Mine += one(mine)
			out.ToMe += one(toMe)
			out.Overdue += one(q.Promised != "" && q.Promised < now)
			if show == ShowOpen || show == ShowMine && mine || show == ShowToMe && toMe {
				out.Rows = append(out.Rows, inquiryRow(tx, q, unread))
			}
		}
		if show != ShowClosed {
			return nil
		}
		out.After, err = s.closed(tx, after, &out.Rows)
		return err
	})
	return out, err
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// closed pages back through all inquiries and takes those that are over.
func (s *Inquiries) closed(tx *store.Tx, after string, rows *[]InquiryRow) (string, error) {
	for n := 0; n < 20 && len(*rows) < closedPage; n++ {
		p, err := tx.Find(data.KindInquiry, "opened", store.Range{After: after, Limit: closedPage, Reverse: true})
		if err != nil {
			return "", err
		}
		all, err := store.GetAll[data.Inquiry](tx, p.IDs)
		if err != nil {
			return "", err
		}
		for _, q := range all {
			if !q.Open() {
				*rows = append(*rows, inquiryRow(tx, q, nil))
			}
		}
		if after = p.After; after == "" {
			return "", nil
		}
	}
	return after, nil
}

// unreadBy are the inquiries handed over to a person that they have not read.
func unreadBy(tx *store.Tx, me *data.Staff) (map[data.ID]bool, error) {
	out := map[data.ID]bool{}
	if me.ID == 0 {
		return out, nil
	}
	places := [][]string{{data.PartID(me.ID)}}
	if me.Department != 0 {
		places = append(places, []string{data.PartID(0), data.PartID(me.Department)})
	}
	for _, parts := range places {
		fs, err := store.List[data.Forward](tx, "unread", store.Range{Parts: parts, Limit: 200})
		if err != nil {
			return nil, err
		}
		for _, f := range fs {
			out[f.Inquiry] = true
		}
	}
	return out, nil
}

func inquiryRow(tx *store.Tx, q *data.Inquiry, unread map[data.ID]bool) InquiryRow {
	_, who := q.Caption(tx.Look)
	return InquiryRow{Inquiry: q, Who: who, Unread: unread[q.ID]}
}

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

// Offers are the times that are offered for an answer: in half an hour, after the shop's usual time, and when the shop opens next.
func (s *Inquiries) Offers(urgency data.Urgency) (out []data.Local, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		now := s.wall(sh)
		usual := sh.Standards.Normal
		switch urgency {
		case data.Low:
			usual = sh.Standards.Low
		case data.High:
			usual = sh.Standards.High
		case data.Emergency:
			usual = sh.Standards.Emergency
		}
		soon := now.Date().At((now.Minutes() + 30 + 4) / 5 * 5)
		later := now.Date().At((now.Minutes() + max(usual, 60) + 59) / 60 * 60)
		if open := OpeningOn(sh, now.Date()); later.Date() == now.Date() && later.Minutes() < open.To {
			out = []data.Local{soon, later}
		} else {
			out = []data.Local{soon}
		}
		for day, i := now.Date().Plus(1), 0; i < 30 && len(out) < 3; day, i = day.Plus(1), i+1 {
			if open := OpeningOn(sh, day); !open.Empty() {
				out = append(out, day.At(open.From+60))
			}
		}
		return nil
	})
	return out, err
}
