package backup

import "syscall"

func errnos() []errnoRow {
	return []errnoRow{
		{ErrNoSpace, []syscall.Errno{39, 112}},                        // HANDLE_DISK_FULL, DISK_FULL
		{ErrTooBig, []syscall.Errno{223}},                             // FILE_TOO_LARGE
		{ErrGone, []syscall.Errno{3, 15, 21, 31, 55, 67, 1112, 1167}}, // PATH_NOT_FOUND, INVALID_DRIVE, NOT_READY, GEN_FAILURE, DEV_NOT_EXIST, BAD_NET_NAME, NO_MEDIA_IN_DRIVE, DEVICE_NOT_CONNECTED
		{ErrNotWritable, []syscall.Errno{19}},                         // WRITE_PROTECT
		{ErrInUse, []syscall.Errno{32}},                               // SHARING_VIOLATION
	}
}
