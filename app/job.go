package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Jobs are the work on devices and at addresses.
type Jobs struct{ *core }

var jobActs = []Act{
	{"job.take-in", data.RightDesk, "D2 S3 R1", PutBack},
	{"job.change", data.RightDesk, "D2", PutBack},
	{"job.move-on", data.RightWork, "D9", PutBack},
	{"job.move", data.RightWork, "D9", PutBack},
	{"job.promise", data.RightDesk, "D5", PutBack},
	{"job.assign", data.RightDesk, "D5", PutBack},
	{"job.assess", data.RightWork, "D8", PutBack},
	{"job.report", data.RightWork, "D9", PutBack},
	{"job.put-line", data.RightWork, "D9", PutBack},
	{"job.remove-line", data.RightWork, "D9", PutBack},
	{"job.put-on-shelf", data.RightDesk, "D9", PutBack},
	{"job.not-repaired", data.RightWork, "D9", PutBack},
	{"job.cancel", data.RightDesk, "D9", PutBack},
	{"job.collect", data.RightDesk, "D9", PutBack},
	{"job.close", data.RightDesk, "D9", PutBack},
}

// edit changes one job that is not over, as one act.
func (s *Jobs) edit(act string, who data.Actor, id data.ID, f func(*store.Tx, *data.Job) error) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		j, err := liveJob(tx, id)
		if err != nil {
			return nil, err
		}
		if err := f(tx, j); err != nil {
			return nil, err
		}
		return j, tx.Put(j)
	})
}

// liveJob reads a job that may still be worked on; a Fault "already-ended" where it is over.
func liveJob(tx *store.Tx, id data.ID) (*data.Job, error) {
	j, err := store.Get[data.Job](tx, id)
	if err != nil {
		return nil, err
	}
	if !j.Open() {
		return nil, data.Fault{Field: "state", Code: "already-ended"}
	}
	return j, nil
}

// mayDo says whether who acts has a right beyond that of the act; the program itself may do all.
func mayDo(tx *store.Tx, r data.Right) (bool, error) {
	if tx.Actor().Staff == 0 {
		return true, nil
	}
	s, err := store.Get[data.Staff](tx, tx.Actor().Staff)
	if err != nil {
		return false, err
	}
	return s.May(r), nil
}

// reason is a reason as it is kept; a Fault "needs-reason" at field where there is none.
func reason(field, why string) (string, error) {
	if why = data.CleanLine(why); why == "" {
		return "", data.Fault{Field: field, Code: "needs-reason"}
	}
	return why, nil
}

// Change keeps what a form about the whole job changed: limit, urgency, place, words, notes, findings. data.ErrConflict where it changed meanwhile.
// State, lines, money and times have acts of their own; what in says of them is left out.
func (s *Jobs) Change(who data.Actor, in *data.Job) (data.Done, error) {
	return s.write("job.change", who, func(tx *store.Tx) (data.Record, error) {
		now, err := liveJob(tx, in.ID)
		if err != nil {
			return nil, err
		}
		rec := *in
		rec.State, rec.Step, rec.StateAt = now.State, now.Step, now.StateAt
		rec.Lines, rec.Promised, rec.Expected = now.Lines, now.Promised, now.Expected
		rec.CollectedAt, rec.ReadyAt, rec.EndedAt = now.CollectedAt, now.ReadyAt, now.EndedAt
		rec.Devices = append([]data.JobDevice(nil), in.Devices...)
		cleanJob(&rec)
		return &rec, tx.Put(&rec)
	})
}

// Promise changes by when the customer was told it is done; why stands in the journal.
func (s *Jobs) Promise(who data.Actor, id data.ID, by data.Local, why string) (data.Done, error) {
	return s.edit("job.promise", who, id, func(tx *store.Tx, j *data.Job) (err error) {
		if by == "" {
			return data.Fault{Field: "promised", Code: "required"}
		}
		if j.Promised != "" {
			if why, err = reason("why", why); err != nil {
				return err
			}
		}
		j.Promised, j.Expected, j.Why = by, "", data.CleanLine(why)
		return nil
	})
}

// Expect notes when it will truly be done where that differs from the promise; why stands in the journal.
func (s *Jobs) Expect(who data.Actor, id data.ID, by data.Local, why string) (data.Done, error) {
	return s.edit("job.promise", who, id, func(tx *store.Tx, j *data.Job) (err error) {
		if j.Why, err = reason("why", why); err != nil {
			return err
		}
		j.Expected = by
		return nil
	})
}

// Assign gives jobs to a technician, or with 0 to nobody.
func (s *Jobs) Assign(who data.Actor, technician data.ID, ids ...data.ID) (data.Done, error) {
	return s.write("job.assign", who, func(tx *store.Tx) (data.Record, error) {
		if technician != 0 {
			p, err := store.Get[data.Staff](tx, technician)
			if err != nil {
				return nil, err
			}
			if !p.Open() {
				return nil, data.Fault{Field: "technician", Code: "inactive"}
			}
		}
		return s.each(tx, ids, func(j *data.Job) error {
			j.Technician = technician
			return nil
		})
	})
}

// each changes several jobs in one act and gives the first.
func (s *Jobs) each(tx *store.Tx, ids []data.ID, f func(*data.Job) error) (data.Record, error) {
	if len(ids) == 0 {
		return nil, data.ErrNotFound
	}
	var first data.Record
	for _, id := range ids {
		j, err := liveJob(tx, id)
		if err != nil {
			return nil, err
		}
		if err := f(j); err != nil {
			return nil, err
		}
		if err := tx.Put(j); err != nil {
			return nil, err
		}
		if first == nil {
			first = j
		}
	}
	return first, nil
}

// Assess writes our own view of what is wrong.
func (s *Jobs) Assess(who data.Actor, id data.ID, words string) (data.Done, error) {
	return s.edit("job.assess", who, id, func(tx *store.Tx, j *data.Job) error {
		j.Assessment, j.AssessedBy, j.AssessedAt = data.Clean(words), tx.Actor().Staff, tx.At()
		return nil
	})
}

// Work is what a technician reports of a job: what was done, why it broke, and what each device was found to be after it.
type Work struct {
	Done, Cause, Correction string
	After                   map[int][]data.Point // by the device's place in the job
	Note                    map[int]string
}

// Report writes what was done.
func (s *Jobs) Report(who data.Actor, id data.ID, w Work) (data.Done, error) {
	return s.edit("job.report", who, id, func(tx *store.Tx, j *data.Job) error {
		j.Done, j.Cause, j.Correction = data.Clean(w.Done), data.CleanLine(w.Cause), data.Clean(w.Correction)
		for i := range j.Devices {
			d := &j.Devices[i]
			if points, ok := w.After[d.N]; ok {
				d.After = points
			}
			if note, ok := w.Note[d.N]; ok {
				d.AfterNote = data.CleanLine(note)
			}
		}
		return nil
	})
}

// Put lays the device in that place of a job on a shelf of that name, made where it is new; "" takes it off.
func (s *Jobs) Put(who data.Actor, id data.ID, device int, shelf string) (data.Done, error) {
	return s.edit("job.put-on-shelf", who, id, func(tx *store.Tx, j *data.Job) error {
		lie, err := shelfNamed(tx, shelf)
		if err != nil {
			return err
		}
		for i := range j.Devices {
			if j.Devices[i].N == device || device == 0 {
				j.Devices[i].Shelf = lie
			}
		}
		return nil
	})
}

// cleanJob makes typed text of a job fit to be kept.
func cleanJob(j *data.Job) {
	for _, f := range []*string{&j.Words, &j.Assessment, &j.Done, &j.Correction, &j.Notes} {
		*f = data.Clean(*f)
	}
	for _, f := range []*string{&j.Title, &j.Person, &j.Why, &j.Cause, &j.BackWhy, &j.Collector, &j.Identity, &j.Site.Street, &j.Site.City, &j.Site.Access} {
		*f = data.CleanLine(*f)
	}
	for i := range j.Devices {
		d := &j.Devices[i]
		d.Words, d.Note, d.AfterNote = data.Clean(d.Words), data.CleanLine(d.Note), data.CleanLine(d.AfterNote)
		for k := range d.Accessories {
			d.Accessories[k].Name = data.CleanLine(d.Accessories[k].Name)
		}
	}
}
