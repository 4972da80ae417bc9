package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// template is the texts that are said or written again and again; a text has several lines, so it opens in a dialog.
func (p *listsPage) template(s *source) {
	a := p.a
	s.titles = [4]string{"common.name", "settings.col-text", "field.language", "settings.channel"}
	s.load = func() ([]item, error) {
		channels, err := a.Lists.Get(data.ListChannels)
		if err != nil {
			return nil, err
		}
		var out []item
		for _, lang := range []string{"en", "fil"} {
			all, err := a.Templates.All(lang, true)
			if err != nil {
				return nil, err
			}
			for _, x := range all {
				it := item{id: uint64(x.ID), a: x.Name, b: strings.Join(strings.Fields(x.Text), " "), note: languageName(x.Lang), raw: x, icon: "message-square-text", tone: kit.Ink2, off: x.Hidden}
				if c, ok := channels.Item(string(x.Channel)); ok && x.Channel != "" {
					it.used = c.Word(p.h.Words.Lang())
				}
				out = append(out, it)
			}
		}
		return out, nil
	}
	s.open = p.text
	s.aside = func(it item) (data.Done, error) {
		x := *it.raw.(*data.Template)
		x.Hidden = !x.Hidden
		return a.Templates.Change(p.h.Actor(), &x)
	}
}

// languageName is a language by its own name.
func languageName(lang string) string {
	return map[string]string{"en": "English", "fil": "Filipino"}[lang]
}

// textFields are what a text may have filled in.
var textFields = []string{"name", "device", "job", "promised", "balance", "total", "part", "shop", "phone", "hours"}

// text opens a text in a dialog: a new one, or one to change.
func (p *listsPage) text(it item) {
	h, a := p.h, p.a
	x := data.Template{Lang: h.Words.Lang()}
	if was, ok := it.raw.(*data.Template); ok {
		x = *was
	}
	name := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxName})
	name.SetText(x.Name)
	name.SetOnChange(func(string) { name.SetError("") })
	lang := kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: "en", Text: languageName("en")}, {Value: "fil", Text: languageName("fil")}}})
	lang.Select(x.Lang)
	channel := kit.NewChoice(h, kit.ChoiceSpec{Options: p.channels()})
	channel.Select(string(x.Channel))
	words := kit.NewEntry(h, kit.EntrySpec{Lines: 7, Max: data.MaxWords})
	words.SetText(x.Text)
	words.SetOnChange(func(string) { words.SetError("") })
	var fields []fyne.CanvasObject
	for _, f := range textFields {
		fields = append(fields, kit.NewButton(h, kit.ButtonSpec{Text: "{" + f + "}", Small: true, Do: func() { insertAt(words, "{"+f+"}"); h.Focus(words) }}))
	}
	title := h.T("settings.new-text")
	if x.ID != 0 {
		title = x.Name
	}
	rows := []fyne.CanvasObject{
		kit.TopCols(14, []float32{-1, 190}, kit.Labelled(h.T("common.name"), name), kit.Labelled(h.T("settings.channel"), channel)),
		kit.Labelled(h.T("field.language"), lang),
		kit.Labelled(h.T("settings.col-text"), words),
		kit.Labelled(h.T("settings.text-fields"), kit.Wrap(6, 6, fields...)),
	}
	note := ""
	if x.Code != "" {
		note = h.T("settings.text-used")
	}
	h.Sheet(kit.SheetSpec{
		Icon: "message-square-text", Title: title, Text: note, Act: h.T("common.save"), Width: 620, Rows: rows, First: name,
		Fields: func() []kit.FieldAt { return []kit.FieldAt{{Path: "name", At: name}, {Path: "text", At: words}} },
		Save: func(done func(error)) {
			t := x
			t.Name, t.Text, t.Lang, t.Channel = name.Text, words.Text, lang.Selected(), data.Channel(channel.Selected())
			kit.Run(h, func() (data.Done, error) {
				if t.ID == 0 {
					return a.Templates.Add(h.Actor(), &t)
				}
				return a.Templates.Change(h.Actor(), &t)
			}, func(d data.Done, err error) {
				done(err)
				if err == nil {
					h.Done(d, h.T("settings.line-saved", "Word", data.CleanLine(t.Name)))
					p.reload()
					p.list.SelectID(uint64(d.ID))
					h.Focus(p.list)
				}
			})
		},
	})
}

// channels are the ways a text may go out, the first for any.
func (p *listsPage) channels() []kit.Option {
	out := []kit.Option{{Value: "", Text: p.h.T("settings.any-channel")}}
	l, err := p.a.Lists.Get(data.ListChannels)
	if err != nil {
		p.h.Fail(err)
		return out
	}
	for _, i := range l.Shown("") {
		out = append(out, kit.Option{Value: i.Code, Text: i.Word(p.h.Words.Lang())})
	}
	return out
}

// insertAt puts words where the cursor of a field stands.
func insertAt(e *kit.Entry, s string) {
	lines := strings.Split(e.Text, "\n")
	row := min(e.CursorRow, len(lines)-1)
	line := []rune(lines[row])
	col := min(e.CursorColumn, len(line))
	if e.CursorRow == 0 && e.CursorColumn == 0 { // nobody was in the field yet
		row = len(lines) - 1
		line = []rune(lines[row])
		col = len(line)
	}
	lines[row] = string(line[:col]) + s + string(line[col:])
	e.Replace(strings.Join(lines, "\n"))
	e.CursorRow, e.CursorColumn = row, col+len([]rune(s))
	e.Refresh()
}
