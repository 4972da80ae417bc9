package app

// Papers maps records to what is printed.
type Papers struct{ *core }
