package app

// PartsOrders are orders to suppliers and what came of them.
type PartsOrders struct{ *core }

var partsOrderActs = []Act{}
