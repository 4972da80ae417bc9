package app

// Shelves are where things lie.
type Shelves struct{ *core }

var shelfActs = []Act{}
