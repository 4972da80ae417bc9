package schedule

import (
	"encoding/json"
	"strconv"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// kept is the form as it was typed.
type kept struct {
	Who     who.Kept   `json:"who"`
	What    string     `json:"what,omitempty"`
	Notes   string     `json:"notes,omitempty"`
	Length  string     `json:"length,omitempty"`
	Place   string     `json:"place,omitempty"`
	With    string     `json:"with,omitempty"`
	Travel  string     `json:"travel,omitempty"`
	Site    string     `json:"site,omitempty"`
	Urgency string     `json:"urgency,omitempty"`
	Start   data.Local `json:"start,omitempty"` // a time that was chosen
	Person  data.ID    `json:"person,omitempty"`
	Inquiry data.ID    `json:"inquiry,omitempty"`
}

// Parked says how the form stands among the parked ones.
func (v *Visit) Parked() (kit.Parked, bool) {
	title := v.h.T("visit.title")
	if name := comma(v.who.Name(), v.what.Text); name != "" {
		title = comma(title, name)
	}
	return kit.Parked{Icon: "calendar-plus", Title: title, Detail: v.no, Since: v.start, Route: kit.Route{Screen: "visit", ID: v.id}}, v.typed
}

// Keep writes the draft at once.
func (v *Visit) Keep() { v.form.KeepNow() }

// keep writes the draft.
func (v *Visit) keep(done func(error)) {
	k := kept{
		Who: v.who.Keep(), What: v.what.Text, Notes: v.notes.Text, Length: v.p.length.Selected(), Place: v.p.place.Selected(), With: v.p.with.Selected(),
		Travel: v.p.travel.Selected(), Site: v.p.site.Text, Urgency: v.urgent.Selected(), Inquiry: v.inq,
	}
	if v.p.own != nil {
		k.Start, k.Person = v.p.own.Start, v.p.own.Technician
	}
	parked, _ := v.Parked()
	head := app.Draft{Kind: data.KindAppointment, ID: v.id, No: v.no, Form: "visit", Started: v.start, Title: parked.Title}
	actor := v.h.Actor()
	kit.Run(v.h, func() (app.Draft, error) { return v.a.Drafts.Keep(actor, head, k) }, func(d app.Draft, err error) {
		if err == nil && v.id == 0 && v.typed {
			v.id, v.no = d.ID, d.No
			v.titled()
		}
		done(err)
	})
}

func (v *Visit) titled() { v.form.SetTitle(v.h.T("visit.title"), v.no) }

// restore shows a draft with every field.
func (v *Visit) restore(id data.ID) {
	kit.Run(v.h, func() (app.Draft, error) { return v.a.Drafts.Get(data.Ref{Kind: data.KindAppointment, ID: id}) }, func(d app.Draft, err error) {
		var k kept
		if err == nil {
			err = json.Unmarshal(d.Fields, &k)
		}
		if err != nil {
			v.quiet = false
			v.h.Fail(err)
			return
		}
		v.id, v.no, v.start, v.typed, v.inq = d.ID, d.No, d.Started, true, k.Inquiry
		v.who.Restore(k.Who)
		v.what.SetText(k.What)
		v.notes.SetText(k.Notes)
		v.urgent.Select(k.Urgency)
		if n, err := strconv.Atoi(k.Length); err == nil {
			v.p.setLengths(n)
		}
		v.p.place.Select(k.Place)
		v.p.travel.Select(k.Travel)
		v.p.site.SetText(k.Site)
		if k.Start != "" {
			v.p.propose(&app.Slot{Technician: k.Person, Start: k.Start})
		}
		v.p.wish(k.With)
		v.titled()
		v.quiet = false
		v.p.load()
		v.p.grown()
	})
}

// argOf names a free time in a route, slotOf reads it.
func argOf(s app.Slot) string {
	return "at:" + string(s.Start) + "/" + strconv.FormatUint(uint64(s.Technician), 10)
}

func argAt(s *app.Slot) string {
	if s == nil {
		return ""
	}
	return argOf(*s)
}

func slotOf(text string) *app.Slot {
	at, who, ok := strings.Cut(text, "/")
	id, err := strconv.ParseUint(who, 10, 64)
	if !ok || err != nil || !data.Local(at).Valid() {
		return nil
	}
	return &app.Slot{Technician: data.ID(id), Start: data.Local(at)}
}
