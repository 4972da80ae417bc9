package job

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// intakeDraft is the form as it was typed. A passcode stands in it sealed.
type intakeDraft struct {
	Who      who.Kept       `json:"who"`
	Devices  []*deviceDraft `json:"devices"`
	At       int            `json:"at,omitempty"`
	Kind     string         `json:"kind"`
	Place    string         `json:"place"`
	Site     string         `json:"site,omitempty"`
	Access   string         `json:"access,omitempty"`
	Every    string         `json:"every,omitempty"`
	Express  string         `json:"express,omitempty"`
	Limit    string         `json:"limit,omitempty"`
	Fixed    string         `json:"fixed,omitempty"`
	Sum      string         `json:"sum,omitempty"`
	Promised string         `json:"promised,omitempty"`
	OwnTime  bool           `json:"own_time,omitempty"`
	Tech     string         `json:"technician,omitempty"`
	Deposit  string         `json:"deposit,omitempty"`
	Way      string         `json:"way,omitempty"`
	Ref      string         `json:"reference,omitempty"`
	Inquiry  data.ID        `json:"inquiry,omitempty"`
	Back     data.ID        `json:"comes_back,omitempty"`
	Field    int            `json:"field,omitempty"` // that had the keys
}

// draft is the form as it stands; passcodes are not sealed yet.
func (s *Intake) draft() intakeDraft {
	s.dev.store(s.cur())
	d := intakeDraft{
		Who: s.who.Keep(), At: s.at, Kind: s.kind.Selected(), Place: s.place.Selected(), Site: s.site.Text, Access: s.access.Text, Every: s.every.Text,
		Express: s.express.Selected(), Limit: s.limit.Selected(), Fixed: s.fixed.Selected(), Sum: s.sum.Text, Promised: s.promised.Text, OwnTime: s.ownTime,
		Tech: s.tech.Selected(), Deposit: s.deposit.Text, Way: s.way.Selected(), Ref: s.ref.Text, Inquiry: s.inquiry, Back: s.back, Field: s.form.At(),
	}
	for _, p := range s.parts {
		copied := *p
		d.Devices = append(d.Devices, &copied)
	}
	return d
}

// seal seals the passcodes of a draft.
func seal(a *app.App, d *intakeDraft) error {
	for _, p := range d.Devices {
		if p.passcode == "" {
			continue
		}
		var err error
		if p.Secret, err = a.Devices.Seal(p.passcode); err != nil {
			return err
		}
	}
	return nil
}

// keep writes the draft. One that is being written is waited for.
func (s *Intake) keep(done func(error)) {
	if s.keeping || s.busy {
		s.again = s.keeping
		done(nil)
		return
	}
	d, form := s.draft(), s.begun
	head := app.Draft{Kind: data.KindJob, ID: s.id, No: s.no, Form: "intake", Started: s.started}
	parked, _ := s.Parked()
	head.Title = parked.Title
	who := s.h.Actor()
	s.keeping = true
	kit.Run(s.h, func() (app.Draft, error) {
		if err := seal(s.a, &d); err != nil {
			return head, err
		}
		return s.a.Drafts.Keep(who, head, d)
	}, func(kept app.Draft, err error) {
		if form != s.begun {
			return
		}
		s.keeping = false
		if err == nil && s.id == 0 {
			s.id, s.no = kept.ID, kept.No
			s.titled()
			s.side.soon()
		}
		done(err)
		if then := s.after; then != nil {
			s.after = nil
			then()
			return
		}
		if s.again {
			s.again = false
			s.keep(func(error) {})
		}
	})
}

// draftOf reads the draft of that ID. The number of a blank form has none until its job is typed in: an empty one, then.
func (s *Intake) draftOf(id data.ID) (app.Draft, error) {
	kept, err := s.a.Drafts.Get(data.Ref{Kind: data.KindJob, ID: id})
	if errors.Is(err, data.ErrNotFound) {
		if free, e := s.a.Papers.Reserved(id); e == nil && free {
			return app.Draft{Kind: data.KindJob, ID: id, No: data.NumberOf(data.KindJob, id)}, nil
		}
	}
	return kept, err
}

// restore shows the draft of that ID, with every field; of a blank form, a form that bears its number.
func (s *Intake) restore(id data.ID) {
	kit.Run(s.h, func() (app.Draft, error) { return s.draftOf(id) }, func(kept app.Draft, err error) {
		if err == nil && kept.Fields == nil {
			s.id, s.no = kept.ID, kept.No
			s.refresh()
			s.titled()
			return
		}
		var d intakeDraft
		if err == nil {
			err = json.Unmarshal(kept.Fields, &d)
		}
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.building = true
		s.id, s.no, s.started, s.typed = kept.ID, kept.No, kept.Started, true
		s.inquiry, s.back = d.Inquiry, d.Back
		s.who.Restore(d.Who)
		s.person = d.Who.Customer
		s.kind.SetItems(s.kindChips(d.Back != 0)...)
		s.kind.Select(d.Kind)
		s.place.Select(d.Place)
		s.express.Select(d.Express)
		s.limit.Select(d.Limit)
		s.fixed.Select(d.Fixed)
		s.tech.Select(d.Tech)
		s.way.Select(d.Way)
		for e, text := range map[*kit.Entry]string{s.site: d.Site, s.access: d.Access, s.every: d.Every, &s.sum.Entry: d.Sum, &s.deposit.Entry: d.Deposit, s.ref: d.Ref} {
			e.SetText(text)
		}
		s.ownTime = true
		s.promised.SetText(d.Promised)
		s.ownTime = d.OwnTime
		if len(d.Devices) > 0 {
			s.parts, s.at = d.Devices, min(d.At, len(d.Devices)-1)
		}
		for _, p := range s.parts {
			if p.passcode, err = s.a.Devices.Secret(p.Secret); err != nil {
				s.h.Hint(s.h.Words.Err(err))
			}
		}
		s.siteRow.Hidden = d.Place != string(data.OnSite)
		s.everyRow.Hidden = d.Kind != string(data.Maintenance)
		s.dev.show(s.cur())
		s.building = false
		s.refresh()
		s.form.Return(d.Field)
		s.Focus()
		if s.person != 0 {
			s.form.Return(d.Field)
			s.known(false)
		}
	})
}

// carry begins with what another record knows.
func (s *Intake) carry(arg string) {
	name, text, _ := strings.Cut(strings.Replace(arg, ":", "/", 1), "/")
	n, err := strconv.ParseUint(text, 10, 64)
	kind, known := data.KindNamed(name)
	if err != nil || !known {
		s.refresh()
		return
	}
	id := data.ID(n)
	kit.Run(s.h, func() (carried, error) { return s.carried(kind, id) }, func(c carried, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.building = true
		s.inquiry, s.back = c.inquiry, c.back
		if c.back != 0 {
			s.kind.SetItems(s.kindChips(true)...)
			s.kind.Select(string(data.ComeBack))
		}
		if c.customer != 0 {
			s.who.Set(c.customer)
		} else {
			s.who.Restore(who.Kept{Fresh: c.name != "" || c.phone != "", Name: c.name, Phone: c.phone})
		}
		s.cur().Device, s.cur().Says = c.device, c.words
		s.building = false
		s.refresh()
		s.person = c.customer
		if c.customer != 0 {
			s.dev.show(s.cur())
			s.carriedDevice(c.device)
		}
		s.typed = true
		s.touch()
	})
}

// carriedDevice reads the customer's devices and keeps the one that came along.
func (s *Intake) carriedDevice(id data.ID) {
	words := s.cur().Says
	s.known(false)
	s.cur().Device, s.cur().Says = id, words
	if id != 0 {
		s.dev.show(s.cur())
	}
	s.dev.says.SetText(words)
	s.deviceShown()
	s.toFirst()
}

// carried is what another record hands over to the form.
type carried struct {
	customer, device, inquiry, back data.ID
	name, phone, words              string
}

func (s *Intake) carried(kind data.Kind, id data.ID) (c carried, err error) {
	switch kind {
	case data.KindCustomer:
		c.customer = id
	case data.KindDevice:
		d, err := s.a.Devices.Get(id)
		if err != nil {
			return c, err
		}
		c.customer, c.device = d.Owner, d.ID
	case data.KindInquiry:
		q, err := s.a.Inquiries.Get(id)
		if err != nil {
			return c, err
		}
		c.customer, c.inquiry, c.name, c.phone, c.words = q.Customer, q.ID, q.Caller, q.CallerTel, q.Words
		if q.About.Kind == data.KindDevice {
			c.device = q.About.ID
		}
	case data.KindJob:
		v, err := s.a.Jobs.Get(id)
		if err != nil {
			return c, err
		}
		c.customer, c.back = v.Customer.ID, id
		if len(v.Devices) > 0 {
			c.device = v.Devices[0].JobDevice.Device
		}
	}
	return c, nil
}
