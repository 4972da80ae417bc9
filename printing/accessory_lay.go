package printing

import "tanggapan/printing/page"

// Lay draws the label: below the number stands what it is.
func (m Accessory) Lay(size Size, w Wording) *page.Doc {
	return tag{
		print: m.Print, title: joined(m.No, m.What), code: m.Code, big: m.No, of: m.Of, name: m.What, line: m.Device,
		foot: [2][2]string{{m.Name, ""}, {m.Due, m.Bin}}, side: []string{m.Of, m.Day, m.Shelf},
	}.lay(size, w)
}
