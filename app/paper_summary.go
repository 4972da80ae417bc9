package app

import (
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// paperBase is a paper's own name: that of a summary also bears its day and size ("summary:2026-11-21:80").
func paperBase(name string) string {
	base, _, _ := strings.Cut(name, ":")
	return base
}

// Summary lays out the owner's page of a day, in a size ("A4", "Letter", "80"; "" is this desk's) and a language ("" is
// the shop's). The errors are those of Summary.Day.
func (s *Papers) Summary(date data.Date, size, lang string) (*page.Doc, error) {
	return s.summary(0, date, size, lang)
}

// Print sends the summary of a day to this desk's printer, in a size as in Papers.Summary.
func (s *Summary) Print(who data.Actor, date data.Date, size string) (data.Done, error) {
	name := PaperSummary + ":" + string(date)
	if size != "" {
		name += ":" + size
	}
	return s.app.PrintJobs.Print(who, data.Ref{Kind: data.KindShop, ID: theShop}, name)
}

// summaryNamed lays out a summary by the name of its paper.
func (s *Papers) summaryNamed(by data.ID, name, size string) (*page.Doc, error) {
	parts := strings.Split(name, ":")
	date := ""
	if len(parts) > 1 {
		date = parts[1]
	}
	if len(parts) > 2 && size == "" {
		size = parts[2]
	}
	if date == "" {
		today, err := s.app.Summary.Today()
		if err != nil {
			return nil, err
		}
		date = string(today)
	}
	return s.summary(by, data.Date(date), size, "")
}

func (s *Papers) summary(by data.ID, date data.Date, size, lang string) (*page.Doc, error) {
	d, err := s.app.Summary.Day(date)
	if err != nil {
		return nil, err
	}
	kind, err := paperNamed(data.KindShop, PaperSummary)
	if err != nil {
		return nil, err
	}
	var m printing.Summary
	var w words.Words
	err = s.view(func(tx *store.Tx) error {
		room, err := s.room(tx, by)
		if err != nil {
			return err
		}
		if lang == "" {
			lang = room.shop.Language
		}
		f := formatOf(room.shop, lang)
		w = f.Words()
		room.kind = kind
		m = room.cutSummary(room.summary(&d, f))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return m.Lay(s.sizeOf(kind, size), w), nil
}

// summary maps a day to its paper.
func (r *paperRoom) summary(d *DayView, f words.Format) printing.Summary {
	w := f.Words()
	m := printing.Summary{
		Shop: r.head(f), Print: r.print(f), Day: f.DayLong(d.Date) + " " + string(d.Date[:4]), Running: d.Running, Currency: f.MoneySign(), CashLine: true,
	}
	for _, x := range d.Figures(f) {
		m.Figures = append(m.Figures, printing.Figure{Label: x.Title, Value: x.Value, Note: x.Note})
	}
	c := d.Chart(f)
	m.Chart = printing.Chart{Title: c.Title + " (" + c.Unit + ")", Chart: c.Chart}
	for _, x := range d.States {
		m.Status = append(m.Status, printing.Count{Label: x.Item.Word(w.Lang()), N: x.N})
	}
	for _, p := range d.Payments {
		m.Payments = append(m.Payments, printing.Takings{Kind: p.Item.Word(w.Lang()), Count: f.Number(int64(p.N)), Amount: f.MoneyPlain(p.Amount)})
	}
	n, sum := d.PaymentSum()
	m.PaymentSum = printing.Takings{Kind: w.T("paper.total"), Count: f.Number(int64(n)), Amount: f.Money(sum)}
	m.PaymentNote = d.PaymentNote(f)
	for _, t := range d.Technicians {
		m.Technicians = append(m.Technicians, technicianRow(t, t.Name(w), f))
	}
	m.All = technicianRow(d.All(), w.T("paper.all"), f)
	for i, x := range d.Sections(f) {
		sec := printing.Section{Title: x.Title}
		for _, p := range x.Pairs {
			// Promises kept and late stand there even as nought; of the rest the paper says what there was.
			if i == 0 || p[1] != "0" {
				sec.Pairs = append(sec.Pairs, printing.Pair{Label: p[0], Value: p[1]})
			}
		}
		m.Sections = append(m.Sections, sec)
	}
	for _, a := range d.Attention {
		m.Attention = append(m.Attention, printing.Attention{No: r.number(data.KindJob, a.Job.No), Text: a.Says(f), Who: a.Does(f)})
	}
	return m
}

func technicianRow(t TechnicianDay, name string, f words.Format) printing.TechnicianDay {
	return printing.TechnicianDay{
		Name: name, JobsOut: f.Number(int64(t.JobsOut)), Hours: t.Hours(f), Late: f.Number(int64(t.Late)), Labour: f.MoneyPlain(t.Labour), Parts: f.MoneyPlain(t.Parts),
	}
}
