package data

// MostExact is up to which number a list says exactly how many it has; beyond it, it says "more than".
const MostExact = 10000
