package ui

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// formOf is the job whose number stands on a blank form and waits to be typed in; 0 where the text names none.
func (w *Window) formOf(text string) data.ID {
	ref, _, ok := data.ReadCode(text)
	if !ok || ref.Kind != data.KindJob {
		return 0
	}
	if free, err := w.a.Papers.Reserved(ref.ID); err != nil || !free {
		return 0
	}
	return ref.ID
}

// takeInForm is the palette's line that takes a job in under a form's number.
func (w *Window) takeInForm(id data.ID) []found {
	if id == 0 {
		return nil
	}
	return []found{{
		group: "found.commands", icon: "clipboard-list", title: w.h.T("print-job.blank-take", "No", data.NumberOf(data.KindJob, id)),
		route: kit.Route{Screen: "intake", ID: id},
	}}
}
