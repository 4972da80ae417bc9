package bolt

// Room is how many bytes this user may still write in a folder; ok is false where the system does not say.
func Room(dir string) (bytes uint64, ok bool) {
	bytes, _, ok = room(dir)
	return bytes, ok
}
