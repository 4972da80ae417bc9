package app

// Today is what the desk has to do now.
type Today struct{ *core }
