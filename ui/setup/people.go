package setup

import (
	"strconv"
	"strings"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// peopleAnswer is the third question: who works here.
type peopleAnswer struct {
	h      *kit.Host
	given  *kit.Entry
	family *kit.Entry
	pin    *kit.Entry
	others []*otherPerson
}

type otherPerson struct {
	name *kit.Entry
	role *kit.Chips
}

// others is how many more people the question has room for; Settings has room for all.
const others = 3

func newPeopleAnswer(h *kit.Host, was map[string]string, touched func()) *peopleAnswer {
	p := &peopleAnswer{h: h}
	field := func(key, hint string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Placeholder: hint, Max: 80})
		e.SetText(was[key])
		e.SetOnChange(func(string) {
			e.SetError("")
			touched()
		})
		return e
	}
	p.given, p.family = field("given", h.T("setup.given-hint")), field("family", h.T("setup.family-hint"))
	p.pin = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("setup.pin-hint"), Max: 12, Secret: true})
	p.pin.SetOnChange(func(string) { p.pin.SetError("") })
	for i := range others {
		n := strconv.Itoa(i + 1)
		o := &otherPerson{name: field("other"+n, h.T("setup.other-hint"))}
		o.role = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: string(data.Clerk), Text: h.T("role.clerk")}, {Value: string(data.Technician), Text: h.T("role.technician")}}, OnChange: touched})
		role := was["role"+n]
		if role == "" {
			role = string(data.Technician)
		}
		o.role.Select(role)
		p.others = append(p.others, o)
	}
	return p
}

func (p *peopleAnswer) question() question {
	h := p.h
	body := kit.Col(10, kit.TopCols(14, []float32{-1, -1, 170},
		kit.Labelled(h.T("setup.given"), p.given), kit.Labelled(h.T("setup.family"), p.family), kit.Labelled(h.T("setup.pin"), p.pin)),
		kit.T(h.T("setup.others"), kit.SecondMed))
	for _, o := range p.others {
		body.Add(kit.FieldRow(14, kit.Wide(274, o.name), o.role, kit.Spring()))
	}
	return question{title: "setup.q-people", coming: "setup.q-people-note", body: body, first: p.given, check: p.check, answer: p.answer}
}

func (p *peopleAnswer) check() bool {
	if data.CleanLine(p.given.Text) == "" {
		p.given.SetError(p.h.T("setup.given-needed"))
		p.h.Focus(p.given)
		return false
	}
	if pin := p.pin.Text; pin != "" && (len(pin) < 4 || data.Digits(pin) != pin) {
		p.pin.SetError(p.h.T("setup.bad-pin"))
		p.h.Focus(p.pin)
		return false
	}
	return true
}

func (p *peopleAnswer) answer() string {
	names := []string{data.CleanLine(p.given.Text)}
	for _, o := range p.others {
		if n := data.CleanLine(o.name.Text); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

func (p *peopleAnswer) kept() map[string]string {
	all := map[string]string{"given": p.given.Text, "family": p.family.Text}
	for i, o := range p.others {
		n := strconv.Itoa(i + 1)
		all["other"+n], all["role"+n] = o.name.Text, o.role.Selected()
	}
	return all
}
