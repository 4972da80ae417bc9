package spool

import (
	"fmt"
	"image"
	"unsafe"

	"golang.org/x/sys/windows"

	"tanggapan/printing/page"
)

// The calls of gdi32.dll that are used.
var (
	gdi = windows.NewLazySystemDLL("gdi32.dll")

	procCreateDC          = gdi.NewProc("CreateDCW")
	procDeleteDC          = gdi.NewProc("DeleteDC")
	procGetDeviceCaps     = gdi.NewProc("GetDeviceCaps")
	procStartDoc          = gdi.NewProc("StartDocW")
	procEndDoc            = gdi.NewProc("EndDoc")
	procAbortDoc          = gdi.NewProc("AbortDoc")
	procStartPage         = gdi.NewProc("StartPage")
	procEndPage           = gdi.NewProc("EndPage")
	procStretchDIBits     = gdi.NewProc("StretchDIBits")
	procSetStretchBltMode = gdi.NewProc("SetStretchBltMode")
)

// dc is a device context: what is drawn on it, the printer prints.
type dc uintptr

func newDC(printer string, dm devmode) (dc, error) {
	var settings uintptr
	if dm != nil {
		settings = uintptr(unsafe.Pointer(&dm[0]))
	}
	h, _, err := procCreateDC.Call(uintptr(unsafe.Pointer(utf16("WINSPOOL"))), uintptr(unsafe.Pointer(utf16(printer))), 0, settings)
	if h == 0 {
		return 0, fmt.Errorf("device context: %w", winError(err))
	}
	return dc(h), nil
}

func (d dc) delete() { procDeleteDC.Call(uintptr(d)) }

func (d dc) abort() { procAbortDoc.Call(uintptr(d)) }

// docInfo is DOCINFOW.
type docInfo struct {
	size                   int32
	name, output, datatype *uint16
	kind                   uint32
}

// start opens a job and returns its number.
func (d dc) start(title string) (int, error) {
	info := docInfo{name: utf16(page.Clean(title))}
	info.size = int32(unsafe.Sizeof(info))
	n, _, err := procStartDoc.Call(uintptr(d), uintptr(unsafe.Pointer(&info)))
	if int32(n) <= 0 {
		return 0, fmt.Errorf("start of the job: %w", winError(err))
	}
	return int(int32(n)), nil
}

func (d dc) end() error {
	if n, _, err := procEndDoc.Call(uintptr(d)); int32(n) <= 0 {
		return fmt.Errorf("end of the job: %w", winError(err))
	}
	return nil
}

func (d dc) cap(index uintptr) int {
	n, _, _ := procGetDeviceCaps.Call(uintptr(d), index)
	return int(int32(n))
}

// sheet is the paper that the driver has set up.
func (d dc) sheet(p *page.Page, fit bool) sheet {
	const horzRes, vertRes, dpiX, dpiY, width, height, offX, offY = 8, 10, 88, 90, 110, 111, 112, 113
	return sheet{
		dpiX: d.cap(dpiX), dpiY: d.cap(dpiY), width: d.cap(width), height: d.cap(height), offX: d.cap(offX), offY: d.cap(offY),
		printW: d.cap(horzRes), printH: d.cap(vertRes), pageW: p.W, pageH: p.H, fit: fit,
	}
}

// page draws page i: in one bit, or in shades where it holds a picture.
func (d dc) page(doc *page.Doc, i int, fit bool) error {
	s := d.sheet(doc.Pages[i], fit)
	if s.dpiX <= 0 || s.dpiY <= 0 || s.printW <= 0 || s.printH <= 0 {
		return fmt.Errorf("%w: a printer without dots: %+v", Other, s)
	}
	o, depth := page.Pixels{DPI: s.resolution(), Bits: true, Rows: bandRows}, 1
	if pictured(doc.Pages[i].Ops) {
		o.Bits, depth = false, 8
	}
	if n, _, err := procStartPage.Call(uintptr(d)); int32(n) <= 0 {
		return fmt.Errorf("start of page %d: %w", i+1, winError(err))
	}
	const blackOnWhite = 1 // keeps the ink where pixels are joined
	procSetStretchBltMode.Call(uintptr(d), blackOnWhite)
	err := doc.Bands(i, o, func(img *image.Gray) error {
		b, ok := s.place(img.Rect, o.DPI)
		if !ok {
			return nil
		}
		return d.band(img, b, depth)
	})
	if err != nil {
		return fmt.Errorf("page %d: %w", i+1, drawn(err))
	}
	if n, _, err := procEndPage.Call(uintptr(d)); int32(n) <= 0 {
		return fmt.Errorf("end of page %d: %w", i+1, winError(err))
	}
	return nil
}

// drawn is a fault of the document, unless the device named another.
func drawn(err error) error {
	if Why(err) != Other {
		return err
	}
	return fmt.Errorf("%w: %w", Document, err)
}

// band draws some rows of the picture.
func (d dc) band(img *image.Gray, b band, depth int) error {
	var pix []byte
	if depth == 1 {
		if pix, _ = pack(img, b.src, 4); blank(pix) {
			return nil
		}
	} else {
		pix, _ = grey(img, b.src, 4)
	}
	head := dib(b.src.Dx(), b.src.Dy(), depth)
	const rgbColours, copySource = 0, 0x00CC0020
	n, _, err := procStretchDIBits.Call(uintptr(d), uintptr(b.x), uintptr(b.y), uintptr(b.w), uintptr(b.h),
		0, 0, uintptr(b.src.Dx()), uintptr(b.src.Dy()), uintptr(unsafe.Pointer(&pix[0])), uintptr(unsafe.Pointer(&head[0])), rgbColours, copySource)
	if int32(n) <= 0 {
		return fmt.Errorf("%w: pixels: %w", Halted, winError(err))
	}
	return nil
}
