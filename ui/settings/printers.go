package settings

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// printersPage is what this computer prints on, which paper goes where, and what happens when one does not come out.
type printersPage struct {
	*Screen
	asked    kit.Newest
	printers []printerLine
	failed   []*data.PrintJob
	today    map[string]int

	add    *kit.Button
	test   *kit.Button
	again  *kit.Button
	band   *kit.Banner
	gap    *fyne.Container // the band with the room under it
	list   *kit.KeyList
	rows   fyneRows[printerRow]
	papers []*paperRow
	more   *kit.Button     // shows the papers that few shops print
	rest   *fyne.Container // their lines
	found  *kit.Heading
	fails  *kit.Chips
	other  *kit.Choice
	saved  *kit.Text
	all    fyne.CanvasObject
}

// printerRow is a printer in the list.
type printerRow struct {
	mark       *kit.Mark
	name, what *kit.Text
	state      *kit.StateText
	right      *kit.Text
	doing      *fyne.Container
}

// paperRow is one paper in the table.
type paperRow struct {
	name    string
	printer *kit.Choice
	size    *kit.Choice
	copies  *kit.Entry
	onSave  *kit.Tick
}

var (
	paperCols   = []float32{-1, 206, 112, 48, 0, 90} // the empty one doubles the gap
	paperColsFi = []float32{-1, 192, 96, 52, 0, 106}
)

// What may happen with a paper that does not come out.
const (
	failRetry   = "retry"
	failTask    = "task"
	failAnother = "another"
)

func newPrinters(s *Screen) *printersPage {
	h := s.h
	p := &printersPage{Screen: s, rows: fyneRows[printerRow]{}}
	p.add = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.printer"), Icon: "plus", Key: "Ins", Do: func() { p.address(app.Printer{}) }})
	p.test = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.test-page"), Icon: "printer", Key: "Ctrl+P", Kind: kit.InkButton, Do: p.print})
	p.again = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.print-them"), Key: "F9", Small: true, Do: p.retry})
	p.band = kit.NewBanner(kit.State{Icon: "triangle-alert", Tone: kit.Red}, "", p.again)
	p.gap = kit.Col(0, p.band, kit.Space(0, 12))
	p.gap.Hide()
	p.list = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(p.printers) }, Height: 50, Indent: 39, Create: p.newRow, Update: p.update, OnEnter: p.enter, OnKey: p.listKey, OnMove: func(int) { p.able() },
		ID: func(i int) uint64 { return lineID(p.printers[i].name()) },
	})
	p.found = kit.NewHeading(h.T("settings.printers-head"), "")
	p.all = kit.Col(0, s.head("printers", p.add, p.test), kit.Grow(kit.Inset(0, -kit.Outset, 0, -kit.Outset, kit.VScroll(kit.Inset(10, kit.Outset, 14, kit.Outset, kit.Col(0, p.gap, p.found,
		kit.Inset(0, -kit.Outset, 0, -kit.Outset, p.list), kit.Space(0, 14), p.table(), p.whenFails(), kit.Inset(10, 0, 0, -10, kit.Row(0, p.more)), p.rest))))))
	return p
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
	type read struct {
		printers []app.PrinterView
		failed   []*data.PrintJob
		today    map[string]int
	}
	kit.Read(p.h, &p.asked, func() (r read, err error) {
		if r.printers, err = p.a.Papers.Printers(context.Background()); err != nil {
			return r, err
		}
		if r.today, err = p.a.Papers.PrintedToday(); err != nil {
			return r, err
		}
		r.failed, err = p.a.PrintJobs.Failed()
		return r, err
	}, func(r read) {
		p.printers, p.failed, p.today = printerLines(r.printers, p.set()), r.failed, r.today
		p.show()
	})
}

func (p *printersPage) show() {
	h, set := p.h, p.set()
	p.gap.Hidden = len(p.failed) == 0
	if n := len(p.failed); n > 0 {
		title := h.N("settings.papers-wait", n)
		if name := p.called(p.failed[0].Printer); name != "" {
			title = h.T("settings.printer-silent", "Printer", name)
		}
		p.band.Set(kit.State{Icon: "triangle-alert", Text: title, Tone: kit.Red}, h.N("settings.papers-kept", n)+" "+h.T(p.why()))
	}
	own := len(set.Printers)
	found := h.N("settings.found", len(p.printers)-1-own)
	if own > 0 {
		found += ", " + h.N("settings.by-address", own)
	}
	p.found.Set(h.T("settings.printers-head"), found)
	p.list.Reload()
	p.able()
	opts := []kit.Option{{Value: "", Text: h.T("settings.default-printer")}}
	var others []kit.Option
	for _, x := range p.printers {
		o := kit.Option{Value: x.name(), Text: p.title(x)}
		opts = append(opts, o)
		others = append(others, o)
	}
	for _, r := range p.papers {
		own := set.Papers[r.name]
		r.printer.SetOptions(withMissing(h, opts, own.Printer)...)
		r.printer.Select(own.Printer)
		if !r.copies.HasFocus() {
			r.copies.SetText(strconv.Itoa(max(1, own.Copies)))
		}
		r.onSave.SetChecked(p.onSave(r.name))
		p.when(r)
	}
	p.other.SetOptions(withMissing(h, others, set.Failed.Another)...)
	p.other.Select(set.Failed.Another)
	var fails []string
	for _, f := range []struct {
		on   bool
		name string
	}{{set.Failed.Retry, failRetry}, {set.Failed.Task, failTask}, {set.Failed.Another != "" || p.asking(), failAnother}} {
		if f.on {
			fails = append(fails, f.name)
		}
	}
	p.fails.Select(fails...)
	p.other.Hidden, p.saved.Hidden = !p.asking(), p.asking()
	kit.Relayout(p.all)
}

// why is the key of what to do about the papers that did not come out.
func (p *printersPage) why() string {
	if key := "settings.papers-wait-" + p.failed[0].Why; p.h.Words.Has(key) {
		return key
	}
	return "settings.papers-wait-failed"
}

// withMissing adds a printer that is chosen and is not there now, so that the choice is not silently another.
func withMissing(h *kit.Host, opts []kit.Option, name string) []kit.Option {
	for _, o := range opts {
		if o.Value == name {
			return opts
		}
	}
	if name == "" {
		return opts
	}
	return append(opts[:len(opts):len(opts)], kit.Option{Value: name, Text: h.T("settings.printer-gone", "Printer", name)})
}

// asking says whether another printer is wanted for what fails.
func (p *printersPage) asking() bool {
	for _, v := range p.fails.Values() {
		if v == failAnother {
			return true
		}
	}
	return p.set().Failed.Another != "" && len(p.fails.Values()) == 0
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

// when says beside the tick what it means.
func (p *printersPage) when(r *paperRow) {
	key := "settings.by-hand"
	if r.onSave.Checked() {
		key = "settings.on-saving"
	}
	r.onSave.SetText(p.h.T(key))
}

func (p *printersPage) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyF9 && len(p.failed) > 0:
		p.retry()
	case ev.Name == fyne.KeyInsert:
		p.add.Press()
	default:
		return false
	}
	return true
}

func (p *printersPage) chord(c string) bool {
	switch c {
	case "Ctrl+P":
		p.test.Press()
	case "Alt+M":
		p.more.Press()
	default:
		return false
	}
	return true
}
