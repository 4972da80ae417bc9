package app

import (
	"sort"
	"strconv"
	"strings"

	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// JobsQuery says which jobs a list shows.
type JobsQuery struct {
	Only       string  // "": all open; "late"; a state; a JobGroup's Only; "closed": those that are over
	Technician data.ID // 0: everybody's
	Text       string  // narrows: each word begins a word of the row
	Sort       string  // of open ones: "promised" (also ""), "number", "customer", "state", "technician"
	After      string  // where the page before ended
	Limit      int     // rows; 0: all open ones, 50 of those that are over
}

// OnlyLate and OnlyClosed are choices of JobsQuery.Only beside the states.
const (
	OnlyLate   = "late"
	OnlyClosed = "closed"
)

// JobRow is a job as lists show it.
type JobRow struct {
	*data.Job
	Device     string // names of its devices, or what is wanted
	Model      string // the same in short: models without their brands
	Who        string // customer
	Phone      string
	Technician string     // short name
	Slot       data.Local // start of its next appointment
	Late       bool
}

// JobsPage is what a list of jobs shows.
type JobsPage struct {
	Rows   []JobRow
	Counts map[string]int // of open ones, narrowed by text and technician: by state, "late", and "" for all; of those that are over "closed" alone
	More   bool           // there are more open ones than are looked at
	Next   string         // the next page's After; "" at the end
}

// Bounds of what a list of jobs reads.
const (
	mostOpen   = 2000 // open jobs of a list that is narrowed or in another order than by promise
	closedPage = 50   // jobs that are over, a page

	namedDevices = 3  // devices that a row names
	rowKeys      = 30 // keys that the rows of a first page read beside their jobs: with those, their places and the counts at most sixty
)

// FirstJobs is how many rows of a list of jobs are read at first, where they have few devices; more as one scrolls.
const FirstJobs = 12

// List gives the rows that a query names, with counts that are true for the narrowed list. Open jobs stand by
// promise, those that only wait to be collected last; closed ones by the time they were taken in, the newest first.
// By promise and with nothing typed a page is read by index, and the counts from running sums; else all open ones are looked at.
func (s *Jobs) List(q JobsQuery) (out JobsPage, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		now := s.wall(sh)
		switch {
		case q.Only == OnlyClosed:
			out, err = closedJobs(tx, q)
		case q.Limit > 0 && q.Technician == 0 && strings.TrimSpace(q.Text) == "" && (q.Sort == "" || q.Sort == "promised"):
			out, err = openJobs(tx, q, now)
		default:
			out, err = lookThrough(tx, q, now)
		}
		return err
	})
	return out, err
}

// openJobs reads a page of open jobs by promise.
func openJobs(tx *store.Tx, q JobsQuery, now data.Local) (out JobsPage, err error) {
	states, err := tx.Sheet("open-jobs", "")
	if err != nil {
		return out, err
	}
	out.Counts = map[string]int{}
	for state, n := range states {
		out.Counts[state] = int(n)
		out.Counts[""] += int(n)
	}
	if out.Counts[OnlyLate], err = lateJobs(tx, now); err != nil {
		return out, err
	}
	var p store.Page
	switch group, one := groupOf(q.Only); {
	case q.Only == "":
		p, err = tx.Find(data.KindJob, "desk", store.Range{After: q.After, Limit: q.Limit})
	case q.Only == OnlyLate:
		p, err = tx.Find(data.KindJob, "desk", store.Range{Parts: []string{data.DeskWork}, To: string(now), After: q.After, Limit: q.Limit})
	case one:
		p, err = tx.FindAny(data.KindJob, "state", group, q.Limit, q.After)
	default:
		p, err = tx.FindAny(data.KindJob, "state", []string{q.Only}, q.Limit, q.After)
	}
	if err != nil {
		return out, err
	}
	jobs, err := store.GetAll[data.Job](tx, p.IDs)
	if err != nil {
		return out, err
	}
	if q.After == "" && q.Limit <= FirstJobs && len(jobs) == len(p.IDs) {
		room := rowKeys
		if group, one := groupOf(q.Only); one {
			room -= len(group) * (store.AnyStep - 1)
		}
		p.Cut(fitting(jobs, room))
		jobs = jobs[:len(p.IDs)]
	}
	out.Next = p.After
	out.Rows, err = jobRows(tx, jobs, now)
	return out, err
}

// lateJobs is how many open jobs are not ready though they were promised for before now.
func lateJobs(tx *store.Tx, now data.Local) (int, error) {
	return overdue(tx, "due-jobs", now, func(string) bool { return true })
}

// fitting is how many of the first jobs a first page has room for: their rows read at most so many keys beside the jobs.
func fitting(jobs []*data.Job, room int) int {
	seen := map[data.Ref]bool{{}: true}
	keys := 0
	for i, j := range jobs {
		of := []data.Ref{{Kind: data.KindCustomer, ID: j.Customer}, {Kind: data.KindStaff, ID: j.Technician}}
		for n, d := range j.Devices {
			if n < namedDevices {
				of = append(of, data.Ref{Kind: data.KindDevice, ID: d.Device})
			}
		}
		for _, r := range of {
			if r.ID != 0 && !seen[r] {
				seen[r] = true
				keys++
			}
		}
		if j.State == data.Scheduled {
			keys++
		}
		if keys > room {
			return max(1, i)
		}
	}
	return len(jobs)
}

// lookThrough looks at all open jobs: for what was typed, one technician, or another order.
func lookThrough(tx *store.Tx, q JobsQuery, now data.Local) (out JobsPage, err error) {
	jobs, err := store.List[data.Job](tx, "desk", store.Range{Limit: mostOpen + 1})
	if err != nil {
		return out, err
	}
	if out.More = len(jobs) > mostOpen; out.More {
		jobs = jobs[:mostOpen]
	}
	rows, err := jobRows(tx, jobs, now)
	if err != nil {
		return out, err
	}
	out.Counts = map[string]int{}
	for _, r := range narrow(rows, q) {
		out.Counts[""]++
		out.Counts[string(r.State)]++
		if r.Late {
			out.Counts[OnlyLate]++
		}
		if admits(q.Only, r) {
			out.Rows = append(out.Rows, r)
		}
	}
	sortJobs(out.Rows, q.Sort)
	return out, nil
}

func closedJobs(tx *store.Tx, q JobsQuery) (out JobsPage, err error) {
	var jobs []*data.Job
	var p store.Page
	if strings.TrimSpace(q.Text) != "" {
		refs, err := tx.Search(search.Query{Text: q.Text, Kinds: []data.Kind{data.KindJob}, Limit: 200})
		if err != nil {
			return out, err
		}
		var ids []data.ID
		for _, r := range refs {
			ids = append(ids, r.ID)
		}
		if jobs, err = store.GetAll[data.Job](tx, ids); err != nil {
			return out, err
		}
	} else {
		if q.Limit == 0 {
			q.Limit = closedPage
		}
		if p, err = tx.Find(data.KindJob, "over", store.Range{After: q.After, Limit: q.Limit, Reverse: true}); err != nil {
			return out, err
		}
		if jobs, err = store.GetAll[data.Job](tx, p.IDs); err != nil {
			return out, err
		}
	}
	over, err := tx.Sum("over-jobs", "")
	if err != nil {
		return out, err
	}
	out.Counts = map[string]int{OnlyClosed: int(over)}
	kept := jobs[:0]
	for _, j := range jobs {
		if !j.Open() && j.Removed == 0 && (q.Technician == 0 || j.Technician == q.Technician) {
			kept = append(kept, j)
		}
	}
	if q.After == "" && q.Limit > 0 && q.Limit <= FirstJobs && len(kept) == len(p.IDs) {
		p.Cut(fitting(kept, rowKeys))
		kept = kept[:len(p.IDs)]
	}
	out.Next = p.After
	out.Rows, err = jobRows(tx, kept, "")
	return out, err
}

// jobRows fetches what rows show beside the jobs themselves. now "" leaves lateness out.
func jobRows(tx *store.Tx, jobs []*data.Job, now data.Local) ([]JobRow, error) {
	look := newLooker(tx)
	for _, j := range jobs {
		look.want(data.Ref{Kind: data.KindCustomer, ID: j.Customer})
		look.want(data.Ref{Kind: data.KindStaff, ID: j.Technician})
		for _, d := range rowDevices(j) {
			look.want(data.Ref{Kind: data.KindDevice, ID: d.Device})
		}
	}
	if err := look.fetch(); err != nil {
		return nil, err
	}
	rows := make([]JobRow, 0, len(jobs))
	for _, j := range jobs {
		row := JobRow{Job: j, Late: now != "" && lateJob(j, now)}
		if c, ok := look.at(data.KindCustomer, j.Customer).(*data.Customer); ok {
			row.Who, row.Phone = c.Name(), c.Phone()
		}
		if p, ok := look.at(data.KindStaff, j.Technician).(*data.Staff); ok {
			row.Technician = p.Called()
		}
		var names, models []string
		for _, d := range rowDevices(j) {
			if dev, ok := look.at(data.KindDevice, d.Device).(*data.Device); ok {
				names, models = append(names, dev.Name()), append(models, shortDevice(dev))
			}
		}
		if more := len(j.Devices) - namedDevices; more > 0 {
			names, models = append(names, "+"+strconv.Itoa(more)), append(models, "+"+strconv.Itoa(more))
		}
		row.Device, row.Model = strings.Join(names, ", "), strings.Join(models, ", ")
		if j.State == data.Scheduled {
			var err error
			if row.Slot, err = nextSlot(tx, j.ID); err != nil {
				return nil, err
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// rowDevices are the devices of a job that a row names.
func rowDevices(j *data.Job) []data.JobDevice { return j.Devices[:min(len(j.Devices), namedDevices)] }

// shortDevice is the model where it says enough by itself: "Galaxy S23", but "Nokia 105".
func shortDevice(d *data.Device) string {
	if strings.Contains(d.Model, " ") || len(d.Model) >= 8 {
		return d.Model
	}
	return d.Name()
}

// lateJob says whether a promise has passed while the work is not ready.
func lateJob(j *data.Job, now data.Local) bool {
	return j.Promised != "" && j.Promised < now && j.State.Ball() != data.BallReady
}

// nextSlot is the start of the first appointment of a job that still is to take place.
func nextSlot(tx *store.Tx, job data.ID) (data.Local, error) {
	next, _, err := tx.Places(data.KindAppointment, "next-of", store.Range{Parts: []string{data.PartID(job)}, Limit: 1, Blind: true})
	if err != nil || len(next) == 0 {
		return "", err
	}
	return data.Local(next[0].Parts[0]), nil
}

// narrow keeps the rows of a technician that have every word of the text.
func narrow(rows []JobRow, q JobsQuery) []JobRow {
	words := data.FoldWords(q.Text)
	out := rows[:0]
	for _, r := range rows {
		if q.Technician != 0 && r.Job.Technician != q.Technician {
			continue
		}
		if r.has(words) {
			out = append(out, r)
		}
	}
	return out
}

func (r JobRow) has(words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := " " + data.Fold(strings.Join([]string{r.No, r.Device, r.Title, r.Said(), r.Who, r.Technician}, " "))
	codes := data.Squeeze(r.No) + " " + data.Digits(r.Phone)
	for _, w := range words {
		if !strings.Contains(text, " "+w) && !strings.Contains(codes, w) {
			return false
		}
	}
	return true
}

func sortJobs(rows []JobRow, by string) {
	key := func(r JobRow) string {
		if r.State.Ball() == data.BallReady {
			return "1"
		}
		return "0"
	}
	switch by {
	case "number":
		key = func(r JobRow) string { return data.PartID(r.ID) }
	case "customer":
		key = func(r JobRow) string { return data.Fold(r.Who) }
	case "technician":
		key = func(r JobRow) string { return data.Fold(r.Technician) }
	case "state":
		place := map[data.JobState]int{}
		for i, s := range data.JobStates() {
			place[s] = i
		}
		key = func(r JobRow) string { return data.PartInt(place[r.State]) }
	}
	sort.SliceStable(rows, func(i, j int) bool { return key(rows[i]) < key(rows[j]) })
}
