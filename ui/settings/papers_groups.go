package settings

import (
	"slices"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// paperGroups is the order in which papers are listed, under their headings.
var paperGroups = []struct {
	title string
	names []string
}{
	{"settings.papers-counter", []string{app.PaperSheet, app.PaperHalves, app.PaperTicket, app.PaperLabel, app.PaperAccessory, app.PaperTechnician, app.PaperCard}},
	{"settings.papers-customer", []string{app.PaperEstimate, app.PaperSlip, app.PaperPayment, app.PaperInvoice, app.PaperTransfer, app.PaperFirst, app.PaperSecond, app.PaperLast, app.PaperErasure}},
	{"settings.papers-shop", nil}, // all others
}

// groupOf is the group of a paper.
func groupOf(name string) int {
	for i, g := range paperGroups {
		if slices.Contains(g.names, name) {
			return i
		}
	}
	return len(paperGroups) - 1
}

// inGroups sorts papers as they are listed.
func inGroups(kinds []app.PaperKind) []app.PaperKind {
	place := func(k app.PaperKind) int {
		g := groupOf(k.Name)
		return g*100 + max(0, slices.Index(paperGroups[g].names, k.Name))
	}
	slices.SortStableFunc(kinds, func(a, b app.PaperKind) int { return place(a) - place(b) })
	return kinds
}

// groups are the headings of the list.
func (p *papersPage) groups() (out []kit.Group) {
	for i, g := range paperGroups {
		n := 0
		for _, k := range p.kinds {
			if groupOf(k.Name) == i {
				n++
			}
		}
		out = append(out, kit.Group{Title: p.h.T(g.title), Len: n})
	}
	return out
}
