//go:build !windows

package cli

// AttachConsole does nothing: here a program has the console that it was started from.
func AttachConsole() {}
