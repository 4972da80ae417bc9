package today

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// laterMinutes is when to try again where nobody was reached.
const laterMinutes = 60

// doTask opens what is to be said or done: the words, how it was said, what came of it.
func (s *Screen) doTask(l line) {
	h, t := s.h, l.Task
	words := kit.NewEntry(h, kit.EntrySpec{Lines: 4, Max: data.MaxWords})
	words.SetText(t.Words)
	channels := kit.NewChips(h, kit.ChipsSpec{Items: channelChips(h)})
	channels.Select(string(data.ByPhone))
	var pop *kit.Pop
	end := func(err error) bool {
		if err != nil {
			h.Fail(err)
			return false
		}
		pop.Close()
		s.Reload()
		return true
	}
	done := func() {
		channel := data.Channel(channels.Selected())
		if l.Customer == nil {
			channel = ""
		}
		kit.Run(h, func() (data.Done, error) { return s.a.Tasks.Finish(h.Actor(), t.ID, words.Text, channel) }, func(d data.Done, err error) {
			if end(err) {
				h.Done(d, h.T("task.done-toast", "who", l.Who))
			}
		})
	}
	later := func() {
		due := s.view.Now.Plus(laterMinutes)
		kit.Run(h, func() (data.Done, error) { return s.a.Tasks.Later(h.Actor(), t.ID, due) }, func(d data.Done, err error) {
			if end(err) {
				h.Done(d, h.T("task.later-toast", "when", h.Format.When(due, s.view.Now)))
			}
		})
	}
	drop := func() {
		h.Ask(kit.Question{Icon: "circle-x", Title: h.T("task.drop-title"), Text: l.what, Act: h.T("task.drop"), Reason: h.T("task.why"), Must: true, Done: func(why string) {
			kit.Run(h, func() (data.Done, error) { return s.a.Tasks.Drop(h.Actor(), t.ID, why) }, func(d data.Done, err error) {
				if end(err) {
					h.Done(d, h.T("task.dropped-toast"))
				}
			})
		}})
	}
	copyWords := func() { fyne.CurrentApp().Clipboard().SetContent(words.Text); h.Hint(h.T("task.copied")) }
	open := func() {
		pop.Close()
		s.openOf(l)
	}
	text := l.Who
	if l.Customer != nil {
		text += " · " + h.Format.Phone(l.Customer.Phone())
	}
	content := kit.Col(10, kit.Labelled(h.T("task.words"), words), kit.Labelled(h.T("task.how"), channels), kit.Legend("Ctrl+Shift+C", h.T("task.copy-hint")))
	buttons := []*kit.Button{
		kit.NewButton(h, kit.ButtonSpec{Text: h.T("task.drop"), Key: "Alt+D", Kind: kit.Ghost, Do: drop}),
		kit.NewButton(h, kit.ButtonSpec{Text: h.T("task.later"), Key: "F6", Do: later}),
		kit.NewButton(h, kit.ButtonSpec{Text: h.T("task.done"), Icon: "circle-check", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: done}),
	}
	if l.No != "" {
		buttons = append([]*kit.Button{kit.NewButton(h, kit.ButtonSpec{Text: l.No, Key: "F5", Kind: kit.Ghost, Do: open})}, buttons...)
	}
	pop = h.Dialog(kit.DialogSpec{
		Icon: l.icon, Title: l.What, Text: text, Content: content, Width: 640, Buttons: buttons, First: channels,
		Chord: func(c string) bool {
			if c == "Ctrl+Shift+C" {
				copyWords()
				return true
			}
			return false
		},
	})
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
