package spool

import (
	"encoding/binary"
	"image"
	"math"

	"tanggapan/printing/page"
)

// What the printing on Windows works out, apart from the calls themselves: so it is tested on every system.

// devmode is a printer's settings (DEVMODEW) as the driver wrote them; its own part lies behind.
type devmode []byte

// Places and bits in a devmode.
const (
	dmFields      = 72
	dmOrientation = 76
	dmPaperSize   = 78
	dmPaperLength = 80
	dmPaperWidth  = 82
	dmCopies      = 86
	dmCollate     = 100
	dmSmallest    = 102

	hasOrientation = 0x1
	hasPaperSize   = 0x2
	hasPaperLength = 0x4
	hasPaperWidth  = 0x8
	hasCopies      = 0x100
	hasCollate     = 0x8000
	hasForm        = 0x10000

	portrait, landscape = 1, 2
	paperUser           = 256 // DMPAPER_USER: width and length stand beside it
)

func (d devmode) get(at int) int { return int(int16(binary.LittleEndian.Uint16(d[at:]))) }

func (d devmode) set(at, v int, has uint32) {
	binary.LittleEndian.PutUint16(d[at:], uint16(int16(v)))
	binary.LittleEndian.PutUint32(d[dmFields:], binary.LittleEndian.Uint32(d[dmFields:])|has)
}

func (d devmode) has(bit uint32) bool { return binary.LittleEndian.Uint32(d[dmFields:])&bit != 0 }

// form is a paper that a driver knows: its number and its size in tenths of a millimetre.
type form struct{ id, w, h int }

// near is how far a form's side may be off, in tenths of a millimetre.
const near = 15

// choose finds the driver's own paper for a page; turned says that it lies across. A size that the driver does not know
// is described by its sides.
func choose(forms []form, w, h int) (id int, turned, ok bool) {
	best := 2*near + 1
	for _, f := range forms {
		for _, across := range []bool{false, true} {
			fw, fh := f.w, f.h
			if across {
				fw, fh = fh, fw
			}
			dw, dh := abs(fw-w), abs(fh-h)
			if d := dw + dh; dw <= near && dh <= near && (d < best || d == best && !across && turned) {
				best, id, turned, ok = d, f.id, across, true
			}
		}
	}
	return id, turned, ok
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// sized asks for a page's size and a number of copies.
func (d devmode) sized(p *page.Page, forms []form, copies int) {
	w, h := int(math.Round(p.W*10)), int(math.Round(p.H*10))
	id, turned, ok := choose(forms, w, h)
	if !ok {
		id = paperUser
		d.set(dmPaperWidth, w, hasPaperWidth)
		d.set(dmPaperLength, h, hasPaperLength)
	} else {
		// Sides that are still set would win over the number in some drivers.
		binary.LittleEndian.PutUint32(d[dmFields:], binary.LittleEndian.Uint32(d[dmFields:])&^(hasPaperLength|hasPaperWidth|hasForm))
	}
	d.set(dmPaperSize, id, hasPaperSize)
	way := portrait
	if turned {
		way = landscape
	}
	d.set(dmOrientation, way, hasOrientation)
	d.set(dmCopies, copies, hasCopies)
	if copies > 1 {
		d.set(dmCollate, 1, hasCollate)
	}
}

// bySides asks for a size that the driver does not know in the other way that is known: by its sides alone.
func (d devmode) bySides(p *page.Page) {
	d.set(dmPaperWidth, int(math.Round(p.W*10)), hasPaperWidth)
	d.set(dmPaperLength, int(math.Round(p.H*10)), hasPaperLength)
	d.set(dmPaperSize, 0, 0)
	binary.LittleEndian.PutUint32(d[dmFields:], binary.LittleEndian.Uint32(d[dmFields:])&^(hasPaperSize|hasForm))
}

// sheet is a device's page in its own dots.
type sheet struct {
	dpiX, dpiY     int
	width, height  int // of the paper
	offX, offY     int // of what can be printed
	printW, printH int
	pageW, pageH   float64 // of the document, mm
	fit            bool
}

// finest is the dots to the inch at which pages are drawn at most; a finer device gets its pixels enlarged.
const finest = 600

// resolution is the dots to the inch at which the page is drawn: the device's, or half of it until it is bearable.
func (s *sheet) resolution() float64 {
	dpi := float64(s.dpiX)
	for dpi > finest {
		dpi /= 2
	}
	return dpi
}

// off is how much the paper's sides differ from the page's, in millimetres.
func (s *sheet) off() float64 {
	return math.Abs(float64(s.width)/float64(s.dpiX)*25.4-s.pageW) + math.Abs(float64(s.height)/float64(s.dpiY)*25.4-s.pageH)
}

// scale is 1, or less where the page shall fit the paper and is larger.
func (s *sheet) scale() float64 {
	if !s.fit {
		return 1
	}
	k := min(float64(s.width)/(s.pageW/25.4*float64(s.dpiX)), float64(s.height)/(s.pageH/25.4*float64(s.dpiY)))
	return min(1, k)
}

// middle is how far a page that was made smaller is moved, in dots: to the middle of a paper that leaves room beside it, away from the edges
// where nothing can be printed.
func (s *sheet) middle() (x, y int) {
	k := s.scale()
	if k == 1 {
		return 0, 0
	}
	spare := func(dots int, mm float64, dpi int) int { return max(0, int((float64(dots)-mm/25.4*float64(dpi)*k)/2)) }
	return spare(s.width, s.pageW, s.dpiX), spare(s.height, s.pageH, s.dpiY)
}

// band is a stretch of rows: the pixels and where they go, in dots from the corner of what can be printed.
type band struct {
	src        image.Rectangle
	x, y, w, h int
}

// place says where rows of the page's picture go, without what lies outside of what can be printed; false where
// nothing is left.
func (s *sheet) place(rows image.Rectangle, dpi float64) (band, bool) {
	kx, ky := float64(s.dpiX)/dpi*s.scale(), float64(s.dpiY)/dpi*s.scale()
	mx, my := s.middle()
	offX, offY := s.offX-mx, s.offY-my
	src := image.Rect(
		int(math.Floor(float64(offX)/kx)), int(math.Floor(float64(offY)/ky)),
		int(math.Ceil(float64(offX+s.printW)/kx)), int(math.Ceil(float64(offY+s.printH)/ky))).Intersect(rows)
	dot := func(v int, k float64) int { return int(math.Round(float64(v) * k)) }
	x0, y0 := dot(src.Min.X, kx), dot(src.Min.Y, ky)
	return band{src: src, x: x0 - offX, y: y0 - offY, w: dot(src.Max.X, kx) - x0, h: dot(src.Max.Y, ky) - y0}, !src.Empty()
}

// dib is the head of a picture for Windows (BITMAPINFO): rows from the top down, with its palette.
func dib(w, h, bits int) []byte {
	colours := 1 << bits
	b := make([]byte, 40+4*colours)
	le := binary.LittleEndian
	le.PutUint32(b, 40)
	le.PutUint32(b[4:], uint32(w))
	le.PutUint32(b[8:], uint32(int32(-h)))
	le.PutUint16(b[12:], 1)
	le.PutUint16(b[14:], uint16(bits))
	le.PutUint32(b[32:], uint32(colours))
	if bits == 1 { // a bit that is set is ink
		le.PutUint32(b[40:], 0xffffff)
		return b
	}
	for i := range colours {
		le.PutUint32(b[40+4*i:], uint32(i)*0x010101)
	}
	return b
}
