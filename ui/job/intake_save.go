package job

import (
	"strconv"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// save keeps the job, and with print sends its papers to the printers.
func (s *Intake) save(print bool) {
	if s.busy {
		return
	}
	if s.keeping {
		s.after = func() { s.save(print) }
		return
	}
	d := s.draft()
	in, faults := s.intake(d)
	if len(faults) > 0 {
		s.form.Mark(faults, s.fields()...)
		return
	}
	s.form.Mark(nil, s.fields()...)
	s.busy = true
	button := s.only
	if print {
		button = s.print
	}
	button.Busy(s.h.T("intake.saving"))
	var papers []string
	if print {
		papers = s.lists.papers
	}
	var kept []*deviceDraft // those that became devices of the job, in their order
	for _, p := range d.Devices {
		if s.taken(p) != nil {
			kept = append(kept, p)
		}
	}
	who, a := s.h.Actor(), s.a
	type answer struct {
		done  data.Done
		draft app.Draft
	}
	kit.Run(s.h, func() (out answer, err error) {
		out.done, out.draft, err = take(a, who, d, kept, in, papers)
		return out, err
	}, func(out answer, err error) {
		s.busy = false
		button.Ready()
		done := out.done
		if err != nil {
			if s.id == 0 {
				s.id, s.no = out.draft.ID, out.draft.No
				s.titled()
			}
			s.form.Mark(err, s.fields()...)
			return
		}
		s.clear()
		s.h.Done(done, s.h.T("intake.done", "no", done.No))
		s.h.Open(kit.Route{Screen: "job", ID: done.ID})
	})
}

// take does the work of saving, off the window's goroutine. A job that is kept stays kept, whatever its papers do.
func take(a *app.App, who data.Actor, d intakeDraft, kept []*deviceDraft, in app.Intake, papers []string) (done data.Done, draft app.Draft, err error) {
	if err := seal(a, &d); err != nil {
		return done, draft, err
	}
	for i, p := range kept {
		in.Devices[i].Secret = p.Secret
	}
	if in.Job.ID == 0 {
		if draft, err = a.Drafts.Keep(who, app.Draft{Kind: data.KindJob, Form: "intake"}, d); err != nil {
			return done, draft, err
		}
		in.Job.ID, in.Job.No = draft.ID, draft.No
	}
	done, err = a.Jobs.TakeIn(who, in)
	if err == nil && len(papers) > 0 {
		_, err = a.PrintJobs.Print(who, done.Ref(), papers...)
	}
	return done, draft, err
}

// reading makes a job of a form; faults are texts that cannot be read.
type reading struct {
	in     app.Intake
	faults data.Faults
}

func (r *reading) fault(field, code string) {
	r.faults = append(r.faults, data.Fault{Field: field, Code: code})
}

// wrong notes an error at a field.
func (r *reading) wrong(field string, err error) {
	for _, f := range data.FaultsOf(err) {
		f.Field = field
		r.faults = append(r.faults, f)
	}
}

// intake makes of the form what the desk takes in.
func (s *Intake) intake(d intakeDraft) (app.Intake, data.Faults) {
	r := &reading{in: app.Intake{Job: data.Job{
		JobKind: data.JobKind(d.Kind), Place: data.Place(d.Place), Urgency: data.Normal, Channel: data.WalkIn,
		Inquiry: d.Inquiry, ComesBack: d.Back, Technician: textID(d.Tech),
	}}}
	j := &r.in.Job
	j.ID, j.No = s.id, s.no
	j.Customer, r.in.Customer = s.who.Customer()
	if j.Customer == 0 && r.in.Customer == nil {
		r.fault("customer", "needs-person")
	}
	if d.Express != "" {
		j.Urgency = data.High
	}
	if j.JobKind != data.ComeBack {
		j.ComesBack = 0
	}
	r.service(d)
	s.sums(r, d)
	for _, p := range d.Devices {
		if one := s.taken(p); one != nil {
			r.in.Devices = append(r.in.Devices, *one)
		} else if j.Words == "" {
			j.Words = p.Says
		}
	}
	if len(r.in.Devices) == 0 && data.CleanLine(j.Words) == "" {
		r.fault("device", "device-or-words")
	}
	return r.in, r.faults
}

// service reads the address of work outside the shop and how often a maintenance comes again.
func (r *reading) service(d intakeDraft) {
	j := &r.in.Job
	if j.Place == data.OnSite {
		j.Site = data.Address{N: 1, Street: d.Site, Access: d.Access}
		if data.CleanLine(d.Site) == "" {
			r.fault("site", "needs-address")
		}
	}
	if text := strings.TrimSpace(d.Every); j.JobKind == data.Maintenance && text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 120 {
			r.fault("every_months", "not-a-number")
		}
		j.EveryMonths = n
	}
}

// sums reads the limit, the promise and the deposit.
func (s *Intake) sums(r *reading, d intakeDraft) {
	sum, err := s.sum.Value()
	r.wrong("limit", err)
	r.in.Job.Limit = limitOf(firstOf(d.Fixed, d.Limit), sum)
	if sum == 0 && err == nil && (d.Fixed != "" || d.Limit == limitCall) {
		r.fault("limit", "needs-limit")
	}
	r.in.Job.Promised, err = s.promised.Value()
	r.wrong("promised", err)
	r.in.Deposit.Amount, err = s.deposit.Value()
	r.wrong("amount", err)
	r.in.Deposit.Way, r.in.Deposit.Reference = d.Way, d.Ref
}

// fields say where faults are shown.
func (s *Intake) fields() []kit.FieldAt {
	var out []kit.FieldAt
	for _, f := range s.who.Fields() {
		own := f
		own.Path = "customer." + f.Path
		out = append(out, own)
	}
	out = append(out, s.who.Fields()...)
	return append(out,
		kit.FieldAt{Path: "device.serial", At: s.dev.serial}, kit.FieldAt{Path: "device", At: s.dev.name},
		kit.FieldAt{Path: "site", At: s.site}, kit.FieldAt{Path: "every_months", At: s.every},
		kit.FieldAt{Path: "limit", At: s.sum}, kit.FieldAt{Path: "promised", At: s.promised},
		kit.FieldAt{Path: "amount", At: s.deposit}, kit.FieldAt{Path: "way", At: s.way}, kit.FieldAt{Path: "reference", At: s.ref},
		kit.FieldAt{Path: "devices", At: s.dev.says}, kit.FieldAt{Path: "words", At: s.dev.says})
}
