package app

import (
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// mostListed is how many jobs the list for a day without power names at most.
const mostListed = 400

// emergencyList is printed in the evening: appointments of the next two days that are open, jobs that are ready, jobs in work, phones.
func emergencyList(r *paperRoom, _ data.ID) ([]printing.Paper, words.Words, error) {
	f := formatOf(r.shop, r.shop.Language)
	w := f.Words()
	day := r.now.Date(zoneOf(r.shop)).Plus(1)
	for i := 0; i < 14 && OpeningOn(r.shop, day).Empty(); i++ {
		day = day.Plus(1)
	}
	m := printing.Emergency{Shop: r.head(f), Print: r.print(f), Day: f.DayLong(day) + " " + string(day[:4]), Currency: f.MoneySign(), Own: r.own()}
	if !r.hides("visits") {
		visits, err := r.nextVisits(day)
		if err != nil {
			return nil, w, err
		}
		for _, a := range visits {
			m.Visits = append(m.Visits, r.emergencyVisit(a, f))
		}
	}
	jobs, err := r.openJobs()
	if err != nil {
		return nil, w, err
	}
	for i, j := range jobs {
		if i == mostListed {
			m.More = w.T("paper.list-cut", "N", f.Number(mostListed))
			break
		}
		row, err := r.emergencyJob(j, f)
		if err != nil {
			return nil, w, err
		}
		switch ready := j.State == data.Ready || j.State == data.NotRepaired; {
		case ready && !r.hides("ready"):
			m.Ready = append(m.Ready, row)
		case !ready && !r.hides("jobs"):
			m.Open = append(m.Open, row)
		}
	}
	if r.samp != nil && !r.hides("jobs") {
		row, _ := r.emergencyJob(r.samp.job.Job, f)
		row.State, row.Promised = stateWord(r.tx, data.InProgress, w), f.DayTime(r.samp.job.Job.Promised)
		m.Open = append(m.Open, row)
	}
	if !r.hides("phones") {
		if m.Phones, err = r.supplierPhones(f); err != nil {
			return nil, w, err
		}
	}
	r.cutHead(&m.Shop)
	return []printing.Paper{m}, w, nil
}

func (r *paperRoom) nextVisits(day data.Date) ([]*data.Appointment, error) {
	if r.samp != nil {
		return r.samp.plan, nil
	}
	all, err := store.List[data.Appointment](r.tx, "start", store.Range{From: string(day.At(0)), To: string(day.Plus(2).At(0)), Limit: 200})
	var out []*data.Appointment
	for _, a := range all {
		if a.Open() {
			out = append(out, a)
		}
	}
	return out, err
}

func (r *paperRoom) openJobs() ([]*data.Job, error) {
	if r.samp != nil {
		return []*data.Job{r.samp.job.Job}, nil
	}
	return store.List[data.Job](r.tx, "open", store.Range{Limit: mostListed + 1})
}

func (r *paperRoom) emergencyVisit(a *data.Appointment, f words.Format) printing.EmergencyVisit {
	out := printing.EmergencyVisit{When: f.DayTime(a.Start), Work: a.Title, Place: f.Words().T("place.shop")}
	if a.Place == data.OnSite {
		out.Place = a.Site.String()
	}
	if c, ok := r.look(data.KindCustomer, a.Customer).(*data.Customer); ok {
		out.Customer = c.Name()
		if len(c.Phones) > 0 {
			out.Phone = f.Phone(c.Phones[0].Best164())
		}
	}
	if s, ok := r.look(data.KindStaff, a.Technician).(*data.Staff); ok {
		out.Technician = s.Called()
	}
	return out
}

func (r *paperRoom) emergencyJob(j *data.Job, f words.Format) (printing.EmergencyJob, error) {
	out := printing.EmergencyJob{No: r.number(data.KindJob, j.No), Device: joinComma(r.devicesOf(j), dotted(j.Problem(), 48)), State: stateWord(r.tx, j.State, f.Words())}
	if j.State != data.Ready && j.State != data.NotRepaired && j.Promised != "" {
		out.Promised = f.DayTime(firstLocal(j.Expected, j.Promised))
	}
	if c, ok := r.look(data.KindCustomer, j.Customer).(*data.Customer); ok {
		out.Customer = c.Name()
		if len(c.Phones) > 0 {
			out.Phone = f.Phone(c.Phones[0].Best164())
		}
	}
	for _, d := range j.Devices {
		if s, ok := r.look(data.KindShelf, d.Shelf).(*data.Shelf); ok && !r.hides("shelf") {
			out.Shelf = s.Name
			break
		}
	}
	if r.hides("prices") {
		return out, nil
	}
	total := j.Totals().Total
	if r.samp != nil {
		out.Balance = f.MoneyPlain(r.samp.job.Balance)
		return out, nil
	}
	paid, err := paidFor(r.tx, j.ID)
	if total != 0 || paid != 0 {
		out.Balance = f.MoneyPlain(total - paid)
	}
	return out, err
}

// dotted is the beginning of a text, with "…" where it goes on.
func dotted(s string, most int) string {
	if short := data.Cut(s, most); short != s {
		if i := strings.LastIndexByte(short, ' '); i > most/2 {
			short = short[:i]
		}
		return strings.TrimRight(short, " ,.;:") + "…"
	}
	return s
}

func firstLocal(all ...data.Local) data.Local {
	for _, l := range all {
		if l != "" {
			return l
		}
	}
	return ""
}

// supplierPhones are whom one calls when the computer does not know it.
func (r *paperRoom) supplierPhones(f words.Format) (out []printing.Pair, err error) {
	all := []*data.Supplier{}
	if r.samp != nil {
		if s, ok := r.look(data.KindSupplier, sampleFirst).(*data.Supplier); ok {
			all = append(all, s)
		}
	} else if all, err = store.Each[data.Supplier](r.tx, 0, 40); err != nil {
		return nil, err
	}
	for _, s := range all {
		if len(s.Phones) > 0 && s.Removed == 0 {
			out = append(out, printing.Pair{Label: s.Name, Value: f.Phone(s.Phones[0].Best164())})
		}
	}
	return out, nil
}
