package bolt

import "syscall"

// ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
func fullErrnos() []syscall.Errno { return []syscall.Errno{39, 112} }

// syncDir does nothing: Windows keeps names by itself.
func syncDir(string) error { return nil }
