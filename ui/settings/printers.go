package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// printersPage is what this computer prints on, and which paper goes where.
type printersPage struct {
	*Screen
	asked    kit.Newest
	printers []app.PrinterView
	failed   []*data.PrintJob

	test   *kit.Button
	again  *kit.Button
	band   *kit.Banner
	list   *kit.KeyList
	rows   fyneRows[printerRow]
	papers []*paperRow
	found  *kit.Heading
	all    fyne.CanvasObject
}

type printerRow struct {
	mark       *kit.Mark
	name, what *kit.Text
	state      *kit.StateText
	right      *kit.Text
}

// paperRow is one paper in the table.
type paperRow struct {
	name    string
	printer *kit.Choice
	size    *kit.Choice
	copies  *kit.Entry
	onSave  *kit.Tick
}

var paperCols = []float32{-1, 206, 112, 50, 112}

func newPrinters(s *Screen) *printersPage {
	h := s.h
	p := &printersPage{Screen: s, rows: fyneRows[printerRow]{}}
	p.test = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.test-page"), Icon: "printer", Key: "Ctrl+P", Kind: kit.InkButton, Do: p.print})
	p.again = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.print-them"), Key: "F9", Small: true, Do: p.retry})
	p.band = kit.NewBanner(kit.State{Icon: "triangle-alert", Tone: kit.Red}, "", p.again)
	p.band.Hide()
	p.list = kit.NewKeyList(h, kit.ListSpec{Len: func() int { return len(p.printers) }, Height: 50, Indent: 39, Create: p.newRow, Update: p.update, OnEnter: func(int) { p.print() }})
	p.found = kit.NewHeading(h.T("settings.printers-head"), "")
	heads := kit.NewTableHead(h, 12, paperCols, []string{h.T("settings.paper"), h.T("settings.printer"), h.T("settings.size"), ">" + h.T("settings.copies"), h.T("settings.when")}, nil)
	table := kit.Col(0, heads)
	names, sizes := s.a.Papers.All()
	for _, n := range names {
		r := p.newPaper(n, sizes[n])
		p.papers = append(p.papers, r)
		when := fyne.CanvasObject(r.onSave)
		if n == app.PaperOrder || n == app.PaperSummary {
			when = kit.T(h.T("settings.by-hand"), kit.Second.Sized(13))
		}
		table.Add(kit.Inset(4, 0, 4, 0, kit.Cols(12, paperCols, kit.T(h.T("print-job.paper."+n), kit.Strong.Cut()), r.printer, r.size, r.copies, when)))
		table.Add(kit.Rule(1, kit.Line))
	}
	p.all = kit.Col(0, s.head("printers", p.test), kit.Grow(kit.Inset(0, -kit.Outset, 0, -kit.Outset, kit.VScroll(kit.Inset(10, kit.Outset, 14, kit.Outset, kit.Col(0, p.band, kit.Space(0, 2), p.found,
		kit.Inset(0, -kit.Outset, 0, -kit.Outset, p.list), kit.Space(0, 14), table))))))
	return p
}

func (p *printersPage) newPaper(name, size string) *paperRow {
	h := p.h
	r := &paperRow{name: name}
	r.printer = kit.NewChoice(h, kit.ChoiceSpec{Small: true, OnChange: func() { p.keep(r) }})
	var sizes []kit.Option
	for _, z := range p.a.Papers.Sizes() {
		sizes = append(sizes, kit.Option{Value: z, Text: h.T("settings.size-" + strings.ToLower(z))})
	}
	r.size = kit.NewChoice(h, kit.ChoiceSpec{Small: true, Options: sizes, OnChange: func() { p.keep(r) }})
	r.size.Select(size)
	r.copies = kit.NewEntry(h, kit.EntrySpec{Max: 2, OnLeave: func() { p.keep(r) }})
	r.onSave = kit.NewTick(h, h.T("settings.on-saving"), func() { p.keep(r) })
	return r
}

func (p *printersPage) content() fyne.CanvasObject { return p.all }
func (p *printersPage) focus()                     { p.h.Focus(p.list) }

func (p *printersPage) changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindPrintJob {
			p.reload()
			return
		}
	}
}

func (p *printersPage) reload() {
	still := p.asked.Ask()
	type read struct {
		printers []app.PrinterView
		failed   []*data.PrintJob
	}
	kit.Run(p.h, func() (r read, err error) {
		if r.printers, err = p.a.Papers.Printers(context.Background()); err != nil {
			return r, err
		}
		r.failed, err = p.a.PrintJobs.Failed()
		return r, err
	}, func(r read, err error) {
		if !still() {
			return
		}
		if err != nil {
			p.h.Fail(err)
			return
		}
		p.printers, p.failed = r.printers, r.failed
		p.show()
	})
}

func (p *printersPage) show() {
	h := p.h
	p.band.SetHidden(len(p.failed) == 0)
	if n := len(p.failed); n > 0 {
		p.band.Set(kit.State{Icon: "triangle-alert", Text: h.N("settings.papers-wait", n), Tone: kit.Red}, h.T("settings.papers-wait-"+p.failed[0].Why))
	}
	p.found.Set(h.T("settings.printers-head"), h.N("settings.found", len(p.printers)-1))
	p.list.Reload()
	opts := []kit.Option{{Value: "", Text: h.T("settings.default-printer")}}
	for _, x := range p.printers {
		opts = append(opts, kit.Option{Value: x.Name, Text: p.name(x)})
	}
	set := p.set()
	for _, r := range p.papers {
		r.printer.SetOptions(opts...)
		own := set.Papers[r.name]
		r.printer.Select(own.Printer)
		if !r.copies.HasFocus() {
			r.copies.SetText(strconv.Itoa(max(1, own.Copies)))
		}
		r.onSave.SetChecked(p.onSave(r.name))
	}
	kit.Relayout(p.all)
}

func (p *printersPage) set() app.Computer {
	if d := p.a.Computer(); d != nil {
		return d.Settings()
	}
	return app.Computer{}
}

func (p *printersPage) onSave(name string) bool {
	for _, n := range p.a.PrintJobs.OnSave(data.KindJob) {
		if n == name {
			return true
		}
	}
	return false
}

func (p *printersPage) name(x app.PrinterView) string {
	if x.State == app.PrinterFile {
		return p.h.T("settings.file")
	}
	return x.Name
}

func (p *printersPage) newRow() fyne.CanvasObject {
	r := &printerRow{mark: kit.NewBigMark("printer", kit.Ink), name: kit.T("", kit.Strong.Cut()), what: kit.T("", kit.Second.Cut()), state: kit.NewStateText(kit.State{}), right: kit.T("", kit.Second.Sized(13).Right().Cut())}
	o := kit.Cols(11, []float32{28, -1, 190, 150}, r.mark, kit.Col(0, r.name, r.what), r.state, r.right)
	p.rows[o] = r
	return o
}

func (p *printersPage) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, x, h := p.rows[o], p.printers[i], p.h
	icon := "printer"
	if x.State == app.PrinterFile {
		icon = "file-text"
	}
	r.mark.Set(icon, kit.Ink)
	r.name.SetText(p.name(x))
	what := h.T("settings.by-system")
	switch {
	case x.State == app.PrinterFile:
		what = h.T("settings.file-note")
	case x.Reason != "":
		what = x.Reason
	}
	r.what.SetText(what)
	r.state.Set(printerState(h, x))
	right := ""
	if x.Default {
		right = h.T("settings.is-default")
	}
	r.right.SetText(right)
}

// printerState is how a printer stands.
func printerState(h *kit.Host, x app.PrinterView) kit.State {
	st := kit.State{Text: h.T("settings.printer-" + string(x.State)), Icon: "circle-check", Tone: kit.Green}
	switch x.State {
	case app.PrinterBusy:
		st.Icon, st.Tone = "printer", kit.Blue
	case app.PrinterStopped, app.PrinterRefuses:
		st.Icon, st.Tone = "triangle-alert", kit.Red
	}
	return st
}

// keep keeps how a paper is printed at this computer.
func (p *printersPage) keep(r *paperRow) {
	n, err := readCount(r.copies.Text, 99)
	if err != nil || n < 1 {
		n = 1
		r.copies.SetText("1")
	}
	d := p.a.Computer()
	if d == nil {
		return
	}
	want := app.ComputerPaper{Printer: r.printer.Selected(), Size: r.size.Selected(), Copies: n, OnSave: r.onSave.Checked()}
	if have, ok := d.Settings().Papers[r.name]; ok && have == want {
		return
	}
	if err := d.Change(func(c *app.Computer) { c.Papers[r.name] = want }); err != nil {
		p.h.Fail(err)
	}
}

// print sends a test page to the printer under the cursor.
func (p *printersPage) print() {
	i := p.list.Selected()
	if i < 0 {
		return
	}
	h, x := p.h, p.printers[i]
	size := "A4"
	for _, r := range p.papers {
		if r.printer.Selected() == x.Name && x.Name != "" {
			size = r.size.Selected()
			break
		}
	}
	kit.Run(h, func() (string, error) { return p.a.Papers.Test(h.Actor(), x.Name, size) }, func(_ string, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("settings.test-sent", "Printer", p.name(x))})
	})
}

// retry prints again what did not come out.
func (p *printersPage) retry() {
	h, failed := p.h, p.failed
	kit.Run(h, func() (int, error) {
		for _, j := range failed {
			if _, err := p.a.PrintJobs.Retry(h.Actor(), j.ID); err != nil {
				return 0, err
			}
		}
		return len(failed), nil
	}, func(n int, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.N("settings.sent-again", n)})
		p.reload()
	})
}

func (p *printersPage) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF9 && len(p.failed) > 0 {
		p.retry()
		return true
	}
	return false
}

func (p *printersPage) chord(c string) bool {
	if c == "Ctrl+P" {
		p.test.Press()
		return true
	}
	return false
}
