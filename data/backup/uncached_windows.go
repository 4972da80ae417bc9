package backup

import (
	"io"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Reads past the cache go to memory at, and in pieces of, multiples of the sector; 4096 serves all disks.
const sector = 4096

// openUncached opens a file so that it is read past the cache; where that is refused, through it.
func openUncached(path string) (io.ReadCloser, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_NO_BUFFERING, 0)
	if err != nil {
		return os.Open(path)
	}
	buf := make([]byte, bufferLen+sector)
	skip := 0
	if off := int(uintptr(unsafe.Pointer(&buf[0])) % sector); off != 0 {
		skip = sector - off
	}
	return &uncached{h: h, buf: buf[skip : skip+bufferLen]}, nil
}

// uncached reads a file in large aligned pieces.
type uncached struct {
	h    windows.Handle
	buf  []byte
	rest []byte
	end  bool
}

func (u *uncached) Read(b []byte) (int, error) {
	if len(u.rest) == 0 {
		if u.end {
			return 0, io.EOF
		}
		var n uint32
		err := windows.ReadFile(u.h, u.buf, &n, nil)
		if err != nil && err != windows.ERROR_HANDLE_EOF {
			return 0, err
		}
		// A short piece is the last: the next one would begin between sectors.
		u.end = int(n) < len(u.buf)
		u.rest = u.buf[:n]
		if n == 0 {
			return 0, io.EOF
		}
	}
	n := copy(b, u.rest)
	u.rest = u.rest[n:]
	return n, nil
}

// Close lets the file go.
func (u *uncached) Close() error { return windows.CloseHandle(u.h) }
