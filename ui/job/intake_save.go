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
	who, papers := s.h.Actor(), s.lists.papers
	kit.Run(s.h, func() (data.Done, error) { return s.take(who, d, in, papers, print) }, func(done data.Done, err error) {
		s.busy = false
		button.Ready()
		if err != nil {
			s.form.Mark(err, s.fields()...)
			return
		}
		s.clear()
		s.h.Done(done, s.h.T("intake.done", "no", done.No))
		s.h.Open(kit.Route{Screen: "job", ID: done.ID})
	})
}

// take does the work of saving, off the window's goroutine. A job that is kept stays kept, whatever its papers do.
func (s *Intake) take(who data.Actor, d intakeDraft, in app.Intake, papers []string, print bool) (data.Done, error) {
	if err := seal(s.a, &d); err != nil {
		return data.Done{}, err
	}
	at := 0
	for _, p := range d.Devices {
		if s.taken(p) != nil {
			in.Devices[at].Secret = p.Secret
			at++
		}
	}
	if in.Job.ID == 0 {
		kept, err := s.a.Drafts.Keep(who, app.Draft{Kind: data.KindJob, Form: "intake"}, d)
		if err != nil {
			return data.Done{}, err
		}
		in.Job.ID, in.Job.No = kept.ID, kept.No
	}
	done, err := s.a.Jobs.TakeIn(who, in)
	if err == nil && print && len(papers) > 0 {
		_, err = s.a.PrintJobs.Print(who, done.Ref(), papers...)
	}
	return done, err
}

// intake makes of the form what the desk takes in; faults are texts that cannot be read.
func (s *Intake) intake(d intakeDraft) (app.Intake, data.Faults) {
	var faults data.Faults
	wrong := func(field string, err error) {
		for _, f := range data.FaultsOf(err) {
			f.Field = field
			faults = append(faults, f)
		}
	}
	in := app.Intake{Job: data.Job{
		JobKind: data.JobKind(d.Kind), Place: data.Place(d.Place), Urgency: data.Normal, Channel: data.WalkIn,
		Inquiry: d.Inquiry, ComesBack: d.Back, Technician: textID(d.Tech),
	}}
	j := &in.Job
	j.ID, j.No = s.id, s.no
	j.Customer, in.Customer = s.who.Customer()
	if j.Customer == 0 && in.Customer == nil {
		faults = append(faults, data.Fault{Field: "customer", Code: "needs-person"})
	}
	if d.Express != "" {
		j.Urgency = data.High
	}
	if j.JobKind != data.ComeBack {
		j.ComesBack = 0
	}
	if j.Place == data.OnSite {
		j.Site = data.Address{N: 1, Street: d.Site, Access: d.Access}
		if data.CleanLine(d.Site) == "" {
			faults = append(faults, data.Fault{Field: "site", Code: "needs-address"})
		}
	}
	if text := strings.TrimSpace(d.Every); j.JobKind == data.Maintenance && text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 120 {
			faults = append(faults, data.Fault{Field: "every_months", Code: "not-a-number"})
		}
		j.EveryMonths = n
	}
	var err error
	sum, err := s.sum.Value()
	wrong("limit", err)
	j.Limit = limitOf(firstOf(d.Fixed, d.Limit), sum)
	if sum == 0 && err == nil && (d.Fixed != "" || d.Limit == limitCall) {
		faults = append(faults, data.Fault{Field: "limit", Code: "needs-limit"})
	}
	j.Promised, err = s.promised.Value()
	wrong("promised", err)
	in.Deposit.Amount, err = s.deposit.Value()
	wrong("amount", err)
	in.Deposit.Way, in.Deposit.Reference = d.Way, d.Ref
	for _, p := range d.Devices {
		if one := s.taken(p); one != nil {
			in.Devices = append(in.Devices, *one)
		} else if j.Words == "" {
			j.Words = p.Says
		}
	}
	if len(in.Devices) == 0 && data.CleanLine(j.Words) == "" {
		faults = append(faults, data.Fault{Field: "device", Code: "device-or-words"})
	}
	return in, faults
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
