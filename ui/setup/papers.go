package setup

import (
	"strings"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

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
	found   int // printers of this computer
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
	p.found = len(printers)
	for i, paper := range paperRows {
		options := []kit.Option{{Value: toFile, Text: p.h.T("setup.as-pdf"), Icon: "file-text"}}
		for _, name := range printers {
			options = append(options, kit.Option{Value: name, Text: strings.ReplaceAll(name, "_", " "), Icon: "printer"})
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
	return question{title: "setup.q-papers", coming: "setup.q-papers-note", about: p.about, body: body, first: p.choices[0], check: func() bool { return true }, answer: func() string { return "" }}
}

// about says how many printers were found.
func (p *papersAnswer) about() string {
	if p.found == 0 {
		return p.h.T("setup.q-papers-note")
	}
	return p.h.N("setup.printers-found", p.found)
}

// test prints a test page on the printer of the line that has the keys, else of the first one that prints.
func (q *questions) test() {
	p, at := q.papers, 0
	for i, c := range p.choices {
		if c.HasFocus() && c.Selected() != "none" {
			at = i
		}
	}
	h, a := q.h, q.f.a
	printer, size := p.choices[at].Selected(), paperRows[at].size
	shop := data.Shop{Name: data.CleanLine(q.shop.name.Text), Address: data.CleanLine(q.shop.address.Text), City: data.CleanLine(q.shop.city.Text), Language: h.Words.Lang()}
	q.try.Busy(h.T("setup.printing"))
	kit.Run(h, func() (string, error) { return a.Papers.FirstTest(shop, printer, size) }, func(_ string, err error) {
		q.try.Ready()
		if err != nil {
			h.Fail(err)
			return
		}
		called := strings.ReplaceAll(printer, "_", " ")
		if printer == toFile {
			called = h.T("setup.as-pdf")
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("setup.test-sent", "Printer", called)})
	})
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
