package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Summary is the owner's page of one day.
type Summary struct{ *core }

// DayView is what happened on a business day and how the shop stands.
type DayView struct {
	Date                      data.Date
	Running                   bool         // the day is not over
	At                        data.Instant // when it was read
	Taken                     data.Money   // payments less refunds
	WeekAgo                   data.Money   // the same day a week before
	Takings                   []DayTakings // the last 14 days, the day of the page last
	Payments                  []WayTakings
	Deposits, Refunds, Voided data.Money
	Voids                     int

	JobsIn, WalkIn, ByContact int
	JobsOut, OutLate          int
	States                    []StateCount // open jobs, in the order of a job's life
	WaitingParts, OldestPart  int          // jobs, and days
	Ready                     int
	ReadyDue                  data.Money
	Held                      int        // devices in the house
	Declared                  data.Money // and their value
	Ages                      [4]int     // ready but not collected: 7, 30, 60, 90 days and more

	Technicians                      []TechnicianDay
	Inquiries                        InquiryDay
	Appointments                     AppointmentDay
	Asked, Ordered, Arrived, Overdue int         // parts
	Attention                        []Attention // the most pressing ones
	More                             int         // that need it beside them
	Tomorrow                         TomorrowView
	Undone                           int
	Hash                             string // of the journal, short
}

// DayTakings is what one day brought.
type DayTakings struct {
	Date   data.Date
	Amount data.Money
	Closed bool
}

// WayTakings is what was paid in one way.
type WayTakings struct {
	Way    string // code in the list of ways to pay
	Item   data.ListItem
	N      int
	Amount data.Money
}

// StateCount is how many open jobs are in a state.
type StateCount struct {
	State data.JobState
	Item  data.ListItem
	N     int
}

// TechnicianDay is what one technician did.
type TechnicianDay struct {
	Staff   *data.Staff // nil: jobs that nobody was named for
	JobsOut int
	Minutes int // on site and at the bench, as reported
	Travel  int
	Late    int
	Labour  data.Money
	Parts   data.Money
	Visits  int
	Free    int // minutes tomorrow
}

// InquiryDay is what the desk was asked.
type InquiryDay struct {
	N                   int
	ByChannel, ByNature map[string]int
	FirstContact        int
	HandedOver          int
	Due, Kept, Missed   int // promised answers of the day
}

// AppointmentDay is how the day's appointments went.
type AppointmentDay struct{ N, Kept, NoShow, Cancelled int }

// Attention is a job that somebody must look at tomorrow, and why.
type Attention struct {
	Job   *data.Job
	Title string
	Who   string // technician
	Why   string // code: "late", "no-answer", "not-collected"
	Days  int
	Owes  data.Money
	Since data.Instant
}

// TomorrowView is what the next day begins with.
type TomorrowView struct {
	Date         data.Date
	Appointments []*data.Appointment // the first five
	Promised     int                 // jobs promised for that day
	Calls        int                 // tasks due until its end
}

// chartDays is how many days the chart of takings shows.
const chartDays = 14

// mostAttention bounds the list of what needs attention: a longer one is not looked through.
const mostAttention = 60

// Day reads the summary of a date; the running one on the day itself.
func (s *Summary) Day(date data.Date) (out DayView, err error) {
	if !date.Valid() {
		return out, data.Faults{{Field: "day", Code: "no-such-date", Args: map[string]string{"time": string(date)}}}
	}
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		r := &reckoning{tx: tx, sh: sh, now: s.Now(), day: &out}
		out = DayView{Date: date, At: s.Now(), Running: date >= businessDay(sh, s.Now())}
		if r.from, r.to, err = bounds(sh, date); err != nil {
			return err
		}
		for _, part := range []func() error{r.takings, r.jobs, r.house, r.inquiries, r.appointments, r.parts, r.attention, r.tomorrow, r.journal} {
			if err := part(); err != nil {
				return err
			}
		}
		out.Hash, err = tx.ChainHash(s.file.desk(0))
		out.Hash = out.Hash[:min(12, len(out.Hash))]
		return err
	})
	return out, err
}

// Today is the business day that runs now.
func (s *Summary) Today() (d data.Date, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err == nil {
			d = businessDay(sh, s.Now())
		}
		return err
	})
	return d, err
}

// reckoning gathers the parts of a day's summary.
type reckoning struct {
	tx       *store.Tx
	sh       *data.Shop
	now      data.Instant
	from, to data.Instant
	day      *DayView
	out      []*data.Job // handed out on the day
}

func (r *reckoning) within() store.Range {
	return store.Range{From: data.PartTime(r.from), To: data.PartTime(r.to)}
}

func (r *reckoning) takings() error {
	first, _, err := bounds(r.sh, r.day.Date.Plus(1-chartDays))
	if err != nil {
		return err
	}
	all, err := store.List[data.Payment](r.tx, "time", store.Range{From: data.PartTime(first), To: data.PartTime(r.to)})
	if err != nil {
		return err
	}
	byDay, ways := map[data.Date]data.Money{}, map[string]*WayTakings{}
	for _, p := range all {
		if p.Removed != 0 {
			continue
		}
		day := businessDay(r.sh, p.At)
		byDay[day] += p.Value()
		if day != r.day.Date {
			continue
		}
		r.payment(p, ways)
	}
	r.day.Taken, r.day.WeekAgo = byDay[r.day.Date], byDay[r.day.Date.Plus(-7)]
	for i := 1 - chartDays; i <= 0; i++ {
		d := r.day.Date.Plus(i)
		r.day.Takings = append(r.day.Takings, DayTakings{d, byDay[d], OpeningOn(r.sh, d).Empty() && byDay[d] == 0})
	}
	list, err := listNamed(r.tx, data.ListPayments)
	if err != nil {
		return err
	}
	for _, w := range ways {
		w.Item = itemOf(list, w.Way)
		r.day.Payments = append(r.day.Payments, *w)
	}
	sort.Slice(r.day.Payments, func(i, k int) bool {
		a, b := r.day.Payments[i], r.day.Payments[k]
		return a.Amount > b.Amount || a.Amount == b.Amount && a.Way < b.Way
	})
	return nil
}

// itemOf is an item of a list; of a code that it does not have, one that is called as the code.
func itemOf(l *data.List, code string) data.ListItem {
	if i, ok := l.Item(code); ok {
		return i
	}
	return data.ListItem{Code: code, En: code}
}

func (r *reckoning) payment(p *data.Payment, ways map[string]*WayTakings) {
	if p.Void != 0 {
		r.day.Voids++
		r.day.Voided += p.Amount
		return
	}
	w := ways[p.Way]
	if w == nil {
		w = &WayTakings{Way: p.Way}
		ways[p.Way] = w
	}
	w.N++
	w.Amount += p.Value()
	switch p.PayKind {
	case data.Deposit:
		r.day.Deposits += p.Amount
	case data.Refund:
		r.day.Refunds += p.Amount
	}
}
