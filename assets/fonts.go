// Package assets holds the bytes that ship inside the program: fonts, icons and the practice shop's lists.
package assets

import (
	"bytes"
	"embed"
)

//go:embed fonts/*.ttf fonts/OFL.txt
var fontFiles embed.FS

// Weights lists the weights that Font knows, lightest first.
func Weights() []int { return []int{400, 500, 600, 700} }

// Font returns a copy of the TrueType bytes of the program's sans serif face in the given weight (400, 500, 600
// or 700; another weight gives the nearest one). The copy is the caller's own: some users of a font write into it.
func Font(weight int) []byte {
	file := "fonts/sans-400.ttf"
	switch {
	case weight > 650:
		file = "fonts/sans-700.ttf"
	case weight > 550:
		file = "fonts/sans-600.ttf"
	case weight > 450:
		file = "fonts/sans-500.ttf"
	}
	b, err := fontFiles.ReadFile(file)
	if err != nil {
		return nil // cannot be: the names above are the embedded ones, and a test reads each
	}
	return bytes.Clone(b)
}

// FontLicence returns the licence text of the fonts.
func FontLicence() string {
	b, _ := fontFiles.ReadFile("fonts/OFL.txt")
	return string(b)
}
