//go:build !linux

package bolt_test

// fillUp is a drill of Linux, where a test may mount a small file system.
func fillUp(string) {}
