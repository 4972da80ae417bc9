package app

// Templates are texts said again and again.
type Templates struct{ *core }

var templateActs = []Act{}
