package setup

import (
	"maps"
	"os"
	"strconv"
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/assets/trades"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// kept are the answers of a first start that was not finished.
func kept(a *app.App) map[string]string {
	if a.Computer() == nil {
		return nil
	}
	return a.Computer().Settings().SetUp
}

// touched keeps the answers after a pause in typing.
func (q *questions) touched() {
	if q.cancel != nil {
		q.cancel()
	}
	q.cancel = kit.After(q.h, 300*time.Millisecond, q.keep)
}

// keep writes the answers to this computer's settings; a PIN is not among them.
func (q *questions) keep() {
	d := q.f.a.Computer()
	if d == nil {
		return
	}
	all := map[string]string{"done": strconv.Itoa(q.done)}
	maps.Copy(all, q.shop.kept())
	maps.Copy(all, q.hours.kept())
	maps.Copy(all, q.people.kept())
	maps.Copy(all, q.papers.kept())
	if err := d.Change(func(c *app.Computer) { c.SetUp = all }); err != nil {
		q.h.Hint(q.h.Words.Err(err))
	}
}

// shopAnswer is the first question: what shop it is.
type shopAnswer struct {
	h       *kit.Host
	name    *kit.Entry
	city    *kit.Entry
	address *kit.Entry
	phone   *kit.Entry
	trades  *kit.Chips
}

func newShopAnswer(h *kit.Host, was map[string]string, touched func()) *shopAnswer {
	s := &shopAnswer{h: h}
	field := func(key, hint string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Placeholder: hint, Max: 120})
		e.SetText(was[key])
		e.SetOnChange(func(string) {
			e.SetError("")
			touched()
		})
		return e
	}
	s.name, s.city = field("name", h.T("setup.name-hint")), field("city", h.T("setup.city-hint"))
	s.address, s.phone = field("address", h.T("setup.address-hint")), field("phone", h.T("setup.phone-hint"))
	var items []kit.Chip
	for _, t := range trades.All() {
		text := t.En
		if h.Words.Lang() == "fil" && t.Fil != "" {
			text = t.Fil
		}
		items = append(items, kit.Chip{Value: t.Code, Text: text, Icon: t.Icon})
	}
	s.trades = kit.NewChips(h, kit.ChipsSpec{Items: items, Multi: true, OnChange: touched})
	if was["trades"] != "" {
		s.trades.Select(strings.Split(was["trades"], ",")...)
	}
	return s
}

func (s *shopAnswer) question() question {
	h := s.h
	two := []float32{-1, -1}
	body := kit.Col(10,
		kit.TopCols(14, two, kit.Labelled(h.T("setup.name"), s.name), kit.Labelled(h.T("setup.city"), s.city)),
		kit.TopCols(14, two, kit.Labelled(h.T("setup.address"), s.address), kit.Labelled(h.T("setup.phone"), s.phone)),
		kit.Labelled(h.T("setup.trades"), s.trades))
	return question{title: "setup.q-shop", coming: "setup.q-shop-note", body: body, first: s.name, check: s.check, answer: s.answer}
}

func (s *shopAnswer) check() bool {
	if data.CleanLine(s.name.Text) == "" {
		s.name.SetError(s.h.T("setup.name-needed"))
		s.h.Focus(s.name)
		return false
	}
	return true
}

func (s *shopAnswer) answer() string {
	parts := []string{data.CleanLine(s.name.Text)}
	var names []string
	for _, code := range s.trades.Values() {
		if t, ok := trades.Of(code); ok {
			text := t.En
			if s.h.Words.Lang() == "fil" && t.Fil != "" {
				text = t.Fil
			}
			names = append(names, strings.ToLower(text))
		}
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, ", "))
	}
	if c := data.CleanLine(s.city.Text); c != "" {
		parts = append(parts, c)
	}
	return strings.Join(parts, " · ")
}

func (s *shopAnswer) kept() map[string]string {
	return map[string]string{"name": s.name.Text, "city": s.city.Text, "address": s.address.Text, "phone": s.phone.Text, "trades": strings.Join(s.trades.Values(), ",")}
}

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

// paperRows are the papers of the fourth question.
var paperRows = []struct{ name, icon, size string }{
	{"jobsheet", "file-text", "A4"},
	{"ticket", "receipt", "80"},
	{"label", "tag", "62x29"},
}

// toFile is the printer that saves a paper and opens it.
const toFile = "file"

// papersAnswer is the fourth question: what one prints on.
type papersAnswer struct {
	h       *kit.Host
	choices []*kit.Choice
	states  []*kit.StateText
	chosen  bool // by hand, now or at an earlier start
}

func newPapersAnswer(h *kit.Host, was map[string]string, touched func()) *papersAnswer {
	p := &papersAnswer{h: h, chosen: was["print-jobsheet"] != ""}
	for i, paper := range paperRows {
		state := kit.NewStateText(kit.State{})
		c := kit.NewChoice(h, kit.ChoiceSpec{OnChange: func() {
			p.chosen = true
			p.show(i)
			touched()
		}})
		chosen := was["print-"+paper.name]
		if chosen == "" {
			chosen = toFile
			if paper.name != "jobsheet" {
				chosen = "none"
			}
		}
		c.Select(chosen)
		p.choices, p.states = append(p.choices, c), append(p.states, state)
		p.show(i)
	}
	p.offer(nil)
	return p
}

// offer lists this computer's printers; the first of them prints the job sheet unless something else was chosen.
func (p *papersAnswer) offer(printers []string) {
	for i, paper := range paperRows {
		options := []kit.Option{{Value: toFile, Text: p.h.T("setup.as-pdf"), Icon: "file-text"}}
		for _, name := range printers {
			options = append(options, kit.Option{Value: name, Text: name, Icon: "printer"})
		}
		if paper.name != "jobsheet" {
			options = append(options, kit.Option{Value: "none", Text: p.h.T("setup.on-sheet"), Icon: "minus"})
		} else if len(printers) > 0 && !p.chosen {
			p.choices[i].Select(printers[0])
			p.show(i)
		}
		p.choices[i].SetOptions(options...)
	}
}

func (p *papersAnswer) show(i int) {
	s := kit.State{Icon: "circle-check", Text: p.h.T("setup.printer-ready"), Tone: kit.Green}
	switch p.choices[i].Selected() {
	case toFile:
		s = kit.State{Icon: "file-check", Text: p.h.T("setup.printer-file"), Tone: kit.Ink2}
	case "none":
		s = kit.State{Icon: "circle-dot", Text: p.h.T("setup.printer-later"), Tone: kit.Ink2}
	}
	p.states[i].Set(s)
}

func (p *papersAnswer) question() question {
	h := p.h
	body := kit.Col(0)
	for i, paper := range paperRows {
		if i > 0 {
			body.Add(kit.Rule(1, kit.Line2))
		}
		mark := kit.Fix(28, 28, kit.Stack(kit.NewBox(kit.Box{Fill: kit.Surface, Radius: 5}), kit.Place(kit.Centre, kit.Centre, kit.NewIcon(paper.icon, 16, kit.Ink))))
		body.Add(kit.High(46, kit.Cols(12, []float32{28, 188, 210, -1, 150}, mark,
			kit.Col(0, kit.T(h.T("setup.paper-"+paper.name), kit.Strong.Cut()), kit.T(h.T("setup.paper-"+paper.name+"-note"), kit.Second.Cut())),
			p.choices[i], kit.Space(0, 0), kit.Place(kit.End, kit.Centre, p.states[i]))))
	}
	return question{title: "setup.q-papers", coming: "setup.q-papers-note", body: body, first: p.choices[0], check: func() bool { return true }, answer: func() string { return "" }}
}

func (p *papersAnswer) kept() map[string]string {
	all := map[string]string{}
	for i, paper := range paperRows {
		all["print-"+paper.name] = p.choices[i].Selected()
	}
	return all
}

// papers are the answer as this computer keeps it.
func (p *papersAnswer) papers() map[string]app.ComputerPaper {
	all := map[string]app.ComputerPaper{}
	for i, paper := range paperRows {
		chosen := p.choices[i].Selected()
		if chosen == "none" {
			continue
		}
		all[paper.name] = app.ComputerPaper{Printer: chosen, Size: paper.size, Copies: 1, OnSave: paper.name != "label"}
	}
	return all
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
