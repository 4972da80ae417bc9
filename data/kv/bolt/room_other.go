//go:build !linux && !darwin && !windows

package bolt

import "os"

// room is not known here.
func room(string) (free, total uint64, ok bool) { return 0, 0, false }

// onDisk is not known here.
func onDisk(os.FileInfo) (bytes int64, sparse bool) { return 0, false }
