//go:build !linux && !darwin && !windows

package bolt

// room is not known here.
func room(string) (bytes uint64, ok bool) { return 0, false }
