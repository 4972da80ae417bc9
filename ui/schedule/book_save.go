package schedule

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

func (d *dialog) save() {
	if d.busy {
		return
	}
	h, p, m := d.h, d.p, d.m
	over, ok := p.over.answer()
	if !ok {
		d.pop.Resized()
		return
	}
	in, err := p.appointment()
	if err != nil {
		d.refused(err)
		return
	}
	if m.moved != nil {
		d.move(in)
		return
	}
	in.Job, in.Urgency = m.job, m.urgency
	if p.onSite() && p.site.Text == m.site.String() {
		in.Site = m.site
	}
	who := h.Actor()
	d.busy = true
	kit.Run(h, func() (data.Done, error) { return d.a.Appointments.Book(who, in, over) }, func(done data.Done, err error) {
		d.busy = false
		if err != nil {
			d.refused(err)
			return
		}
		d.pop.Close()
		h.Done(done, h.T("schedule.is-booked", "what", m.what, "when", h.Format.When(in.Start, rowsOf(h).wall()), "who", p.name(in.Technician)))
		if d.done != nil {
			d.done()
		}
	})
}

// move asks why the appointment gets the chosen time, and moves it.
func (d *dialog) move(to *data.Appointment) {
	h, p := d.h, d.m.moved
	who := h.Actor()
	when := h.Format.When(to.Start, rowsOf(h).wall())
	var r *reasons
	r = newReasons(h, d.a, reasonSpec{
		icon: "calendar-clock", title: h.T("schedule.move-title", "what", p.Title), text: h.T("schedule.move-text"), act: h.T("schedule.move"),
		top: kit.Row(10, kit.T(h.Format.When(p.Start, rowsOf(h).wall()), kit.Fact), kit.NewIcon("arrow-right", 16, kit.Ink2), kit.T(when+", "+d.p.name(to.Technician), kit.Fact.In(kit.Harbour))),
	}, func(code, why string, over app.Override) {
		kit.Run(h, func() (data.Done, error) {
			return d.a.Appointments.Move(who, p.ID, to.Start, to.Technician, why, askedBy(code), over)
		}, func(done data.Done, err error) {
			if err != nil {
				r.refused(err)
				return
			}
			d.pop.Close() // with the question that stands over it
			h.Done(done, h.T("schedule.is-moved", "what", p.Title, "when", when, "who", d.p.name(to.Technician)))
			if d.done != nil {
				d.done()
			}
		})
	})
}

// refused says what is wrong at its field; a taken time may be allowed by name and reason.
func (d *dialog) refused(err error) {
	if d.p.over.refused(err) {
		d.act.Set(d.h.T("book.anyway"), "calendar-plus", "Ctrl+Enter")
		d.pop.Resized()
		d.p.over.focus()
		return
	}
	for _, f := range data.FaultsOf(err) {
		for _, at := range d.p.fields() {
			if at.Path == f.Field {
				at.At.SetError(d.h.Words.FieldFault(f))
				d.pop.Resized()
				d.h.Focus(at.Focus)
				return
			}
		}
	}
	d.h.Fail(err)
}

// overWork places the dialog over the middle of the work area, not of the window.
func overWork(win, size fyne.Size) fyne.Position {
	rail := kit.Px(kit.RailWidth) + 1
	if win.Width < kit.Px(kit.NarrowWindow) {
		rail = kit.Px(kit.RailNarrow) + 1
	}
	x := rail + (win.Width-rail-size.Width)/2
	return fyne.NewPos(float32(int(max(8, min(x, win.Width-size.Width-8)))), float32(int(max(8, min(kit.Px(117), (win.Height-size.Height)/2)))))
}
