package spool

import (
	"image"
	"slices"

	"tanggapan/printing/page"
)

// bandRows is how many rows go to a printer at once: it bounds what a page takes in memory and in a driver.
const bandRows = 256

// pack makes one bit of each pixel of the box, 1 for black, the leftmost in the highest bit; rows are filled up to a
// multiple of align bytes. What lies outside of the picture is white.
func pack(img *image.Gray, box image.Rectangle, align int) (bits []byte, stride int) {
	stride = (box.Dx() + 7) / 8
	stride = (stride + align - 1) / align * align
	bits = make([]byte, stride*box.Dy())
	in := box.Intersect(img.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		src := img.Pix[img.PixOffset(in.Min.X, y):]
		row := bits[(y-box.Min.Y)*stride:]
		for x := in.Min.X; x < in.Max.X; x++ {
			if src[x-in.Min.X] < 128 {
				at := x - box.Min.X
				row[at>>3] |= 0x80 >> (at & 7)
			}
		}
	}
	return bits, stride
}

// grey copies the pixels of the box, a byte each, white outside of the picture.
func grey(img *image.Gray, box image.Rectangle, align int) (pix []byte, stride int) {
	stride = (box.Dx() + align - 1) / align * align
	pix = make([]byte, stride*box.Dy())
	for i := range pix {
		pix[i] = 255
	}
	in := box.Intersect(img.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		at := img.PixOffset(in.Min.X, y)
		copy(pix[(y-box.Min.Y)*stride+in.Min.X-box.Min.X:], img.Pix[at:at+in.Dx()])
	}
	return pix, stride
}

// blank says whether a band has no black bit.
func blank(bits []byte) bool {
	for _, b := range bits {
		if b != 0 {
			return false
		}
	}
	return true
}

// pictured says whether a page holds a picture, which wants shades; text and codes are crisper in one bit.
func pictured(ops []page.Op) bool {
	return slices.ContainsFunc(ops, func(o page.Op) bool {
		_, is := o.(page.Image)
		return is
	})
}
