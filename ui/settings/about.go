package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// aboutPage is the program itself: version, licences, the file, and how the window looks.
type aboutPage struct {
	*Screen
	asked              kit.Newest
	theme, scale, lang *kit.Chips
	file, size, number *kit.Text
	version            *kit.Text
	all                fyne.CanvasObject
}

// scales are the sizes that the window may have.
var scales = []string{"0.9", "1", "1.15", "1.3"}

// licences are what the program is built with (a name, or the key of one), and under which terms.
var licences = [][2]string{
	{"Tanggapan", "MIT"},
	{"Fyne", "BSD-3-Clause"},
	{"bbolt", "MIT"},
	{"gofpdf", "MIT"},
	{"logrus", "MIT"},
	{"lumberjack", "MIT"},
	{"kong", "MIT"},
	{"go-i18n", "MIT"},
	{"locales", "MIT"},
	{"phonenumbers", "MIT"},
	{"barcode", "MIT"},
	{"golang.org/x", "BSD-3-Clause"},
	{"settings.font", "OFL-1.1"},
	{"Lucide", "ISC"},
}

func newAbout(s *Screen) *aboutPage {
	h := s.h
	p := &aboutPage{Screen: s, file: kit.T("", kit.Body.Cut()), size: kit.T("", kit.Body.Cut()), number: kit.T("", kit.Body.Cut()), version: kit.T("", kit.Body.Cut())}
	var looks []kit.Chip
	for _, t := range []app.ComputerTheme{app.ThemeSystem, app.ThemeLight, app.ThemeDark} {
		looks = append(looks, kit.Chip{Value: string(t), Text: h.T("settings.theme-" + string(t))})
	}
	p.theme = kit.NewChips(h, kit.ChipsSpec{Items: looks, OnChange: func() { p.keep(func(c *app.Computer) { c.Theme = app.ComputerTheme(p.theme.Selected()) }) }})
	var sizes []kit.Chip
	for _, v := range scales {
		x, _ := strconv.ParseFloat(v, 64)
		sizes = append(sizes, kit.Chip{Value: v, Text: h.Format.Percent(int(x*10000 + 0.5))})
	}
	p.scale = kit.NewChips(h, kit.ChipsSpec{Items: sizes, OnChange: func() {
		if x, err := strconv.ParseFloat(p.scale.Selected(), 64); err == nil {
			p.keep(func(c *app.Computer) { c.Scale = x })
		}
	}})
	p.lang = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: "en", Text: "English"}, {Value: "fil", Text: "Filipino"}}, OnChange: func() {
		p.keep(func(c *app.Computer) { c.Language = p.lang.Selected() })
	}})
	w := s.labelWidth()
	var lic []fyne.CanvasObject
	for _, l := range licences {
		name := l[0]
		if h.Words.Has(name) {
			name = h.T(name)
		}
		lic = append(lic, kit.High(24, kit.Row(8, kit.Grow(kit.T(name, kit.Body.Cut())), kit.T(l[1], kit.Second.Sized(13)))), kit.Rule(1, kit.Line))
	}
	p.all = kit.Col(0, s.head("about"), kit.Grow(kit.VScroll(kit.Inset(4, 8, 16, 0, kit.Col(0,
		setting(w, h.T("settings.theme"), h.T("settings.this-computer"), kit.Grow(p.theme)),
		setting(w, h.T("settings.scale"), h.T("settings.this-computer"), kit.Grow(p.scale)),
		setting(w, h.T("field.language"), h.T("settings.language-note"), kit.Grow(p.lang)),
		kit.Space(0, 16), kit.NewHeading(h.T("settings.the-file"), ""),
		setting(w, h.T("settings.path"), "", kit.Grow(kit.Inset(7, 0, 0, 0, p.file))),
		setting(w, h.T("settings.file-size"), "", kit.Grow(kit.Inset(7, 0, 0, 0, p.size))),
		setting(w, h.T("settings.hash"), h.T("settings.hash-note"), kit.Grow(kit.Inset(7, 0, 0, 0, p.number))),
		kit.Space(0, 16), kit.NewHeading(h.T("settings.program"), ""),
		setting(w, h.T("settings.version"), "", kit.Grow(kit.Inset(7, 0, 0, 0, p.version))),
		setting(w, h.T("settings.licences"), h.T("settings.licences-note"), kit.Grow(kit.Col(0, lic...))),
	)))))
	return p
}

func (p *aboutPage) content() fyne.CanvasObject { return p.all }
func (p *aboutPage) focus()                     { p.h.Focus(p.theme) }
func (p *aboutPage) changed([]data.Change)      {}
func (p *aboutPage) key(*fyne.KeyEvent) bool    { return false }
func (p *aboutPage) chord(string) bool          { return false }

func (p *aboutPage) reload() {
	f, st := p.h.Format, p.a.State()
	p.file.SetText(st.Path)
	p.size.SetText(f.Bytes(st.Size))
	p.version.SetText(p.Version)
	set := app.Computer{Scale: 1}
	if d := p.a.Computer(); d != nil {
		set = d.Settings()
	}
	p.theme.Select(string(set.Theme))
	p.scale.Select(strconv.FormatFloat(set.Scale, 'f', -1, 64))
	p.lang.Select(p.h.Words.Lang())
	still := p.asked.Ask()
	kit.Run(p.h, p.a.Papers.Hash, func(hash string, err error) {
		if still() && err == nil {
			p.number.SetText(hash)
		}
	})
}

// keep changes what belongs to this computer, and dresses the window anew.
func (p *aboutPage) keep(f func(*app.Computer)) {
	d := p.a.Computer()
	if d == nil {
		return
	}
	if err := d.Change(f); err != nil {
		p.h.Fail(err)
		return
	}
	if p.h.OnLook != nil {
		p.h.OnLook()
	}
}
