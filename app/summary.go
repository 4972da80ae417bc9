package app

import (
	"sort"
	"time"

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

func (r *reckoning) jobs() error {
	in, err := store.List[data.Job](r.tx, "taken", r.within())
	if err != nil {
		return err
	}
	r.day.JobsIn = len(in)
	for _, j := range in {
		if j.Channel == data.WalkIn {
			r.day.WalkIn++
		} else {
			r.day.ByContact++
		}
	}
	if r.out, err = store.List[data.Job](r.tx, "collected", r.within()); err != nil {
		return err
	}
	r.day.JobsOut = len(r.out)
	for _, j := range r.out {
		if lateOut(r.sh, j) {
			r.day.OutLate++
		}
	}
	return r.technicians()
}

// lateOut says whether a job was ready after its promise.
func lateOut(sh *data.Shop, j *data.Job) bool {
	at, err := j.Promised.In(zoneOf(sh))
	return err == nil && j.Promised != "" && j.ReadyAt > at
}

func (r *reckoning) technicians() error {
	people, err := staffOf(r.tx, false)
	if err != nil {
		return err
	}
	of := map[data.ID]*TechnicianDay{}
	for _, j := range r.out {
		t := of[j.Technician]
		if t == nil {
			t = &TechnicianDay{}
			of[j.Technician] = t
		}
		t.count(j, lateOut(r.sh, j))
	}
	for _, p := range people {
		t := of[p.ID]
		if t == nil {
			t = &TechnicianDay{}
		}
		t.Staff = p
		delete(of, p.ID)
		if err := r.visits(t); err != nil {
			return err
		}
		if p.Active && p.Bookable || t.JobsOut > 0 || t.Visits > 0 {
			r.day.Technicians = append(r.day.Technicians, *t)
		}
	}
	var nobody TechnicianDay
	for _, t := range of {
		nobody.add(*t)
	}
	if nobody.JobsOut > 0 {
		r.day.Technicians = append(r.day.Technicians, nobody)
	}
	return nil
}

// count adds a job that went out.
func (t *TechnicianDay) count(j *data.Job, late bool) {
	t.JobsOut++
	if late {
		t.Late++
	}
	for _, l := range j.Lines {
		switch l.Kind {
		case data.LineLabour:
			t.Labour += l.Amount()
		case data.LinePart:
			t.Parts += l.Amount()
		}
	}
}

func (t *TechnicianDay) add(o TechnicianDay) {
	t.JobsOut, t.Late, t.Minutes, t.Travel, t.Visits = t.JobsOut+o.JobsOut, t.Late+o.Late, t.Minutes+o.Minutes, t.Travel+o.Travel, t.Visits+o.Visits
	t.Labour, t.Parts = t.Labour+o.Labour, t.Parts+o.Parts
}

// All is what all technicians did together.
func (d *DayView) All() (t TechnicianDay) {
	for _, o := range d.Technicians {
		t.add(o)
	}
	return t
}

// visits are a technician's appointments of the day, and what is free on the next.
func (r *reckoning) visits(t *TechnicianDay) error {
	visits, err := store.List[data.Appointment](r.tx, "technician", store.Range{Parts: []string{data.PartID(t.Staff.ID)}, From: string(r.day.Date.At(0)), To: string(r.day.Date.Plus(1).At(0))})
	if err != nil {
		return err
	}
	for _, a := range visits {
		if a.State == data.AppointmentOff || a.State == data.NoShow {
			continue
		}
		t.Visits++
		t.Minutes += a.OnSite()
		t.Travel += a.Travel
	}
	if !t.Staff.Active || !t.Staff.Bookable {
		return nil
	}
	free, err := freeOn(r.tx, r.sh, t.Staff, r.day.Date.Plus(1), 0)
	for _, f := range free {
		t.Free += f.To - f.From
	}
	return err
}

// house is how the shop stands: open jobs by state, what waits, what is ready.
func (r *reckoning) house() error {
	list, err := listNamed(r.tx, data.ListJobStates)
	if err != nil {
		return err
	}
	for _, state := range data.JobStates() {
		if state.Ball() == data.BallOut {
			continue
		}
		jobs, err := store.List[data.Job](r.tx, "state", store.Range{Parts: []string{string(state)}, Limit: 10000})
		if err != nil {
			return err
		}
		if len(jobs) > 0 {
			r.day.States = append(r.day.States, StateCount{state, itemOf(list, string(state)), len(jobs)})
		}
		for _, j := range jobs {
			if err := r.inHouse(j); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reckoning) inHouse(j *data.Job) error {
	if j.Place == data.InShop {
		for _, d := range j.Devices {
			r.day.Held++
			r.day.Declared += d.Declared
		}
	}
	switch j.State {
	case data.WaitingPart:
		r.day.WaitingParts++
		r.day.OldestPart = max(r.day.OldestPart, days(r.sh, j.StateAt, r.now))
	case data.Ready, data.NotRepaired:
		paid, err := r.tx.Sum("paid-job", data.PartID(j.ID))
		if err != nil {
			return err
		}
		r.day.Ready++
		r.day.ReadyDue += max(0, j.Totals().Total-data.Money(paid))
		for i, limit := range [4]int{90, 60, 30, 7} {
			if days(r.sh, j.ReadyAt, r.now) >= limit {
				r.day.Ages[3-i]++
				break
			}
		}
	}
	return nil
}

// days is how many days of the calendar lie between two instants.
func days(sh *data.Shop, from, to data.Instant) int {
	if from == 0 {
		return 0
	}
	return from.Date(zoneOf(sh)).Days(to.Date(zoneOf(sh)))
}

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

// journal counts the acts of the day that were taken back.
func (r *reckoning) journal() error {
	seq, err := r.tx.Since(r.from)
	for err == nil {
		var entries []store.Entry
		if entries, err = r.tx.EntriesFrom(seq, 200); err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			seq = e.Seq + 1
			if e.At >= r.to {
				return nil
			}
			if e.Undoes != 0 && e.Redoes == 0 {
				r.day.Undone++
			}
		}
	}
	return err
}
