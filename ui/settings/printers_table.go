package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// table is which paper goes where.
func (p *printersPage) table() fyne.CanvasObject {
	h, cols := p.h, paperCols
	if h.Words.Lang() == "fil" {
		cols = paperColsFi
	}
	out := kit.Col(0, kit.NewTableHead(h, 12, cols, []string{h.T("settings.paper"), h.T("settings.printer"), h.T("settings.size"), ">" + h.T("settings.copies"), "", h.T("settings.when")}, nil))
	p.rest = kit.Col(0, kit.Rule(1, kit.Line))
	p.rest.Hide()
	_, sizes := p.a.Papers.All()
	line := func(to *fyne.Container, k app.PaperKind) {
		r := p.newPaper(k, sizes[k.Name])
		p.papers = append(p.papers, r)
		when := fyne.CanvasObject(r.onSave)
		if !slices.Contains(onSaving(), k.Name) {
			when = kit.Inset(0, 0, 0, 24, kit.T(h.T("settings.by-hand"), kit.Second.Sized(13).Cut()))
		}
		called := []fyne.CanvasObject{kit.T(h.T("paper.name."+k.Name), kit.Strong.Cut())}
		if note := "settings.note-" + k.Name; h.Words.Has(note) {
			called = append(called, kit.T(h.T(note), kit.Second.Cut()))
		}
		to.Add(kit.High(38, kit.Cols(12, cols, kit.BaseRow(8, called...), r.printer, r.size, r.copies, kit.Space(0, 0), when)))
		to.Add(kit.Rule(1, kit.Line))
	}
	var few []app.PaperKind
	for _, k := range p.a.Papers.Kinds() {
		if slices.Contains(usualPapers(), k.Name) {
			line(out, k)
		} else {
			few = append(few, k)
		}
	}
	for _, k := range few {
		line(p.rest, k)
	}
	p.more = kit.NewButton(h, kit.ButtonSpec{Text: h.N("settings.more-papers", len(few)), Icon: "chevron-down", Key: "Alt+M", Kind: kit.Ghost, Small: true, Do: func() {
		p.rest.Hidden = !p.rest.Hidden
		kit.Relayout(p.all)
	}})
	return out
}

// usualPapers are the ones that every shop prints.
func usualPapers() []string {
	return []string{app.PaperSheet, app.PaperTechnician, app.PaperTicket, app.PaperLabel, app.PaperSlip, app.PaperSummary}
}

// onSaving are the papers that may come out by themselves when a job is taken in.
func onSaving() []string {
	return []string{app.PaperSheet, app.PaperHalves, app.PaperTechnician, app.PaperTicket, app.PaperLabel, app.PaperAccessory}
}

func (p *printersPage) newPaper(k app.PaperKind, size string) *paperRow {
	h := p.h
	r := &paperRow{name: k.Name}
	r.printer = kit.NewChoice(h, kit.ChoiceSpec{Small: true, OnChange: func() { p.keep(r) }})
	var sizes []kit.Option
	for _, z := range k.Sizes {
		sizes = append(sizes, kit.Option{Value: z, Text: h.T("settings.size-" + strings.ToLower(z))})
	}
	r.size = kit.NewChoice(h, kit.ChoiceSpec{Small: true, Options: sizes, OnChange: func() { p.keep(r) }})
	r.size.Select(size)
	r.copies = kit.NewEntry(h, kit.EntrySpec{Small: true, Max: 2, OnLeave: func() { p.keep(r) }})
	r.onSave = kit.NewTick(h, h.T("settings.on-saving"), func() { p.keep(r) })
	return r
}

// whenFails is what happens with a paper that does not come out.
func (p *printersPage) whenFails() fyne.CanvasObject {
	h := p.h
	p.fails = kit.NewChips(h, kit.ChipsSpec{Multi: true, OnChange: p.keepFailed, Items: []kit.Chip{
		{Value: failRetry, Text: h.T("settings.fail-retry")}, {Value: failTask, Text: h.T("settings.fail-task")}, {Value: failAnother, Text: h.T("settings.fail-another")},
	}})
	p.other = kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("settings.which-printer"), OnChange: p.keepFailed})
	p.other.Hide()
	p.saved = kit.T(h.T("settings.job-is-saved"), kit.Second.Sized(13).Right().Cut())
	return setting(p.labelWidth(), h.T("settings.when-fails"), "", kit.Grow(p.fails), kit.Wide(206, kit.Stack(p.other, p.saved)))
}
