package ui

import (
	"context"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// Close keeps what is typed, makes the copies that this desk wishes at its close, and ends the program.
func (w *Window) Close() {
	if w.closing {
		return // a second click
	}
	w.keep()
	places := w.a.Backups.AtClose()
	if len(places) == 0 || !w.open || w.stopCopy != nil {
		w.quit()
		return
	}
	w.closing = true
	h := w.h
	ctx, stop := context.WithCancel(context.Background())
	w.stopCopy = stop
	now := kit.NewButton(h, kit.ButtonSpec{Text: h.T("shell.close-now"), Kind: kit.Ghost, Do: func() { stop() }})
	how := kit.T(h.T("shell.copying-at", "Percent", 0), kit.Medium)
	pop := h.Dialog(kit.DialogSpec{
		Icon: "hard-drive", Title: h.T("shell.closing"), Text: h.T("shell.closing-note"), Width: 460, Content: how, Buttons: []*kit.Button{now}, First: now, Stays: true,
	})
	percent := -1
	progress := func(done, total int64) {
		if total <= 0 || int(done*100/total) == percent {
			return
		}
		percent = int(done * 100 / total)
		n := percent
		kit.Post(h, func() { how.SetText(h.T("shell.copying-at", "Percent", n)) })
	}
	who := w.who
	kit.Run(h, func() (bool, error) {
		for _, f := range places {
			if _, err := w.a.Backups.BackUp(ctx, who, f, progress); err != nil {
				return ctx.Err() != nil, err
			}
		}
		return false, nil
	}, func(stopped bool, err error) {
		stop()
		w.stopCopy, w.closing = nil, false
		if err == nil || stopped {
			w.quit()
			return
		}
		pop.Close()
		h.Ask(kit.Question{Icon: "triangle-alert", Title: h.T("shell.close-failed"), Text: h.Words.Err(err), Act: h.T("shell.close-anyway"), Done: func(string) { w.quit() }})
	})
}

// quit remembers the window's size and ends the program.
func (w *Window) quit() {
	if d := w.a.Computer(); d != nil {
		size := w.h.Window.Canvas().Size()
		w.change(func(c *app.Computer) { c.Window.Width, c.Window.Height = int(size.Width), int(size.Height) })
	}
	if w.o.Quit != nil {
		w.o.Quit()
	}
}
