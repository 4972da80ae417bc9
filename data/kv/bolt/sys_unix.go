//go:build !windows

package bolt

import (
	"errors"
	"os"
	"syscall"
)

func fullErrnos() []syscall.Errno { return []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT} }

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
