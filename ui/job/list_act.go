package job

import (
	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// chosenRows are the ticked rows, else the one under the cursor.
func (s *List) chosenRows() (out []app.JobRow) {
	for _, r := range s.rows {
		if s.ticked[r.ID] {
			out = append(out, r)
		}
	}
	if at := s.list.Selected(); len(s.ticked) == 0 && at >= 0 && at < len(s.rows) {
		out = append(out, s.rows[at])
	}
	return out
}

func (s *List) ids() (out []data.ID) {
	for _, r := range s.chosenRows() {
		out = append(out, r.ID)
	}
	return out
}

// moveOn moves the ticked jobs on, all in one act; one that is ready opens for its hand-over.
func (s *List) moveOn() {
	rows := s.chosenRows()
	if len(rows) == 0 {
		return
	}
	if s.move.Disabled() {
		s.move.Press()
		return
	}
	if len(rows) == 1 && rows[0].State.Ball() == data.BallReady {
		s.h.Open(kit.Route{Screen: "job", ID: rows[0].ID, Arg: listArg(s.q)})
		return
	}
	who, ids := s.h.Actor(), s.ids()
	kit.Run(s.h, func() (data.Done, error) { return s.a.Jobs.MoveOn(who, ids...) }, s.did("job.list-moved", len(ids)))
}

func (s *List) did(key string, n int) func(data.Done, error) {
	return func(done data.Done, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.ticked = map[data.ID]bool{}
		s.h.Done(done, s.h.N(key, n, "no", done.No))
		s.Reload()
	}
}

func (s *List) technician() {
	ids := s.ids()
	if len(ids) == 0 {
		return
	}
	technicians(s.h, s.a.Staff.All, s.tech, func(id data.ID) {
		who := s.h.Actor()
		kit.Run(s.h, func() (data.Done, error) { return s.a.Jobs.Assign(who, id, ids...) }, s.did("job.list-assigned", len(ids)))
	})
}

func (s *List) printMenu() {
	rows := s.chosenRows()
	if len(rows) == 0 {
		return
	}
	no := rows[0].No
	if len(rows) > 1 {
		no = s.h.N("job.count", len(rows))
	}
	printMenu(s.h, s.a.PrintJobs, s.print, no, paperLines, s.a.PrintJobs.OnSave(data.KindJob), func(kind string) string { return s.a.Papers.Size(data.KindJob, kind).Name }, s.send, nil)
}

// send prints papers of the ticked jobs.
func (s *List) send(papers ...string) {
	who, ids := s.h.Actor(), s.ids()
	kit.Run(s.h, func() (n int, err error) {
		for _, id := range ids {
			if _, err = s.a.PrintJobs.Print(who, data.Ref{Kind: data.KindJob, ID: id}, papers...); err != nil {
				return n, err
			}
			n += len(papers)
		}
		return n, nil
	}, func(n int, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.h.Toast(kit.Toast{Icon: "printer", Text: s.h.N("job.list-printing", n)})
	})
}

func (s *List) tick(id data.ID) {
	if s.ticked[id] {
		delete(s.ticked, id)
	} else {
		s.ticked[id] = true
	}
	s.list.Touch()
	s.showFoot()
}

// tickAll ticks every row, also those not read yet, or takes all ticks away where all have one. Of those that are over it ticks what
// was read.
func (s *List) tickAll() {
	if s.page.Next != "" && s.q.Only != app.OnlyClosed {
		s.read(0, s.tickRows)
		return
	}
	s.tickRows()
}

func (s *List) tickRows() {
	all := len(s.ticked) < len(s.rows)
	s.ticked = map[data.ID]bool{}
	if all {
		for _, r := range s.rows {
			s.ticked[r.ID] = true
		}
	}
	s.list.Touch()
	s.showFoot()
}
