package app

// Tasks are what somebody must do by a time.
type Tasks struct{ *core }

var taskActs = []Act{}
