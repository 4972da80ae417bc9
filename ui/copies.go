package ui

import (
	"tanggapan/ui/kit"
)

// printers are the names of this computer's printers.
func (w *Window) printers() []string { return nil }

// restore offers what can be done with a verified copy.
func (w *Window) restore(path string) {
	h := w.h
	h.Menu(kit.MenuSpec{Title: h.T("shell.restore-copy"), Width: 420, Items: []kit.MenuItem{
		{Icon: "eye", Text: h.T("shell.look-at-copy"), Second: h.T("shell.look-at-copy-note"), Do: func() {
			if err := w.openFile(path, true); err != nil {
				h.Fail(err)
			}
		}},
	}})
}
