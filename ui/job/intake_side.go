package job

import (
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// ticketWidth is how wide the preview of the claim ticket is, in design pixels.
const ticketWidth = 264

// intakeSide is what stands beside the form: the customer until a device is chosen, then the claim ticket as it
// will be printed and the device's earlier jobs.
type intakeSide struct {
	s      *Intake
	paper  *kit.Paper
	head   *kit.Heading
	before *fyne.Container
	ticket fyne.CanvasObject
	cancel func()
	newest kit.Newest
	asked  kit.Newest
	shown  fyne.CanvasObject
	under  data.ID // customer under the cursor of the list, shown while somebody is looked for
}

func newIntakeSide(s *Intake) *intakeSide {
	p := &intakeSide{s: s, paper: kit.NewPaper(nil, 1)}
	p.head = kit.NewHeading(s.h.T("intake.ticket"), "")
	p.before = kit.Col(8)
	p.ticket = kit.Col(10, p.head, kit.Panel(kit.Box{Fill: kit.PaperWhite, Stroke: kit.Line2, Radius: 2}, kit.Pad(1, p.paper)), p.before)
	return p
}

// soon draws the ticket anew a moment after the last keystroke.
func (p *intakeSide) soon() {
	if p.cancel != nil {
		p.cancel()
	}
	p.cancel = kit.After(p.s.h, 150*time.Millisecond, p.draw)
}

// look shows the customer under the list's cursor; 0 is what fits the form again.
func (p *intakeSide) look(id data.ID) {
	if id == p.under {
		return
	}
	p.under = id
	if id == 0 {
		p.refresh()
		return
	}
	still := p.asked.Ask()
	kit.Run(p.s.h, func() (who.Known, error) { return who.Read(p.s.a, id) }, func(k who.Known, err error) {
		if err == nil && still() && p.under == id {
			p.show(who.Side(p.s.h, k))
		}
	})
}

// refresh shows what fits the form as it stands.
func (p *intakeSide) refresh() {
	s := p.s
	id, _ := s.who.Customer()
	s.dev.store(s.cur())
	if id != 0 && s.cur().empty() {
		still := p.asked.Ask()
		kit.Run(s.h, func() (who.Known, error) { return who.Read(s.a, id) }, func(k who.Known, err error) {
			if err == nil && still() && s.cur().empty() {
				p.show(who.Side(s.h, k))
			}
		})
		return
	}
	p.draw()
}

func (p *intakeSide) show(o fyne.CanvasObject) {
	if p.shown != o {
		p.shown = o
		p.s.form.SetSide(o)
		kit.Relayout(p.s.form.Content())
	}
}

// draw lays the claim ticket out as it will be printed.
func (p *intakeSide) draw() {
	s := p.s
	d := s.draft()
	in, _ := s.intake(d)
	if len(d.Devices) > 0 && d.Devices[0].passcode != "" {
		in.Devices = append(in.Devices[:0:0], in.Devices...)
	}
	actor := s.h.Actor()
	still := p.newest.Ask()
	kit.Run(s.h, func() (*app.Doc, error) { return s.a.Papers.Preview(actor, in, "ticket", "") }, func(doc *app.Doc, err error) {
		if !still() || err != nil || len(doc.Pages) == 0 || p.under != 0 {
			return
		}
		p.asked.Ask()
		pg := doc.Pages[0]
		p.head.Set(s.h.T("intake.ticket"), s.h.T("intake.ticket-size", "width", s.h.Format.Number(int64(pg.W))))
		p.paper.SetPage(pg, kit.PaperWidth(pg, kit.Px(ticketWidth)-2))
		p.show(p.ticket)
		kit.Relayout(s.form.Content())
		s.h.Unprintable(doc.Missing())
	})
}

// device shows the earlier jobs of the device in hand, and offers a come-back where a warranty runs.
func (p *intakeSide) device() {
	s := p.s
	s.dev.store(s.cur())
	id := s.cur().Device
	if id == 0 {
		kit.Replace(p.before)
		s.offerBack(0)
		return
	}
	kit.Run(s.h, func() ([]*data.Job, error) { return s.a.Devices.Jobs(id) }, func(jobs []*data.Job, err error) {
		if err != nil || s.cur().Device != id {
			return
		}
		today := s.h.Format.Local(s.h.Now()).Date()
		var lines []fyne.CanvasObject
		back := data.ID(0)
		for i, j := range jobs {
			if back == 0 && j.Warranty >= today && !j.Open() {
				back = j.ID
			}
			if i < 3 {
				lines = append(lines, p.earlier(j, today))
			}
		}
		if len(lines) > 0 {
			lines = append([]fyne.CanvasObject{kit.Space(0, 2), kit.NewHeading(s.h.T("intake.device-before"), s.h.Format.Number(int64(len(jobs))))}, lines...)
		}
		kit.Replace(p.before, lines...)
		s.offerBack(back)
		p.soon()
	})
}

// earlier is one earlier job: what, when, and whether its warranty runs.
func (p *intakeSide) earlier(j *data.Job, today data.Date) fyne.CanvasObject {
	h := p.s.h
	note := j.No + " · " + h.Format.DateShort(j.TakenIn.Date(h.Format.Zone()))
	switch {
	case j.Warranty >= today && j.Warranty != "":
		note += " · " + h.T("intake.warranty-until", "date", h.Format.DateShort(j.Warranty))
	case j.Open():
		note = j.No + " · " + h.T("job.state."+string(j.State))
	}
	return kit.TopRow(8, kit.NewIcon("history", 16, kit.Harbour), kit.Grow(kit.Col(2, kit.T(workOf(j), kit.Medium.Cut()), kit.T(note, kit.Second.Cut()))))
}

// offerBack offers a warranty come-back of a job, or takes the offer away.
func (s *Intake) offerBack(job data.ID) {
	if s.back != 0 && job == 0 && s.kind.Selected() == string(data.ComeBack) {
		return
	}
	s.back = job
	chosen := s.kind.Selected()
	s.kind.SetItems(s.kindChips(job != 0)...)
	if job == 0 && chosen == string(data.ComeBack) {
		s.kind.Select(string(data.Repair))
	}
}
