package printing

import "tanggapan/printing/page"

// Lay draws the label.
func (m Part) Lay(size Size, w Wording) *page.Doc {
	return tag{
		print: m.Print, title: joined(m.No, m.Name), code: m.Code, big: m.No, name: m.Name, line: m.Fits,
		foot: [2][2]string{{m.PartNo, ""}, {m.Price, m.Bin}}, side: []string{m.Shelf},
	}.lay(size, w)
}
