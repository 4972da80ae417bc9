package settings

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// keep saves the person, and the PIN where one was typed.
func (f *staffForm) keep() {
	h, a, who := f.p.h, f.p.a, f.p.h.Actor()
	s, ok := f.read()
	if !ok {
		return
	}
	pin := f.pin.Text
	if n := len(pin); pin != "" && (n < 4 || data.Digits(pin) != pin) {
		f.mark(data.Faults{{Field: "pin", Code: "bad-pin"}})
		return
	}
	kit.Run(h, func() (d data.Done, err error) {
		if s.ID == 0 {
			d, err = a.Staff.Add(who, &s)
		} else {
			d, err = a.Staff.Change(who, &s)
		}
		if err == nil && pin != "" {
			_, err = a.Staff.SetPIN(who, d.ID, pin)
		}
		return d, err
	}, func(d data.Done, err error) {
		if err != nil {
			f.mark(err)
			return
		}
		f.typed = false
		f.pin.SetText("")
		h.Done(d, h.T("settings.person-saved", "Name", s.Name()))
		f.p.reload()
		f.p.list.SelectID(uint64(d.ID))
		if i := f.p.list.Selected(); i >= 0 {
			f.show(f.p.people[i])
		}
	})
}

// showPIN says whether the person has a PIN; the PIN itself nobody can read.
func (f *staffForm) showPIN() {
	has := f.cur.PIN != ""
	key, dots := "settings.pin-none", ""
	if has {
		key, dots = "settings.pin-set", "••••"
	}
	f.pin.SetText("")
	f.pin.SetPlaceHolder(dots)
	f.pinSet.SetText(f.p.h.T(key))
	f.noPIN.Hidden = !has
}

// takePIN takes a person's PIN away.
func (f *staffForm) takePIN() {
	h, a, s := f.p.h, f.p.a, *f.cur
	if s.ID == 0 || s.PIN == "" {
		return
	}
	h.Ask(kit.Question{Icon: "lock-keyhole", Title: h.T("settings.pin-away-sure", "Name", s.Name()), Text: h.T("settings.pin-away-note"), Act: h.T("settings.pin-away"), Done: func(string) {
		f.p.act(func() (data.Done, error) { return a.Staff.SetPIN(h.Actor(), s.ID, "") }, h.T("settings.pin-gone", "Name", s.Name()), func() {
			f.typed = false
			f.p.reload()
			h.Focus(f.pin)
		})
	}})
}

// mark says a fault at its field.
func (f *staffForm) mark(err error) {
	h := f.p.h
	at := map[string]*kit.Entry{"given": f.given, "family": f.family, "short": f.short, "title": f.title, "pin": f.pin, "discount_points": f.limit}
	for _, x := range data.FaultsOf(err) {
		if e := at[x.Field]; e != nil {
			e.SetError(h.Words.Fault(x))
			h.Focus(e)
			return
		}
	}
	h.Fail(err)
}

// end notes that a person does not work here any more, or does again.
func (f *staffForm) end() {
	if f.cur.ID == 0 {
		return
	}
	h, a := f.p.h, f.p.a
	s := *f.cur
	s.Active = !s.Active
	key := "settings.person-left"
	if s.Active {
		key = "settings.person-back"
	}
	f.p.act(func() (data.Done, error) { return a.Staff.Change(h.Actor(), &s) }, h.T(key, "Name", s.Name()), func() {
		f.typed = false
		f.p.reload()
	})
}
