package app

import (
	"strings"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// paperOfAppointment is the card that tells the customer when.
func paperOfAppointment(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	a, err := paperOf[data.Appointment](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	c, _ := r.look(data.KindCustomer, a.Customer).(*data.Customer)
	if c == nil {
		c = &data.Customer{}
	}
	f := formatOf(r.shop, paperLang(r.shop, c))
	w := f.Words()
	m := printing.Card{
		Shop: r.head(f), Print: r.print(f), No: r.number(data.KindAppointment, a.No), Code: data.CodeOf(data.KindAppointment, id, 0),
		Day: f.Day(a.Start.Date()), Time: f.Time(a.Start) + "–" + f.Time(a.End), Own: r.own(), NoQR: r.hides("qr"),
	}
	add := func(part, key, value string) {
		if !r.hides(part) {
			m.Facts = append(m.Facts, printing.Pair{Label: w.T(key), Value: value})
		}
	}
	add("customer", "paper.customer", c.Name())
	add("what", "paper.what", a.Title)
	if j, ok := r.look(data.KindJob, a.Job).(*data.Job); ok {
		add("job", "paper.of-job", r.number(data.KindJob, j.No))
		add("device", "paper.device", r.devicesOf(j))
	}
	if s, ok := r.look(data.KindStaff, a.Technician).(*data.Staff); ok {
		add("technician", "paper.technician", s.Name())
	}
	if a.Place == data.OnSite {
		add("place", "paper.place", firstOf(a.Site.String(), w.T("place.site")))
	} else {
		add("place", "paper.place", w.T("place.shop"))
	}
	r.cutHead(&m.Shop)
	r.blank("address", &m.Shop.Address)
	return []printing.Paper{m}, w, nil
}

// devicesOf names the devices of a job on one line.
func (r *paperRoom) devicesOf(j *data.Job) string {
	var names []string
	for _, d := range j.Devices {
		if dev, ok := r.look(data.KindDevice, d.Device).(*data.Device); ok {
			names = append(names, dev.Name())
		}
	}
	return strings.Join(names, ", ")
}

// dayPlanOf is a technician's day: that of the paper's name ("day-plan:2026-11-24"), else today.
func dayPlanOf(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := paperOf[data.Staff](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	f := formatOf(r.shop, firstOf(p.Language, r.shop.Language))
	day := data.Date(r.arg)
	if !day.Valid() {
		day = r.now.Date(zoneOf(r.shop))
	}
	m := printing.DayPlan{Shop: r.head(f), Print: r.print(f), Technician: p.Name(), Day: f.DayLong(day) + " " + string(day[:4]), NoNotes: r.hides("notes"), Own: r.own()}
	stops, err := r.stopsOf(id, day)
	if err != nil {
		return nil, words.Words{}, err
	}
	travel := 0
	for _, a := range stops {
		stop, err := r.stop(a, f)
		if err != nil {
			return nil, words.Words{}, err
		}
		m.Stops = append(m.Stops, stop)
		travel += a.Before + a.After
	}
	if travel > 0 {
		m.Travel = f.Duration(time.Duration(travel) * time.Minute)
	}
	if !r.hides("bench") {
		if m.Bench, err = r.bench(id, f); err != nil {
			return nil, words.Words{}, err
		}
	}
	if free, err := r.freeOn(p, day); err == nil && free > 0 {
		m.Free = f.Duration(free)
	}
	r.cutHead(&m.Shop)
	return []printing.Paper{m}, f.Words(), nil
}

func (r *paperRoom) stopsOf(id data.ID, day data.Date) ([]*data.Appointment, error) {
	if r.samp != nil {
		return r.samp.plan, nil
	}
	return store.List[data.Appointment](r.tx, "technician", store.Range{Parts: []string{data.PartID(id)}, From: string(day.At(0)), To: string(day.Plus(1).At(0))})
}

func (r *paperRoom) freeOn(p *data.Staff, day data.Date) (free time.Duration, err error) {
	if r.samp != nil {
		return 0, nil
	}
	spans, err := freeOn(r.tx, r.shop, p, day, 0)
	for _, s := range spans {
		free += time.Duration(s.To-s.From) * time.Minute
	}
	return free, err
}

func (r *paperRoom) stop(a *data.Appointment, f words.Format) (printing.PlanStop, error) {
	w := f.Words()
	out := printing.PlanStop{
		Start: f.Time(a.Start), End: f.Time(a.End), No: r.number(data.KindAppointment, a.No), Work: firstOf(a.Title, a.Notes), Urgent: a.Urgency == data.High || a.Urgency == data.Emergency,
		Place: w.T("place.shop"),
	}
	if a.Bench != "" {
		out.Place = a.Bench
	}
	if a.Before > 0 {
		out.Travel = f.Duration(time.Duration(a.Before) * time.Minute)
	}
	if a.State != data.Booked {
		out.State = w.T("appointment.state." + string(a.State))
	}
	if c, ok := r.look(data.KindCustomer, a.Customer).(*data.Customer); ok {
		out.Customer = c.Name()
		if len(c.Phones) > 0 {
			out.Phone = f.Phone(c.Phones[0].Best164())
		}
	}
	if a.Place == data.OnSite {
		out.Place, out.Access = firstOf(a.Site.String(), w.T("place.site")), a.Site.Access
	}
	if j, ok := r.look(data.KindJob, a.Job).(*data.Job); ok {
		out.No, out.Device = r.number(data.KindJob, j.No), r.devicesOf(j)
		if problem := j.Said(); problem != "" && problem != out.Work {
			out.Work = problem
		}
		var err error
		if out.Parts, err = r.takeAlong(j, w); err != nil {
			return out, err
		}
	}
	r.blank("phone", &out.Phone)
	r.blank("parts", &out.Parts)
	if r.hides("address") {
		out.Place, out.Access = "", ""
	}
	return out, nil
}

// takeAlong are the parts of a job that are here, with where they lie.
func (r *paperRoom) takeAlong(j *data.Job, w words.Words) (string, error) {
	var names []string
	add := func(q *data.PartRequest) {
		if p, ok := r.look(data.KindPart, q.Part).(*data.Part); ok {
			name := p.Name
			if s, ok := r.look(data.KindShelf, q.Shelf).(*data.Shelf); ok {
				name += " (" + s.Name + ")"
			}
			names = append(names, name)
		}
	}
	if r.samp != nil {
		if q, ok := r.look(data.KindPartRequest, sampleRequest).(*data.PartRequest); ok {
			add(q)
		}
	} else {
		all, err := store.List[data.PartRequest](r.tx, "job", store.Range{Parts: []string{data.PartID(j.ID)}})
		if err != nil {
			return "", err
		}
		for _, q := range all {
			if q.State == data.RequestHere && q.Removed == 0 {
				add(q)
			}
		}
	}
	if len(names) == 0 {
		return "", nil
	}
	return w.T("paper.take-along", "List", strings.Join(names, ", ")), nil
}

// bench are the open jobs in the shop that the technician can work on, the most pressing first.
func (r *paperRoom) bench(id data.ID, f words.Format) (out []printing.PlanJob, err error) {
	const most = 30
	jobs := []*data.Job{}
	if r.samp != nil {
		jobs = append(jobs, r.samp.job.Job)
	} else if jobs, err = store.List[data.Job](r.tx, "technician", store.Range{Parts: []string{data.PartID(id)}, Limit: 200}); err != nil {
		return nil, err
	}
	for _, j := range jobs {
		if j.Place != data.InShop || r.samp == nil && j.State.Ball() != data.BallUs || len(out) == most {
			continue
		}
		row := printing.PlanJob{No: r.number(data.KindJob, j.No), Device: r.devicesOf(j), Work: dotted(j.Problem(), 100), Promised: f.DayTime(j.Promised)}
		if c, ok := r.look(data.KindCustomer, j.Customer).(*data.Customer); ok {
			row.Customer = shortName(c)
		}
		for _, d := range j.Devices {
			if s, ok := r.look(data.KindShelf, d.Shelf).(*data.Shelf); ok {
				row.Shelf = s.Name
			}
		}
		out = append(out, row)
	}
	return out, nil
}
