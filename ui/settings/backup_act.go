package settings

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// backUp makes a verified copy in each place that is there; Esc stops it.
func (p *backupPage) backUp() {
	h := p.h
	var folders []string
	for _, pl := range p.places {
		if pl.there {
			folders = append(folders, pl.folder)
		}
	}
	if len(folders) == 0 {
		h.Tell("hard-drive", h.T("backup.no-place"), h.T("backup.no-place-note"))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	p.now.Busy(h.T("backup.copying"))
	percent := -1
	progress := func(done, total int64) {
		if n := int(done * 100 / max(1, total)); n != percent {
			percent = n
			kit.Post(h, func() { p.run.SetText(h.T("backup.progress", "Percent", n)) })
		}
	}
	who := h.Actor()
	kit.Run(h, func() (out []app.Copy, err error) {
		for _, f := range folders {
			c, err := p.a.Backups.BackUp(ctx, who, f, progress)
			if err != nil {
				return out, err
			}
			out = append(out, c)
		}
		return out, nil
	}, func(out []app.Copy, err error) {
		cancel()
		p.cancel = nil
		p.now.Ready()
		p.run.SetText("")
		p.reload()
		p.note()
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "shield-check", Text: h.T("backup.made", "Where", filepath.Base(out[0].Folder), "Records", h.Format.Number(int64(out[0].Records)))})
	})
}

// addPlace asks for a folder and keeps it for this computer.
func (p *backupPage) addPlace() {
	h := p.h
	h.ChooseFile(kit.FileSpec{Title: h.T("backup.choose-place"), Text: h.T("backup.choose-place-note"), Act: h.T("backup.add-place"), Dirs: true, Done: func(path string) {
		p.computer(func(c *app.Computer) {
			if !slices.Contains(c.Backup.Folders, path) {
				c.Backup.Folders = append(c.Backup.Folders, path)
			}
		})
	}})
}

// forget takes a place from the list; the copies there stay.
func (p *backupPage) forget(pl place) {
	if pl.usual {
		return
	}
	p.h.Ask(kit.Question{Icon: "hard-drive", Title: p.h.T("backup.forget"), Text: p.h.T("backup.forget-note", "Place", pl.folder), Act: p.h.T("backup.forget-act"), Done: func(string) {
		p.computer(func(c *app.Computer) {
			c.Backup.Folders = slices.DeleteFunc(c.Backup.Folders, func(f string) bool { return f == pl.folder })
		})
	}})
}

// computer changes what belongs to this computer and shows the page again.
func (p *backupPage) computer(f func(*app.Computer)) {
	if d := p.a.Computer(); d != nil {
		if err := d.Change(f); err != nil {
			p.h.Fail(err)
		}
	}
	p.reload()
}

// menu offers what can be done with a copy.
func (p *backupPage) menu(i int) {
	h, c := p.h, p.copies[i]
	if c.Stopped {
		h.Tell("triangle-alert", h.T("backup.stopped"), h.T("backup.why-"+c.Why))
		return
	}
	h.Menu(kit.MenuSpec{Title: h.Format.DayTime(h.Format.Local(c.Taken)), Hint: filepath.Base(c.Folder), Width: 440, Items: []kit.MenuItem{
		{Icon: "eye", Text: h.T("backup.look"), Second: h.T("backup.look-note"), Do: func() { p.look(c) }},
		{Icon: "shield-check", Text: h.T("backup.read"), Second: h.T("backup.read-note"), Do: func() { p.unlocked(c, func() { p.readBack(c) }) }},
		{Icon: "undo-2", Text: h.T("backup.restore"), Second: h.T("backup.restore-note"), Do: func() { p.askRestore(i) }},
	}})
}

// look opens a copy without a right to change it.
func (p *backupPage) look(c app.Copy) {
	p.unlocked(c, func() {
		kit.Run(p.h, func() (bool, error) { return true, p.a.Backups.Look(c.Path) }, func(_ bool, err error) {
			if err != nil {
				p.h.Fail(err)
				return
			}
			p.opened()
		})
	})
}

// readBack reads a copy through again.
func (p *backupPage) readBack(c app.Copy) {
	h := p.h
	p.run.SetText(h.T("backup.reading"))
	kit.Run(h, func() (app.Copy, error) { return p.a.Backups.Verify(c.Path) }, func(got app.Copy, err error) {
		p.run.SetText("")
		p.reload()
		switch {
		case errors.Is(err, data.ErrDamaged):
			h.Tell("triangle-alert", h.T("backup.damaged"), h.T("backup.damaged-note"))
		case err != nil:
			h.Fail(err)
		default:
			h.Toast(kit.Toast{Icon: "shield-check", Text: h.T("backup.right", "Records", h.Format.Number(int64(got.Records)))})
		}
	})
}

// askRestore says what restoring means and does it when it is wanted.
func (p *backupPage) askRestore(i int) {
	if i < 0 || i >= len(p.copies) || p.copies[i].Stopped {
		return
	}
	c := p.copies[i]
	p.unlocked(c, func() { p.sure(c) })
}

// sure says what restoring a copy means and asks.
func (p *backupPage) sure(c app.Copy) {
	h, days := p.h, p.days()
	type inside struct {
		shop  string
		acts  int
		other bool // another file's
	}
	kit.Run(h, func() (in inside, err error) {
		if in.shop, _, err = p.a.Backups.Inside(c.Path); err != nil {
			return in, err
		}
		if in.other, err = p.a.Backups.OfAnother(c.Path, ""); err != nil {
			return in, err
		}
		in.acts, err = p.a.Backups.After(c.Taken)
		return in, err
	}, func(in inside, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		after := "backup.acts-after"
		if days != "" {
			after = "backup.acts-again"
		}
		text := h.T("backup.restore-what", "Shop", in.shop, "When", h.Format.DayTime(h.Format.Local(c.Taken)), "Acts", h.N(after, in.acts))
		if in.other {
			text = h.T("backup.restore-other") + " " + text
		}
		h.Ask(kit.Question{Icon: "undo-2", Title: h.T("backup.restore-sure"), Text: text, Act: h.T("backup.restore"), Danger: true, Done: func(string) { p.doRestore(c, days) }})
	})
}

// days is the folder of the second disk where it is there: what it holds beyond a copy is done again.
func (p *backupPage) days() string {
	d := p.a.Computer()
	if d == nil {
		return ""
	}
	if f := d.Settings().Backup.Second; f != "" && p.a.Backups.There(f) {
		return f
	}
	return ""
}

func (p *backupPage) doRestore(c app.Copy, days string) {
	h, who := p.h, p.h.Actor()
	kit.Run(h, func() (app.Restored, error) { return p.a.Backups.RestoreSince(who, c.Path, "", days) }, func(r app.Restored, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		p.opened()
		h.Tell("shield-check", h.T("backup.restored"), h.T("backup.restored-note", "Records", h.Format.Number(int64(r.Records)), "Before", filepath.Base(r.Before), "Next", r.Next["job"])+p.again(r, days))
	})
}

// again says what was done again from the second disk.
func (p *backupPage) again(r app.Restored, days string) string {
	switch {
	case days == "":
		return ""
	case r.Days.Gap:
		return " " + p.h.T("backup.days-gap")
	case r.Days.Broken:
		return " " + p.h.N("backup.days-again", r.Days.Acts) + " " + p.h.T("backup.days-broken")
	}
	return " " + p.h.N("backup.days-again", r.Days.Acts)
}

// opened tells the window that another file is open.
func (p *backupPage) opened() {
	if p.OnFile != nil {
		p.OnFile()
		return
	}
	p.reload()
}
