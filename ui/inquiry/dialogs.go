package inquiry

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// promise asks for another time for the answer.
func (r *record) promise() {
	if !r.view.Open() {
		return
	}
	h, id := r.h, r.id
	times, err := r.a.Inquiries.Offers(r.view.Urgency)
	if err != nil {
		h.Fail(err)
		return
	}
	now := h.Now().Local(h.Format.Zone())
	when := kit.NewWhen(h, h.T("inquiry.when"), nil)
	var items []kit.Chip
	for _, t := range times {
		items = append(items, kit.Chip{Value: string(t), Text: words.First(h.Format.When(t, now))})
	}
	var offers *kit.Chips
	offers = kit.NewChips(h, kit.ChipsSpec{Items: items, Slots: true, Move: true, OnChange: func() { when.SetValue(data.Local(offers.Selected())) }})
	if len(times) > 0 {
		at := times[min(1, len(times)-1)]
		offers.Select(string(at))
		when.SetValue(at)
	}
	why := kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("inquiry.told"), Max: data.MaxWords})
	var pop *kit.Pop
	save := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.new-promise"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() {
		by, err := when.Value()
		if err != nil {
			when.Check()
			h.Focus(when)
			return
		}
		kit.Run(h, func() (data.Done, error) { return r.a.Inquiries.Promise(h.Actor(), id, by, why.Text) }, func(d data.Done, err error) {
			if fs := data.FaultsOf(err); len(fs) > 0 {
				when.SetError(h.Words.Fault(fs[0]))
				h.Focus(when)
				return
			}
			pop.Close()
			if err != nil {
				h.Fail(err)
				return
			}
			h.Done(d, h.T("inquiry.promised-toast", "no", d.No, "when", h.Format.When(by, now)))
			r.reload()
		})
	}})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: func() { pop.Close() }})
	pop = h.Dialog(kit.DialogSpec{
		Icon: "clock", Title: h.T("inquiry.new-promise"), Text: whoLine(h, r.view), Width: 600, First: offers, Buttons: []*kit.Button{cancel, save},
		Content: kit.Col(10, kit.FieldRow(8, kit.Wide(130, when), kit.Grow(offers)), why),
	})
}

// handOver passes the inquiry on, with a reason.
func (r *record) handOver() {
	if !r.view.Open() {
		return
	}
	h, id := r.h, r.id
	people, err := r.a.Staff.All(true)
	if err != nil {
		h.Fail(err)
		return
	}
	depts, err := r.a.Departments.All()
	if err != nil {
		h.Fail(err)
		return
	}
	to := kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("inquiry.to-whom"), Options: handOptions(people, depts, h.Actor().Staff)})
	reason := kit.NewEntry(h, kit.EntrySpec{Lines: 3, Placeholder: h.T("inquiry.reason"), Max: data.MaxWords})
	var pop *kit.Pop
	save := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.hand-over"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() {
		staff, dept := handTo(to.Selected())
		kit.Run(h, func() (data.Done, error) { return r.a.Inquiries.HandOver(h.Actor(), id, staff, dept, reason.Text) }, func(d data.Done, err error) {
			to.SetError("")
			reason.SetError("")
			for _, f := range data.FaultsOf(err) {
				if f.Field == "reason" {
					reason.SetError(h.Words.Fault(f))
				} else {
					to.SetError(h.Words.Fault(f))
				}
			}
			if len(data.FaultsOf(err)) > 0 {
				pop.Resized()
				return
			}
			pop.Close()
			if err != nil {
				h.Fail(err)
				return
			}
			h.Done(d, h.T("inquiry.handed-toast", "no", d.No))
			r.reload()
		})
	}})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: func() { pop.Close() }})
	pop = h.Dialog(kit.DialogSpec{
		Icon: "arrow-up-right", Title: h.T("inquiry.hand-over"), Text: h.T("inquiry.hand-text"), Width: 560, First: to, Buttons: []*kit.Button{cancel, save},
		Content: kit.Col(10, to, reason),
	})
}
