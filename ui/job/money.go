package job

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// payFields are the fields of a payment.
type payFields struct {
	amount *kit.Money
	way    *kit.Choice
	ref    *kit.Entry
	given  *kit.Money
	change *kit.Text
	box    *fyne.Container
}

func (s *Detail) payFields(owed data.Money) *payFields {
	h := s.h
	p := &payFields{ref: kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.reference"), Max: data.MaxLine, KeepScan: true}), change: kit.T("", kit.Strong)}
	p.amount = kit.NewMoney(h, h.Format.MoneyPlain(0), func() { p.count(h) })
	p.given = kit.NewMoney(h, h.T("job.given"), func() { p.count(h) })
	var ways []kit.Option
	for _, it := range s.ways.Shown("") {
		ways = append(ways, kit.Option{Value: it.Code, Text: it.Word(h.Words.Lang()), Icon: it.Icon})
	}
	p.way = kit.NewChoice(h, kit.ChoiceSpec{Options: ways})
	if len(ways) > 0 {
		p.way.Select(ways[0].Value)
	}
	if owed > 0 {
		p.amount.SetValue(owed)
	}
	p.change.Hide()
	p.box = kit.FieldRow(8, kit.Wide(120, p.amount), kit.Wide(130, p.way), kit.Wide(110, p.given), kit.Grow(p.ref))
	return p
}

// count says what is given back of the cash handed over.
func (p *payFields) count(h *kit.Host) {
	amount, errA := p.amount.Value()
	given, errG := p.given.Value()
	text := ""
	if errA == nil && errG == nil && given > amount {
		text = h.T("job.change", "sum", h.Format.Money(given-amount))
	}
	p.change.SetText(text)
	p.change.Hidden = text == ""
	kit.Relayout(p.box)
}

// payment reads the fields.
func (p *payFields) payment(job data.ID) (data.Payment, error) {
	amount, err := p.amount.Value()
	if err != nil {
		return data.Payment{}, at("amount", err)
	}
	given, err := p.given.Value()
	if err != nil {
		return data.Payment{}, at("given", err)
	}
	return data.Payment{Job: job, Amount: amount, Way: p.way.Selected(), Reference: p.ref.Text, Given: given}, nil
}

func (p *payFields) fields() []kit.FieldAt {
	return []kit.FieldAt{
		{Path: "amount", At: p.amount, Focus: p.amount},
		{Path: "pay", At: p.amount, Focus: p.amount},
		{Path: "given", At: p.given, Focus: p.given},
		{Path: "way", At: p.way, Focus: p.way},
		{Path: "reference", At: p.ref, Focus: p.ref},
	}
}

// payDialog takes a deposit or a payment, or gives money back.
func (s *Detail) payDialog() {
	h, v := s.h, s.v
	var items []kit.Chip
	for _, k := range []data.PaymentKind{data.Deposit, data.Paid, data.Refund} {
		items = append(items, kit.Chip{Value: string(k), Text: h.T("payment.kind." + string(k))})
	}
	kind := kit.NewChips(h, kit.ChipsSpec{Items: items, Move: true})
	kind.Select(string(data.Paid))
	if v.Balance <= 0 {
		kind.Select(string(data.Deposit))
	}
	p := s.payFields(max(0, v.Balance))
	content := kit.Col(10, kind, p.box, p.change)
	s.dialog("banknote", h.T("job.payment", "no", v.Job.No), "", h.T("job.take"), content, p.amount, "paid", func() (func() (data.Done, error), error) {
		pay, err := p.payment(s.id)
		if err != nil {
			return nil, err
		}
		who := h.Actor()
		act := map[string]func(data.Actor, data.Payment) (data.Done, error){
			string(data.Deposit): s.a.Payments.Deposit, string(data.Paid): s.a.Payments.Pay, string(data.Refund): s.a.Payments.Refund,
		}[kind.Selected()]
		return func() (data.Done, error) { return act(who, pay) }, nil
	}, p.fields()...)
	p.amount.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// collectDialog hands the job out.
func (s *Detail) collectDialog() {
	h, v := s.h, s.v
	p := s.payFields(max(0, v.Balance))
	who := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxName})
	who.SetText(v.Customer.Name())
	identity := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, Placeholder: h.T("job.identity-hint")})
	lost := kit.NewTick(h, h.T("job.ticket-lost"), nil)
	why := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, Placeholder: h.T("job.owed-why")})
	left := map[string]app.Left{}
	var chips []kit.Chip
	for _, d := range v.Job.Devices {
		for _, a := range d.Accessories {
			key := idText(data.ID(d.N)) + "/" + idText(data.ID(a.N))
			left[key] = app.Left{Device: d.N, N: a.N}
			chips = append(chips, kit.Chip{Value: key, Text: leftWords([]data.Accessory{a})})
		}
	}
	back := kit.NewChips(h, kit.ChipsSpec{Items: chips, Multi: true})
	col := kit.Col(10)
	var first fyne.Focusable = who
	if len(chips) > 0 {
		col.Add(kit.Labelled(h.T("job.give-back"), back))
		first = back
	}
	if v.Balance > 0 {
		col.Add(kit.Labelled(h.T("job.balance"), p.box))
		col.Add(p.change)
	}
	col.Add(kit.FieldRow(8, kit.Share(1, kit.Labelled(h.T("job.collected-by"), who)), kit.Share(1, kit.Labelled(h.T("job.identity"), identity))))
	col.Add(lost)
	col.Add(kit.Labelled(h.T("job.why"), why))
	missing := &chipsMark{h: h}
	s.dialog("hand", h.T("job.hand-out", "no", v.Job.No), h.T("job.due-now", "sum", h.Format.Money(max(0, v.Balance))), h.T("job.next-collect"), col, first, "collected", func() (func() (data.Done, error), error) {
		in := app.Collection{Job: s.id, Who: who.Text, Identity: identity.Text, TicketLost: lost.Checked(), Why: why.Text, Back: map[app.Left]int{}}
		for _, key := range back.Values() {
			in.Back[left[key]] = 1 << 16
		}
		if v.Balance > 0 {
			pay, err := p.payment(s.id)
			if err != nil {
				return nil, err
			}
			in.Pay = pay
		}
		actor := h.Actor()
		return func() (data.Done, error) { return s.a.Jobs.Collect(actor, in) }, nil
	}, append(p.fields(), kit.FieldAt{Path: "accessories", At: missing, Focus: back}, kit.FieldAt{Path: "identity", At: identity, Focus: identity}, kit.FieldAt{Path: "why", At: why, Focus: why})...)
}

// chipsMark says what is wrong with a row of chips in the status bar: it has no room of its own for it.
type chipsMark struct{ h *kit.Host }

// SetError shows the sentence.
func (m *chipsMark) SetError(s string) {
	if s != "" {
		m.h.Hint(s)
	}
}
