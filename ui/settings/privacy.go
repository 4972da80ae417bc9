package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// privacyPage is what protects the people in the file.
type privacyPage struct {
	*Screen
	asked kit.Newest
	cur   *data.Shop
	typed bool
	line  *kit.Entry
	wipe  *kit.Entry
	save  *kit.Button
	all   fyne.CanvasObject
}

func newPrivacy(s *Screen) *privacyPage {
	h := s.h
	p := &privacyPage{Screen: s}
	p.line = kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords, OnChange: func(string) { p.typed = true }})
	p.wipe = kit.NewEntry(h, kit.EntrySpec{Max: 4})
	p.wipe.SetOnChange(func(string) { p.wipe.SetError(""); p.typed = true })
	p.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: p.keep})
	w := s.labelWidth()
	p.all = kit.Col(0, s.head("privacy", p.save), kit.Grow(kit.Col(0, kit.Space(0, 4),
		setting(w, h.T("settings.wipe"), h.T("settings.wipe-note"), kit.Wide(64, p.wipe), kit.Beside(h.T("settings.wipe-words"))),
		setting(w, h.T("settings.privacy-line"), h.T("settings.privacy-line-note"), kit.Grow(p.line)),
		setting(w, h.T("settings.secrets"), "", kit.Grow(kit.NewPara(h.T("settings.secrets-what"), kit.Body, 20, 4))),
		setting(w, h.T("settings.sending"), "", kit.Grow(kit.NewPara(h.T("settings.sending-what"), kit.Body, 20, 4))))))
	return p
}

func (p *privacyPage) content() fyne.CanvasObject { return p.all }
func (p *privacyPage) focus()                     { p.h.Focus(p.wipe) }
func (p *privacyPage) key(*fyne.KeyEvent) bool    { return false }

func (p *privacyPage) chord(c string) bool {
	if c == "Ctrl+Enter" || c == "Ctrl+S" {
		p.save.Press()
		return true
	}
	return false
}

func (p *privacyPage) changed([]data.Change) { p.reload() }

func (p *privacyPage) reload() {
	if p.typed {
		return
	}
	kit.Read(p.h, &p.asked, p.a.Shop.Get, func(s *data.Shop) {
		p.cur = s
		p.line.SetText(s.Privacy)
		p.wipe.SetText(count(s.WipeSecrets))
		p.typed = false
	})
}

func (p *privacyPage) keep() {
	if p.cur == nil {
		return
	}
	s, h := *p.cur, p.h
	n, err := readCount(p.wipe.Text, 9999)
	if err != nil {
		p.wipe.SetError(h.Words.Err(err))
		h.Focus(p.wipe)
		return
	}
	s.WipeSecrets, s.Privacy = n, data.Clean(p.line.Text)
	p.act(func() (data.Done, error) { return p.a.Shop.Change(h.Actor(), &s) }, h.T("settings.privacy-saved"), func() {
		p.typed = false
		p.reload()
	})
}
