package app

import (
	"strings"

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

// What a look at inquiries reads.
const (
	inquiryPage = 12 // rows a page, unless more are asked for: at most sixty keys
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
}

// stands says whether an open inquiry stands on a list of who looks.
func (l *inquiryList) stands(show InquiryShow, w data.Whose) bool {
	mine := l.me.ID != 0 && w.Staff == l.me.ID
	switch show {
	case ShowOpen:
		return true
	case ShowMine:
		return mine
	case ShowToMe:
		return w.Handed && (mine || l.me.Department != 0 && w.Department == l.me.Department)
	}
	return false
}

// counts reads the counts of all lists from running sums.
func (l *inquiryList) counts() error {
	open, err := l.tx.Sheet("open-inquiries", "")
	if err != nil {
		return err
	}
	l.page.Balls = map[string]int{}
	for line, n := range open {
		ball, whose, _ := strings.Cut(line, " ")
		w := data.ReadWhose(whose)
		for show, sum := range map[InquiryShow]*int{ShowOpen: &l.page.Open, ShowMine: &l.page.Mine, ShowToMe: &l.page.ToMe} {
			if l.stands(show, w) {
				*sum += int(n)
			}
		}
		if l.stands(l.q.Show, w) {
			l.page.Balls[ball] += int(n)
			l.page.Total += int(n)
		}
	}
	if l.q.Show == ShowClosed {
		over, err := l.tx.Sum("over-inquiries", "")
		l.page.Total = int(over)
		return err
	}
	l.page.Overdue, err = overdue(l.tx, "due-inquiries", l.now, func(whose string) bool { return l.stands(l.q.Show, data.ReadWhose(whose)) })
	return err
}

// overdue is how many of what is promised at the desk was to be done before now: whole days from the sheets of the decades, today
// from its own.
func overdue(tx *store.Tx, sum string, now data.Local, of func(whose string) bool) (late int, err error) {
	today := string(now.Date())
	count := func(lines map[string]int64, before string) {
		for line, n := range lines {
			if at, whose, _ := strings.Cut(line, " "); at < before && of(whose) {
				late += int(n)
			}
		}
	}
	decade := today[:len("202")]
	decades, err := tx.Sheets(sum, decade)
	if err != nil {
		return 0, err
	}
	for d, lines := range decades {
		before := "~"
		if d == decade {
			before = today[len(decade):]
		}
		count(lines, before)
	}
	minutes, err := tx.Sheet(sum+"-at", today)
	count(minutes, string(now)[len(today)+1:])
	return late, err
}

// read gives the inquiries of the page.
func (l *inquiryList) read() ([]*data.Inquiry, error) {
	var p store.Page
	var err error
	r := store.Range{After: l.q.After, Limit: l.q.Limit}
	switch l.q.Show {
	case ShowToMe:
		to := []string{data.HandedTo(l.me.ID)}
		if l.me.Department != 0 {
			to = append(to, data.HandedToDepartment(l.me.Department))
		}
		p, err = l.tx.FindAny(data.KindInquiry, "handed", to, l.q.Limit, l.q.After)
	case ShowMine:
		r.Parts = []string{data.PartID(l.me.ID)}
		p, err = l.tx.Find(data.KindInquiry, "assigned", r)
	case ShowClosed:
		r.Reverse = true
		p, err = l.tx.Find(data.KindInquiry, "over", r)
	default:
		p, err = l.tx.Find(data.KindInquiry, "desk", r)
	}
	if err != nil {
		return nil, err
	}
	l.page.Next = p.After
	return store.GetAll[data.Inquiry](l.tx, p.IDs)
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
	for _, q := range all {
		row := InquiryRow{Inquiry: q}
		_, row.Who = q.Caption(look.at)
		if q.Open() && l.stands(ShowToMe, q.Whose()) {
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
