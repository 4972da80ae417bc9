//go:build linux || darwin

package bolt

import "syscall"

// room is how many bytes this user may still write in a folder; ok is false where the system does not say.
func room(dir string) (bytes uint64, ok bool) {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return 0, false
	}
	return uint64(st.Bavail) * uint64(st.Bsize), true
}
