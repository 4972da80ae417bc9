package app

import (
	"strings"

	"tanggapan/assets/practice"
	"tanggapan/data"
	"tanggapan/data/store"
)

// faceEvents brings the people of the practice day to the counter, each so long before that their job stands where it should.
func (w *world) faceEvents() {
	now := w.Now.Local(w.zone)
	for i := range w.book.Cast {
		f := &w.book.Cast[i]
		hours := 6 + 3*i
		switch data.JobState(f.State) {
		case data.JobNew:
			hours = 2 + i
		case data.Collected:
			hours = 60 + 5*i
		case data.WaitingPart, data.PartArrived:
			hours = 30 + i
		}
		at, err := w.before(now, hours*60+i*7).In(w.zone)
		if err != nil {
			continue
		}
		r := &resident{}
		// They come this once, so that whoever practises finds them as they are told of.
		w.then(at, func() error { return w.walkIn(r, f) })
	}
}

// faceRecord is a person or firm of the practice day as the desk knows them.
func (w *world) faceRecord(r *resident, f *practice.Face) *data.Customer {
	c := &data.Customer{Prefix: f.Prefix, Given: f.Given, Family: f.Family, Company: f.Company, IsCompany: f.Given == "" && f.Company != "", BestTime: f.Best, Channel: f.Channel, Speaks: f.Speaks, Alert: f.Alert}
	if f.Person != "" {
		c.Persons = []data.Person{{N: 1, Name: f.Person}}
	}
	for _, p := range []string{f.Phone, f.Phone2} {
		if p != "" {
			w.phones[p] = true
			c.Phones = append(c.Phones, data.Phone{N: len(c.Phones) + 1, Typed: p, E164: p})
		}
	}
	if f.Street != "" {
		c.Addresses = []data.Address{{N: 1, Street: joinComma(f.Street, f.Barangay), City: f.City, Postal: f.Postal, Access: f.Access}}
		r.site = c.Addresses[0]
	}
	if f.Collects != "" {
		c.Collectors = []data.Person{{N: 1, Name: f.Collects}}
	}
	for _, p := range w.book.Places {
		if p.Barangay == f.Barangay {
			r.minutes = p.Minutes
		}
	}
	w.names[strings.TrimSpace(f.Given+" "+f.Family)], w.names[f.Company] = true, true
	for _, m := range w.book.Models {
		if m.Kind != f.Kind || m.Brand != f.Brand || m.Name != f.Model {
			continue
		}
		d := w.deviceOf(m)
		if f.Colour != "" {
			d.Colour = f.Colour
		}
		if f.Serial != "" {
			d.Serial = f.Serial
		}
		if f.IMEI != "" {
			d.IMEI = f.IMEI
		}
		r.things = []*thing{{model: m, rec: d}}
	}
	r.name = c.Name()
	return c
}

// told fits a life to the person of the practice day whose it is.
func (l *life) told() {
	f := l.face
	for _, p := range l.w.book.ProblemsOf(l.t.model.Kind) {
		if len(p.Parts) > 0 && len(f.Parts) > 0 && p.Parts[0] == f.Parts[0] || p.Short == f.Short {
			l.problem = p
			break
		}
	}
	if len(f.Faults) > 0 {
		l.problem.Faults = f.Faults
	}
	l.problem.Short = firstOf(f.Short, l.problem.Short)
	if id := l.w.staff[f.Technician]; id != 0 {
		l.tech = data.Actor{Staff: id}
	}
	l.stop = data.JobState(f.State)
	l.site = l.stop == data.Scheduled || l.site && l.stop == data.Collected
	l.late = l.w.late < 3 && (l.stop == data.WaitingPart || l.stop == data.InProgress || l.stop == data.Diagnosing)
}

// question is a matter that somebody calls about.
func (w *world) question() practice.Question { return pick(w, w.book.Questions) }

// call logs an inquiry; what is not answered at once is answered, handed over or closed in time. promised is the answer's time, "" as it comes.
func (w *world) call(q practice.Question, promised data.Local) error {
	in := &data.Inquiry{Channel: data.Channel(q.Channel), Nature: q.Nature, Subject: q.Subject, Words: pick(w, q.Words), Seconds: w.between(40, 400), Mood: pick(w, []data.Mood{"", data.Calm, data.Calm, data.Worried, data.Upset})}
	if w.chance(75) && len(w.people) > 0 {
		if r := pick(w, w.people); r.id != 0 {
			in.Customer = r.id
			if q.Nature == "is-it-ready" && r.last != 0 {
				in.About = data.Ref{Kind: data.KindJob, ID: r.last}
			}
		}
	}
	if in.Customer == 0 {
		given, family := w.name()
		tel := w.phone(true)
		in.Caller, in.CallerTel = given+" "+family, "0"+tel[3:]
	}
	in.Urgency = pick(w, []data.Urgency{data.Normal, data.Normal, data.Normal, data.Low, data.High})
	answer := strings.ReplaceAll(q.Answer, "{promised}", "tomorrow at 17:00")
	w.inquiries++
	if promised == "" && w.chance(65) {
		in.Answer = answer
		_, err := w.a.Inquiries.Log(w.clerk(), in, Then{Resolve: true})
		return err
	}
	then := Then{Promise: promised}
	if promised == "" {
		then.Promise = round(w.after(w.between(60, 600)).Local(w.zone))
	}
	if promised == "" && w.chance(20) {
		then.Dept, then.Reason = w.depts[pick(w, []string{"front", "workshop"})], "The price is not mine to give."
	}
	done, err := w.a.Inquiries.Log(w.clerk(), in, then)
	if err != nil || promised != "" {
		return err
	}
	return w.answered(done.ID, answer)
}

// answered brings an inquiry to its end in time.
func (w *world) answered(id data.ID, answer string) error {
	soon := w.after(w.between(20, 55))
	w.asked++
	switch {
	case w.asked%7 == 2:
		w.then(soon, func() error {
			_, err := w.a.Inquiries.Wait(w.clerk(), id, "Asked for a photo of the label.", data.Message)
			return err
		})
		w.then(w.after(w.between(200, 900)), func() error {
			_, err := w.a.Inquiries.Close(w.clerk(), id, "no-answer", "The customer did not come back on it.")
			return err
		})
	case w.asked%9 == 4:
		w.then(soon, func() error {
			_, err := w.a.Inquiries.HandOver(w.clerk(), id, w.staff["carmela"], 0, "Beyond my limit.")
			return err
		})
		w.then(w.after(w.between(100, 300)), func() error { return w.reply(data.Actor{Staff: w.staff["carmela"]}, id, answer) })
	default:
		w.then(soon, func() error { return w.reply(w.clerk(), id, answer) })
	}
	return nil
}

func (w *world) reply(who data.Actor, id data.ID, answer string) error {
	q, err := w.a.Inquiries.Get(id)
	if err != nil || !q.Open() {
		return err
	}
	if fs, err := w.a.Forwards.Unread(who.Staff); err == nil {
		for _, f := range fs {
			if f.Inquiry == id {
				if _, err := w.a.Forwards.Read(who, f.ID); err != nil {
					return err
				}
			}
		}
	}
	_, err = w.a.Inquiries.Answer(who, id, answer, q.Channel, "")
	return err
}

// openInquiries are those that wait on the shop's today: two answers are overdue, one falls due, others later; one of each other state.
func (w *world) openInquiries() {
	now := w.Now.Local(w.zone)
	for i, minutes := range []int{-72, -27, 18, 130, 500, 700, 1100} {
		due := w.before(now, -minutes)
		if minutes > 0 {
			due = w.openFrom(w.Now, minutes).Local(w.zone)
		}
		if minutes > 30 {
			due = round(due)
		}
		at, err := w.before(now, 150+40*i).In(w.zone)
		if err == nil {
			w.then(at, func() error { return w.call(w.question(), due) })
		}
	}
	for i := range 4 {
		at, err := w.before(now, 200+30*i).In(w.zone)
		if err == nil {
			w.then(at, func() error { return w.waiting(i) })
		}
	}
	for i := range 2 {
		at, err := w.before(now, 14+50*i).In(w.zone)
		if err == nil {
			w.then(at, w.unanswered)
		}
	}
}

// nights lets the clock do of itself what it does each day.
func (w *world) nights() {
	for d := w.day0(); d <= w.Now.Date(w.zone); d = d.Plus(1) {
		if at, err := d.At(1).In(w.zone); err == nil {
			w.then(at, w.midnight)
		}
	}
}

// midnight is what the clock does of itself.
func (w *world) midnight() error {
	for {
		if more, err := w.a.Estimates.expire(); err != nil || !more {
			return err
		}
	}
}

// unanswered logs a message that nobody has looked into yet.
func (w *world) unanswered() error {
	q := w.question()
	given, family := w.name()
	w.inquiries++
	in := &data.Inquiry{Channel: data.Message, Nature: q.Nature, Subject: q.Subject, Words: pick(w, q.Words), Caller: given + " " + family, CallerTel: "0" + w.phone(true)[3:]}
	_, err := w.a.Inquiries.Log(w.clerk(), in, Then{})
	return err
}

// waiting leaves an inquiry with somebody else.
func (w *world) waiting(i int) error {
	if err := w.call(w.question(), round(w.openFrom(w.Now, w.between(500, 1100)).Local(w.zone))); err != nil {
		return err
	}
	var id data.ID
	err := w.a.view(func(tx *store.Tx) (err error) {
		id, err = tx.LastID(data.KindInquiry)
		return err
	})
	if err != nil {
		return err
	}
	if i%2 == 0 {
		_, err = w.a.Inquiries.Wait(w.clerk(), id, "Asked which size it is.", data.ByPhone)
		return err
	}
	_, err = w.a.Inquiries.HandOver(w.clerk(), id, w.staff["carmela"], 0, "He asks for a discount beyond my limit.")
	return err
}

// lateToday holds that just the promises meant to be late are: jobs that time ran over get a new one, callers are answered.
func (w *world) lateToday() error {
	if err := w.lateAnswers(); err != nil {
		return err
	}
	var open []*data.Job
	err := w.a.view(func(tx *store.Tx) (err error) {
		open, err = store.List[data.Job](tx, "open", store.Range{To: string(w.Now.Local(w.zone))})
		return err
	})
	left := w.late
	for _, j := range open {
		if err != nil {
			return err
		}
		if j.State == data.Ready || j.State == data.NotRepaired {
			continue
		}
		if w.lateIDs[j.ID] && left > 0 {
			left--
			continue
		}
		by := round(w.after(w.between(4, 20) * 60).Local(w.zone))
		_, err = w.a.Jobs.Promise(w.clerk(), j.ID, by, "The bench is full today.")
	}
	return err
}

// lateAnswers leaves the two overdue answers that were promised last, and gives the others.
func (w *world) lateAnswers() error {
	var late []*data.Inquiry
	err := w.a.view(func(tx *store.Tx) (err error) {
		late, err = store.List[data.Inquiry](tx, "promised", store.Range{To: string(w.Now.Local(w.zone)), Reverse: true})
		return err
	})
	kept := 0
	for _, q := range late {
		if err != nil {
			return err
		}
		if due := w.before(w.Now.Local(w.zone), 27); kept < 2 && (q.Promised == due || q.Promised == w.before(w.Now.Local(w.zone), 72)) {
			kept++
			continue
		}
		err = w.reply(w.clerk(), q.ID, "Told how matters stand; all is answered.")
	}
	return err
}
