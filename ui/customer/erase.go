package customer

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Erase is the page on which a person is erased: what goes, who else's records name them, what stays out of reach.
type Erase struct {
	h      *kit.Host
	a      *app.App
	id     data.ID
	plan   *app.ErasePlan
	ticks  []*kit.Tick // of the plan's mentions: the name goes
	newest kit.Newest
	busy   bool

	title *kit.Text
	sub   *kit.Text
	main  *fyne.Container
	side  *fyne.Container
	foot  *kit.Text
	act   *kit.Button
	all   *fyne.Container
}

// NewErase makes the page.
func NewErase(h *kit.Host, a *app.App) *Erase {
	e := &Erase{h: h, a: a, title: kit.T(h.T("customer.erase"), kit.Part), sub: kit.T("", kit.Second.Sized(13).Cut()), main: kit.Col(0), side: kit.Col(0), foot: kit.T("", kit.Second.Sized(13).Cut())}
	bar := kit.Panel(kit.Box{Fill: kit.Ground}, kit.Inset(0, 20, 0, 20, kit.High(kit.TopBar, kit.Row(8, kit.NewIcon("trash-2", 20, kit.Ink), kit.Row(18, e.title, kit.Grow(kit.Inset(0, 0, 2, 0, e.sub)))))))
	main := kit.VScroll(kit.Inset(12, 20, 12, kit.Margin, e.main))
	panel := kit.FullRow(0, kit.VRule(kit.Line), kit.Wide(kit.SideWidth, kit.Panel(kit.Box{Fill: kit.Sunken}, kit.VScroll(kit.Inset(12, 20, 12, 20, e.side)))))
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: h.Back})
	request := kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.erase-request"), Icon: "printer", Key: "F9", Do: e.print})
	e.act = kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.erase-act"), Icon: "trash-2", Key: "Ctrl+Enter", Kind: kit.Danger, Do: e.sure})
	foot := kit.Panel(kit.Box{Fill: kit.Ground}, kit.Inset(0, 20, 0, 20, kit.High(kit.FootHeight, kit.Row(10, kit.Grow(e.foot), kit.ForPointer(cancel), kit.ForPointer(request), e.act))))
	e.all = kit.Col(0, bar, kit.Rule(1, kit.Line), kit.Grow(kit.FullRow(0, kit.Grow(main), panel)), kit.Rule(1, kit.Line), foot)
	return e
}

// Content is the work area.
func (e *Erase) Content() fyne.CanvasObject { return e.all }

// Open shows what erasing the customer of the route would do.
func (e *Erase) Open(r kit.Route) {
	e.id, e.plan, e.ticks = r.ID, nil, nil
	e.show()
	e.Reload()
}

// Focus gives the keys to the first record to say something of, else to the act.
func (e *Erase) Focus() {
	if len(e.ticks) > 0 {
		e.h.Focus(e.ticks[0])
		return
	}
	e.h.Focus(e.act)
}

// Changed does nothing: the act looks through the file itself.
func (e *Erase) Changed([]data.Change) {}

// Reload looks through the file.
func (e *Erase) Reload() {
	if e.busy {
		return
	}
	still, id := e.newest.Ask(), e.id
	kit.Run(e.h, func() (*app.ErasePlan, error) { return e.a.Customers.ErasePlan(e.h.Actor(), id) }, func(p *app.ErasePlan, err error) {
		if !still() {
			return
		}
		if err != nil {
			e.h.Back()
			e.h.Fail(err)
			return
		}
		e.plan = p
		e.show()
		e.Focus()
	})
}

// Key does the page's keys.
func (e *Erase) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		if !e.busy {
			e.h.Back()
		}
	case fyne.KeyF9:
		e.print()
	default:
		return false
	}
	return true
}

// Shortcut does the page's chords.
func (e *Erase) Shortcut(chord string) bool {
	if chord != "Ctrl+Enter" {
		return false
	}
	e.sure()
	return true
}

// print prints the request, to be signed by the person.
func (e *Erase) print() {
	if e.plan == nil || e.busy {
		return
	}
	printErasure(e.h, e.a, customerRef(e.plan.Customer), "customer.erase-request-sent")
}

func customerRef(c *data.Customer) data.Ref {
	return data.Ref{Kind: data.KindCustomer, ID: c.ID}
}

// printErasure prints the paper of an erasure: the request before it, the confirmation after it.
func printErasure(h *kit.Host, a *app.App, of data.Ref, said string) {
	kit.Run(h, func() (data.Done, error) { return a.PrintJobs.Print(h.Actor(), of, app.PaperErasure) }, func(_ data.Done, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.T(said)})
	})
}

// sure asks the second time: the customer's number is to be typed.
func (e *Erase) sure() {
	if e.plan == nil || e.busy {
		return
	}
	if len(e.plan.Open) > 0 {
		e.h.Hint(e.foot.String())
		return
	}
	h, no := e.h, e.plan.Customer.No
	typed := kit.NewEntry(h, kit.EntrySpec{Placeholder: no, Max: data.MaxName, KeepScan: true})
	h.Sheet(kit.SheetSpec{
		Icon: "trash-2", Title: h.T("customer.erase-sure", "name", e.plan.Customer.Name()), Text: h.T("customer.erase-sure-text"), Act: h.T("customer.erase-act"),
		Rows: []fyne.CanvasObject{kit.Labelled(h.T("customer.erase-typed", "no", no), typed)}, First: typed,
		Fields: func() []kit.FieldAt { return []kit.FieldAt{{Path: "typed", At: typed}} },
		Save:   func(done func(error)) { e.erase(typed.Text, done) },
	})
}

// erase does it.
func (e *Erase) erase(typed string, done func(error)) {
	h, plan := e.h, e.plan
	in := app.EraseOrder{Customer: plan.Customer.ID, Typed: typed}
	for i, m := range plan.Mentions {
		if e.ticks[i].Checked() {
			in.Yes = append(in.Yes, m.Ref)
		} else {
			in.No = append(in.No, m.Ref)
		}
	}
	e.busy = true
	step := func(s app.EraseStep) {
		kit.Post(h, func() {
			done(nil) // it has begun: from now on the page says how far it is
			e.foot.SetText(h.T("customer.erase-step-" + string(s)))
		})
	}
	kit.Run(h, func() (app.Erasure, error) { return e.a.Customers.Erase(h.Actor(), in, step) }, func(out app.Erasure, err error) {
		e.busy = false
		if err != nil && out.No == "" {
			done(err)
			return
		}
		done(nil)
		h.Back()
		h.Open(kit.Route{Screen: "customers", ID: plan.Customer.ID})
		if err != nil {
			h.Fail(err)
			return
		}
		e.offer(customerRef(plan.Customer), out)
	})
}

// offer says what is done and what still holds the person, and offers the confirmation.
func (e *Erase) offer(of data.Ref, out app.Erasure) {
	h := e.h
	text := h.T("customer.erased-text", "records", h.Format.Number(int64(out.Records)), "entries", h.Format.Number(int64(out.Entries)))
	if n := len(out.Copies); n > 0 {
		text += " " + h.N("customer.erased-copies", n)
	}
	h.Ask(kit.Question{
		Icon: "circle-check", Title: h.T("customer.erased-done", "no", out.No), Text: text, Act: h.T("customer.erased-print"), Key: "F9",
		Done: func(string) { printErasure(h, e.a, of, "customer.erased-print-sent") },
	})
}
