package spool

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"tanggapan/printing/page"
)

// Windows prints through the spooler of Windows. A page goes to the driver as pixels in bands (GDI), so that every
// printer with a driver prints it and no other program is needed.
type Windows struct{}

// listTime bounds the question how one printer stands: one in a network that is gone takes its time.
const listTime = 2 * time.Second

// List returns the printers of this user, and how each stands.
func (w *Windows) List(ctx context.Context) ([]Info, error) {
	names, err := enumPrinters()
	if err != nil {
		return nil, err
	}
	def, _ := defaultPrinter()
	list := make([]Info, len(names))
	type stand struct {
		i    int
		info Info
	}
	told := make(chan stand, len(names))
	for i, name := range names {
		list[i] = Info{Name: name, Default: name == def}
		go func() {
			info := list[i]
			if p, err := open(name); err == nil {
				defer p.close()
				if s, err := p.info(); err == nil {
					info.State, info.Why = printerInfo(s.Status, s.Attributes)
					info.Jobs = int(s.Jobs)
				} else {
					info.State, info.Why = Stopped, Off
				}
			}
			told <- stand{i, info}
		}()
	}
	late := time.NewTimer(listTime)
	defer late.Stop()
	out := append([]Info(nil), list...)
	for range names {
		select {
		case s := <-told:
			out[s.i] = s.info
		case <-late.C:
			return defaultFirst(out), nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return defaultFirst(out), nil
}

// Print draws the pages on the printer in the size of the first one.
func (w *Windows) Print(ctx context.Context, doc *page.Doc, o Options) (string, error) {
	if len(doc.Pages) == 0 {
		return "", fmt.Errorf("%w: no page", Document)
	}
	name, err := named(o.Printer)
	if err != nil {
		return "", err
	}
	// A device context belongs to the thread that made it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	p, err := open(name)
	if err != nil {
		return "", err
	}
	defer p.close()
	copies := max(o.Copies, 1)
	dc, dm, err := p.context(name, doc.Pages[0], copies)
	if err != nil {
		return "", err
	}
	defer dc.delete()
	job, err := dc.start(doc.Title)
	if err != nil {
		return "", err
	}
	// A driver that does not do copies tells so by what it made of the question.
	byHand := copies
	if dm != nil && dm.has(hasCopies) && dm.get(dmCopies) == copies {
		byHand = 1
	}
	for range byHand {
		for i := range doc.Pages {
			if err := errors.Join(ctx.Err(), dc.page(doc, i, o.Fit)); err != nil {
				dc.abort()
				return "", err
			}
		}
	}
	if err := dc.end(); err != nil {
		return "", err
	}
	return name + "#" + strconv.Itoa(job), nil
}

// named is the printer, or the user's default.
func named(printer string) (string, error) {
	if printer != "" {
		return printer, nil
	}
	return defaultPrinter()
}

// Job asks the spooler. It forgets a job that is printed, so one that is gone is done.
func (w *Windows) Job(_ context.Context, id string) (Job, error) {
	p, n, err := jobOf(id)
	if err != nil {
		return Job{}, err
	}
	defer p.close()
	status, said, err := p.job(n)
	if errors.Is(err, windows.ERROR_INVALID_PARAMETER) {
		return Job{ID: id, State: Done}, nil
	}
	if err != nil {
		return Job{}, winError(err)
	}
	s, _ := p.info()
	return winJob(id, status, said, s.Status, s.Attributes), nil
}

// Cancel deletes the job.
func (w *Windows) Cancel(_ context.Context, id string) error {
	p, n, err := jobOf(id)
	if err != nil {
		return err
	}
	defer p.close()
	const deleteJob = 5
	if r, _, err := procSetJob.Call(uintptr(p), uintptr(n), 0, 0, deleteJob); r == 0 {
		if errors.Is(err, windows.ERROR_INVALID_PARAMETER) {
			return fmt.Errorf("%w: %s", ErrNoJob, id)
		}
		return winError(err)
	}
	return nil
}

// jobOf opens the printer of "Name#12".
func jobOf(id string) (handle, int, error) {
	i := strings.LastIndexByte(id, '#')
	if i < 1 {
		return 0, 0, fmt.Errorf("%w: %q", ErrNoJob, id)
	}
	n, err := strconv.Atoi(id[i+1:])
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %q", ErrNoJob, id)
	}
	p, err := open(id[:i])
	return p, n, err
}

// Raw queues bytes that the driver must not touch.
func (w *Windows) Raw(_ context.Context, printer, title string, data []byte) (string, error) {
	if len(data) == 0 {
		return "", errors.New("nothing to print: no data")
	}
	name, err := named(printer)
	if err != nil {
		return "", err
	}
	p, err := open(name)
	if err != nil {
		return "", err
	}
	defer p.close()
	info := struct{ name, file, datatype *uint16 }{utf16(page.Clean(title)), nil, utf16("RAW")}
	job, _, err := procStartDocPrinter.Call(uintptr(p), 1, uintptr(unsafe.Pointer(&info)))
	if job == 0 {
		return "", winError(err)
	}
	defer procEndDocPrinter.Call(uintptr(p))
	if r, _, err := procStartPagePrinter.Call(uintptr(p)); r == 0 {
		return "", winError(err)
	}
	for at := 0; at < len(data); {
		var n uint32
		r, _, err := procWritePrinter.Call(uintptr(p), uintptr(unsafe.Pointer(&data[at])), uintptr(len(data)-at), uintptr(unsafe.Pointer(&n)))
		if r == 0 || n == 0 {
			return "", winError(err)
		}
		at += int(n)
	}
	if r, _, err := procEndPagePrinter.Call(uintptr(p)); r == 0 {
		return "", winError(err)
	}
	return name + "#" + strconv.Itoa(int(job)), nil
}

// winError says which reason an error of Windows is.
func winError(err error) error {
	var no windows.Errno
	if errors.As(err, &no) {
		const serviceDisabled, rpcUnavailable, rpcFailed, noEndpoint, printCancelled = 1058, 1722, 1726, 1753, 63
		switch no {
		case windows.ERROR_INVALID_PRINTER_NAME, windows.ERROR_FILE_NOT_FOUND:
			return fmt.Errorf("%w: %w", NoPrinter, err)
		case serviceDisabled, rpcUnavailable, rpcFailed, noEndpoint:
			return fmt.Errorf("%w: %w", NoSpooler, err)
		case windows.ERROR_ACCESS_DENIED:
			return fmt.Errorf("%w: %w", Refused, err)
		case windows.ERROR_NOT_READY, windows.ERROR_BAD_NETPATH:
			return fmt.Errorf("%w: %w", Off, err)
		case windows.ERROR_CANCELLED, printCancelled:
			return fmt.Errorf("%w: %w", Cancelled, err)
		}
	}
	return fmt.Errorf("%w: %w", Other, err)
}

// utf16 is a string as Windows takes it; page.Clean has taken zero bytes away.
func utf16(s string) *uint16 {
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		return new(uint16)
	}
	return p
}
