package who

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Passcode shows sealed passcodes, each on a line, after the acting person's PIN where one is set. What another
// computer sealed is said to be there; nothing is shown of it.
func Passcode(h *kit.Host, a *app.App, sealed ...[]byte) {
	show := func() {
		text := ""
		for _, b := range sealed {
			code, err := a.Devices.Secret(b)
			if err != nil {
				h.Fail(err)
				return
			}
			text += code + "\n"
		}
		h.Tell("key-round", h.T("intake.passcode"), text)
	}
	me := h.Actor().Staff
	if ok, err := a.Staff.CheckPIN(me, ""); err == nil && ok {
		show()
		return
	}
	pin := kit.NewEntry(h, kit.EntrySpec{Secret: true, Max: 12})
	var p *kit.Pop
	try := func() {
		if ok, err := a.Staff.CheckPIN(me, pin.Text); err != nil || !ok {
			pin.SetText("")
			pin.SetError(h.Words.Fault(data.Fault{Field: "pin", Code: "wrong-pin"}))
			p.Resized()
			return
		}
		p.Close()
		show()
	}
	pin.SetOnEnter(try)
	b := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.show"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: try})
	var first fyne.Focusable = pin
	p = h.Dialog(kit.DialogSpec{Icon: "lock", Title: h.T("intake.passcode"), Content: kit.Labelled(h.T("job.pin"), pin), First: first, Buttons: []*kit.Button{b}})
}
