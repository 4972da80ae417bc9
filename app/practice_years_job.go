package app

import (
	"time"

	"tanggapan/data"
)

// yearsJob is one job of the years, from the counter to its end.
type yearsJob struct {
	y     *years
	at    data.Instant
	day   data.Date
	visit bool // a technician had time booked for it
	paid  bool
	fit   bool // a part was fitted
}

func yearsMinutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// write writes the job and what belongs to it.
func (j *yearsJob) write() error {
	y := j.y
	t := pick(y.w, y.owned)
	model := y.kinds[t.model]
	problem := pick(y.w, y.w.book.ProblemsOf(model.Kind))
	ready := j.at.Add(yearsMinutes(90 + y.w.rnd.IntN(3*24*60)))
	end := ready.Add(yearsMinutes(30 + y.w.rnd.IntN(48*60)))
	id, err := y.next(data.KindJob)
	if err != nil {
		return err
	}
	tech := pick(y.w, y.techs)
	clerk := y.clerk()
	rec := &data.Job{
		Base: data.Base{ID: id}, JobKind: data.Repair, Place: data.InShop, Customer: t.owner, Urgency: data.Normal,
		TakenIn: j.at, TakenBy: clerk, Channel: data.WalkIn, Promised: round(ready.Add(yearsMinutes(240)).Local(y.w.zone)),
		Limit: data.Limit{Kind: data.LimitEstimate, NotAbove: 300000}, State: data.Collected, StateAt: end, Technician: tech,
		Devices:    []data.JobDevice{{N: 1, Device: t.id, Words: pick(y.w, problem.Words)}},
		Assessment: problem.Assessment, AssessedBy: tech, AssessedAt: j.at.Add(yearsMinutes(45)),
		Done: problem.Done, Cause: problem.Cause, TaxIn: y.w.shop.TaxIn,
		Warranty: end.Date(y.w.zone).Plus(90), ReadyAt: ready, CollectedAt: end, EndedAt: end, Spent: 3,
	}
	var part *yearsPart
	if j.fit {
		part = y.inStock()
	}
	switch {
	case j.paid:
		rec.Lines = []data.Line{{N: 2, Kind: data.LineLabour, Text: problem.Short, Qty: data.One, Unit: "h", Price: data.Money(y.w.book.Shop.LabourRate)}}
		if part != nil {
			rec.Lines = append(rec.Lines, data.Line{N: 3, Kind: data.LinePart, Text: part.book.Name, Part: part.id, PartNo: part.book.No, Qty: data.One, Price: data.Money(part.book.Price), Cost: data.Money(part.book.Cost)})
		}
	case y.w.chance(30):
		rec.State, rec.CollectedAt, rec.ReadyAt, rec.Warranty = data.JobCancelled, 0, 0, ""
		rec.Done = ""
	default:
		rec.JobKind = data.Diagnosis
	}
	y.with(rec)
	if j.visit {
		if err := j.book(rec); err != nil {
			return err
		}
	}
	if part != nil {
		if err := j.fitted(rec, part, tech); err != nil {
			return err
		}
	}
	if j.paid {
		j.pay(rec, end, clerk)
	}
	return y.act()
}

// book keeps the technician's time: one after the other through the day.
func (j *yearsJob) book(rec *data.Job) error {
	y := j.y
	y.due.visits--
	open := OpeningOn(y.w.shop, j.day)
	n := y.booked
	y.booked++
	tech := y.techs[n%len(y.techs)]
	length := 45
	start := open.From + n/len(y.techs)*length%max(length, open.To-open.From-length)
	from, to := j.day.At(start), j.day.At(start+length)
	in, err := from.In(y.w.zone)
	if err != nil {
		return err
	}
	y.with(&data.Appointment{
		Job: rec.ID, Customer: rec.Customer, Title: data.Cut(rec.Problem(), data.MaxName), Technician: tech, Bench: "Bench", Start: from, End: to, Place: data.InShop,
		Urgency: data.Normal, State: data.AppointmentDone, ArrivedAt: in, LeftAt: in.Add(yearsMinutes(length - 5)), Result: rec.Assessment,
	})
	return nil
}

// fitted is the part that went from the shelf into the job.
func (j *yearsJob) fitted(rec *data.Job, part *yearsPart, tech data.ID) error {
	y := j.y
	y.due.fitted--
	part.here--
	id, err := y.next(data.KindPartRequest)
	if err != nil {
		return err
	}
	r := &data.PartRequest{Base: data.Base{ID: id}, Job: rec.ID, Part: part.id, N: 1, State: data.Fitted, StateAt: rec.ReadyAt, Wanted: rec.AssessedAt, By: tech, Customer: rec.Customer}
	y.with(r, &data.StockMove{Part: part.id, N: -1, Why: "fitted", Of: data.Ref{Kind: data.KindPartRequest, ID: id}, At: rec.ReadyAt, By: tech})
	return nil
}

// pay pays the whole job.
func (j *yearsJob) pay(rec *data.Job, end data.Instant, clerk data.ID) {
	j.y.due.paid--
	j.y.with(&data.Payment{PayKind: data.Paid, Way: pick(j.y.w, []string{"cash", "cash", "gcash", "card"}), Job: rec.ID, Customer: rec.Customer, Amount: rec.Totals().Total, At: end, By: clerk})
}
