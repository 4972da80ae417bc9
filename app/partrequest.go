package app

// PartRequests are parts wanted by jobs and the shelf.
type PartRequests struct{ *core }

var partRequestActs = []Act{}
