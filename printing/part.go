package printing

// Part is stuck on a part, its bag or its drawer (62 x 29, 57 x 32 and 25 x 25 mm).
type Part struct {
	Print  Print
	No     string
	Code   string
	Name   string
	Fits   string
	PartNo string
	Price  string
	Bin    string // worded with its label
	Shelf  string // the shelf's name alone
}
