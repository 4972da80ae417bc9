package inquiry

import (
	"fmt"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// record is one inquiry with all that was said, and the box for the answer.
type record struct {
	h      *kit.Host
	a      *app.App
	view   app.InquiryView
	id     data.ID
	newest kit.Newest
	reload func()

	number, matter, sub *kit.Text
	state               *kit.Tag
	strip               *kit.Strip
	said                *kit.Heading
	thread              *kit.Timeline
	side                *fyne.Container
	channel             *kit.Chips
	answer              *kit.Entry
	acts                *fyne.Container
	answered            *kit.Button
	foot                *fyne.Container
	page, none          *fyne.Container
	content             *fyne.Container
	drafts              map[data.ID]string // answers begun and not given yet
}

func newRecord(h *kit.Host, a *app.App, reload func()) *record {
	r := &record{h: h, a: a, reload: reload, drafts: map[data.ID]string{}}
	r.number, r.matter, r.sub = kit.T("", kit.Number), kit.T("", kit.Fact.Cut()), kit.T("", kit.Second.Sized(13).Cut())
	r.state = kit.NewBigTag(kit.State{})
	r.strip = kit.NewStrip(facts(h, app.InquiryView{Inquiry: &data.Inquiry{}}, "")...)
	r.said = kit.NewHeading(h.T("inquiry.what-was-said"), "")
	r.thread = kit.NewThread()
	r.side = kit.Col(0)
	r.channel = kit.NewChips(h, kit.ChipsSpec{Items: answerChips(h), Move: true})
	r.channel.Select(string(data.ByPhone))
	r.answer = kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords, Placeholder: h.T("inquiry.answer-hint"), OnChange: func(s string) { r.drafts[r.id] = s }})
	promise := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.new-promise"), Icon: "clock", Key: "F6", Do: r.promise})
	hand := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.hand-over"), Icon: "arrow-up-right", Key: "F7", Do: r.handOver})
	job := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.make-a-job"), Icon: "wrench", Key: "F3", Do: r.makeJob})
	r.answered = kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.answered"), Icon: "circle-check", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: r.give})
	r.acts = kit.Row(9, promise, hand, job, kit.Spring(), r.answered)
	head := kit.High(kit.RecordHead, kit.Inset(6, 0, 0, 0, kit.Row(16, r.number, kit.Grow(kit.Col(0, r.matter, r.sub)), r.state)))
	r.foot = kit.Col(0, kit.Rule(1, kit.Ink), kit.High(46, kit.Row(18, kit.T(h.T("inquiry.answer-head"), kit.HeadStyle), r.channel)), r.answer, kit.Space(0, 10), r.acts)
	body := kit.FullRow(kit.ColumnGap, kit.Grow(kit.Col(9, r.said, kit.Grow(kit.MarginScroll(r.thread)))), kit.Wide(kit.RecordColumn, kit.MarginScroll(r.side)))
	r.page = kit.Inset(0, 0, 12, 0, kit.Col(0, head, r.strip, kit.Space(0, 12), kit.Grow(body), r.foot))
	r.none = kit.Inset(40, 0, 0, 0, kit.Col(0, kit.T(h.T("inquiry.choose"), kit.Second)))
	r.content = kit.Stack(r.none)
	return r
}

func answerChips(h *kit.Host) []kit.Chip {
	var out []kit.Chip
	for _, c := range []data.Channel{data.ByPhone, data.Message, data.ByEmail, data.WalkIn} {
		text := h.T("channel." + string(c))
		if c == data.WalkIn {
			text = h.T("inquiry.in-person")
		}
		out = append(out, kit.Chip{Value: string(c), Text: text, Icon: channelIcons[c]})
	}
	return out
}

func (r *record) focus() {
	if r.id != 0 {
		r.h.Focus(r.answer)
	}
}

// show reads an inquiry; 0 shows none.
func (r *record) show(id data.ID) {
	if id == 0 {
		r.id = 0
		kit.Replace(r.content, r.none)
		return
	}
	type read struct {
		v      app.InquiryView
		nature string
	}
	lang, actor := r.h.Words.Lang(), r.h.Actor()
	kit.Read(r.h, &r.newest, func() (out read, err error) {
		if out.v, err = r.a.Inquiries.View(id); err != nil {
			return out, err
		}
		out.nature = r.a.Lists.Word(data.ListNatures, out.v.Nature, lang)
		return out, nil
	}, func(got read) {
		if r.id != id {
			r.id = id
			r.answer.SetText(r.drafts[id])
			r.answer.SetError("")
			r.channel.Select(string(answerChannel(got.v)))
		}
		r.view = got.v
		r.fill(got.nature)
		r.markRead(actor)
	})
}

// answerChannel is how the customer wants the answer.
func answerChannel(v app.InquiryView) data.Channel {
	c := v.Channel
	if v.Row != nil && v.Row.Channel != "" {
		c = data.Channel(v.Row.Channel)
	}
	switch c {
	case data.ByPhone, data.Message, data.ByEmail, data.WalkIn:
		return c
	}
	return data.ByPhone
}

func (r *record) fill(nature string) {
	h, v := r.h, r.view
	now := h.Now().Local(h.Format.Zone())
	r.number.SetText(v.No)
	r.matter.SetText(v.Matter())
	r.sub.SetText(whoLine(h, v))
	r.state.Set(standing(h.Words, h.Format, now, v.Inquiry))
	r.strip.Set(facts(h, v, nature)...)
	r.said.Set(h.T("inquiry.what-was-said"), h.N("inquiry.n-contacts", contactsIn(v)))
	r.thread.Set(moments(h, v)...)
	kit.Replace(r.side, r.facts()...)
	r.foot.Hidden = !v.Open()
	kit.Replace(r.content, r.page)
	kit.Relayout(r.content)
}

func whoLine(h *kit.Host, v app.InquiryView) string {
	if v.Row != nil {
		return v.Row.Name() + "  ·  " + h.Format.Phone(v.Row.Phone())
	}
	return firstNot(v.Caller, h.T("inquiry.unknown")) + "  ·  " + v.CallerTel
}

func contactsIn(v app.InquiryView) int {
	n := 0
	for _, s := range v.Thread {
		if s.Contact != nil {
			n++
		}
	}
	return n
}

// facts are the second column: who it is, and what it is about.
func (r *record) facts() []fyne.CanvasObject {
	h, v := r.h, r.view
	out := []fyne.CanvasObject{kit.NewHeading(h.T("inquiry.who"), "", kit.NewKeycap("Alt+W", kit.CapTint)), kit.Space(0, 5)}
	if v.Row == nil {
		out = append(out, kit.High(24, kit.T(firstNot(v.Caller, h.T("inquiry.unknown")), kit.Strong.Cut())), kit.T(v.CallerTel, kit.Second.Cut()))
	} else {
		col := kit.Col(0)
		fact := func(key, value string) {
			if value != "" {
				col.Add(kit.NewFact(h.T(key), value, 66))
			}
		}
		reach := ""
		if v.Row.Channel != "" {
			reach = h.T("channel." + v.Row.Channel)
		}
		fact("inquiry.prefers", joinSpace(reach, v.Row.BestTime))
		fact("who.fact-speaks", v.Row.Speaks)
		if v.Row.Owes > 0 {
			fact("who.fact-owes", h.Format.Money(v.Row.Owes))
		}
		if len(col.Objects) == 0 {
			fact("who.fact-phone", h.Format.Phone(v.Row.Phone()))
		}
		out = append(out, col)
		if v.Row.Alert != "" {
			by := ""
			if p := v.Staff[v.Row.AlertBy]; p != nil {
				by = h.T("who.noted", "name", p.Called(), "date", h.Format.DateShort(v.Row.AlertAt.Date(h.Format.Zone())))
			}
			out = append(out, kit.Space(0, 11), kit.NewNotice(kit.State{Icon: "triangle-alert", Text: v.Row.Alert, Tone: kit.Amber}, by))
		}
	}
	return append(out, r.aboutLines()...)
}

func (r *record) aboutLines() []fyne.CanvasObject {
	h, v := r.h, r.view
	switch {
	case v.Job != nil:
		now := h.Now().Local(h.Format.Zone())
		line := kit.High(44, kit.Row(10, kit.NewMark("wrench", kit.Blue), kit.Grow(kit.Col(0,
			kit.BaseRow(8, kit.Grow(kit.T(v.Job.No, kit.Strong)), kit.T(words.First(h.Format.When(v.Job.Promised, now)), kit.SecondMed)),
			kit.T(data.CleanLine(v.Job.Problem()), kit.Second.Sized(13).Cut())))))
		return []fyne.CanvasObject{kit.Space(0, 13), kit.NewHeading(h.T("inquiry.about"), ""), kit.Space(0, 4), kit.NewPressable(h, kit.PressableSpec{Content: line, Radius: 5, Do: func() { h.Open(kit.Route{Screen: "job", ID: v.Job.ID}) }})}
	case v.Device != nil:
		return []fyne.CanvasObject{kit.Space(0, 13), kit.NewHeading(h.T("inquiry.about"), ""), kit.Space(0, 4), kit.SideLine("smartphone", kit.Ink2, v.Device.Name(), v.Device.Mark())}
	}
	return nil
}

func joinSpace(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// markRead gives the receipt of a hand-over to the person who looks at it now.
func (r *record) markRead(who data.Actor) {
	me := who.Staff
	for _, s := range r.view.Thread {
		if f := s.Forward; f != nil && f.Read == 0 && me != 0 && f.To == me {
			kit.Run(r.h, func() (data.Done, error) { return r.a.Forwards.Read(who, f.ID) }, func(_ data.Done, err error) {
				if err == nil {
					r.reload()
				}
			})
		}
	}
}

func (r *record) key(ev *fyne.KeyEvent) bool {
	if r.id == 0 {
		return false
	}
	switch ev.Name {
	case fyne.KeyF6:
		r.promise()
	case fyne.KeyF7:
		r.handOver()
	case fyne.KeyF3:
		r.makeJob()
	case fyne.KeyF5:
		r.focus()
	default:
		return false
	}
	return true
}

func (r *record) chord(chord string) bool {
	switch {
	case r.id == 0:
		return false
	case chord == "Ctrl+Enter":
		r.give()
	case chord == "Alt+W" && r.view.Row != nil:
		r.h.Open(kit.Route{Screen: "customers", ID: r.view.Row.ID})
	default:
		return false
	}
	return true
}

// give logs the answer and resolves the inquiry.
func (r *record) give() {
	if !r.view.Open() {
		return
	}
	id, text, by := r.id, r.answer.Text, data.Channel(r.channel.Selected())
	r.done(func() (data.Done, error) { return r.a.Inquiries.Answer(r.h.Actor(), id, text, by, "") }, func(d data.Done) {
		delete(r.drafts, id)
		r.answer.SetText("")
		r.h.Done(d, r.h.T("inquiry.answered-toast", "no", d.No))
	})
}

// done runs an act, marks what is wrong at the answer, else goes on.
func (r *record) done(act func() (data.Done, error), then func(data.Done)) {
	kit.Run(r.h, act, func(d data.Done, err error) {
		r.answer.SetError("")
		if fs := data.FaultsOf(err); len(fs) == 1 && fs[0].Field == "answer" {
			r.answer.SetError(r.h.Words.Fault(fs[0]))
			r.h.Focus(r.answer)
			return
		}
		if err != nil {
			r.h.Fail(err)
			return
		}
		then(d)
		r.reload()
	})
}

func (r *record) makeJob() {
	r.h.Open(kit.Route{Screen: "intake", Arg: fmt.Sprintf("inquiry:%d", r.id)})
}
