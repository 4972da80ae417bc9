package app

import (
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

// InquiryPage is a piece of a list of inquiries with the true counts of the whole list and of the others.
type InquiryPage struct {
	Rows             []InquiryRow
	Open, Mine, ToMe int
	Balls            map[string]int // of the list shown: how many stand in each third of the desk's order
	Overdue          int            // of the list shown
	Total            int            // of the list shown, all of them
	Next             string         // where the next page begins; "" at the end
}

// Bounds of what a look at inquiries reads.
const (
	inquiryPage = 14  // rows a page, unless more are asked for
	mostHanded  = 500 // handed over to one person or department
)

// InquiryQuery says which inquiries a list shows, and from where on.
type InquiryQuery struct {
	Show  InquiryShow
	Staff data.ID // who looks
	After string  // where the page before ended
	Limit int     // rows; 0: as many as a window shows at first
}

// List reads a page of a list of inquiries. Open ones stand as the desk works: answers promised, by the promise; what is ours; what
// is the customer's. Those that are over stand the newest first.
func (s *Inquiries) List(q InquiryQuery) (out InquiryPage, err error) {
	if q.Limit == 0 {
		q.Limit = inquiryPage
	}
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		me, _ := tx.Look(data.KindStaff, q.Staff).(*data.Staff)
		if me == nil {
			me = &data.Staff{}
		}
		l := inquiryList{tx: tx, q: q, me: me, now: s.wall(sh), page: &out}
		if err := l.counts(); err != nil {
			return err
		}
		all, err := l.read()
		if err != nil {
			return err
		}
		return l.rows(all)
	})
	return out, err
}

// inquiryList is one look at a list.
type inquiryList struct {
	tx   *store.Tx
	q    InquiryQuery
	me   *data.Staff
	now  data.Local
	page *InquiryPage
	toMe []data.ID // handed over to who looks
}

// counts reads the counts of all lists from running sums and short stretches of indexes.
func (l *inquiryList) counts() error {
	open, err := ballsOf(l.tx, "open-inquiries", "")
	if err != nil {
		return err
	}
	mine := map[string]int{}
	if l.me.ID != 0 {
		if mine, err = ballsOf(l.tx, "inquiries-of", data.PartID(l.me.ID)); err != nil {
			return err
		}
		if l.toMe, err = handedTo(l.tx, l.me); err != nil {
			return err
		}
	}
	l.page.Open, l.page.Mine, l.page.ToMe = total(open), total(mine), len(l.toMe)
	switch l.q.Show {
	case ShowMine:
		l.page.Balls = mine
		l.page.Overdue, err = l.tx.Count(data.KindInquiry, "assigned", store.Range{Parts: []string{data.PartID(l.me.ID), data.DeskPromised}, To: string(l.now)}, data.MostExact)
	case ShowOpen:
		l.page.Balls = open
		l.page.Overdue, err = passed(l.tx, data.KindInquiry, "due-inquiries", l.now)
	case ShowToMe:
		l.page.Balls = map[string]int{}
	case ShowClosed:
		over, err := l.tx.Sum("over-inquiries", "")
		l.page.Total = int(over)
		return err
	}
	l.page.Total = total(l.page.Balls)
	return err
}

// ballsOf are the running sums of a name whose parts begin so, as counts.
func ballsOf(tx *store.Tx, name, begin string) (map[string]int, error) {
	sums, err := tx.Sums(name, begin)
	out := map[string]int{}
	for k, n := range sums {
		out[k] = int(n)
	}
	return out, err
}

func total(of map[string]int) (n int) {
	for _, k := range of {
		n += k
	}
	return n
}

// passed is how many of what is promised at the desk is overdue: whole days by their running sums, today by its times.
func passed(tx *store.Tx, k data.Kind, sum string, now data.Local) (int, error) {
	days, err := tx.SumBefore(sum, string(now.Date()))
	if err != nil {
		return 0, err
	}
	today, err := tx.Count(k, "desk", store.Range{Parts: []string{data.DeskPromised}, From: string(now.Date().At(0)), To: string(now)}, data.MostExact)
	return int(days) + today, err
}

// handedTo are the inquiries handed over to a person or their department.
func handedTo(tx *store.Tx, me *data.Staff) (out []data.ID, err error) {
	places := [][]string{{data.PartID(me.ID)}}
	if me.Department != 0 {
		places = append(places, []string{data.PartID(0), data.PartID(me.Department)})
	}
	seen := map[data.ID]bool{}
	for _, parts := range places {
		p, err := tx.Find(data.KindInquiry, "handed", store.Range{Parts: parts, Limit: mostHanded})
		if err != nil {
			return nil, err
		}
		for _, id := range p.IDs {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out, nil
}

// read gives the inquiries of the page.
func (l *inquiryList) read() ([]*data.Inquiry, error) {
	r := store.Range{After: l.q.After, Limit: l.q.Limit}
	index := "desk"
	switch l.q.Show {
	case ShowToMe:
		return l.handed()
	case ShowMine:
		index, r.Parts = "assigned", []string{data.PartID(l.me.ID)}
		if l.me.ID == 0 {
			return nil, nil
		}
	case ShowClosed:
		index, r.Reverse = "over", true
	}
	p, err := l.tx.Find(data.KindInquiry, index, r)
	if err != nil {
		return nil, err
	}
	l.page.Next = p.After
	return store.GetAll[data.Inquiry](l.tx, p.IDs)
}

// handed reads those handed over to who looks, all at once: they are few.
func (l *inquiryList) handed() ([]*data.Inquiry, error) {
	all, err := store.GetAll[data.Inquiry](l.tx, l.toMe)
	sort.SliceStable(all, func(i, k int) bool {
		a, b := all[i], all[k]
		if a.Desk() != b.Desk() {
			return a.Desk() < b.Desk()
		}
		if a.Promised != b.Promised {
			return b.Promised == "" || a.Promised != "" && a.Promised < b.Promised
		}
		return a.Opened < b.Opened
	})
	for _, q := range all {
		l.page.Balls[q.Desk()]++
		l.page.Total++
		l.page.Overdue += one(q.Desk() == data.DeskPromised && q.Promised < l.now)
	}
	return all, err
}

// rows adds who asked, and what is not read yet.
func (l *inquiryList) rows(all []*data.Inquiry) error {
	look := newLooker(l.tx)
	for _, q := range all {
		look.want(data.Ref{Kind: data.KindCustomer, ID: q.Customer})
	}
	if err := look.fetch(); err != nil {
		return err
	}
	mine := map[data.ID]bool{}
	for _, id := range l.toMe {
		mine[id] = true
	}
	for _, q := range all {
		row := InquiryRow{Inquiry: q}
		_, row.Who = q.Caption(look.at)
		if mine[q.ID] {
			var err error
			if row.Unread, err = l.unread(q.ID); err != nil {
				return err
			}
		}
		l.page.Rows = append(l.page.Rows, row)
	}
	return nil
}

// unread says whether the newest hand-over to who looks is not read.
func (l *inquiryList) unread(id data.ID) (bool, error) {
	places := [][]string{{data.PartID(l.me.ID), data.PartID(0), data.PartID(id)}}
	if l.me.Department != 0 {
		places = append(places, []string{data.PartID(0), data.PartID(l.me.Department), data.PartID(id)})
	}
	for _, parts := range places {
		n, err := l.tx.Count(data.KindForward, "unread", store.Range{Parts: parts}, 1)
		if err != nil || n > 0 {
			return n > 0, err
		}
	}
	return false, nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
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
