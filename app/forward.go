package app

// Forwards are inquiries handed over.
type Forwards struct{ *core }

var forwardActs = []Act{}
