package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Today is what the desk has to do now.
type Today struct{ *core }

// TodayView is the first screen of the day. All of it is read by index: its cost does not grow with the file.
type TodayView struct {
	Now     data.Local
	Open    data.Span // of the shop; empty: closed
	In      []*data.Staff
	Answers []TodayRow // promised for today and before, the most overdue first
	Tell    []TodayRow // arrived, tell the customer
	Ready   []TodayRow // ready to collect, the longest waiting first
	Parts   []TodayRow // orders that are late
	Tasks   []TodayRow // follow-ups and everything else that falls due today
	Board   Board
	Figures TodayFigures
	SlotsIn int        // free slots of an hour today
	NextDue data.Local // the next promised answer after now; "" none
}

// TodayFigures are the five figures at the head.
type TodayFigures struct {
	Promised, Overdue int
	Visits            int
	NextVisit         data.Local
	OpenJobs, Late    int
	Ready             int
	ReadyDue          data.Money
	TakenIn, Done     int // today
}

// TodayRow is one thing to do.
type TodayRow struct {
	Ref      data.Ref
	Task     *data.Task // nil: the record itself is what is due
	Due      data.Local // the promise; "" none
	Since    data.Instant
	Customer *data.Customer
	Who      string // customer, caller or supplier
	What     string
	No       string
	Owes     data.Money
	Tries    int
	Channel  data.Channel
	About    data.Ref // part request of an order that is late
}

// mostToday bounds each list of the day.
const mostToday = 200

// View reads the day.
func (s *Today) View() (out TodayView, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		out = TodayView{Now: s.wall(sh)}
		d := &day{tx: tx, sh: sh, now: out.Now, view: &out}
		for _, part := range []func() error{d.staff, d.answers, d.jobs, d.tasks, d.parts, d.board, d.counts} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// day gathers the parts of Today.
type day struct {
	tx   *store.Tx
	sh   *data.Shop
	now  data.Local
	view *TodayView
}

func (d *day) staff() error {
	d.view.Open = OpeningOn(d.sh, d.now.Date())
	people, err := staffOf(d.tx, true)
	for _, p := range people {
		if w := worksOn(d.sh, p, d.now.Date()); !w.Empty() && w.From <= d.now.Minutes() && d.now.Minutes() < w.To {
			d.view.In = append(d.view.In, p)
		}
	}
	return err
}

// answers are inquiries whose answer is promised until the end of today.
func (d *day) answers() error {
	all, err := store.List[data.Inquiry](d.tx, "promised", store.Range{To: string(d.now.Date().Plus(1).At(0)), Limit: mostToday})
	if err != nil {
		return err
	}
	for _, q := range all {
		row := TodayRow{Ref: ref(q), Due: q.Promised, Since: q.Opened, What: q.Matter(), No: q.No, Channel: q.Channel, Who: firstOf(q.Caller, q.CallerTel)}
		d.customer(&row, q.Customer)
		d.view.Answers = append(d.view.Answers, row)
		d.view.Figures.Promised++
		if q.Promised < d.now {
			d.view.Figures.Overdue++
		}
	}
	next, err := store.List[data.Inquiry](d.tx, "promised", store.Range{From: string(d.now), Limit: 1})
	if err == nil && len(next) > 0 {
		d.view.NextDue = next[0].Promised
	}
	return err
}

func (d *day) customer(row *TodayRow, id data.ID) {
	if c, ok := d.tx.Look(data.KindCustomer, id).(*data.Customer); ok {
		row.Customer, row.Who = c, c.Name()
	}
}

// jobs are those ready to collect, and the counts of open and late ones.
func (d *day) jobs() error {
	states, err := d.tx.Sheet("open-jobs", "")
	if err != nil {
		return err
	}
	for _, n := range states {
		d.view.Figures.OpenJobs += int(n)
	}
	if d.view.Figures.Late, err = lateJobs(d.tx, d.now); err != nil {
		return err
	}
	var ready []*data.Job
	for _, state := range []data.JobState{data.Ready, data.NotRepaired} {
		jobs, err := store.List[data.Job](d.tx, "state", store.Range{Parts: []string{string(state)}, Limit: mostToday})
		if err != nil {
			return err
		}
		ready = append(ready, jobs...)
	}
	sort.SliceStable(ready, func(i, k int) bool { return ready[i].ReadyAt < ready[k].ReadyAt })
	for _, j := range ready {
		row := TodayRow{Ref: ref(j), Since: j.ReadyAt, No: j.No}
		row.What, _ = j.Caption(d.tx.Look)
		d.customer(&row, j.Customer)
		paid, err := d.tx.Sum("paid-job", data.PartID(j.ID))
		if err != nil {
			return err
		}
		row.Owes = max(0, j.Totals().Total-data.Money(paid))
		if row.Tries, err = d.told(ref(j)); err != nil {
			return err
		}
		d.view.Ready = append(d.view.Ready, row)
		d.view.Figures.ReadyDue += row.Owes
	}
	d.view.Figures.Ready = len(ready)
	return nil
}

// told is how often the customer was told of a record.
func (d *day) told(r data.Ref) (int, error) {
	ts, err := tasksOf(d.tx, r)
	n := 0
	for _, t := range ts {
		if t.TaskKind != data.TaskTell && t.TaskKind != data.TaskCollect {
			continue
		}
		n += t.Tries
		if t.State == data.TaskDone {
			n++
		}
	}
	return n, err
}

// tasks are what falls due today; answers stand in their own list.
func (d *day) tasks() error {
	due, err := store.List[data.Task](d.tx, "due", store.Range{To: string(d.now.Date().Plus(1).At(0)), Limit: 2 * mostToday})
	if err != nil {
		return err
	}
	for _, t := range due {
		if t.TaskKind == data.TaskAnswer {
			continue
		}
		row := TodayRow{Ref: t.Of, Task: t, Due: t.Due, Since: t.Created, What: t.Text, Tries: t.Tries}
		if n, ok := d.tx.Look(t.Of.Kind, t.Of.ID).(data.Numbered); ok {
			row.No = *n.Number()
		}
		d.customer(&row, t.Customer)
		switch {
		case t.TaskKind == data.TaskTell && d.readyToTell(t):
		case t.TaskKind == data.TaskTell:
			d.view.Tell = append(d.view.Tell, row)
		default:
			d.view.Tasks = append(d.view.Tasks, row)
		}
	}
	return nil
}

// readyToTell puts the task to tell the customer of a job that is ready with that job: no reminder stands twice.
func (d *day) readyToTell(t *data.Task) bool {
	for i := range d.view.Ready {
		if d.view.Ready[i].Ref == t.Of {
			d.view.Ready[i].Task = t
			return true
		}
	}
	return false
}

// parts are orders that should be here.
func (d *day) parts() error {
	late, err := store.List[data.PartsOrder](d.tx, "open", store.Range{To: string(d.now), Limit: mostToday})
	if err != nil {
		return err
	}
	for _, o := range late {
		row := TodayRow{Ref: ref(o), Due: o.Expected, Since: o.SentAt, No: o.No}
		row.What, row.Who = o.Caption(d.tx.Look)
		for _, l := range o.Lines {
			if r, ok := d.tx.Look(data.KindPartRequest, l.Request).(*data.PartRequest); ok && r.Job != 0 && row.About.Zero() {
				row.About = ref(r)
			}
		}
		d.view.Parts = append(d.view.Parts, row)
	}
	return nil
}

func (d *day) board() error {
	b := Board{Date: d.now.Date(), Open: d.view.Open}
	people, err := bookable(d.tx, 0)
	if err != nil {
		return err
	}
	for _, p := range people {
		c, err := column(d.tx, d.sh, p, b.Date)
		if err != nil {
			return err
		}
		for _, a := range c.Appointments {
			d.view.Figures.Visits++
			if a.Start > d.now && (d.view.Figures.NextVisit == "" || a.Start < d.view.Figures.NextVisit) {
				d.view.Figures.NextVisit = a.Start
			}
		}
		for _, f := range c.Free {
			d.view.SlotsIn += max(0, f.To-roundUp(max(f.From, d.now.Minutes()))) / usualMinutes
		}
		b.Columns = append(b.Columns, c)
	}
	d.view.Board = b
	return nil
}

// counts are the jobs taken in and handed out today.
func (d *day) counts() error {
	from, to, err := bounds(d.sh, d.now.Date())
	if err != nil {
		return err
	}
	within := store.Range{From: data.PartTime(from), To: data.PartTime(to)}
	if d.view.Figures.TakenIn, err = d.tx.Count(data.KindJob, "taken", within, 10000); err != nil {
		return err
	}
	d.view.Figures.Done, err = d.tx.Count(data.KindJob, "ready", within, 10000)
	return err
}

// bounds are the instants between which a business day lies.
func bounds(sh *data.Shop, d data.Date) (from, to data.Instant, err error) {
	if from, err = startOf(sh, d); err != nil {
		return 0, 0, err
	}
	to, err = startOf(sh, d.Plus(1))
	return from, to, err
}

// startOf is when a business day begins; where a clock change skips that time, the next quarter of an hour that exists.
func startOf(sh *data.Shop, d data.Date) (data.Instant, error) {
	l := d.At(sh.DayEnds)
	for i := 0; ; i++ {
		at, err := l.In(zoneOf(sh))
		if err == nil || i == 12 {
			return at, err
		}
		l = l.Plus(15)
	}
}
