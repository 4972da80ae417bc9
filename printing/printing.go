// Package printing lays out the papers of the desk: one file per document, in millimetres, from plain structs in
// which every sum, time and number is already worded for the reader. It draws on printing/page and knows no record,
// no printer and no library.
package printing

import (
	"image"
	"strings"
	"time"

	"tanggapan/printing/page"
)

// Wording gives the words of a paper in its language, by keys "paper.*". A key that is missing comes back as itself.
type Wording interface {
	T(key string, args ...any) string
}

// Paper is a document that can be laid out: JobSheet, Ticket, Label, Order, Summary, TestPage.
// Lay never fails: text that does not fit is continued or shortened, and odd characters are replaced.
type Paper interface {
	Lay(size Size, w Wording) *page.Doc
}

// Size is a paper's measure in millimetres. H is 0 for a roll: the paper is then cut to its content.
type Size struct {
	Name string
	W, H float64
}

// The sizes that the papers are laid out for.
var (
	A4         = Size{"A4", 210, 297}
	Letter     = Size{"Letter", 215.9, 279.4}
	Roll80     = Size{"Roll80", 80, 0}
	Roll58     = Size{"Roll58", 58, 0}
	Label62x29 = Size{"Label62x29", 62, 29}
	Label57x32 = Size{"Label57x32", 57, 32}
	Label25x25 = Size{"Label25x25", 25, 25}
)

// Sizes lists every size, sheets first.
func Sizes() []Size { return []Size{A4, Letter, Roll80, Roll58, Label62x29, Label57x32, Label25x25} }

// SizeNamed returns the size of that name; false for an unknown one.
func SizeNamed(name string) (Size, bool) {
	for _, s := range Sizes() {
		if s.Name == name {
			return s, true
		}
	}
	return Size{}, false
}

// Short is the size's measure without its sort: "A4", "80", "62x29".
func (s Size) Short() string {
	return strings.TrimPrefix(strings.TrimPrefix(s.Name, "Roll"), "Label")
}

// Roll tells whether the size is a strip of a receipt printer.
func (s Size) Roll() bool { return s.H == 0 }

// Shop is the head of every paper. Empty fields leave no hole.
type Shop struct {
	Name    string
	Address string // one line
	Phone   string
	Email   string
	Hours   string      // "Mon–Fri 9–18 · Sat 10–15"
	TaxNo   string      // with its own word: "TIN 123-456-789"
	Branch  string      // only where the shop has several
	Logo    image.Image // nil: the nut mark
	NoLogo  bool        // neither picture nor mark
}

// Print says what this very print is: how often, when and by whom it was made.
type Print struct {
	Practice bool      // from the practice shop: every page says PRACTICE
	Copy     int       // 0 the first print, n the n-th reprint
	At       time.Time // date inside the PDF; the same time gives the same bytes
	When     string    // the same, worded: "Sat 21 Nov 2026, 18:10"
	By       string    // short name of who prints
	Hash     string    // short hash of the journal's last entry
}

// Pair is a label and its value, both as they shall stand on the paper.
type Pair struct{ Label, Value string }

// Sum is one line above the balance: "VAT 12 %", "444.60". Strong prints in SemiBold with a rule above it.
type Sum struct {
	Label, Amount string
	Strong        bool
}
