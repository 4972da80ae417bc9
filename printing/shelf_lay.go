package printing

import "tanggapan/printing/page"

// Lay draws the label: its name is read from across the room.
func (m Shelf) Lay(size Size, w Wording) *page.Doc {
	return tag{
		print: m.Print, title: m.Name, code: m.Code, big: m.Name, huge: true, name: m.Note,
		foot: [2][2]string{{}, {m.Shop, m.No}},
	}.lay(size, w)
}
