package app

// Devices are the things that are repaired.
type Devices struct{ *core }

var deviceActs = []Act{}
