package summary

import (
	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// shares are the widths of the five figures at the head, as the design sets them.
var shares = []float32{302, 207, 151, 191, 190}

// figures are the head of the page.
func figures(f words.Format, d app.DayView) []kit.StripFact {
	var out []kit.StripFact
	for i, x := range d.Figures(f) {
		out = append(out, kit.StripFact{Title: x.Title, Value: x.Value, Note: x.Note, Share: shares[i]})
	}
	return out
}

// states are the open jobs by state.
func states(w words.Words, d app.DayView) []kit.CountBar {
	var out []kit.CountBar
	for _, s := range d.States {
		out = append(out, kit.CountBar{Label: s.Item.Word(w.Lang()), N: s.N})
	}
	return out
}

// payment is a row of the table of payments.
type payment struct{ way, n, sum string }

func payments(f words.Format, d app.DayView) (rows []payment, total payment) {
	for _, p := range d.Payments {
		rows = append(rows, payment{p.Item.Word(f.Words().Lang()), f.Number(int64(p.N)), f.MoneyPlain(p.Amount)})
	}
	n, sum := d.PaymentSum()
	return rows, payment{f.Words().T("summary.total"), f.Number(int64(n)), f.Money(sum)}
}

// technician is a row of the table of technicians: name, then five figures.
type technician [6]string

func technicians(f words.Format, d app.DayView) (rows []technician, all technician) {
	for _, t := range d.Technicians {
		rows = append(rows, technicianRow(f, t, t.Name(f.Words())))
	}
	return rows, technicianRow(f, d.All(), f.Words().T("summary.all"))
}

func technicianRow(f words.Format, t app.TechnicianDay, name string) technician {
	n := func(v int) string { return f.Number(int64(v)) }
	return technician{name, n(t.JobsOut), t.Hours(f), n(t.Late), f.MoneyPlain(t.Labour), f.MoneyPlain(t.Parts)}
}

// mark is the sign of a matter that needs attention.
func mark(a app.Attention) (icon string, tone kit.Token) {
	switch a.Why {
	case "late":
		return "triangle-alert", kit.Red
	case "no-answer":
		return "hourglass", kit.Violet
	}
	return "circle-check", kit.Green
}

// dated says whether a route's argument names a day.
func dated(arg string) (data.Date, bool) {
	d := data.Date(arg)
	return d, d.Valid()
}
