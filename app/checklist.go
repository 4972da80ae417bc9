package app

// Checklists are what is looked at when a device is taken in.
type Checklists struct{ *core }

var checklistActs = []Act{}
