package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// waiting is a form that is parked, with its screen as it stood; after a restart only its draft is there.
type waiting struct {
	kit.Parked
	form *shown
}

// leave makes the work area free: a form with something typed in it is parked. It says no where another
// form is to be opened over it and no more may wait.
func (w *Window) leave(another bool) bool {
	form, ok := w.form()
	if !ok {
		return true
	}
	p, typed := form.Parked()
	if !typed {
		return true
	}
	if another && len(w.parked) >= app.MostParked {
		w.h.Toast(kit.Toast{Icon: "layers", Text: w.h.T("shell.parked-full", "N", app.MostParked), Act: w.h.T("shell.show-parked"), Key: "F11", Do: w.parkedForms})
		return false
	}
	form.Keep()
	p, _ = form.Parked() // the first draft gave it its number
	w.unpark(p.Route)
	if p.Since == 0 {
		p.Since = w.h.Now()
	}
	// The next form of this kind is another screen: what this one still writes is its own draft.
	w.parked = append([]waiting{{p, w.cur}}, w.parked...)
	delete(w.built, w.cur.name)
	w.mark(w.cur)
	return true
}

// mark notes in the draft that the form waits, so that the next start lists it and does not open it. It lets the
// form's own last keeping of the draft go first, which may have given it its number.
func (w *Window) mark(form *shown) {
	kit.After(w.h, time.Second, func() {
		i := slices.IndexFunc(w.parked, func(p waiting) bool { return p.form == form })
		if i < 0 {
			return
		}
		if p, ok := form.Screen.(kit.Parkable); ok {
			now, _ := p.Parked()
			w.parked[i].Route = now.Route
		}
		r, who := w.parked[i].Route, w.who
		kit.Run(w.h, func() (bool, error) {
			d, err := w.draftOf(r)
			if err == nil && d.ID != 0 && !d.Parked {
				d.Parked = true
				_, err = w.a.Drafts.Keep(who, d, d.Fields)
			}
			return true, err
		}, func(_ bool, err error) {
			if err != nil {
				w.look()
			}
		})
	})
}

// unpark takes a form out of the list: it is in hand again. It gives its screen, nil where only the draft is there.
func (w *Window) unpark(r kit.Route) (form *shown, found bool) {
	for i, p := range w.parked {
		if p.Route == r && (r.ID != 0 || p.form == w.up) {
			w.parked = append(w.parked[:i:i], w.parked[i+1:]...)
			return p.form, p.form != nil
		}
	}
	return nil, false
}

// takeUp opens a form that waits.
func (w *Window) takeUp(p waiting) {
	w.up = p.form
	w.Open(p.Route)
	w.up = nil
}

// draftOf finds the draft of a parked form.
func (w *Window) draftOf(r kit.Route) (app.Draft, error) {
	all, err := w.a.Drafts.All()
	for _, d := range all {
		if d.Form == r.Screen && d.ID == r.ID {
			return d, nil
		}
	}
	return app.Draft{}, err
}

// recall lists the forms of earlier starts that are not saved, and opens the one that stood open when the
// program ended. It says whether it did.
func (w *Window) recall(drafts []app.Draft) bool {
	var standing *app.Draft
	for i, d := range drafts {
		s, known := w.named(d.Form)
		if !known {
			continue
		}
		if !d.Parked && d.Staff == w.who.Staff && (standing == nil || d.Kept > standing.Kept) {
			standing = &drafts[i]
		}
		title := d.Title
		if title == "" {
			title = w.h.T(s.title)
		}
		w.parked = append(w.parked, waiting{Parked: kit.Parked{Icon: s.icon, Title: title, Detail: d.No, Since: d.Started, Route: kit.Route{Screen: d.Form, ID: d.ID}}})
	}
	if standing == nil {
		return false
	}
	w.Open(kit.Route{Screen: standing.Form, ID: standing.ID})
	return true
}

// park is F11 in a form; elsewhere it lists the parked ones.
func (w *Window) park() {
	if form, ok := w.form(); ok {
		if _, typed := form.Parked(); typed {
			w.Back()
			return
		}
	}
	w.parkedForms()
}

// parkedForms lists the forms that wait; a digit takes one up.
func (w *Window) parkedForms() {
	h := w.h
	if len(w.parked) == 0 {
		h.Hint(h.T("shell.none-parked"))
		return
	}
	var items []kit.MenuItem
	for _, p := range w.parked {
		items = append(items, kit.MenuItem{
			Icon: p.Icon, Text: p.Title, Second: either(p.Detail, h.T("shell.not-saved")), Right: h.Format.Time(h.Format.Local(p.Since)),
			Do: func() { w.takeUp(p) }, Delete: func() { w.throwAway(p) },
		})
	}
	h.Menu(kit.MenuSpec{
		Title: h.T("shell.parked-forms"), Hint: h.T("shell.digit-takes-up"), Items: items, Width: 460,
		Foot: kit.Row(8, kit.Legend("Enter", h.T("shell.take-up"), "Del", h.T("shell.throw-away")), kit.Spring(), kit.NewKeycap("Esc", kit.CapLine)),
		At: func(win, size fyne.Size) fyne.Position {
			x := min(kit.Px(597), win.Width-size.Width-kit.Px(20))
			return fyne.NewPos(max(8, x), win.Height-kit.Px(kit.StatusBar+8)-size.Height)
		},
	})
}

// throwAway forgets a parked form; the toast brings it back.
func (w *Window) throwAway(p waiting) {
	kit.Run(w.h, func() (app.Draft, error) {
		d, err := w.draftOf(p.Route)
		if err == nil && d.ID != 0 {
			err = w.a.Drafts.Drop(d.Ref())
		}
		return d, err
	}, func(d app.Draft, err error) {
		if err != nil {
			w.h.Fail(err)
			return
		}
		w.up = p.form
		w.unpark(p.Route)
		w.up = nil
		w.refresh()
		w.h.Toast(kit.Toast{Icon: "trash-2", Text: w.h.T("shell.thrown-away", "What", p.Title), Act: w.h.T("common.undo"), Do: func() { w.bringBack(p, d) }})
	})
}

func (w *Window) bringBack(p waiting, d app.Draft) {
	if d.ID == 0 { // no draft was kept yet
		w.parked = append([]waiting{p}, w.parked...)
		w.refresh()
		return
	}
	who := w.who
	kit.Run(w.h, func() (app.Draft, error) { return w.a.Drafts.Keep(who, d, d.Fields) }, func(_ app.Draft, err error) {
		if err != nil {
			w.h.Fail(err)
			return
		}
		w.parked = append([]waiting{p}, w.parked...)
		w.refresh()
	})
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
