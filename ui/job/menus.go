package job

import (
	"slices"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// printMenu offers the papers of the job, first what it calls for as it stands; 0 looks before printing.
func (s *Detail) printMenu() {
	if s.v == nil {
		return
	}
	type offer struct{ calls, has []string }
	ref, no := data.Ref{Kind: data.KindJob, ID: s.id}, s.v.Job.No
	kit.Run(s.h, func() (o offer, err error) {
		calls, err := s.a.Papers.CallsFor(ref)
		if err != nil {
			return o, err
		}
		for _, c := range calls {
			o.calls = append(o.calls, c.Paper)
		}
		o.has, err = s.a.Papers.Has(ref)
		return o, err
	}, func(o offer, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		printMenu(s.h, s.a.PrintJobs, s.next, no, linesOf(o.has), o.calls, func(kind string) string {
			return s.a.Papers.Size(data.KindJob, kind).Name
		}, s.send, func() { s.look("jobsheet") })
	})
}

// linesOf are the papers that a job has, those of every job first.
func linesOf(has []string) []paperLine {
	lines := paperLines[:len(paperLines):len(paperLines)]
	icons := map[string]string{"slip": "circle-check", "accessory-label": "tag"}
	for _, name := range has {
		if slices.ContainsFunc(lines, func(l paperLine) bool { return l.name == name }) {
			continue
		}
		icon := icons[name]
		if icon == "" {
			icon = "file-text"
		}
		lines = append(lines, paperLine{name, icon})
	}
	return lines
}

// printAll prints what the job calls for.
func (s *Detail) printAll() {
	if s.v == nil {
		return
	}
	who, ref, no := s.h.Actor(), data.Ref{Kind: data.KindJob, ID: s.id}, s.v.Job.No
	kit.Run(s.h, func() ([]string, error) {
		names, _, err := s.a.PrintJobs.PrintCalled(who, ref)
		return names, err
	}, func(names []string, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.h.Toast(kit.Toast{Icon: "printer", Text: s.h.N("job.printing", len(names), "no", no)})
	})
}

// send hands papers to the printers.
func (s *Detail) send(papers ...string) {
	who, ref, no := s.h.Actor(), data.Ref{Kind: data.KindJob, ID: s.id}, s.v.Job.No
	kit.Run(s.h, func() (data.Done, error) { return s.a.PrintJobs.Print(who, ref, papers...) }, func(_ data.Done, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.h.Toast(kit.Toast{Icon: "printer", Text: s.h.N("job.printing", len(papers), "no", no)})
	})
}

// look shows a paper as it will be printed.
func (s *Detail) look(paper string) {
	h, id := s.h, s.id
	kit.Run(h, func() (*app.Doc, error) {
		_, doc, err := s.a.Papers.Render(data.KindJob, id, paper, "")
		return doc, err
	}, func(doc *app.Doc, err error) {
		if err != nil || len(doc.Pages) == 0 {
			h.Fail(err)
			return
		}
		var p *kit.Pop
		pg := doc.Pages[0]
		view := kit.NewPaper(pg, kit.PaperWidth(pg, kit.Px(640)))
		print := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.print"), Icon: "printer", Key: "Ctrl+P", Kind: kit.InkButton, Do: func() { p.Close(); s.send(paper) }})
		closed := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.close"), Key: "Esc", Kind: kit.Ghost, Do: func() { p.Close() }})
		p = h.Dialog(kit.DialogSpec{Icon: "printer", Title: h.T("print-job.paper."+paper) + " " + s.v.Job.No, Content: kit.High(560, kit.VScroll(view)), Width: 720, Buttons: []*kit.Button{closed, print}})
	})
}

// paperLine is a paper in the menu.
type paperLine struct{ name, icon string }

// paperLines are the papers of every job, in the order of the menu.
var paperLines = []paperLine{
	{"jobsheet", "file-text"}, {"technician", "wrench"}, {"ticket", "receipt"}, {"label", "tag"},
}

// standing are the papers that do not come out by themselves: how many, and the first.
type standing struct {
	n     int
	first app.PrintRow
}

// printMenu offers papers by digits, and says where papers do not come out.
func printMenu(h *kit.Host, jobs *app.PrintJobs, under *kit.Button, no string, lines []paperLine, all []string, size func(string) string, send func(...string), look func()) {
	note := h.T("job.all-papers-note")
	if len(all) == 1 {
		note = h.T("print-job.paper." + all[0])
	}
	items := []kit.MenuItem{{Icon: "printer", Text: h.N("job.all-papers", len(all)), Note: note, Disabled: len(all) == 0, Do: func() { send(all...) }}}
	for _, l := range lines {
		note := sizeWords(h, size(l.name))
		if l.name == "technician" {
			note = h.T("job.no-prices")
		}
		items = append(items, kit.MenuItem{Icon: l.icon, Text: h.T("print-job.paper." + l.name), Note: note, Do: func() { send(l.name) }})
	}
	kit.Run(h, func() (st standing, err error) {
		st.n, st.first, err = jobs.Trouble()
		return st, err
	}, func(st standing, err error) {
		if err == nil && st.n > 0 {
			items = append(items, kit.MenuItem{Icon: "triangle-alert", Text: h.N("print-job.stand", st.n), Note: h.T("print-job.why-" + st.first.Why()), After: true, Do: func() {
				h.Open(kit.Route{Screen: "printjobs", ID: st.first.Job.ID})
			}})
		}
		if look != nil {
			items = append(items, kit.MenuItem{Icon: "search", Text: h.T("job.look"), Key: "0", After: true, Do: look})
		}
		h.Menu(kit.MenuSpec{Title: h.T("job.print", "no", no), Hint: h.T("job.digit-prints"), Items: items, Width: 328, Under: under})
	})
}

// sizeWords is a paper's size as people say it.
func sizeWords(h *kit.Host, name string) string {
	switch name {
	case "Roll80":
		return "80 mm"
	case "Roll58":
		return "58 mm"
	case "Label62x29":
		return "62 × 29 mm"
	}
	return name
}

// technicianMenu gives the job to somebody.
func (s *Detail) technicianMenu() {
	technicians(s.h, s.a.Staff.All, s.next, func(id data.ID) {
		who, job := s.h.Actor(), s.id
		kit.Run(s.h, func() (data.Done, error) { return s.a.Jobs.Assign(who, id, job) }, s.did("assigned"))
	})
}

// technicians offers everybody who works on jobs.
func technicians(h *kit.Host, all func(bool) ([]*data.Staff, error), under *kit.Button, pick func(data.ID)) {
	kit.Run(h, func() ([]*data.Staff, error) { return all(true) }, func(people []*data.Staff, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		var items []kit.MenuItem
		for _, p := range people {
			if p.Role == data.Technician || p.Bookable {
				items = append(items, kit.MenuItem{Icon: "user", Text: p.Name(), Note: p.Skills, Do: func() { pick(p.ID) }})
			}
		}
		items = append(items, kit.MenuItem{Icon: "x", Text: h.T("common.nobody"), Key: "0", After: true, Do: func() { pick(0) }})
		h.Menu(kit.MenuSpec{Title: h.T("job.technician"), Hint: h.T("job.digit-takes"), Items: items, Width: 300, Under: under})
	})
}

// stateMenu moves the job to any state that may follow.
func (s *Detail) stateMenu() {
	h, j := s.h, s.v.Job
	var items []kit.MenuItem
	for _, to := range data.JobStates() {
		if !j.State.May(to) || to == data.Collected || to == data.JobClosed {
			continue
		}
		look := stateLooks[to]
		items = append(items, kit.MenuItem{Icon: look.icon, Text: h.T("job.state." + string(to)), Do: func() { s.moveTo(to) }})
	}
	if len(items) == 0 {
		h.Hint(h.T("job.over"))
		return
	}
	h.Menu(kit.MenuSpec{Title: h.T("job.move-to"), Hint: h.T("job.digit-takes"), Items: items, Width: 300, Under: s.next})
}

// moveTo moves the job; the ends of it ask why.
func (s *Detail) moveTo(to data.JobState) {
	h, who, id := s.h, s.h.Actor(), s.id
	move := func(why string) {
		kit.Run(h, func() (data.Done, error) {
			switch to {
			case data.NotRepaired:
				return s.a.Jobs.NotRepaired(who, id, why)
			case data.JobCancelled:
				return s.a.Jobs.Cancel(who, id, why)
			}
			return s.a.Jobs.Move(who, to, "", why, id)
		}, s.did("moved"))
	}
	if to == data.NotRepaired || to == data.JobCancelled {
		h.Ask(kit.Question{Icon: stateLooks[to].icon, Title: h.T("job.state." + string(to)), Act: h.T("common.save"), Reason: h.T("job.why"), Must: true, Done: move})
		return
	}
	move("")
}
