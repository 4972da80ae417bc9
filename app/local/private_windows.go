package local

import "io/fs"

// private is true: the temporary folder belongs to the user on Windows.
func private(fs.FileInfo) bool { return true }
