//go:build linux || darwin

package bolt

import (
	"os"
	"syscall"
)

// room is how many bytes this user may still write in a folder, and how large its disk is; ok is false where the system does not say.
func room(dir string) (free, total uint64, ok bool) {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return 0, 0, false
	}
	return uint64(st.Bavail) * uint64(st.Bsize), uint64(st.Blocks) * uint64(st.Bsize), true
}

// onDisk is how many bytes of the disk a file takes; sparse: those that were never written are not among them.
func onDisk(info os.FileInfo) (bytes int64, sparse bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return st.Blocks * 512, true
}
