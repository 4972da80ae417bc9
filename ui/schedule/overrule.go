package schedule

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// overrule says why a time is refused, and lets a named person allow it with a reason. It stands only after a refusal.
type overrule struct {
	h     *kit.Host
	box   *fyne.Container
	note  *kit.Banner
	by    *kit.Chips
	why   *kit.Entry
	asked bool
}

func newOverrule(h *kit.Host, a *app.App) *overrule {
	o := &overrule{h: h, note: kit.NewBanner(kit.State{Icon: "triangle-alert", Tone: kit.Red}, "")}
	o.by = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: func() { o.why.SetError("") }})
	o.why = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("book.why"), Max: data.MaxLine, OnChange: func(string) { o.why.SetError("") }})
	if people, err := a.Staff.All(true); err == nil {
		var chips []kit.Chip
		for _, p := range people {
			chips = append(chips, kit.Chip{Value: strconv.FormatUint(uint64(p.ID), 10), Text: p.Called()})
		}
		o.by.SetItems(chips...)
	}
	o.box = kit.Col(10, o.note, kit.Row(12, kit.Wide(90, kit.T(h.T("book.allowed-by"), kit.Strong)), kit.Grow(o.by)), kit.Row(12, kit.Wide(90, kit.T(h.T("book.because"), kit.Strong)), kit.Grow(o.why)))
	o.box.Hide()
	return o
}

// refused shows a refusal that a person may allow; it says no where nobody may.
func (o *overrule) refused(err error) bool {
	for _, f := range data.FaultsOf(err) {
		switch f.Code {
		case "double-booked":
			title := o.h.T("book.taken", "no", f.Args["no"], "title", f.Args["title"], "from", data.Local(f.Args["start"]).Clock(), "to", data.Local(f.Args["end"]).Clock())
			o.note.Set(kit.State{Icon: "triangle-alert", Text: title, Tone: kit.Red}, o.h.T("book.taken-text"))
		case "day-off":
			o.note.Set(kit.State{Icon: "triangle-alert", Text: o.h.T("book.off", "who", f.Args["who"]), Tone: kit.Red}, o.h.T("book.taken-text"))
		default:
			continue
		}
		o.asked = true
		o.box.Show()
		return true
	}
	return false
}

// reset takes the refusal away: another time was chosen.
func (o *overrule) reset() {
	o.asked = false
	o.by.Select()
	o.why.SetText("")
	o.why.SetError("")
	o.box.Hide()
}

func (o *overrule) focus() { o.h.Focus(o.by) }

// answer is who allows it and why; it says no where one is missing.
func (o *overrule) answer() (app.Override, bool) {
	if !o.asked {
		return app.Override{}, true
	}
	id, _ := strconv.ParseUint(o.by.Selected(), 10, 64)
	if id == 0 {
		o.h.Focus(o.by)
		o.why.SetError(o.h.T("book.say-who"))
		return app.Override{}, false
	}
	if data.CleanLine(o.why.Text) == "" {
		o.why.SetError(o.h.T("schedule.say-why"))
		o.h.Focus(o.why)
		return app.Override{}, false
	}
	return app.Override{By: data.ID(id), Why: o.why.Text}, true
}
