package inquiry

import (
	"fmt"
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// log saves the inquiry and does what comes of it; next is the form that it goes on in ("intake", "book"), or "".
func (f *Form) log(next string) {
	if f.saving {
		return
	}
	if next == "" && f.then.Selected() == thenBook {
		next = "book"
	}
	q, then, err := f.inquiry(next)
	if err != nil {
		f.form.Mark(err, f.fields()...)
		return
	}
	f.form.Drop()
	f.saving = true
	f.save.Busy(f.h.T("inquiry.saving"))
	kit.Run(f.h, func() (data.Done, error) { return f.a.Inquiries.Log(f.h.Actor(), &q, then) }, func(d data.Done, err error) {
		f.save.Ready()
		f.saving = err == nil
		f.form.Mark(err, f.fields()...)
		if err != nil {
			f.form.Touch()
			return
		}
		f.cancel()
		f.h.Done(d, f.h.T("inquiry.logged", "no", d.No))
		if next == "" {
			f.h.Back()
			return
		}
		f.h.Open(kit.Route{Screen: next, Arg: fmt.Sprintf("inquiry:%d", d.ID)})
	})
}

// inquiry makes the record of what was typed.
func (f *Form) inquiry(next string) (data.Inquiry, app.Then, error) {
	id, fresh := f.who.Customer()
	q := data.Inquiry{
		No: f.draft.No, Opened: f.state.started, Seconds: int(f.h.Now().Sub(f.state.started) / time.Second),
		Channel: data.Channel(f.channel.Selected()), Customer: id, Nature: f.nature.Selected(), Words: f.words.Text, Answer: f.answer.Text,
		Urgency: f.state.urgency, Mood: data.Mood(f.mood.Selected()), About: f.state.abouts[f.about.Selected()],
	}
	q.ID = f.draft.ID
	if q.Seconds < 0 || q.Channel != data.ByPhone {
		q.Seconds = 0
	}
	if f.who.Row() == nil && fresh == nil {
		q.Caller, q.CallerTel = caller(f.who.Typed())
	}
	then := app.Then{Customer: fresh}
	if next != "" {
		// What goes on in another form is ours to do until that is saved.
		return q, then, nil
	}
	switch f.then.Selected() {
	case thenResolve:
		then.Resolve = true
	case thenPromise:
		by, err := f.promised.Value()
		if err != nil {
			faults := data.FaultsOf(err)
			for i := range faults {
				faults[i].Field = "promised"
			}
			return q, then, faults
		}
		then.Promise = by
		q.Assigned = idOf(f.by.Selected())
	case thenHand:
		then.To, then.Dept = handTo(f.to.Selected())
		then.Reason = f.reason.Text
		if then.To == 0 && then.Dept == 0 {
			return q, then, data.Faults{{Field: "to", Code: "required"}}
		}
	}
	return q, then, nil
}

// fields say where the faults of an inquiry are shown.
func (f *Form) fields() []kit.FieldAt {
	return append(f.who.Fields(),
		kit.FieldAt{Path: "words", At: f.words, Focus: f.words}, kit.FieldAt{Path: "answer", At: f.answer, Focus: f.answer},
		kit.FieldAt{Path: "promised", At: f.promised, Focus: f.promised}, kit.FieldAt{Path: "to", At: f.to, Focus: f.to},
		kit.FieldAt{Path: "reason", At: f.reason, Focus: f.reason}, kit.FieldAt{Path: "assigned", At: f.to, Focus: f.to})
}

// caller reads what a stranger said of themselves: digits are a phone, the rest a name.
func caller(typed string) (name, phone string) {
	typed = data.CleanLine(typed)
	if d := data.Digits(typed); len(d) >= 5 && !strings.ContainsFunc(typed, func(r rune) bool { return r >= 'A' }) {
		return "", typed
	}
	return typed, ""
}
