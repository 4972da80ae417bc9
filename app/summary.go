package app

// Summary is the owner's page of one day.
type Summary struct{ *core }
