package printing

import "tanggapan/printing/page"

// Lay draws the label on 62 x 29, 57 x 32 or 25 x 25 mm; another size becomes the first.
func (m Label) Lay(size Size, w Wording) *page.Doc {
	return tag{
		print: m.Print, title: joined(m.No, m.Of), code: m.Code, big: m.No, of: m.Of, name: m.Name, line: m.Device, urgent: m.Urgent,
		foot: [2][2]string{{m.Fault, m.Serial}, {m.Due, m.Bin}}, side: []string{m.Of, m.Day, m.Shelf},
	}.lay(size, w)
}
