package app

// PriceItems are usual jobs and goods with their prices.
type PriceItems struct{ *core }

var priceItemActs = []Act{}
