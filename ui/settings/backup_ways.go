package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// When copies are made without anybody's doing.
const (
	autoDaily = "daily"
	autoClose = "close"
	// usualHour is when the daily copy is made where nobody chose a time.
	usualHour = "07:00"
)

// byItself makes the fields of when copies are made and how many are kept.
func (p *backupPage) byItself() {
	h := p.h
	p.auto = kit.NewChips(h, kit.ChipsSpec{Multi: true, OnChange: p.keepAuto, Items: []kit.Chip{{Value: autoDaily, Text: h.T("backup.auto-daily")}, {Value: autoClose, Text: h.T("backup.auto-close")}}})
	entry := func(most int, keep func()) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Max: most, OnLeave: keep, OnEnter: func() { keep(); h.FocusNext() }})
		e.SetOnChange(func(string) { e.SetError("") })
		return e
	}
	p.daily = entry(8, p.keepAuto)
	p.atTime = kit.FieldRow(8, kit.Beside(h.T("backup.at")), kit.Wide(64, p.daily))
	p.keep, p.months = entry(3, p.keepCount), entry(2, p.keepCount)
	p.phrase = kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.set-phrase"), Small: true, Do: p.askPhrase})
	p.noPhrase = kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.take-away"), Kind: kit.Ghost, Small: true, Do: p.dropPhrase})
	p.second = kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.choose-second"), Small: true, Do: p.askSecond})
	p.noSecond = kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.take-away"), Kind: kit.Ghost, Small: true, Do: func() {
		p.computer(func(c *app.Computer) { c.Backup.Second = "" })
		h.Focus(p.second)
	}})
	p.phraseText, p.secondText = kit.NewStateText(kit.State{}), kit.NewStateText(kit.State{})
}

// settings are the rows under the places.
func (p *backupPage) settings() fyne.CanvasObject {
	h, w := p.h, p.labelWidth()
	return kit.Col(0,
		setting(w, h.T("backup.auto"), h.T("backup.auto-note"), p.auto, p.atTime),
		setting(w, h.T("backup.keep"), h.T("backup.keep-note"), kit.Wide(52, p.keep), kit.Beside(h.T("backup.keep-words")), kit.Wide(52, p.months), kit.Beside(h.T("backup.months"))),
		setting(w, h.T("backup.phrase"), h.T("backup.phrase-note"), kit.Grow(p.phraseText), kit.Stack(p.noPhrase), p.phrase),
		setting(w, h.T("backup.second"), h.T("backup.second-note"), kit.Grow(p.secondText), kit.Stack(p.noSecond), p.second),
		kit.Inset(4, 0, 0, 0, p.run))
}

// showSettings puts what this computer keeps into the rows.
func (p *backupPage) showSettings(r backupRead) {
	h, f, set := p.h, p.h.Format, r.set.Backup
	var auto []string
	if set.Daily != "" {
		auto = append(auto, autoDaily)
	}
	if set.OnClose {
		auto = append(auto, autoClose)
	}
	p.auto.Select(auto...)
	put := func(e *kit.Entry, s string) {
		if !e.HasFocus() {
			e.SetText(s)
		}
	}
	put(p.daily, set.Daily)
	p.atTime.Hidden = set.Daily == ""
	put(p.keep, f.Number(int64(set.Keep)))
	put(p.months, f.Number(int64(set.Months)))
	phrase := kit.State{Text: h.T("backup.phrase-none"), Icon: "circle", Tone: kit.Ink2}
	act := "backup.set-phrase"
	if r.phrase {
		phrase, act = kit.State{Text: h.T("backup.phrase-set"), Icon: "lock-keyhole", Tone: kit.Green}, "backup.change-phrase"
	}
	p.phraseText.Set(phrase)
	p.phrase.Set(h.T(act), "", "")
	p.noPhrase.Hidden = !r.phrase
	p.secondText.Set(secondState(h, r.second, h.Now()))
	p.noSecond.Hidden = r.second.Folder == ""
}

// secondState says how the second disk stands.
func secondState(h *kit.Host, s app.SecondState, now data.Instant) kit.State {
	switch {
	case s.Folder == "":
		return kit.State{Text: h.T("backup.second-none"), Icon: "circle", Tone: kit.Ink2}
	case s.Why != nil:
		return kit.State{Text: h.T("backup.second-away", "Place", placeName(s.Folder)), Icon: "triangle-alert", Tone: kit.Red}
	case s.At == 0:
		return kit.State{Text: placeName(s.Folder), Icon: "circle-check", Tone: kit.Green}
	}
	return kit.State{Text: h.T("backup.second-at", "Place", placeName(s.Folder), "When", h.Format.WhenAt(s.At, now)), Icon: "circle-check", Tone: kit.Green}
}

// keepAuto keeps when copies are made by themselves.
func (p *backupPage) keepAuto() {
	d := p.a.Computer()
	if d == nil {
		return
	}
	on := map[string]bool{}
	for _, v := range p.auto.Values() {
		on[v] = true
	}
	at := ""
	if on[autoDaily] {
		if at = usualHour; p.daily.Text != "" {
			m, err := p.h.Format.ParseTime(p.daily.Text)
			if err != nil {
				p.daily.SetError(p.h.Words.Err(err))
				return
			}
			at = p.h.Format.Clock(m)
		}
	}
	p.daily.SetError("")
	if set := d.Settings().Backup; set.Daily == at && set.OnClose == on[autoClose] {
		return
	}
	p.computer(func(c *app.Computer) { c.Backup.Daily, c.Backup.OnClose = at, on[autoClose] })
}

// keepCount keeps how many copies stay.
func (p *backupPage) keepCount() {
	read := func(e *kit.Entry, least, most int) (int, bool) {
		n, err := readCount(e.Text, most)
		if err == nil && n < least {
			err = data.Fault{Field: "keep", Code: "out-of-range", Args: map[string]string{"least": "1", "most": "999"}}
		}
		if err != nil {
			e.SetError(p.h.Words.Err(err))
			return 0, false
		}
		e.SetError("")
		return n, true
	}
	n, ok := read(p.keep, 1, 999)
	months, good := read(p.months, 0, 99)
	d := p.a.Computer()
	if d == nil || !ok || !good {
		return
	}
	if set := d.Settings().Backup; set.Keep == n && set.Months == months {
		return
	}
	p.computer(func(c *app.Computer) { c.Backup.Keep, c.Backup.Months = n, months })
}

// placeMenu offers what can be done with a place.
func (p *backupPage) placeMenu(pl place) {
	h := p.h
	if pl.usual {
		h.Menu(kit.MenuSpec{Title: h.T("backup.beside-file"), Width: 440, Items: []kit.MenuItem{{Icon: "plus", Text: h.T("backup.add-place"), Second: h.T("backup.usual-note"), Do: p.addPlace}}})
		return
	}
	seal := kit.MenuItem{Icon: "lock-keyhole", Text: h.T("backup.seal-place"), Second: h.T("backup.seal-place-note"), Do: func() { p.seal(pl.folder, true) }}
	if pl.sealed {
		seal = kit.MenuItem{Icon: "lock-keyhole", Text: h.T("backup.open-place"), Second: h.T("backup.open-place-note"), Do: func() { p.seal(pl.folder, false) }}
	}
	h.Menu(kit.MenuSpec{Title: placeName(pl.folder), Width: 460, Items: []kit.MenuItem{
		seal, {Icon: "x", Text: h.T("backup.forget-act"), Second: h.T("backup.forget-short"), Do: func() { p.forget(pl) }},
	}})
}

// seal says whether copies in a folder are encrypted from now on; without a passphrase it asks for one first.
func (p *backupPage) seal(folder string, on bool) {
	if on && !p.a.Backups.HasPassphrase() {
		p.newPhrase(func() { p.seal(folder, true) })
		return
	}
	p.computer(func(c *app.Computer) {
		if c.Backup.Encrypt == nil {
			c.Backup.Encrypt = map[string]bool{}
		}
		if on {
			c.Backup.Encrypt[folder] = true
		} else {
			delete(c.Backup.Encrypt, folder)
		}
	})
}

// askPhrase sets or changes the passphrase; the first one is for all places that are there.
func (p *backupPage) askPhrase() {
	first := !p.a.Backups.HasPassphrase()
	p.newPhrase(func() {
		if !first {
			p.reload()
			return
		}
		p.computer(func(c *app.Computer) {
			c.Backup.Encrypt = map[string]bool{}
			for _, f := range c.Backup.Folders {
				c.Backup.Encrypt[f] = true
			}
		})
	})
}

// newPhrase asks for a passphrase twice, as a slip of the finger would shut every copy.
func (p *backupPage) newPhrase(then func()) {
	h := p.h
	one, two := kit.NewEntry(h, kit.EntrySpec{Secret: true, Max: 100}), kit.NewEntry(h, kit.EntrySpec{Secret: true, Max: 100})
	one.SetOnChange(func(string) { one.SetError("") })
	two.SetOnChange(func(string) { two.SetError("") })
	h.Sheet(kit.SheetSpec{
		Icon: "lock-keyhole", Title: h.T("backup.phrase-title"), Text: h.T("backup.phrase-what"), Act: h.T("backup.phrase-keep"), First: one,
		Rows:   []fyne.CanvasObject{kit.Labelled(h.T("backup.phrase-one"), one), kit.Labelled(h.T("backup.phrase-two"), two)},
		Fields: func() []kit.FieldAt { return []kit.FieldAt{{Path: "passphrase", At: one}, {Path: "again", At: two}} },
		Save: func(done func(error)) {
			if one.Text != two.Text {
				done(data.Faults{{Field: "again", Code: "not-the-same"}})
				return
			}
			if one.Text == "" {
				done(data.Faults{{Field: "passphrase", Code: "required"}})
				return
			}
			text := one.Text
			kit.Run(h, func() (bool, error) { return true, p.a.Backups.SetPassphrase(text) }, func(_ bool, err error) {
				done(err)
				if err == nil {
					h.Toast(kit.Toast{Icon: "lock-keyhole", Text: h.T("backup.phrase-kept")})
					then()
				}
			})
		},
	})
}

// dropPhrase takes the passphrase away when it is wanted.
func (p *backupPage) dropPhrase() {
	h := p.h
	h.Ask(kit.Question{Icon: "lock-keyhole", Title: h.T("backup.phrase-drop"), Text: h.T("backup.phrase-drop-note"), Act: h.T("backup.take-away"), Done: func(string) {
		kit.Run(h, func() (bool, error) { return true, p.a.Backups.SetPassphrase("") }, func(_ bool, err error) {
			h.Fail(err)
			p.reload()
			h.Focus(p.phrase)
		})
	}})
}

// askSecond asks for the folder of the second disk.
func (p *backupPage) askSecond() {
	h := p.h
	h.ChooseFile(kit.FileSpec{Title: h.T("backup.second-title"), Text: h.T("backup.second-what"), Act: h.T("backup.choose-second"), Dirs: true, Done: func(path string) {
		p.computer(func(c *app.Computer) { c.Backup.Second = path })
	}})
}

// unlocked does what needs a copy's content, after its passphrase where it has one that is not known here.
func (p *backupPage) unlocked(c app.Copy, do func()) {
	if !c.Encrypted {
		do()
		return
	}
	h := p.h
	kit.Run(h, func() (bool, error) {
		_, _, err := p.a.Backups.Inside(c.Path)
		return err == nil, nil
	}, func(known bool, _ error) {
		if known {
			do()
			return
		}
		h.AskPassphrase(kit.PassphraseSpec{
			Title: h.T("backup.locked"), Text: h.T("backup.locked-what"), Label: h.T("backup.phrase"), Act: h.T("common.open"),
			Try: func(text string) error { return p.a.Backups.Unlock(c.Path, text) }, Done: do,
		})
	})
}
