package spool

import (
	"fmt"
	"math"

	"tanggapan/printing/page"
)

// sheets are the sizes that spoolers know by name, in millimetres.
var sheets = []struct {
	name string
	w, h float64
}{{"A4", 210, 297}, {"A5", 148, 210}, {"Letter", 215.9, 279.4}, {"Legal", 215.9, 355.6}}

// media names the size of a page for the spooler. Without it a spooler takes its own default and puts a ticket in the
// middle of a sheet.
func media(p *page.Page) string {
	for _, s := range sheets {
		if math.Abs(p.W-s.w) < 1 && math.Abs(p.H-s.h) < 1 {
			return s.name
		}
	}
	return fmt.Sprintf("Custom.%sx%smm", short(p.W), short(p.H))
}

func short(mm float64) string {
	if r := math.Round(mm); math.Abs(mm-r) < 0.05 {
		return fmt.Sprintf("%.0f", r)
	}
	return fmt.Sprintf("%.1f", mm)
}
