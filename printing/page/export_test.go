package page

// Levels are the levels of the Unicode Bidirectional Algorithm.
func Levels(text []rune) []uint8 { return levels(text) }
