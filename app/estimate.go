package app

// Estimates are prices told before the work.
type Estimates struct{ *core }

var estimateActs = []Act{}
