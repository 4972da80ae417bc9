package bolt

import "golang.org/x/sys/windows"

// room is how many bytes this user may still write in a folder; ok is false where the system does not say.
func room(dir string) (bytes uint64, ok bool) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, false
	}
	err = windows.GetDiskFreeSpaceEx(path, &bytes, nil, nil)
	return bytes, err == nil
}
