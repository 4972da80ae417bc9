package app

// Parts are components and their stock.
type Parts struct{ *core }

var partActs = []Act{}
