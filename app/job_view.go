package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// JobView is a job with everything that its page and its papers show.
type JobView struct {
	Job          *data.Job
	Customer     *data.Customer
	Devices      []JobDeviceView
	Staff        map[data.ID]*data.Staff // everybody named on it
	Totals       data.Totals
	Payments     []*data.Payment // oldest first, void ones too
	Paid         data.Money
	Balance      data.Money
	Estimate     *data.Estimate // the newest; nil: none
	Estimates    []*data.Estimate
	Parts        []JobPart
	Appointments []*data.Appointment // by start
	Earlier      []*data.Job         // of its devices, the newest first
	Before       *data.Job           // the job that this is a come-back of
	Tasks        []*data.Task        // open ones
	Timeline     []JobEvent          // the newest first
	Now          data.Local
}

// JobDeviceView is one device of a job.
type JobDeviceView struct {
	data.JobDevice
	Device *data.Device
	Shelf  string
}

// JobPart is a part that a job wants: where it stands with the supplier.
type JobPart struct {
	Request *data.PartRequest
	Part    *data.Part
	Order   *data.PartsOrder // nil: not ordered
	Shelf   string           // where it lies
	Late    int              // days past what the supplier named; 0: not late
}

// Called is the short name of somebody named on the job, "" for nobody.
func (v *JobView) Called(id data.ID) string {
	if p := v.Staff[id]; p != nil {
		return p.Called()
	}
	return ""
}

// Get reads a job with everything for its page; data.ErrNotFound.
func (s *Jobs) Get(id data.ID) (out *JobView, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		j, err := store.Get[data.Job](tx, id)
		if err != nil {
			return err
		}
		if out, err = viewJob(tx, sh, j, s.wall(sh)); err != nil {
			return err
		}
		if out.Timeline, err = jobEvents(tx, out); err != nil {
			return err
		}
		return out.people(tx)
	})
	return out, err
}

func viewJob(tx *store.Tx, sh *data.Shop, j *data.Job, now data.Local) (*JobView, error) {
	v := &JobView{Job: j, Totals: j.Totals(), Now: now}
	var err error
	if v.Customer, err = customer(tx, j.Customer); err != nil {
		return nil, err
	}
	for _, d := range j.Devices {
		dv := JobDeviceView{JobDevice: d}
		if dv.Device, err = store.Get[data.Device](tx, d.Device); err != nil {
			return nil, err
		}
		dv.Shelf = shelfName(tx, d.Shelf)
		v.Devices = append(v.Devices, dv)
	}
	for _, read := range []func(*store.Tx) error{v.money, v.prices, v.parts, v.visits, v.before, v.people} {
		if err := read(tx); err != nil {
			return nil, err
		}
	}
	tasks, err := tasksOf(tx, data.Ref{Kind: data.KindJob, ID: j.ID})
	for _, t := range tasks {
		if t.Open() {
			v.Tasks = append(v.Tasks, t)
		}
	}
	return v, err
}

func shelfName(tx *store.Tx, id data.ID) string {
	if s, ok := tx.Look(data.KindShelf, id).(*data.Shelf); ok {
		return s.Name
	}
	return ""
}

func (v *JobView) money(tx *store.Tx) (err error) {
	v.Payments, err = store.List[data.Payment](tx, "job", store.Range{Parts: []string{data.PartID(v.Job.ID)}})
	for _, p := range v.Payments {
		v.Paid += p.Value()
	}
	v.Balance = v.Totals.Total - v.Paid
	return err
}

func (v *JobView) prices(tx *store.Tx) (err error) {
	v.Estimates, err = estimatesOf(tx, v.Job.ID)
	if len(v.Estimates) > 0 {
		v.Estimate = v.Estimates[0]
	}
	return err
}

func (v *JobView) parts(tx *store.Tx) error {
	all, err := store.List[data.PartRequest](tx, "job", store.Range{Parts: []string{data.PartID(v.Job.ID)}})
	if err != nil {
		return err
	}
	for _, r := range all {
		p := JobPart{Request: r, Shelf: shelfName(tx, r.Shelf)}
		if p.Part, err = store.Get[data.Part](tx, r.Part); err != nil {
			return err
		}
		if o, ok := tx.Look(data.KindPartsOrder, r.Order).(*data.PartsOrder); ok {
			p.Order = o
			if r.State == data.Ordered && o.Expected != "" && o.Expected.Date() < v.Now.Date() {
				p.Late = o.Expected.Date().Days(v.Now.Date())
			}
		}
		v.Parts = append(v.Parts, p)
	}
	return nil
}

// PartOf is the request that a line of the job waits for; nil where it waits for none.
func (v *JobView) PartOf(l data.Line) *JobPart {
	for i := range v.Parts {
		if l.Part != 0 && v.Parts[i].Request.Part == l.Part && v.Parts[i].Request.State != data.RequestClosed {
			return &v.Parts[i]
		}
	}
	return nil
}

func (v *JobView) visits(tx *store.Tx) (err error) {
	v.Appointments, err = store.List[data.Appointment](tx, "job", store.Range{Parts: []string{data.PartID(v.Job.ID)}})
	return err
}

// before reads the earlier jobs of the devices, at most four of each.
func (v *JobView) before(tx *store.Tx) error {
	seen := map[data.ID]bool{v.Job.ID: true}
	for _, d := range v.Job.Devices {
		jobs, err := store.List[data.Job](tx, "device", store.Range{Parts: []string{data.PartID(d.Device)}, Reverse: true, Limit: 5})
		if err != nil {
			return err
		}
		for _, j := range jobs {
			if !seen[j.ID] && j.Removed == 0 && j.TakenIn <= v.Job.TakenIn {
				seen[j.ID] = true
				v.Earlier = append(v.Earlier, j)
			}
		}
	}
	if j, ok := tx.Look(data.KindJob, v.Job.ComesBack).(*data.Job); ok {
		v.Before = j
	}
	return nil
}

// people reads everybody who is named on the job.
func (v *JobView) people(tx *store.Tx) error {
	ids := []data.ID{v.Job.Technician, v.Job.TakenBy, v.Job.AssessedBy}
	for _, p := range v.Payments {
		ids = append(ids, p.By, p.VoidBy)
	}
	for _, e := range v.Estimates {
		ids = append(ids, e.Answer.By)
	}
	for _, a := range v.Appointments {
		ids = append(ids, a.Technician)
	}
	for _, e := range v.Timeline {
		ids = append(ids, e.By)
		if e.Contact != nil && e.Contact.Party.Kind == data.KindStaff {
			ids = append(ids, e.Contact.Party.ID)
		}
	}
	v.Staff = map[data.ID]*data.Staff{}
	var want []data.ID
	for _, id := range ids {
		if _, seen := v.Staff[id]; !seen && id != 0 {
			v.Staff[id] = nil
			want = append(want, id)
		}
	}
	all, err := store.GetAll[data.Staff](tx, want)
	for _, p := range all {
		v.Staff[p.ID] = p
	}
	return err
}
