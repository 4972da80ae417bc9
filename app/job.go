package app

// Jobs are work on devices or at an address.
type Jobs struct{ *core }

var jobActs = []Act{}
