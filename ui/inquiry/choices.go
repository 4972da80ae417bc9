package inquiry

import (
	"fmt"
	"strconv"
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// naturesShown is how many natures stand as chips; the others are behind More.
const naturesShown = 5

const more = "more"

// channelIcons are the icons of the ways to talk.
var channelIcons = map[data.Channel]string{
	data.ByPhone: "phone", data.WalkIn: "store", data.Message: "message-circle", data.ByEmail: "mail", data.Letter: "file-text", data.Fax: "file-text", data.Meeting: "users",
}

func channelChips(h *kit.Host) []kit.Chip {
	var out []kit.Chip
	for _, c := range []data.Channel{data.ByPhone, data.WalkIn, data.Message, data.ByEmail, data.Letter} {
		text := h.T("channel." + string(c))
		if c == data.Letter {
			text = h.T("inquiry.letter-fax")
		}
		out = append(out, kit.Chip{Value: string(c), Text: text, Icon: channelIcons[c]})
	}
	return out
}

// offerNatures shows the first natures as chips, the chosen one among them, and More for the others.
func (f *Form) offerNatures(chosen string) {
	lang := f.h.Words.Lang()
	if chosen == "" && len(f.natures) > 0 {
		chosen = f.natures[0].Code
		for _, n := range f.natures {
			if n.Code == "question" {
				chosen = n.Code
			}
		}
	}
	var items []kit.Chip
	seen := false
	for i, n := range f.natures {
		if i < naturesShown || n.Code == chosen && !seen {
			items = append(items, kit.Chip{Value: n.Code, Text: n.Word(lang)})
			seen = seen || n.Code == chosen
		}
	}
	if len(f.natures) > len(items) {
		items = append(items, kit.Chip{Value: more, Text: f.h.T("inquiry.more"), Icon: "ellipsis"})
	}
	f.nature.SetItems(items...)
	f.nature.Select(chosen)
}

// natured: More opens the list of the other natures.
func (f *Form) natured() {
	if f.nature.Selected() != more {
		f.touched()
		return
	}
	var items []kit.MenuItem
	for _, n := range f.natures[min(naturesShown, len(f.natures)):] {
		items = append(items, kit.MenuItem{Text: n.Word(f.h.Words.Lang()), Do: func() {
			f.offerNatures(n.Code)
			f.touched()
			f.h.Focus(f.nature)
			f.h.FocusNext()
		}})
	}
	f.offerNatures("")
	f.h.Menu(kit.MenuSpec{Title: f.h.T("inquiry.nature"), Items: items, Width: 280, Under: f.nature})
}

// offerPeople lists who may answer, and to whom an inquiry can be handed over.
func (f *Form) offerPeople() {
	me := f.h.Actor().Staff
	var by []kit.Option
	for _, p := range f.people {
		by = append(by, kit.Option{Value: strconv.FormatUint(uint64(p.ID), 10), Text: p.Called()})
	}
	to := handOptions(f.people, f.depts, me)
	chosen := f.by.Selected()
	f.by.SetOptions(by...)
	f.to.SetOptions(to...)
	if chosen == "" {
		chosen = strconv.FormatUint(uint64(me), 10)
	}
	f.by.Select(chosen)
	f.then.SetItems(f.tiles(f.handName())...)
}

// handOptions are the people and departments that an inquiry can be handed over to.
func handOptions(people []*data.Staff, depts []*data.Department, me data.ID) []kit.Option {
	var out []kit.Option
	for _, p := range people {
		if p.ID != me {
			out = append(out, kit.Option{Value: fmt.Sprintf("staff:%d", p.ID), Text: p.Called(), Note: p.Title, Icon: "user"})
		}
	}
	for _, d := range depts {
		out = append(out, kit.Option{Value: fmt.Sprintf("dept:%d", d.ID), Text: d.Name, Icon: "users"})
	}
	return out
}

// handName is to whom one hands over first: the coordinator or owner.
func (f *Form) handName() string {
	for _, role := range []data.Role{data.Coordinator, data.Owner} {
		for _, p := range f.people {
			if p.Role == role && p.ID != f.h.Actor().Staff {
				return p.Called()
			}
		}
	}
	return ""
}

// offerTimes shows the times for an answer; the middle one is taken where nothing is.
func (f *Form) offerTimes(times []data.Local) {
	now := f.h.Now().Local(f.h.Format.Zone())
	var items []kit.Chip
	for i, t := range times {
		text := f.h.Format.When(t, now)
		if i == 0 {
			text = f.h.T("inquiry.in-half-hour")
		}
		items = append(items, kit.Chip{Value: string(t), Text: words.First(text)})
	}
	f.offers.SetItems(items...)
	if f.promised.Text == "" && len(times) > 0 {
		t := times[min(1, len(times)-1)]
		f.offers.Select(string(t))
		f.promised.SetValue(t)
	}
	f.then.SetItems(f.tiles(f.handName())...)
	f.foot()
}

func (f *Form) tiles(lead string) []kit.Tile {
	h := f.h
	note := h.T("inquiry.hand-note")
	if lead != "" {
		note = h.T("inquiry.hand-note-to", "name", lead)
	}
	return []kit.Tile{
		{Value: thenResolve, Icon: "circle-check", Text: h.T("inquiry.resolve"), Note: h.T("inquiry.resolve-note"), Key: "F5"},
		{Value: thenPromise, Icon: "clock", Text: h.T("inquiry.promise"), Note: f.promiseNote(), Key: "F6"},
		{Value: thenBook, Icon: "calendar-plus", Text: h.T("inquiry.book"), Note: h.T("inquiry.book-note"), Key: "F4"},
		{Value: thenHand, Icon: "arrow-up-right", Text: h.T("inquiry.hand-over"), Note: note, Key: "F7"},
	}
}

func (f *Form) promiseNote() string {
	if f.promised == nil {
		return ""
	}
	l, err := f.promised.Value()
	if err != nil || l == "" {
		return f.h.T("inquiry.promise-note")
	}
	return f.h.T("inquiry.promise-note-at", "when", f.h.Format.When(l, f.h.Now().Local(f.h.Format.Zone())))
}

// foot says in one sentence what saving will do.
func (f *Form) foot() {
	name := f.who.Name()
	if name == "" {
		name = firstNot(f.who.Typed(), f.h.T("inquiry.the-caller"))
	}
	channel := f.h.T("inquiry.by-channel." + f.channel.Selected())
	s := ""
	switch f.then.Selected() {
	case thenResolve:
		s = f.h.T("inquiry.foot-resolve", "name", name)
	case thenPromise:
		if l, err := f.promised.Value(); err == nil && l != "" {
			s = f.h.T("inquiry.foot-promise", "name", name, "how", channel, "when", f.h.Format.When(l, f.h.Now().Local(f.h.Format.Zone())))
		} else {
			s = f.h.T("inquiry.foot-open", "name", name)
		}
	case thenBook:
		s = f.h.T("inquiry.foot-book", "name", name)
	case thenHand:
		s = f.h.T("inquiry.foot-hand", "name", name)
	}
	f.form.SetFoot(s)
}

// aboutChips offer what the customer has with us: open jobs first, then devices.
func aboutChips(h *kit.Host, row *app.CustomerRow) ([]kit.Chip, map[string]data.Ref) {
	if row == nil {
		return nil, nil
	}
	refs := map[string]data.Ref{}
	var items []kit.Chip
	for _, j := range row.Jobs {
		if j.Open() && len(items) < 3 {
			r := data.Ref{Kind: data.KindJob, ID: j.ID}
			refs[r.String()] = r
			items = append(items, kit.Chip{Value: r.String(), Text: j.No + " " + jobDevice(j, row.Devices), Icon: "wrench"})
		}
	}
	for _, d := range row.Devices {
		if len(items) < 4 && !inJob(row, d.ID) {
			r := data.Ref{Kind: data.KindDevice, ID: d.ID}
			refs[r.String()] = r
			items = append(items, kit.Chip{Value: r.String(), Text: d.Name(), Icon: "smartphone"})
		}
	}
	if len(items) == 0 {
		return nil, refs
	}
	return append(items, kit.Chip{Value: "none", Text: h.T("inquiry.nothing-theirs")}), refs
}

func jobDevice(j *data.Job, devices []*data.Device) string {
	for _, jd := range j.Devices {
		for _, d := range devices {
			if d.ID == jd.Device {
				return d.Model
			}
		}
	}
	return data.Cut(j.Problem(), 24)
}

func inJob(row *app.CustomerRow, device data.ID) bool {
	for _, j := range row.Jobs {
		for _, d := range j.Devices {
			if j.Open() && d.Device == device {
				return true
			}
		}
	}
	return false
}

func idOf(s string) data.ID {
	n, _ := strconv.ParseUint(s, 10, 64)
	return data.ID(n)
}

// handTo reads a choice of the hand-over: a person or a department.
func handTo(value string) (to, dept data.ID) {
	kind, id, _ := strings.Cut(value, ":")
	if kind == "dept" {
		return 0, idOf(id)
	}
	return idOf(id), 0
}

func twoDigits(n int) string { return fmt.Sprintf("%02d", n) }

func firstNot(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
