package ui

import "tanggapan/ui/kit"

// erasePerson opens what erases the customer in hand; where none is, it says so.
func (w *Window) erasePerson() {
	if k, ok := w.cur.keyed(); ok && w.at.Screen == "customers" && k.Shortcut("Alt+X") {
		return
	}
	if w.at.Screen != "customers" {
		w.Open(kit.Route{Screen: "customers"})
	}
	w.h.Hint(w.h.T("customer.erase-which"))
}
