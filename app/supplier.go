package app

// Suppliers are who sells us parts.
type Suppliers struct{ *core }

var supplierActs = []Act{}
