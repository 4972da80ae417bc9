package printing

import "tanggapan/printing/page"

// Lay draws the label. It names no owner: whoever finds the device calls the shop.
func (m DeviceTag) Lay(size Size, w Wording) *page.Doc {
	return tag{
		print: m.Print, title: joined(m.No, m.Device), code: m.Code, big: m.No, name: m.Device, line: m.Serial,
		foot: [2][2]string{{m.Shop, ""}, {m.Next, m.Phone}},
	}.lay(size, w)
}
