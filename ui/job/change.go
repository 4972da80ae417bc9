package job

import (
	"errors"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// changeFields are the fields about the whole job that may be changed after it was taken in.
type changeFields struct {
	title   *kit.Entry
	says    *kit.Entry
	urgency *kit.Chips
	limit   *kit.Chips
	sum     *kit.Money
	notes   *kit.Entry
}

// changeDialog changes words, title, urgency, limit and notes. What somebody else changed meanwhile is shown beside one's own.
func (s *Detail) changeDialog() {
	h, j := s.h, s.v.Job
	if !j.Open() {
		h.Hint(h.T("job.over"))
		return
	}
	c := &changeFields{
		title: kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("job.title-hint"), Max: data.MaxLine}),
		says:  kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords}), notes: kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords}),
	}
	c.title.SetText(j.Title)
	c.says.SetText(wordsOf(j))
	c.notes.SetText(j.Notes)
	var levels []kit.Chip
	for _, u := range []data.Urgency{data.Low, data.Normal, data.High, data.Emergency} {
		levels = append(levels, kit.Chip{Value: string(u), Text: h.T("urgency." + string(u))})
	}
	c.urgency = kit.NewChips(h, kit.ChipsSpec{Items: levels, Move: true})
	c.urgency.Select(string(j.Urgency))
	c.limit = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{
		{Value: limitFirst, Text: h.T("intake.estimate-first")}, {Value: limitCall, Text: h.T("limit.call-first")}, {Value: string(data.LimitFixed), Text: h.T("limit.fixed")},
	}, Move: true})
	c.limit.Select(limitCode(j.Limit))
	c.sum = kit.NewMoney(h, h.Format.MoneyPlain(0), nil)
	if j.Limit.NotAbove > 0 {
		c.sum.SetValue(j.Limit.NotAbove)
	}
	content := kit.Col(10, kit.Labelled(h.T("job.problem"), kit.High(74, c.says)), kit.Labelled(h.T("job.title"), c.title), kit.Labelled(h.T("job.priority"), c.urgency),
		kit.Labelled(h.T("job.limit"), kit.FieldRow(8, c.limit, kit.Wide(110, c.sum))), kit.Labelled(h.T("job.notes"), kit.High(62, c.notes)))
	s.dialog("pencil", h.T("job.change-job", "no", j.No), "", h.T("common.save"), content, c.says, "changed", func() (func() (data.Done, error), error) {
		mine, err := c.job(j)
		if err != nil {
			return nil, err
		}
		who := h.Actor()
		return func() (data.Done, error) {
			done, err := s.a.Jobs.Change(who, mine)
			if errors.Is(err, data.ErrConflict) {
				return done, &clash{mine: mine, old: j}
			}
			return done, err
		}, nil
	}, kit.FieldAt{Path: "devices", At: c.says, Focus: c.says}, kit.FieldAt{Path: "words", At: c.says, Focus: c.says}, kit.FieldAt{Path: "title", At: c.title, Focus: c.title},
		kit.FieldAt{Path: "limit", At: c.sum, Focus: c.sum}, kit.FieldAt{Path: "notes", At: c.notes, Focus: c.notes})
}

// job is the job as the fields say.
func (c *changeFields) job(old *data.Job) (*data.Job, error) {
	j := *old
	j.Devices = append([]data.JobDevice(nil), old.Devices...)
	setWords(&j, c.says.Text)
	j.Title, j.Urgency, j.Notes = c.title.Text, data.Urgency(c.urgency.Selected()), c.notes.Text
	sum, err := c.sum.Value()
	if err != nil {
		return nil, at("limit", err)
	}
	if sum == 0 && c.limit.Selected() != limitFirst {
		return nil, data.Faults{{Field: "limit", Code: "needs-limit"}}
	}
	j.Limit = limitOf(c.limit.Selected(), sum)
	return &j, nil
}

// wordsOf are the customer's words, and setWords writes them back to where they stood.
func wordsOf(j *data.Job) string {
	if len(j.Devices) > 0 && j.Devices[0].Words != "" {
		return j.Devices[0].Words
	}
	return j.Words
}

func setWords(j *data.Job, s string) {
	if len(j.Devices) > 0 {
		j.Devices[0].Words = s
		return
	}
	j.Words = s
}

func limitCode(l data.Limit) string {
	switch {
	case l.Kind == data.LimitFixed:
		return string(data.LimitFixed)
	case l.CallFirst:
		return limitCall
	}
	return limitFirst
}

func limitOf(code string, sum data.Money) data.Limit {
	switch code {
	case string(data.LimitFixed):
		return data.Limit{Kind: data.LimitFixed, NotAbove: sum}
	case limitCall:
		return data.Limit{Kind: data.LimitOpen, NotAbove: sum, CallFirst: true}
	}
	return data.Limit{Kind: data.LimitEstimate, NotAbove: sum}
}

// clash is a change that met another one: what one wanted, and what it was made from.
type clash struct{ mine, old *data.Job }

// Error is for logs.
func (*clash) Error() string { return data.ErrConflict.Error() }

// Unwrap says which error it is.
func (*clash) Unwrap() error { return data.ErrConflict }

// settle shows both versions of what was changed twice, and keeps what is chosen of each.
func (s *Detail) settle(c *clash) {
	h := s.h
	kit.Run(h, func() (*app.JobView, error) { return s.a.Jobs.Get(s.id) }, func(v *app.JobView, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		theirs := v.Job
		var by data.ID
		for _, e := range v.Timeline {
			if e.Act != "" {
				by = e.By
				break
			}
		}
		j, met := merge(h, c, theirs)
		save := func(takes []kit.Take) {
			for i, t := range takes {
				met[i].take(t)
			}
			who := h.Actor()
			kit.Run(h, func() (data.Done, error) { return s.a.Jobs.Change(who, j) }, s.did("changed"))
		}
		if len(met) == 0 {
			save(nil)
			return
		}
		fields := make([]kit.Clash, len(met))
		for i, m := range met {
			fields[i] = m.Clash
		}
		me, name := "", v.Called(by)
		if p, err := s.a.Staff.Get(h.Actor().Staff); err == nil {
			me = words.Initials(p.Name())
		}
		h.Conflict(kit.ConflictSpec{
			Title: h.T("job.clash", "no", theirs.No), Text: h.T("job.clash-text", "name", name),
			Mine:   kit.Version{Initials: me, Name: h.T("job.clash-mine")},
			Theirs: kit.Version{Initials: words.Initials(name), Name: name, Note: h.Format.WhenAt(theirs.Updated, h.Now())},
			Fields: fields, Save: save, Reload: s.Reload,
		})
	})
}

// met is a field that both changed, and how the one chosen gets into the job.
type met struct {
	kit.Clash
	take func(kit.Take)
}

// merge puts one's own changes into the job as it is now, and gives the fields that both changed differently.
func merge(h *kit.Host, c *clash, theirs *data.Job) (*data.Job, []met) {
	j := *theirs
	j.Devices = append([]data.JobDevice(nil), theirs.Devices...)
	var both []met
	field := func(label, mine, other, old string, text bool, take func(kit.Take)) {
		switch {
		case mine == old || mine == other:
		case other == old:
			take(kit.TakeMine)
		default:
			both = append(both, met{kit.Clash{Label: label, Mine: mine, Theirs: other, Text: text}, take})
		}
	}
	mine, old := c.mine, c.old
	field(h.T("intake.says"), wordsOf(mine), wordsOf(theirs), wordsOf(old), true, func(t kit.Take) {
		setWords(&j, taken(t, wordsOf(mine), wordsOf(theirs)))
	})
	field(h.T("job.title"), mine.Title, theirs.Title, old.Title, false, func(t kit.Take) { j.Title = taken(t, mine.Title, theirs.Title) })
	level := func(u data.Urgency) string { return h.T("urgency." + string(u)) }
	field(h.T("job.priority"), level(mine.Urgency), level(theirs.Urgency), level(old.Urgency), false, func(t kit.Take) {
		if t == kit.TakeMine {
			j.Urgency = mine.Urgency
		}
	})
	field(h.T("job.limit"), limitText(h, mine.Limit), limitText(h, theirs.Limit), limitText(h, old.Limit), false, func(t kit.Take) {
		if t == kit.TakeMine {
			j.Limit = mine.Limit
		}
	})
	field(h.T("job.notes"), mine.Notes, theirs.Notes, old.Notes, true, func(t kit.Take) { j.Notes = taken(t, mine.Notes, theirs.Notes) })
	return &j, both
}

// taken is the text that was chosen.
func taken(t kit.Take, mine, theirs string) string {
	switch {
	case t == kit.TakeTheirs:
		return theirs
	case t == kit.TakeBoth && theirs != "" && mine != theirs:
		return theirs + "\n" + mine
	}
	return mine
}

// passcode shows the passcodes of the devices, after the person's PIN where one is set.
func (s *Detail) passcode() {
	h := s.h
	var sealed [][]byte
	for _, d := range s.v.Devices {
		if len(d.Device.Secret) > 0 {
			sealed = append(sealed, d.Device.Secret)
		}
	}
	if len(sealed) == 0 {
		h.Hint(h.T("job.no-passcode"))
		return
	}
	who.Passcode(h, s.a, sealed...)
}
