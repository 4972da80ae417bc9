package ui

import (
	"context"
	"errors"
	"path/filepath"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/setup"
)

// backUp makes a verified copy in each place of this desk's settings now (F12); beside the file where there is none.
func (w *Window) backUp() {
	if !w.open || w.shop != nil && w.shop.Practice {
		w.h.Hint(w.h.T("shell.no-copy-of-practice"))
		return
	}
	folders := w.computer().Backup.Folders
	if len(folders) == 0 {
		folders = []string{filepath.Join(filepath.Dir(w.state.Path), w.h.T("shell.copies-folder"))}
	}
	if w.stopCopy != nil {
		return // one is being made
	}
	who := w.who
	ctx, stop := context.WithCancel(context.Background())
	w.stopCopy = stop
	w.status.copying(0)
	progress := w.copied100(ctx)
	kit.Run(w.h, func() (out []app.Copy, err error) {
		for _, f := range folders {
			if err := makeFolder(f); err != nil {
				return out, err
			}
			c, err := w.a.Backups.BackUp(ctx, who, f, progress)
			if err != nil {
				return out, err
			}
			out = append(out, c)
		}
		return out, nil
	}, func(copies []app.Copy, err error) {
		stop()
		w.stopCopy = nil
		w.status.copying(-1)
		w.refresh()
		switch {
		case errors.Is(err, data.ErrCancelled):
			w.h.Toast(kit.Toast{Icon: "x", Text: w.h.T("shell.copy-stopped")})
			return
		case err != nil:
			w.h.Fail(err)
			return
		}
		w.h.Toast(kit.Toast{Icon: "shield-check", Text: w.h.N("shell.copied", len(copies), "Where", filepath.Base(filepath.Dir(copies[0].Path)))})
	})
}

// endCopy stops the copy that is being made; what is there of it goes.
func (w *Window) endCopy() {
	if w.stopCopy != nil {
		w.stopCopy()
	}
}

// copied100 tells the status bar of every hundredth part of a copy that is done, until it is stopped.
func (w *Window) copied100(ctx context.Context) func(done, total int64) {
	last := -1
	return func(done, total int64) {
		if total <= 0 || int(done*100/total) == last {
			return
		}
		last = int(done * 100 / total)
		percent := last
		kit.Post(w.h, func() {
			if ctx.Err() == nil && w.stopCopy != nil {
				w.status.copying(percent)
			}
		})
	}
}

// restore offers what can be done with a verified copy, after its passphrase where it has one that this desk does not know.
func (w *Window) restore(path string) {
	h := w.h
	days := w.computer().Backup.Second
	items := []kit.MenuItem{{Icon: "history", Text: h.T("shell.restore-here"), Second: h.T("shell.restore-here-note"), Do: func() { w.goOnIn(path, "") }}}
	if days != "" {
		items = append(items, kit.MenuItem{Icon: "history", Text: h.T("shell.restore-days"), Second: h.T("shell.restore-days-note"), Do: func() { w.goOnIn(path, days) }})
	}
	items = append(items, kit.MenuItem{Icon: "eye", Text: h.T("shell.look-at-copy"), Second: h.T("shell.look-at-copy-note"), Do: func() { w.lookAt(path) }})
	choose := func() { h.Menu(kit.MenuSpec{Title: h.T("shell.restore-copy"), Width: 440, Items: items}) }
	kit.Run(h, func() (bool, error) {
		_, _, err := w.a.Backups.Inside(path)
		f := data.FaultsOf(err)
		return len(f) > 0 && f[0].Field == "passphrase", nil
	}, func(locked bool, _ error) {
		if !locked {
			choose()
			return
		}
		h.AskPassphrase(kit.PassphraseSpec{
			Title: h.T("backup.locked"), Text: h.T("backup.locked-what"), Label: h.T("backup.phrase"), Act: h.T("common.open"),
			Try: func(p string) error { return w.a.Backups.Unlock(path, p) }, Done: choose,
		})
	})
}

// lookAt opens a copy to look at it.
func (w *Window) lookAt(path string) {
	w.keep()
	kit.Run(w.h, func() (bool, error) { return true, w.a.Backups.Look(path) }, func(_ bool, err error) {
		if err != nil {
			w.h.Fail(err)
			return
		}
		w.enter()
	})
}

// goOnIn puts the file of a copy in the place of the shop's, after it was read through, does again what the folder days
// of a second disk holds beyond it (none: ""), and opens it.
func (w *Window) goOnIn(path, days string) {
	h := w.h
	live := w.state.Path
	if live == "" {
		live = w.computer().LastFile
	}
	ask := func(name string) {
		if live == "" {
			live = setup.Path(w.folder(), name)
		}
		h.Ask(kit.Question{Icon: "history", Title: h.T("shell.restore-sure"), Text: h.T("shell.restore-what", "File", filepath.Base(live)), Act: h.T("shell.restore-copy"), Danger: true, Done: func(string) {
			who := w.who
			w.keep()
			kit.Run(h, func() (app.Restored, error) {
				if err := makeFolder(filepath.Dir(live)); err != nil {
					return app.Restored{}, err
				}
				return w.a.Backups.RestoreSince(who, path, live, days)
			}, func(_ app.Restored, err error) {
				if err != nil {
					h.Fail(err)
					return
				}
				w.enter()
				h.Toast(kit.Toast{Icon: "shield-check", Text: h.T("shell.restored")})
			})
		}})
	}
	kit.Run(h, func() (string, error) {
		name, _, err := w.a.Backups.Inside(path)
		return name, err
	}, func(name string, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		ask(name)
	})
}
