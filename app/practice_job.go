package app

import (
	"fmt"

	"tanggapan/assets/practice"
	"tanggapan/data"
	"tanggapan/printing/spool"
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
	brisk   bool          // it came in the last days and goes fast, so that few are open today
	visit   data.ID
}

// briskDays is how many days back jobs go fast: what is open today is what came to rest on purpose, and little else.
const briskDays = 9

// after is the time when the shop has been open for so many minutes more, fewer for a brisk job.
func (l *life) after(minutes int) data.Instant {
	if l.brisk {
		minutes = max(2, minutes/6)
	}
	return l.w.after(minutes)
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
		l.brisk = l.stop == data.Ready
	} else {
		l.stop = w.stopOf(l.site)
		if w.crowded(l) {
			l.stop = data.JobCancelled
		}
		l.brisk = l.stop == "" && w.at.Date(w.zone).Days(w.Now.Date(w.zone)) <= briskDays
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
	w.then(l.after(w.between(4, 35)), l.assign)
	if w.chance(4) && face == nil {
		w.then(l.after(1), l.print)
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

// rests says whether the job has come to rest.
func (l *life) rests(at data.JobState) bool { return l.stop == at && at != "" }

// assign gives the job to its technician and lets the work begin.
func (l *life) assign() error {
	w := l.w
	if _, err := w.a.Jobs.Assign(w.clerk(), l.tech.Staff, l.id); err != nil {
		return err
	}
	switch {
	case l.rests(data.JobNew):
	case l.rests(data.JobCancelled) || l.stop == "" && w.chance(2):
		w.then(l.after(w.between(30, 200)), func() error {
			_, err := w.a.Jobs.Cancel(w.clerk(), l.id, "The customer changed their mind.")
			return err
		})
	case l.site:
		w.then(l.after(w.between(2, 30)), l.book)
	default:
		w.then(l.after(w.between(20, 300)), l.diagnose)
	}
	return nil
}

// mostFailedPrints is how many papers did not come out: a shop sees to them.
const mostFailedPrints = 2

func (l *life) print() error {
	w := l.w
	of := data.Ref{Kind: data.KindJob, ID: l.id}
	if _, err := w.a.PrintJobs.Print(w.clerk(), of, PaperSheet, PaperTicket); err != nil {
		return err
	}
	all, err := w.a.PrintJobs.Of(of)
	if err != nil {
		return err
	}
	failed, err := w.a.PrintJobs.Failed()
	for i, p := range all {
		if err != nil {
			return err
		}
		_, err = w.a.PrintJobs.report(p.ID, p.By, func(p *data.PrintJob) {
			switch {
			case i == 1 && w.chance(30):
				p.State, p.Why, p.Printer = data.PrintFailed, string(spool.NoPaper), "Counter"
				if len(failed) >= mostFailedPrints {
					p.State, p.Why, p.Queue = data.PrintDone, "", fmt.Sprintf("Counter-%d", p.ID)
				}
			case w.chance(30):
				p.State, p.Path = data.PrintSaved, "Papers"
			default:
				p.State, p.Queue = data.PrintDone, fmt.Sprintf("Counter-%d", p.ID)
			}
		})
	}
	return err
}
