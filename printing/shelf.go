package printing

// Shelf marks a place where things lie (62 x 29, 57 x 32 and 25 x 25 mm).
type Shelf struct {
	Print Print
	No    string
	Code  string
	Name  string // "C4"
	Note  string
	Shop  string
}
