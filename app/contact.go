package app

// Contacts are every talk, on one timeline.
type Contacts struct{ *core }

var contactActs = []Act{}
