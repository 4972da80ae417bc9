package kit

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
)

// Actor is who acts: Who's answer, or nobody where no window set it.
func (h *Host) Actor() data.Actor {
	if h.Who == nil {
		return data.Actor{}
	}
	return h.Who()
}

// Done says in a toast what an act did, with Undo of just this act beside it.
func (h *Host) Done(d data.Done, words string) {
	t := Toast{Text: words}
	if h.OnUndo != nil && d.Entry != 0 {
		t.Act, t.Key, t.Do = h.T("common.undo"), "Ctrl+Z", func() { h.OnUndo(d) }
	}
	h.Toast(t)
}

// ForPointer is a button that is no tab stop, as its key works from anywhere.
func ForPointer(b *Button) fyne.CanvasObject {
	return &press{Button: b}
}
