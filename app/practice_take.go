package app

import (
	"fmt"

	"tanggapan/data"
)

// intake is what the desk takes down.
func (l *life) intake(fresh *data.Customer) Intake {
	w := l.w
	words := pick(w, l.problem.Words)
	if l.face != nil && l.face.Words != "" {
		words = l.face.Words
	} else if w.chance(20) {
		words = pick(w, w.book.Said.Openers) + " " + words
	}
	in := Intake{Customer: fresh, Job: data.Job{Customer: l.r.id, Title: l.problem.Short, JobKind: data.Repair, Channel: data.WalkIn, Promised: l.promised()}}
	if w.chance(7) {
		in.Job.Urgency = data.High
	} else if w.chance(8) {
		in.Job.Urgency = data.Low
	}
	in.Job.Limit = data.Limit{Kind: data.LimitEstimate, NotAbove: data.Money(w.between(10, 60)) * 10000, CallFirst: w.chance(60)}
	if l.site {
		in.Job.Place, in.Job.Site, in.Job.Channel = data.OnSite, l.r.site, data.ByPhone
		if l.r.site.Street == "" {
			in.Job.Site = data.Address{N: 1, Street: "12 " + pick(w, w.book.Streets), City: w.book.Shop.City}
		}
		in.Job.JobKind = pick(w, []data.JobKind{data.Repair, data.Repair, data.Maintenance, data.Installation})
		if in.Job.JobKind == data.Maintenance {
			in.Job.EveryMonths = pick(w, []int{0, 6, 12})
		}
	} else if w.chance(10) {
		in.Job.JobKind = data.Diagnosis
	}
	if l.r.last != 0 && !l.site && w.chance(20) {
		in.Job.JobKind, in.Job.ComesBack, in.Job.BackWhy = data.ComeBack, l.r.last, l.problem.Short
	}
	in.Devices = []IntakeDevice{l.taken(words)}
	if !l.site && w.chance(30) {
		in.Deposit = data.Payment{Amount: data.Money(w.between(2, 12)) * 5000, Way: pick(w, []string{"cash", "cash", "gcash", "card"})}
		if in.Deposit.Way != "cash" {
			in.Deposit.Reference = fmt.Sprintf("%08d", w.rnd.IntN(1e8))
		}
	}
	return in
}

// taken is the device with what was found on it.
func (l *life) taken(words string) IntakeDevice {
	w := l.w
	d := IntakeDevice{Job: data.JobDevice{Device: l.t.id, Words: words, Condition: l.findings(l.problem.Faults, 25)}}
	if l.t.id == 0 {
		d.New = l.t.rec
	}
	if l.face != nil {
		d.Job.Note = l.face.Note
	}
	if l.site {
		return d
	}
	d.Shelf = pick(w, []string{"A1", "A2", "B1", "B2", "D1", "D2", "D3"})
	if w.chance(45) {
		d.Job.Accessories = []data.Accessory{{Name: pick(w, []string{"Charger", "Case", "Bag", "Remote", "Power cable", "SIM tray"}), Count: 1}}
	}
	if l.t.model.Value > 0 && w.chance(40) {
		d.Job.Declared = data.Money(l.t.model.Value)
	}
	return d
}

// findings are the points of the device's checklist: the faults marked, of the rest so many in a hundred not tested.
func (l *life) findings(faults []string, untested int) []data.Point {
	points, err := l.w.a.Checklists.Points(l.t.model.Kind, "en")
	if err != nil {
		return nil
	}
	bad := map[string]bool{}
	for _, f := range faults {
		bad[f] = true
	}
	for i := range points {
		switch {
		case bad[points[i].Code]:
			points[i].Found = data.Faulty
		case l.w.chance(untested):
			points[i].Found = data.Untested
		default:
			points[i].Found = data.Works
		}
	}
	return points
}

// promised is by when it is to be done; "" is the shop's default.
func (l *life) promised() data.Local {
	w := l.w
	now := w.Now.Local(w.zone)
	if l.late {
		// Three are late on the day, by half an hour, an hour and more.
		w.late++
		return w.before(now, []int{27, 72, 200}[(w.late-1)%3])
	}
	if w.chance(70) {
		return ""
	}
	return round(w.after(w.between(3, 30) * 60).Local(w.zone))
}

// stopOf is the state in which a job of the last days comes to rest.
func (w *world) stopOf(site bool) data.JobState {
	age := w.at.Date(w.zone).Days(w.Now.Date(w.zone))
	if site && age <= 6 && w.booked < 2 {
		w.booked++
		return data.Scheduled
	}
	if age >= 2 && age <= 7 && len(w.rare) > 0 && !site {
		s := w.rare[0]
		w.rare = w.rare[1:]
		return s
	}
	if age > 4 || !w.chance(5) {
		return ""
	}
	states := []data.JobState{data.JobNew, data.Diagnosing, data.WaitingApproval, data.WaitingPart, data.PartArrived, data.InProgress, data.Ready, data.SentOut, data.NotRepaired, data.JobCancelled, data.Collected, data.JobClosed}
	if site {
		states = []data.JobState{data.JobCancelled}
	}
	if age < 1 {
		states = states[:min(2, len(states))]
	}
	best := states[0]
	for _, s := range states {
		if w.stops[s] < w.stops[best] {
			best = s
		}
	}
	w.stops[best]++
	return best
}

// thenCheck looks at the promise shortly before its time: where it will not be kept the customer is told a new one.
func (w *world) thenCheck(l *life) {
	j, err := w.job(l.id)
	if err != nil || j.Promised == "" {
		return
	}
	at, err := w.before(j.Promised, 40).In(w.zone)
	if err != nil {
		return
	}
	w.then(max(at, w.at+1), func() error {
		j, err := w.job(l.id)
		if err != nil || !j.Open() || j.State == data.Ready || j.State == data.NotRepaired {
			return err
		}
		by := round(w.after(w.between(10, 30) * 60).Local(w.zone))
		why := pick(w, []string{"The part is later than the supplier said.", "The test run found one thing more.", "The customer has not answered yet.", "The technician is out on an urgent visit."})
		if _, err := w.a.Jobs.Promise(w.clerk(), l.id, by, why); err != nil {
			return err
		}
		c := &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: l.id}, Channel: data.ByPhone, Direction: data.Out, Words: why + " " + "Told the new time."}
		if _, err := w.a.Contacts.Log(w.clerk(), c); err != nil {
			return err
		}
		w.thenCheck(l)
		return nil
	})
}

// visitsAhead is how many visits of the last days may still be ahead of the shop's today beside those it is to find booked.
const visitsAhead = 1

// crowded says whether one more visit of these days would leave more booked than a shop of this size has: the caller
// finds no time that suits them.
func (w *world) crowded(l *life) bool {
	if !l.site || l.stop != "" || w.at.Date(w.zone).Days(w.Now.Date(w.zone)) > 3 {
		return false
	}
	w.stops["visits"]++
	return w.stops["visits"] > visitsAhead
}
