package ui

import (
	"errors"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// undo takes back the newest act of this person at this desk.
func (w *Window) undo() { w.step(w.a.Undo, false) }

// redo does the newest undone act again.
func (w *Window) redo() { w.step(w.a.Redo, true) }

// undoJust takes back one act that a toast names.
func (w *Window) undoJust(d data.Done) {
	w.step(func(who data.Actor) (data.Done, error) { return w.a.UndoEntry(who, d.Entry) }, false)
}

func (w *Window) step(do func(data.Actor) (data.Done, error), again bool) {
	who := w.who
	kit.Run(w.h, func() (data.Done, error) { return do(who) }, func(d data.Done, err error) {
		var faults data.Faults
		switch {
		case errors.Is(err, data.ErrNothing):
			w.h.Toast(kit.Toast{Icon: "info", Text: w.h.Words.Err(err)})
		case errors.As(err, &faults):
			w.h.Tell("git-branch", w.h.T("shell.undo-met"), w.h.Words.Err(err))
		case err != nil:
			w.h.Fail(err)
		case again:
			w.h.Toast(kit.Toast{Icon: "redo-2", Text: w.h.T("shell.redone", "What", w.actWords(d)), Act: w.h.T("common.undo"), Key: "Ctrl+Z", Do: w.undo})
		default:
			w.h.Toast(kit.Toast{Icon: "undo-2", Text: w.h.T("shell.undone", "What", w.actWords(d)), Act: w.h.T("common.redo"), Key: "Ctrl+Y", Do: w.redo})
		}
	})
}

// actWords names an act and what it was about: "Inquiry logged, Q-1183".
func (w *Window) actWords(d data.Done) string {
	key := "act." + d.Act
	if !w.h.Words.Has(key) {
		key = "act.some"
	}
	words := w.h.T(key)
	if d.No != "" {
		words += ", " + d.No
	}
	return words
}
