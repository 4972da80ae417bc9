package app

// Asks are questions to suppliers and their answers.
type Asks struct{ *core }

var askActs = []Act{}
