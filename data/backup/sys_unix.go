//go:build !windows

package backup

import "syscall"

func errnos() []errnoRow {
	return []errnoRow{
		{ErrNoSpace, []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}},
		{ErrTooBig, []syscall.Errno{syscall.EFBIG}},
		{ErrGone, []syscall.Errno{syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.ENOTDIR}},
		{ErrNotWritable, []syscall.Errno{syscall.EROFS}},
	}
}
