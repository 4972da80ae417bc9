package app

import (
	"tanggapan/assets/practice"
	"tanggapan/data"
	"tanggapan/data/store"
)

// diagnose finds what is wrong and what it costs.
func (l *life) diagnose() error {
	w := l.w
	if _, err := w.a.Jobs.MoveOn(l.tech, l.id); err != nil {
		return err
	}
	if l.rests(data.Diagnosing) && l.id%2 == 1 {
		return nil
	}
	w.then(l.after(w.between(15, 150)), func() error {
		words := l.problem.Assessment
		if l.face != nil && l.face.Assessment != "" {
			words = l.face.Assessment
		}
		if _, err := w.a.Jobs.Assess(l.tech, l.id, words); err != nil {
			return err
		}
		if l.rests(data.NotRepaired) || l.stop == "" && !l.brisk && w.chance(5) {
			_, err := w.a.Jobs.NotRepaired(l.tech, l.id, "The board is broken through: a repair costs more than the device is worth.")
			w.then(l.after(w.between(30, 300)), l.tell)
			return err
		}
		if err := l.price(); err != nil {
			return err
		}
		if l.rests(data.Diagnosing) {
			// Priced, not told yet: the desk calls.
			_, err := w.a.Estimates.Draft(l.tech, l.id)
			return err
		}
		return l.offer()
	})
	return nil
}

// price puts labour and parts on the job.
func (l *life) price() error {
	w := l.w
	line := data.Line{Kind: data.LineLabour, Text: l.labour(), Qty: data.Quantity(w.between(2, 8)) * 250, Unit: "h", Price: data.Money(w.book.Shop.LabourRate), Cost: data.Money(w.book.Shop.LabourRate / 3)}
	parts := l.needs()
	// The price of a usual job has its part in it: with parts of their own, only the work is left to ask for.
	if item, err := l.item(); err == nil && len(parts) == 0 {
		line = data.Line{Kind: data.LineLabour, Text: item.Name, Price: item.Price}
	}
	if _, err := w.a.Jobs.PutLine(l.tech, l.id, line); err != nil {
		return err
	}
	for _, p := range parts {
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

// labour is the line of work by the hour.
func (l *life) labour() string {
	if l.site {
		return "Labour, on site"
	}
	return "Labour, bench technician"
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
	if l.lapses() {
		return l.lapse()
	}
	if !l.rests(data.WaitingApproval) && (l.site || w.chance(45)) {
		w.then(l.after(w.between(2, 20)), l.fetch)
		return nil
	}
	if _, err := w.a.Estimates.Give(w.clerk(), l.id, Told{How: pick(w, []data.Channel{data.ByPhone, data.ByPhone, data.Message})}); err != nil {
		return err
	}
	if l.rests(data.WaitingApproval) {
		return nil
	}
	w.then(l.after(w.between(20, 240)), func() error {
		if l.stop == "" && !l.brisk && w.chance(12) {
			if _, err := w.a.Estimates.Refuse(w.clerk(), l.id, Told{Words: "Too dear for its age."}); err != nil {
				return err
			}
			w.then(l.after(w.between(5, 60)), func() error {
				_, err := w.a.Jobs.NotRepaired(l.tech, l.id, "The customer refused the estimate.")
				w.then(l.after(w.between(30, 300)), l.tell)
				return err
			})
			return nil
		}
		if _, err := w.a.Estimates.Approve(w.clerk(), l.id, Told{}); err != nil {
			return err
		}
		w.then(l.after(w.between(2, 30)), l.fetch)
		return nil
	})
	return nil
}

// lapses says whether the customer of this job lets the estimate run out.
func (l *life) lapses() bool {
	age := l.w.at.Date(l.w.zone).Days(l.w.Now.Date(l.w.zone))
	return l.stop == "" && !l.site && l.face == nil && l.id%16 == 5 && age > briskDays
}

// lapse tells a price that holds two days; nobody answers, and the device goes back as it came.
func (l *life) lapse() error {
	w := l.w
	until := w.at.Date(w.zone).Plus(2)
	if _, err := w.a.Estimates.Give(w.clerk(), l.id, Told{How: data.Message, Until: until}); err != nil {
		return err
	}
	at, err := until.Plus(1).At(15 * 60).In(w.zone)
	if err != nil {
		return err
	}
	w.then(w.openFrom(at, w.between(20, 90)), func() error {
		tasks, err := w.a.Tasks.Of(data.Ref{Kind: data.KindJob, ID: l.id})
		for _, t := range tasks {
			if err == nil && t.Open() && t.TaskKind == data.TaskCallBack {
				_, err = w.a.Tasks.Finish(w.clerk(), t.ID, "Buys a new one, fetches it as it is.", data.ByPhone)
			}
		}
		if err != nil {
			return err
		}
		_, err = w.a.Jobs.NotRepaired(l.tech, l.id, "The customer never answered the estimate.")
		w.then(l.after(w.between(30, 300)), l.tell)
		return err
	})
	return nil
}
