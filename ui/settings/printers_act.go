package settings

import (
	"net"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// computer changes what belongs to this computer and shows the page again.
func (p *printersPage) computer(f func(*app.Computer)) {
	if d := p.a.Computer(); d != nil {
		if err := d.Change(f); err != nil {
			p.h.Fail(err)
		}
	}
	p.reload()
	p.note()
}

// keep keeps how a paper is printed at this computer.
func (p *printersPage) keep(r *paperRow) {
	p.when(r)
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

// keepFailed keeps what happens with a paper that does not come out.
func (p *printersPage) keepFailed() {
	on := map[string]bool{}
	for _, v := range p.fails.Values() {
		on[v] = true
	}
	p.computer(func(c *app.Computer) {
		c.Failed.Retry, c.Failed.Task, c.Failed.Another = on[failRetry], on[failTask], ""
		if on[failAnother] {
			c.Failed.Another = p.other.Selected()
		}
	})
}

// enter changes a printer known by address; any other prints its test page.
func (p *printersPage) enter(i int) {
	if own := p.printers[i].own; own != nil {
		p.address(*own)
		return
	}
	p.print()
}

func (p *printersPage) listKey(i int, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDelete || i < 0 || p.printers[i].own == nil {
		return false
	}
	p.forget(p.printers[i].own.Name)
	return true
}

// forget takes a printer known by address from the list.
func (p *printersPage) forget(name string) {
	h := p.h
	h.Ask(kit.Question{Icon: "printer", Title: h.T("settings.forget-printer", "Printer", name), Text: h.T("settings.forget-printer-note"), Act: h.T("settings.forget"), Done: func(string) {
		p.computer(func(c *app.Computer) { c.DropPrinter(name) })
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("settings.printer-forgotten", "Printer", name)})
	}})
}

// address asks for a printer known by address: a new one, or one to change.
func (p *printersPage) address(was app.Printer) {
	h := p.h
	entry := func(text, holder string, most int) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Placeholder: holder, Max: most})
		e.SetText(text)
		e.SetOnChange(func(string) { e.SetError("") })
		return e
	}
	name, address := entry(was.Name, h.T("settings.printer-hint"), data.MaxName), entry(was.Address, "192.168.1.60:9100", 80)
	roll := kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: "80", Text: h.T("settings.size-roll80")}, {Value: "58", Text: h.T("settings.size-roll58")}}})
	cuts := kit.NewTick(h, h.T("settings.cuts"), nil)
	roll.Select("80")
	cuts.SetChecked(true)
	if was.Name != "" {
		roll.Select(strconv.Itoa(was.Roll))
		cuts.SetChecked(was.Cuts)
	}
	var pop *kit.Pop
	save := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() {
		x, ok := p.readPrinter(was, name, address)
		if !ok {
			pop.Resized()
			return
		}
		x.Roll, _ = strconv.Atoi(roll.Selected())
		x.Cuts = cuts.Checked()
		pop.Close()
		p.computer(func(c *app.Computer) { c.PutPrinter(was.Name, x) })
		p.list.SelectID(lineID(x.Name))
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("settings.printer-saved", "Printer", x.Name)})
	}})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: func() { pop.Close() }})
	w := p.labelWidth()
	body := kit.Col(0, kit.Rule(1, kit.Ink), setting(w, h.T("common.name"), h.T("settings.printer-name-note"), kit.Grow(name)), setting(w, h.T("settings.address"), h.T("settings.address-note"), kit.Grow(address)),
		setting(w, h.T("settings.roll"), "", kit.Grow(roll)), setting(w, h.T("settings.cutter"), "", kit.Grow(cuts)))
	title := h.T("settings.new-printer")
	if was.Name != "" {
		title = was.Name
	}
	pop = h.Dialog(kit.DialogSpec{Icon: "receipt", Title: title, Text: h.T("settings.new-printer-what"), Content: body, Width: 560, Buttons: []*kit.Button{cancel, save}, First: name})
}

// readPrinter reads name and address; what is wrong is said at the field.
func (p *printersPage) readPrinter(was app.Printer, name, address *kit.Entry) (x app.Printer, ok bool) {
	h := p.h
	bad := func(e *kit.Entry, f data.Fault) (app.Printer, bool) {
		e.SetError(h.Words.Fault(f))
		h.Focus(e)
		return x, false
	}
	if x.Name = data.CleanLine(name.Text); x.Name == "" {
		return bad(name, data.Fault{Field: "name", Code: "required"})
	}
	for _, l := range p.printers {
		if x.Name != was.Name && strings.EqualFold(l.name(), x.Name) {
			return bad(name, data.Fault{Field: "name", Code: "printer-taken"})
		}
	}
	var err error
	if x.Address, err = readAddress(address.Text); err != nil {
		f, _ := err.(data.Fault)
		return bad(address, f)
	}
	return x, true
}

// rawPort is where receipt printers listen, unless somebody changed it.
const rawPort = "9100"

// readAddress reads where a printer is reached: a name or number of the network, with the port where it is not the usual one.
func readAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", data.Fault{Field: "address", Code: "required"}
	}
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		host, port, err = net.SplitHostPort(net.JoinHostPort(strings.Trim(s, "[]"), rawPort))
	}
	n, bad := strconv.Atoi(port)
	if err != nil || bad != nil || n < 1 || n > 65535 || host == "" || strings.ContainsAny(host, " /\\?#@") || strings.Contains(host, ":") && net.ParseIP(host) == nil {
		return "", data.Fault{Field: "address", Code: "not-address", Args: map[string]string{"typed": data.Cut(s, 40)}}
	}
	return net.JoinHostPort(host, port), nil
}

// able says whether the row under the cursor can print a test page.
func (p *printersPage) able() {
	p.test.SetDisabled(p.list.Selected() < 0, p.h.T("settings.choose-printer"))
}

// print sends a test page to the printer under the cursor.
func (p *printersPage) print() {
	i := p.list.Selected()
	if i < 0 {
		return
	}
	h, x := p.h, p.printers[i]
	size := p.testSize(x)
	p.test.Busy(h.T("settings.sending-test"))
	kit.Run(h, func() (string, error) { return p.a.Papers.Test(h.Actor(), x.name(), size) }, func(_ string, err error) {
		p.test.Ready()
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("settings.test-sent", "Printer", p.title(x))})
	})
}

// testSize is the size that a printer prints in: its roll, else that of the first paper that goes to it.
func (p *printersPage) testSize(x printerLine) string {
	if x.own != nil && x.own.Roll > 0 {
		return "Roll" + strconv.Itoa(x.own.Roll)
	}
	for _, r := range p.papers {
		if r.printer.Selected() == x.name() && x.name() != "" {
			return r.size.Selected()
		}
	}
	return "A4"
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
