package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Explain says which of the package's errors it is what the system says of a folder, a stick or a share.
func Explain(err error) error { return mapErr(err) }

// mapErr wraps what the system says into the package's errors.
func mapErr(err error) error {
	if err == nil {
		return nil
	}
	for _, ours := range []error{ErrNoSpace, ErrTooBig, ErrGone, ErrNotWritable, ErrDamaged, ErrNotCopy, ErrSealed, ErrInUse} {
		if errors.Is(err, ours) {
			return err
		}
	}
	table := errnos()
	for _, row := range table {
		for _, no := range row.nos {
			if errors.Is(err, no) {
				return fmt.Errorf("%w: %w", row.kind, err)
			}
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrGone, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	return fmt.Errorf("backup: %w", err)
}

// errnoRow says which numbers of the system mean an error.
type errnoRow struct {
	kind error
	nos  []syscall.Errno
}
