package today

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// laterMinutes is when to try again where nobody was reached.
const laterMinutes = 60

// taskDialog is what is to be said or done: the words, how it was said, what came of it.
type taskDialog struct {
	s        *Screen
	l        line
	words    *kit.Entry
	channels *kit.Chips
	pop      *kit.Pop
}

// doTask opens a task.
func (s *Screen) doTask(l line) {
	h := s.h
	d := &taskDialog{s: s, l: l, words: kit.NewEntry(h, kit.EntrySpec{Lines: 4, Max: data.MaxWords}), channels: kit.NewChips(h, kit.ChipsSpec{Items: channelChips(h)})}
	d.words.SetText(l.Task.Words)
	d.channels.Select(string(data.ByPhone))
	text := l.Who
	if l.Customer != nil {
		text += " · " + h.Format.Phone(l.Customer.Phone())
	}
	d.pop = h.Dialog(kit.DialogSpec{
		Icon: l.icon, Title: l.What, Text: text, Width: 640, Buttons: d.buttons(), First: d.channels, Chord: d.chord,
		Content: kit.Col(10, kit.Labelled(h.T("task.words"), d.words), kit.Labelled(h.T("task.how"), d.channels), kit.Legend("Ctrl+Shift+C", h.T("task.copy-hint"))),
	})
}

func (d *taskDialog) buttons() []*kit.Button {
	h := d.s.h
	all := []*kit.Button{
		kit.NewButton(h, kit.ButtonSpec{Text: h.T("task.drop"), Key: "Alt+D", Kind: kit.Ghost, Do: d.drop}),
		kit.NewButton(h, kit.ButtonSpec{Text: h.T("task.later"), Key: "F6", Do: d.later}),
		kit.NewButton(h, kit.ButtonSpec{Text: h.T("task.done"), Icon: "circle-check", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: d.done}),
	}
	if d.l.No != "" {
		open := func() {
			d.pop.Close()
			d.s.openOf(d.l)
		}
		all = append([]*kit.Button{kit.NewButton(h, kit.ButtonSpec{Text: d.l.No, Key: "F5", Kind: kit.Ghost, Do: open})}, all...)
	}
	return all
}

// chord copies the words.
func (d *taskDialog) chord(c string) bool {
	if c != "Ctrl+Shift+C" {
		return false
	}
	fyne.CurrentApp().Clipboard().SetContent(d.words.Text)
	d.s.h.Hint(d.s.h.T("task.copied"))
	return true
}

// act does something with the task, closes the dialog and says so.
func (d *taskDialog) act(do func() (data.Done, error), words string) {
	h := d.s.h
	kit.Run(h, do, func(done data.Done, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		d.pop.Close()
		d.s.Reload()
		h.Done(done, words)
	})
}

func (d *taskDialog) done() {
	s, said, channel := d.s, d.words.Text, data.Channel(d.channels.Selected())
	if d.l.Customer == nil {
		channel = ""
	}
	d.act(func() (data.Done, error) { return s.a.Tasks.Finish(s.h.Actor(), d.l.Task.ID, said, channel) }, s.h.T("task.done-toast", "who", d.l.Who))
}

func (d *taskDialog) later() {
	s := d.s
	due := s.view.Now.Plus(laterMinutes)
	d.act(func() (data.Done, error) { return s.a.Tasks.Later(s.h.Actor(), d.l.Task.ID, due) }, s.h.T("task.later-toast", "when", s.h.Format.When(due, s.view.Now)))
}

func (d *taskDialog) drop() {
	s, h := d.s, d.s.h
	h.Ask(kit.Question{Icon: "circle-x", Title: h.T("task.drop-title"), Text: d.l.what, Act: h.T("task.drop"), Reason: h.T("task.why"), Must: true, Done: func(why string) {
		d.act(func() (data.Done, error) { return s.a.Tasks.Drop(h.Actor(), d.l.Task.ID, why) }, h.T("task.dropped-toast"))
	}})
}

// openOf opens the record that a task is of.
func (s *Screen) openOf(l line) {
	switch l.Ref.Kind {
	case data.KindInquiry:
		s.h.Open(kit.Route{Screen: "inquiries", ID: l.Ref.ID})
	case data.KindCustomer:
		s.h.Open(kit.Route{Screen: "customers", ID: l.Ref.ID})
	case data.KindPartRequest:
		s.h.Open(kit.Route{Screen: "parts", ID: l.Ref.ID})
	default:
		s.h.Open(kit.Route{Screen: "job", ID: l.Ref.ID})
	}
}

func channelChips(h *kit.Host) []kit.Chip {
	icons := map[data.Channel]string{data.ByPhone: "phone", data.WalkIn: "store", data.Message: "message-circle", data.ByEmail: "mail"}
	var out []kit.Chip
	for _, c := range []data.Channel{data.ByPhone, data.Message, data.ByEmail, data.WalkIn} {
		out = append(out, kit.Chip{Value: string(c), Text: h.T("channel." + string(c)), Icon: icons[c]})
	}
	return out
}
