package printing

import "tanggapan/printing/page"

// Figure is one of the large numbers at the head of the summary, with its comparison.
type Figure struct{ Label, Value, Note string }

// Chart is takings by day with their average; nothing is drawn without bars.
type Chart struct {
	Title string
	page.Chart
}

// Count is a row with a bar: jobs by status.
type Count struct {
	Label string
	N     int
}

// Takings is one kind of payment.
type Takings struct{ Kind, Count, Amount string }

// TechnicianDay is a technician's row; the row named for all stands apart.
type TechnicianDay struct{ Name, JobsOut, Hours, Late, Labour, Parts string }

// Attention is one matter for tomorrow.
type Attention struct{ No, Text, Who string }

// Section is a further part of the summary: pairs in columns under a heading (counter, dispatch, parts, system).
type Section struct {
	Title string
	Pairs []Pair
}

// Summary is the owner's page of a day (A4 or Letter; on a roll the same in one column).
type Summary struct {
	Shop        Shop
	Print       Print
	Day         string // "Saturday 21 November 2026"
	No          string // number of the day's close; empty while the day runs
	Running     bool   // the day is not closed yet
	Currency    string
	Figures     []Figure
	Chart       Chart
	Status      []Count
	Payments    []Takings
	PaymentSum  Takings
	PaymentNote string
	Technicians []TechnicianDay
	All         TechnicianDay
	Sections    []Section
	Attention   []Attention
	CashLine    bool // blanks for cash counted, difference, checked by
}
