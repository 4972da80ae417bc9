package backup

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// openUncached opens a file so that it is read from its medium: what the cache holds of it is dropped.
func openUncached(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	// Only advice: where the system takes none, the cache is read.
	_ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
	return f, nil
}
