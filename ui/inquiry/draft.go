package inquiry

import (
	"encoding/json"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// typed is what the draft keeps of the form.
type typed struct {
	Channel string       `json:"channel"`
	Nature  string       `json:"nature"`
	Who     who.Kept     `json:"who"`
	About   string       `json:"about,omitempty"`
	Words   string       `json:"words,omitempty"`
	Answer  string       `json:"answer,omitempty"`
	Mood    string       `json:"mood,omitempty"`
	Then    string       `json:"then,omitempty"`
	Chosen  bool         `json:"chosen,omitempty"`
	When    string       `json:"when,omitempty"`
	By      string       `json:"by,omitempty"`
	To      string       `json:"to,omitempty"`
	Reason  string       `json:"reason,omitempty"`
	Started data.Instant `json:"started"`
	At      int          `json:"at,omitempty"` // the field that had the keys
}

// Parked says how the form stands among the parked ones.
func (f *Form) Parked() (kit.Parked, bool) {
	title := f.h.T("inquiry.log")
	if n := f.who.Name(); n != "" {
		title += ", " + n
	}
	return kit.Parked{Icon: "phone-incoming", Title: title, Detail: data.Cut(data.CleanLine(f.words.Text), data.MaxName), Since: f.state.started, Route: kit.Route{Screen: "inquiry", ID: f.draft.ID}}, !f.saving && f.isTyped()
}

// Keep writes the draft at once.
func (f *Form) Keep() { f.form.KeepNow() }

func (f *Form) isTyped() bool {
	id, fresh := f.who.Customer()
	return id != 0 || fresh != nil || f.who.Typed() != "" || f.words.Text != "" || f.answer.Text != "" || f.draft.ID != 0
}

func (f *Form) keep(done func(error)) {
	if f.saving || !f.isTyped() {
		done(nil)
		return
	}
	d, t := f.draft, f.read()
	d.Title = f.who.Name()
	kit.Run(f.h, func() (app.Draft, error) { return f.a.Drafts.Keep(f.h.Actor(), d, t) }, func(d app.Draft, err error) {
		if err == nil && !f.saving {
			f.draft = d
			f.title()
		}
		done(err)
	})
}

func (f *Form) read() typed {
	return typed{
		Channel: f.channel.Selected(), Nature: f.nature.Selected(), Who: f.who.Keep(), About: f.about.Selected(), Words: f.words.Text, Answer: f.answer.Text,
		Mood: f.mood.Selected(), Then: f.then.Selected(), Chosen: f.state.chosen, When: f.promised.Text, By: f.by.Selected(), To: f.to.Selected(), Reason: f.reason.Text, Started: f.state.started,
		At: f.form.At(),
	}
}

func (f *Form) restore(id data.ID) {
	d, err := f.a.Drafts.Get(data.Ref{Kind: data.KindInquiry, ID: id})
	if err != nil {
		f.h.Fail(err)
		return
	}
	var t typed
	if err := json.Unmarshal(d.Fields, &t); err != nil {
		f.h.Fail(err)
		return
	}
	f.draft, f.state.started, f.state.chosen = d, t.Started, t.Chosen
	f.channel.Select(t.Channel)
	f.offerNatures(t.Nature)
	f.who.Restore(t.Who)
	f.met()
	f.about.Select(t.About)
	f.words.SetText(t.Words)
	f.answer.SetText(t.Answer)
	f.mood.Select(t.Mood)
	f.then.Select(t.Then)
	f.promised.SetText(t.When)
	f.by.Select(t.By)
	f.to.Select(t.To)
	f.reason.SetText(t.Reason)
	f.showThen()
	f.form.Return(t.At)
}

// leave goes back; what was typed waits among the parked forms.
func (f *Form) leave() {
	f.form.KeepNow()
	f.cancel()
	f.h.Back()
}
