package backup

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// openUncached opens a file so that it is read past the cache.
func openUncached(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	// Only advice: where the system takes none, the cache is read.
	_, _ = unix.FcntlInt(f.Fd(), unix.F_NOCACHE, 1)
	return f, nil
}
