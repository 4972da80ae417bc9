package settings

import (
	"hash/fnv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/ui/kit"
)

// printerLine is a printer of the list: one that the system has, one known by address, or the way to save papers.
type printerLine struct {
	view app.PrinterView
	own  *app.Printer // known by address; nil for the others
}

func (l printerLine) name() string { return l.view.Name }

// printerLines are the system's printers, those known by address, and the file last.
func printerLines(views []app.PrinterView, set app.Computer) (out []printerLine) {
	state := map[string]app.PrinterView{}
	for _, v := range views {
		state[v.Name] = v
	}
	var files []printerLine
	for _, v := range views {
		_, own := set.Printer(v.Name)
		switch {
		case v.State == app.PrinterFile:
			files = append(files, printerLine{view: v})
		case !own:
			out = append(out, printerLine{view: v})
		}
	}
	for _, x := range set.Printers {
		v, known := state[x.Name]
		if !known {
			v = app.PrinterView{Name: x.Name}
		}
		out = append(out, printerLine{view: v, own: &x})
	}
	return append(out, files...)
}

// lineID keeps the cursor on a printer while the list is read again.
func lineID(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()
}

// title is what a printer is called on the screen.
func (p *printersPage) title(x printerLine) string {
	switch {
	case x.view.State == app.PrinterFile:
		return p.h.T("settings.file")
	case x.own != nil:
		return x.view.Name
	}
	return strings.ReplaceAll(x.view.Name, "_", " ")
}

// called is what the printer of a name is called; "" is the system's default.
func (p *printersPage) called(name string) string {
	for _, x := range p.printers {
		if x.name() == name || name == "" && x.view.Default {
			return p.title(x)
		}
	}
	return name
}

func (p *printersPage) newRow() fyne.CanvasObject {
	r := &printerRow{mark: kit.NewBigMark("printer", kit.Ink), name: kit.T("", kit.Strong.Cut()), what: kit.T("", kit.Second.Cut()), state: kit.NewStateText(kit.State{}), right: kit.T("", kit.Second.Sized(13).Right().Cut())}
	r.doing = kit.Row(8, kit.Spring(), kit.T(p.h.T("settings.change"), kit.Medium), kit.NewKeycap("Enter", kit.CapClear))
	o := kit.Cols(11, []float32{28, -1, 190, 150}, r.mark, kit.Col(0, r.name, r.what), r.state, kit.Stack(r.right, r.doing))
	p.rows[o] = r
	return o
}

func (p *printersPage) update(i int, o fyne.CanvasObject, st kit.RowState) {
	r, x, h := p.rows[o], p.printers[i], p.h
	r.mark.Set(p.icon(x), kit.Ink)
	r.name.SetText(p.title(x))
	r.what.SetText(p.what(x))
	waits := p.waiting(x)
	r.state.Set(printerState(h, x.view, waits > 0))
	r.right.SetText(p.count(x, waits))
	mine := st.Focused && x.own != nil
	r.doing.Hidden, r.right.Hidden = !mine, mine
}

// waiting counts the papers that did not come out of a printer.
func (p *printersPage) waiting(x printerLine) (n int) {
	for _, j := range p.failed {
		if j.Printer == x.name() || j.Printer == "" && x.view.Default {
			n++
		}
	}
	return n
}

// count says how many papers wait for a printer, else how many came out of it today.
func (p *printersPage) count(x printerLine, waits int) string {
	n := p.today[x.name()]
	if x.view.Default {
		n += p.today[""]
	}
	switch {
	case waits > 0:
		return p.h.N("settings.papers-waiting", waits)
	case n > 0:
		return p.h.N("settings.papers-today", n)
	}
	return ""
}

// icon says what comes out of a printer: slips, labels, sheets or files.
func (p *printersPage) icon(x printerLine) string {
	switch {
	case x.view.State == app.PrinterFile:
		return "file-text"
	case x.own != nil && x.own.Roll > 0, p.set().Papers[app.PaperTicket].Printer == x.name():
		return "receipt"
	case p.set().Papers[app.PaperLabel].Printer == x.name():
		return "tag"
	}
	return "printer"
}

// what says where a printer was found and what it can do.
func (p *printersPage) what(x printerLine) string {
	h := p.h
	switch {
	case x.view.State == app.PrinterFile:
		return h.T("settings.file-note")
	case x.own != nil:
		parts := []string{x.own.Address}
		if x.own.Roll > 0 {
			parts = append(parts, h.T("settings.millimetres", "N", x.own.Roll))
		}
		if x.own.Cuts {
			parts = append(parts, h.T("settings.cuts-word"))
		}
		return strings.Join(parts, ", ")
	case x.view.Reason != "":
		return x.view.Reason
	case x.view.Default:
		return h.T("settings.by-system") + ", " + h.T("settings.is-default")
	}
	return h.T("settings.by-system")
}

// printerState is how a printer stands; nothing is said of one that was not asked.
func printerState(h *kit.Host, x app.PrinterView, waits bool) kit.State {
	if waits && (x.State == "" || x.State == app.PrinterReady) {
		return kit.State{Text: h.T("settings.printer-failed"), Icon: "triangle-alert", Tone: kit.Red}
	}
	if x.State == "" {
		return kit.State{}
	}
	st := kit.State{Text: h.T("settings.printer-" + string(x.State)), Icon: "circle-check", Tone: kit.Green}
	switch x.State {
	case app.PrinterBusy:
		st.Icon, st.Tone = "printer", kit.Blue
	case app.PrinterStopped, app.PrinterRefuses:
		st.Icon, st.Tone = "triangle-alert", kit.Red
		if key := "print-job.why-" + x.Why; x.Why != "" && h.Words.Has(key) {
			st.Text = words.First(h.T(key))
		}
	}
	return st
}
