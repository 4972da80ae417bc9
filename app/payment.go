package app

// Payments are money that changed hands.
type Payments struct{ *core }

var paymentActs = []Act{}
