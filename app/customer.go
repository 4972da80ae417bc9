package app

// Customers are the people and companies that the shop serves.
type Customers struct{ *core }

var customerActs = []Act{}
