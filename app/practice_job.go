package app

import (
	"fmt"

	"tanggapan/assets/practice"
	"tanggapan/data"
	"tanggapan/data/store"
)

// life is a job of the practice shop from the counter to its end, or to the state in which the shop's today finds it.
type life struct {
	w       *world
	r       *resident
	t       *thing
	problem practice.Problem
	face    *practice.Face
	id      data.ID
	tech    data.Actor
	site    bool
	stop    data.JobState // it comes to rest here; "" goes on
	late    bool          // its promise is kept as it is, and missed
	visit   data.ID
}

// visited are the kinds of devices that a technician goes to.
var visited = map[string]bool{
	"refrigerator": true, "freezer": true, "aircon": true, "washing-machine": true, "gas-range": true, "water-pump": true,
	"fibre-line": true, "cctv-recorder": true, "cctv-camera": true, "router": true, "access-point": true, "switch": true, "cable-box": true, "telephone": true,
}

// walkIn lets somebody bring a device, or ask for a visit.
func (w *world) walkIn(r *resident, face *practice.Face) error {
	l := &life{w: w, r: r, face: face}
	var fresh *data.Customer
	if face != nil {
		fresh = w.faceRecord(r, face)
	} else {
		fresh = w.record(r)
	}
	if face != nil && len(r.things) > 0 {
		l.t = r.things[0]
	} else {
		l.t = w.device(r)
	}
	l.problem = pick(w, w.book.ProblemsOf(l.t.model.Kind))
	l.tech = w.technician(l.t.model.Kind)
	l.site = visited[l.t.model.Kind]
	if face != nil {
		l.told()
	} else {
		l.stop = w.stopOf(l.site)
	}
	in := l.intake(fresh)
	done, err := w.a.Jobs.TakeIn(w.clerk(), in)
	if err != nil {
		return err
	}
	l.id = done.ID
	if l.late {
		w.lateIDs[l.id] = true
	}
	w.jobs++
	r.came++
	if err := l.known(); err != nil {
		return err
	}
	w.then(w.after(w.between(4, 35)), l.assign)
	if w.chance(4) && face == nil {
		w.then(w.after(1), l.print)
	}
	if !l.late {
		w.thenCheck(l)
	}
	return nil
}

// known reads the IDs that the customer and the device got.
func (l *life) known() error {
	j, err := l.w.job(l.id)
	if err != nil {
		return err
	}
	l.r.id = j.Customer
	if len(j.Devices) > 0 {
		l.t.id = j.Devices[0].Device
	}
	return nil
}

// intake is what the desk takes down.
func (l *life) intake(fresh *data.Customer) Intake {
	w := l.w
	words := pick(w, l.problem.Words)
	if l.face != nil && l.face.Words != "" {
		words = l.face.Words
	} else if w.chance(20) {
		words = pick(w, w.book.Said.Openers) + " " + words
	}
	in := Intake{Customer: fresh, Job: data.Job{Customer: l.r.id, JobKind: data.Repair, Channel: data.WalkIn, Promised: l.promised()}}
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
	if site && age <= 6 && w.booked < 8 {
		w.booked++
		return data.Scheduled
	}
	if age >= 2 && age <= 7 && len(w.rare) > 0 && !site {
		s := w.rare[0]
		w.rare = w.rare[1:]
		return s
	}
	if age > 4 || !w.chance(14) {
		return ""
	}
	states := []data.JobState{data.JobNew, data.Diagnosing, data.WaitingApproval, data.WaitingPart, data.PartArrived, data.InProgress, data.Ready, data.SentOut, data.NotRepaired, data.JobCancelled, data.Collected, data.JobClosed}
	if site {
		states = []data.JobState{data.Scheduled, data.JobCancelled}
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

// rests says whether the job has come to rest.
func (l *life) rests(at data.JobState) bool { return l.stop == at && at != "" }

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

// assign gives the job to its technician and lets the work begin.
func (l *life) assign() error {
	w := l.w
	if _, err := w.a.Jobs.Assign(w.clerk(), l.tech.Staff, l.id); err != nil {
		return err
	}
	switch {
	case l.rests(data.JobNew):
	case l.rests(data.JobCancelled) || l.stop == "" && w.chance(2):
		w.then(w.after(w.between(30, 200)), func() error {
			_, err := w.a.Jobs.Cancel(w.clerk(), l.id, "The customer changed their mind.")
			return err
		})
	case l.site:
		w.then(w.after(w.between(2, 30)), l.book)
	default:
		w.then(w.after(w.between(20, 300)), l.diagnose)
	}
	return nil
}

func (l *life) print() error {
	w := l.w
	of := data.Ref{Kind: data.KindJob, ID: l.id}
	if _, err := w.a.PrintJobs.Print(w.clerk(), of, PaperSheet, PaperTicket); err != nil {
		return err
	}
	all, err := w.a.PrintJobs.Of(of)
	for i, p := range all {
		if err != nil {
			return err
		}
		_, err = w.a.PrintJobs.report(p.ID, p.By, func(p *data.PrintJob) {
			switch {
			case i == 1 && w.chance(30):
				p.State, p.Why = data.PrintFailed, "printer"
			case w.chance(30):
				p.State, p.Path = data.PrintSaved, "Papers"
			default:
				p.State, p.Queue = data.PrintDone, fmt.Sprintf("Counter-%d", p.ID)
			}
		})
	}
	return err
}

// diagnose finds what is wrong and what it costs.
func (l *life) diagnose() error {
	w := l.w
	if _, err := w.a.Jobs.MoveOn(l.tech, l.id); err != nil {
		return err
	}
	if l.rests(data.Diagnosing) {
		return nil
	}
	w.then(w.after(w.between(15, 150)), func() error {
		words := l.problem.Assessment
		if l.face != nil && l.face.Assessment != "" {
			words = l.face.Assessment
		}
		if _, err := w.a.Jobs.Assess(l.tech, l.id, words); err != nil {
			return err
		}
		if l.rests(data.NotRepaired) || l.stop == "" && w.chance(4) {
			_, err := w.a.Jobs.NotRepaired(l.tech, l.id, "The board is broken through: a repair costs more than the device is worth.")
			w.then(w.after(w.between(30, 300)), l.tell)
			return err
		}
		if err := l.price(); err != nil {
			return err
		}
		return l.offer()
	})
	return nil
}

// price puts labour and parts on the job.
func (l *life) price() error {
	w := l.w
	line := data.Line{Kind: data.LineLabour, Text: "Labour: " + l.problem.Short, Qty: data.Quantity(w.between(2, 8)) * 250, Unit: "h", Price: data.Money(w.book.Shop.LabourRate), Cost: data.Money(w.book.Shop.LabourRate / 3)}
	if item, err := l.item(); err == nil {
		line = data.Line{Kind: data.LineLabour, Text: item.Name, Price: item.Price}
	}
	if _, err := w.a.Jobs.PutLine(l.tech, l.id, line); err != nil {
		return err
	}
	for _, p := range l.needs() {
		if _, err := w.a.Jobs.AddPart(l.tech, l.id, w.parts[p.No], 1); err != nil {
			return err
		}
	}
	if w.chance(6) {
		j, err := w.job(l.id)
		if err != nil {
			return err
		}
		// A twentieth in whole pesos: within what a clerk may give.
		off := j.Totals().Sub / 20 / 100 * 100
		_, err = w.a.Jobs.PutLine(w.clerk(), l.id, data.Line{Kind: data.LineDiscount, Text: "Regular customer", Price: off})
		return err
	}
	return nil
}

// item is the usual price of the problem.
func (l *life) item() (item *data.PriceItem, err error) {
	err = l.w.a.view(func(tx *store.Tx) (err error) {
		item, err = store.One[data.PriceItem](tx, "code", data.Squeeze(l.problem.Price))
		return err
	})
	return item, err
}

// needs are the parts that the repair takes.
func (l *life) needs() (out []practice.Part) {
	uses := l.problem.Parts
	if l.face != nil && len(l.face.Parts) > 0 {
		uses = l.face.Parts
	}
	for _, use := range uses {
		if p, ok := l.w.book.PartFor(l.t.model, use); ok {
			out = append(out, p)
		}
	}
	if len(out) == 0 && (l.rests(data.WaitingPart) || l.rests(data.PartArrived)) {
		for _, p := range l.w.book.Parts {
			if p.Kind == l.t.model.Kind {
				return []practice.Part{p}
			}
		}
		l.stop = data.InProgress // nothing can be missing
	}
	return out
}

// offer asks the customer where the price wants it, and goes on.
func (l *life) offer() error {
	w := l.w
	if l.rests(data.SentOut) {
		_, err := w.a.Jobs.Move(l.tech, data.SentOut, "", "To the maker's workshop in Manila.", l.id)
		return err
	}
	if !l.rests(data.WaitingApproval) && (l.site || w.chance(45)) {
		w.then(w.after(w.between(2, 20)), l.fetch)
		return nil
	}
	if _, err := w.a.Estimates.Give(w.clerk(), l.id, Told{How: pick(w, []data.Channel{data.ByPhone, data.ByPhone, data.Message})}); err != nil {
		return err
	}
	if l.rests(data.WaitingApproval) {
		return nil
	}
	w.then(w.after(w.between(20, 240)), func() error {
		if l.stop == "" && w.chance(10) {
			if _, err := w.a.Estimates.Refuse(w.clerk(), l.id, Told{Words: "Too dear for its age."}); err != nil {
				return err
			}
			w.then(w.after(w.between(5, 60)), func() error {
				_, err := w.a.Jobs.NotRepaired(l.tech, l.id, "The customer refused the estimate.")
				w.then(w.after(w.between(30, 300)), l.tell)
				return err
			})
			return nil
		}
		if _, err := w.a.Estimates.Approve(w.clerk(), l.id, Told{}); err != nil {
			return err
		}
		w.then(w.after(w.between(2, 30)), l.fetch)
		return nil
	})
	return nil
}
