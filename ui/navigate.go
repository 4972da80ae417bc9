package ui

import (
	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/schedule"
)

// mostBack is how far Back remembers.
const mostBack = 50

// Open goes to a screen. A form with something typed in it is parked first.
func (w *Window) Open(r kit.Route) {
	if r.Screen == "book" {
		w.book(r)
		return
	}
	to, known := w.named(r.Screen)
	if !known {
		w.h.Hint(w.h.T("shell.not-there"))
		return
	}
	for _, p := range w.parked { // a record that is still a form: the form
		if r.ID != 0 && p.Route.ID == r.ID && p.Route.Screen == formsOf[r.Screen] {
			w.takeUp(p)
			return
		}
	}
	form, isForm := w.form()
	typed := false
	if isForm {
		_, typed = form.Parked()
	}
	if r == w.at && w.cur != nil && !typed {
		w.cur.Screen.Open(r)
		w.cur.Focus()
		return
	}
	if !w.leave(to.form) {
		return
	}
	if w.cur != nil && !isForm && w.at != r {
		w.back = append(w.back, w.at)
		if len(w.back) > mostBack {
			w.back = w.back[1:]
		}
	}
	w.show(r)
}

// Back goes where one came from; Today where nothing is remembered.
func (w *Window) Back() {
	if !w.leave(false) {
		return
	}
	to := kit.Route{Screen: w.table[0].name}
	if n := len(w.back); n > 0 {
		to = w.back[n-1]
		w.back = w.back[:n-1]
	}
	w.show(to)
}

// show puts a screen into the work area, built once.
func (w *Window) show(r kit.Route) {
	to, known := w.named(r.Screen)
	if !known {
		return
	}
	for w.h.Top() != nil {
		w.h.Top().Close()
	}
	s, waited := w.unpark(r)
	if s == nil {
		s = w.built[r.Screen]
	}
	fresh := s == nil
	if fresh {
		s = &shown{screen: to, Screen: to.make(w)}
	}
	w.built[r.Screen] = s
	w.cur, w.at = s, r
	w.h.Hint("")
	w.h.Bottom = bottom(s)
	w.h.Window.Canvas().Unfocus()
	kit.Replace(w.body, s.Content())
	kit.Relayout(w.h.Window.Canvas().Content())
	if !waited {
		s.Screen.Open(r)
	}
	if s.stale && !fresh {
		s.Reload()
	}
	s.stale = false
	w.refresh()
	s.Focus()
}

// form is the screen in hand where it is a form.
func (w *Window) form() (kit.Parkable, bool) {
	if w.cur == nil {
		return nil, false
	}
	p, ok := w.cur.Screen.(kit.Parkable)
	return p, ok
}

// named finds a screen in the table.
func (w *Window) named(name string) (screen, bool) {
	for _, s := range w.table {
		if s.name == name {
			return s, true
		}
	}
	return screen{}, false
}

// book books a time: for the job in hand in a dialog over it, else in the form of a visit.
func (w *Window) book(r kit.Route) {
	id, job := r.ID, w.at.Screen == "job"
	if id == 0 && job && r.Arg == "" {
		id = w.at.ID
	}
	if id == 0 {
		w.Open(kit.Route{Screen: "visit", Arg: r.Arg})
		return
	}
	schedule.Book(w.h, w.a, id, nil, nil)
}

// has says whether a screen exists.
func (w *Window) has(name string) bool {
	if name == "book" {
		name = "visit"
	}
	_, ok := w.named(name)
	return ok
}

// scan opens the record of a scanned code; what is none of ours is looked for.
func (w *Window) scan(code string) {
	if !w.open {
		return
	}
	type answer struct {
		hit  app.Hit
		form data.ID
	}
	kit.Run(w.h, func() (out answer, err error) {
		if out.hit, _, err = w.a.Search.Code(code); err != nil {
			out.form = w.formOf(code)
		}
		return out, err
	}, func(out answer, err error) {
		r, ok := kit.Route{Screen: "intake", ID: out.form}, out.form != 0
		if err == nil {
			r, ok = routeOf(out.hit)
		}
		if ok && w.has(r.Screen) {
			w.closePops()
			w.Open(r)
			return
		}
		w.palette(code)
	})
}

func (w *Window) closePops() {
	for p := w.h.Top(); p != nil; p = w.h.Top() {
		p.Close()
	}
}

// bottom is the height of what stands at the window's bottom under a screen.
func bottom(s *shown) float32 {
	if s.form {
		return kit.FootHeight + 1
	}
	if f, ok := s.Screen.(kit.Footed); ok {
		return kit.StatusBar + 1 + f.FootHeight() + 1
	}
	return kit.StatusBar + 1
}
