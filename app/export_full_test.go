package app

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"syscall"
	"testing"

	"tanggapan/data"
)

// TestOutside words what the system says of a place that is not the data file, and leaves alone what is said of that one.
func TestOutside(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its errors have other numbers there")
	}
	a := New(Deps{Sync: true})
	for errno, code := range map[syscall.Errno]string{
		syscall.ENOSPC: "no-room", syscall.EDQUOT: "no-room", syscall.EFBIG: "stick-too-small", syscall.EROFS: "not-writable", syscall.EACCES: "not-writable", syscall.EEXIST: "not-empty",
	} {
		err := a.outside(&fs.PathError{Op: "write", Path: "x", Err: errno})
		if f := data.FaultsOf(err); len(f) != 1 || f[0].Code != code {
			t.Errorf("%v: %v", errno, err)
		}
	}
	for _, errno := range []syscall.Errno{syscall.EIO, syscall.ENODEV, syscall.ENOENT} {
		if err := a.outside(&fs.PathError{Op: "write", Path: "x", Err: errno}); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%v: %v", errno, err)
		}
	}
	if err := a.outside(fmt.Errorf("%w: %w", data.ErrFull, syscall.ENOSPC)); !errors.Is(err, data.ErrFull) || len(data.FaultsOf(err)) > 0 {
		t.Error(err)
	}
}
