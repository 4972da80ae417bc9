package app

// Backups are verified copies of the data file.
type Backups struct{ *core }

var backupActs = []Act{}
