package backup

import "os"

// Folders in which a data file lies in the clear for as long as it is read.
const clearPattern = "tanggapan-clear-*"

// Clear makes a folder of this user's alone for a data file in the clear; leave takes it away with all that lies in it.
func Clear() (dir string, leave func(), err error) {
	SweepClear()
	if dir, err = os.MkdirTemp("", clearPattern); err != nil {
		return "", func() {}, mapErr(err)
	}
	return dir, func() { _ = os.RemoveAll(dir) }, nil
}

// SweepClear takes away folders of Clear that runs which were killed have left.
func SweepClear() { sweep(os.TempDir(), clearPattern, os.FileMode.IsDir, os.RemoveAll) }
