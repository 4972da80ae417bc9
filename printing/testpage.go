package printing

// TestPage shows whether a printer prints straight, in measure, and codes that can be read.
type TestPage struct {
	Shop    Shop
	Print   Print
	Printer string
}
