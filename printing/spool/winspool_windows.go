package spool

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"

	"tanggapan/printing/page"
)

// The calls of winspool.drv that are used.
var (
	winspool = windows.NewLazySystemDLL("winspool.drv")

	procEnumPrinters       = winspool.NewProc("EnumPrintersW")
	procGetDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	procOpenPrinter        = winspool.NewProc("OpenPrinterW")
	procClosePrinter       = winspool.NewProc("ClosePrinter")
	procGetPrinter         = winspool.NewProc("GetPrinterW")
	procGetJob             = winspool.NewProc("GetJobW")
	procSetJob             = winspool.NewProc("SetJobW")
	procDocumentProperties = winspool.NewProc("DocumentPropertiesW")
	procDeviceCapabilities = winspool.NewProc("DeviceCapabilitiesW")
	procStartDocPrinter    = winspool.NewProc("StartDocPrinterW")
	procEndDocPrinter      = winspool.NewProc("EndDocPrinter")
	procStartPagePrinter   = winspool.NewProc("StartPagePrinter")
	procEndPagePrinter     = winspool.NewProc("EndPagePrinter")
	procWritePrinter       = winspool.NewProc("WritePrinter")
)

// handle is an open printer.
type handle uintptr

func open(name string) (handle, error) {
	var h handle
	if r, _, err := procOpenPrinter.Call(uintptr(unsafe.Pointer(utf16(name))), uintptr(unsafe.Pointer(&h)), 0); r == 0 {
		return 0, winError(err)
	}
	return h, nil
}

func (h handle) close() { procClosePrinter.Call(uintptr(h)) }

// filled asks a call how many bytes it wants, and calls it again with as many.
func filled(call func(buf *byte, size uint32, need *uint32) (uintptr, error)) ([]byte, error) {
	var need uint32
	if r, err := call(nil, 0, &need); r == 0 && need == 0 {
		return nil, err
	}
	for range 4 { // what is asked for may grow meanwhile
		if need == 0 {
			return nil, nil
		}
		buf := make([]byte, need)
		r, err := call(&buf[0], need, &need)
		if r != 0 {
			return buf, nil
		}
		if !errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) {
			return nil, err
		}
	}
	return nil, windows.ERROR_INSUFFICIENT_BUFFER
}

// printerInfo4 is PRINTER_INFO_4W: names without a question to any printer.
type printerInfo4 struct {
	Name, Server *uint16
	Attributes   uint32
}

func enumPrinters() (names []string, err error) {
	const localAndConnected = 0x2 | 0x4
	var count uint32
	buf, err := filled(func(buf *byte, size uint32, need *uint32) (uintptr, error) {
		r, _, err := procEnumPrinters.Call(localAndConnected, 0, 4, uintptr(unsafe.Pointer(buf)), uintptr(size), uintptr(unsafe.Pointer(need)), uintptr(unsafe.Pointer(&count)))
		return r, err
	})
	if err != nil {
		return nil, winError(err)
	}
	if len(buf) == 0 || count == 0 {
		return nil, nil
	}
	for _, p := range unsafe.Slice((*printerInfo4)(unsafe.Pointer(&buf[0])), count) {
		names = append(names, windows.UTF16PtrToString(p.Name))
	}
	return names, nil
}

// defaultPrinter is the user's; it fails with NoPrinter where there is none.
func defaultPrinter() (string, error) {
	var n uint32
	procGetDefaultPrinter.Call(0, uintptr(unsafe.Pointer(&n)))
	if n == 0 {
		return "", fmt.Errorf("%w: no default", NoPrinter)
	}
	buf := make([]uint16, n)
	if r, _, err := procGetDefaultPrinter.Call(uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n))); r == 0 {
		return "", winError(err)
	}
	return windows.UTF16ToString(buf), nil
}

// printerInfo2 is PRINTER_INFO_2W.
type printerInfo2 struct {
	Server, Name, Share, Port, Driver, Comment, Location    *uint16
	DevMode                                                 uintptr
	Separator, Processor, Datatype, Parameters              *uint16
	Security                                                uintptr
	Attributes, Priority, DefaultPriority, StartTime, Until uint32
	Status, Jobs, PagesPerMinute                            uint32
}

// info is how the printer stands.
func (h handle) info() (printerInfo2, error) {
	buf, err := filled(func(buf *byte, size uint32, need *uint32) (uintptr, error) {
		r, _, err := procGetPrinter.Call(uintptr(h), 2, uintptr(unsafe.Pointer(buf)), uintptr(size), uintptr(unsafe.Pointer(need)))
		return r, err
	})
	if err != nil || len(buf) < int(unsafe.Sizeof(printerInfo2{})) {
		return printerInfo2{}, err
	}
	return *(*printerInfo2)(unsafe.Pointer(&buf[0])), nil
}

// nameAndPort are what DeviceCapabilities asks for.
func (h handle) nameAndPort() (name, port string, err error) {
	p, err := h.info()
	return windows.UTF16PtrToString(p.Name), windows.UTF16PtrToString(p.Port), err
}

// jobInfo1 is JOB_INFO_1W.
type jobInfo1 struct {
	ID                                                uint32
	Printer, Machine, User, Document, Datatype, Words *uint16
	Status, Priority, Position, Pages, Printed        uint32
	Submitted                                         [8]uint16
}

// job is a job's state and the driver's words to it.
func (h handle) job(n int) (status uint32, said string, err error) {
	buf, err := filled(func(buf *byte, size uint32, need *uint32) (uintptr, error) {
		r, _, err := procGetJob.Call(uintptr(h), uintptr(n), 1, uintptr(unsafe.Pointer(buf)), uintptr(size), uintptr(unsafe.Pointer(need)))
		return r, err
	})
	if err != nil && !errors.Is(err, windows.ERROR_SUCCESS) {
		return 0, "", err
	}
	// Some spoolers say neither yes nor why not of a job that is gone.
	if len(buf) < int(unsafe.Sizeof(jobInfo1{})) {
		return 0, "", windows.ERROR_INVALID_PARAMETER
	}
	j := (*jobInfo1)(unsafe.Pointer(&buf[0]))
	return j.Status, windows.UTF16PtrToString(j.Words), nil
}

// settings asks the driver for its settings with the page's size and the copies put in, by its number or by its sides
// alone. A printer without any is printed on as it stands (nil).
func (h handle) settings(p *page.Page, copies int, bySides bool) (devmode, error) {
	name, port, err := h.nameAndPort()
	if err != nil {
		return nil, winError(err)
	}
	device := uintptr(unsafe.Pointer(utf16(name)))
	n, _, _ := procDocumentProperties.Call(0, uintptr(h), device, 0, 0, 0)
	if size := int32(n); size < dmSmallest {
		return nil, nil
	}
	const out, in = 2, 8
	dm := make(devmode, int(int32(n))+64)
	if r, _, err := procDocumentProperties.Call(0, uintptr(h), device, uintptr(unsafe.Pointer(&dm[0])), 0, out); int32(r) < 0 {
		return nil, winError(err)
	}
	dm.sized(p, forms(name, port), copies)
	if bySides {
		dm.bySides(p)
	}
	if r, _, err := procDocumentProperties.Call(0, uintptr(h), device, uintptr(unsafe.Pointer(&dm[0])), uintptr(unsafe.Pointer(&dm[0])), in|out); int32(r) < 0 {
		return nil, winError(err)
	}
	return dm, nil
}

// misfit is how far in millimetres a driver's paper may be off before it is asked in another way.
const misfit = 4

// context makes a device context whose paper is the page's, as near as the driver comes to it.
func (h handle) context(name string, p *page.Page, copies int) (dc, devmode, error) {
	dm, err := h.settings(p, copies, false)
	if err != nil {
		return 0, nil, err
	}
	d, err := newDC(name, dm)
	if err != nil {
		return 0, nil, err
	}
	s := d.sheet(p, false)
	if dm == nil || s.off() <= misfit {
		return d, dm, nil
	}
	other, err := h.settings(p, copies, true)
	if err != nil {
		return d, dm, nil
	}
	d2, err := newDC(name, other)
	if err != nil {
		return d, dm, nil
	}
	s2 := d2.sheet(p, false)
	if s2.off() < s.off() && float64(s2.width)/float64(s2.dpiX)*25.4 > p.W-misfit && float64(s2.height)/float64(s2.dpiY)*25.4 > p.H-misfit {
		d.delete()
		return d2, other, nil
	}
	d2.delete()
	return d, dm, nil
}

// forms are the papers that the driver knows.
func forms(name, port string) []form {
	const papers, sizes = 2, 3
	dev, at := uintptr(unsafe.Pointer(utf16(name))), uintptr(unsafe.Pointer(utf16(port)))
	n, _, _ := procDeviceCapabilities.Call(dev, at, papers, 0, 0)
	m, _, _ := procDeviceCapabilities.Call(dev, at, sizes, 0, 0)
	if int32(n) <= 0 || int32(m) != int32(n) {
		return nil
	}
	ids := make([]uint16, int32(n))
	sides := make([]struct{ w, h int32 }, int32(n))
	if r, _, _ := procDeviceCapabilities.Call(dev, at, papers, uintptr(unsafe.Pointer(&ids[0])), 0); int32(r) <= 0 {
		return nil
	}
	if r, _, _ := procDeviceCapabilities.Call(dev, at, sizes, uintptr(unsafe.Pointer(&sides[0])), 0); int32(r) <= 0 {
		return nil
	}
	out := make([]form, len(ids))
	for i := range ids {
		out[i] = form{int(ids[i]), int(sides[i].w), int(sides[i].h)}
	}
	return out
}
