package app

import (
	"image"

	"tanggapan/data"
	"tanggapan/printing/page"
)

// logo is the shop's picture; nil where it has none, or none that can be read.
func (r *paperRoom) logo() image.Image {
	if r.shop.Logo == 0 {
		return nil
	}
	a, ok := r.tx.Look(data.KindAttachment, r.shop.Logo).(*data.Attachment)
	if !ok {
		return nil
	}
	b, err := r.tx.Bytes(a.SHA256)
	if err != nil {
		return nil
	}
	img, err := page.Decode(b)
	if err != nil {
		return nil
	}
	return img
}
