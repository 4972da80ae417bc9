package bolt

import (
	"os"

	"golang.org/x/sys/windows"
)

// room is how many bytes this user may still write in a folder, and how large its disk is; ok is false where the system does not say.
func room(dir string) (free, total uint64, ok bool) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, 0, false
	}
	err = windows.GetDiskFreeSpaceEx(path, &free, &total, nil)
	return free, total, err == nil
}

// onDisk is the size of the file: it grows at once.
func onDisk(os.FileInfo) (bytes int64, sparse bool) { return 0, false }
