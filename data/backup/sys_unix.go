//go:build !windows

package backup

import (
	"errors"
	"os"
	"syscall"
)

func errnos() []errnoRow {
	return []errnoRow{
		{ErrNoSpace, []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}},
		{ErrTooBig, []syscall.Errno{syscall.EFBIG}},
		{ErrGone, []syscall.Errno{syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.ENOTDIR}},
		{ErrNotWritable, []syscall.Errno{syscall.EROFS}},
	}
}

// syncDir makes names in a folder durable; some file systems know no such thing.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
