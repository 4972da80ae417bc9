package app

import (
	"slices"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// PaperKind is one paper as the settings offer it. Its name is worded "paper.name.<name>", its parts "paper.part.<part>".
type PaperKind struct {
	Name  string
	Sizes []string // by name, the usual one first
	Parts []string // that the shop may leave out: data.Paper.Hidden
	Text  bool     // it bears a line of the shop's own: data.Paper.Text
	Terms string   // which terms it prints: data.Terms.Paper; "" for none
}

// Kinds lists the papers, one row each, in the order in which they are offered.
func (s *Papers) Kinds() []PaperKind {
	var out []PaperKind
	for _, k := range paperKinds() {
		if slices.ContainsFunc(out, func(o PaperKind) bool { return o.Name == k.name }) {
			continue
		}
		row := PaperKind{Name: k.name, Parts: k.parts, Text: k.text, Terms: k.terms}
		for _, z := range k.sizes {
			row.Sizes = append(row.Sizes, z.Name)
		}
		out = append(out, row)
	}
	return out
}

// Sample lays a paper out from sample records, with the switches, texts, terms and prefixes of a shop that need not be
// saved. size "" is this desk's for the paper, lang "" the shop's. An unknown paper is a Fault "no-such-paper".
func (s *Papers) Sample(name, size string, sh *data.Shop, lang string) (doc *page.Doc, err error) {
	var kind paperKind
	for _, k := range paperKinds() {
		if k.name == name {
			kind = k
			break
		}
	}
	if kind.name == "" {
		return nil, noSuchPaper(name)
	}
	err = s.view(func(tx *store.Tx) error {
		r, err := s.room(tx, 0)
		if err != nil {
			return err
		}
		own := *sh
		if lang != "" {
			own.Language = lang
		}
		r.shop, r.kind = &own, kind
		r.samp, r.by = newPaperSample(r), sampleClerk
		papers, w, err := r.makeSample()
		if err == nil {
			doc = layAll(papers, s.sizeOf(kind, size), w)
		}
		return err
	})
	return doc, err
}

func noSuchPaper(name string) error {
	return data.Fault{Field: "paper", Code: "no-such-paper", Args: map[string]string{"paper": name}}
}

func (r *paperRoom) makeSample() ([]printing.Paper, words.Words, error) {
	if r.kind.name == PaperSummary {
		f := formatOf(r.shop, r.shop.Language)
		return []printing.Paper{r.cutSummary(r.summary(r.samp.dayView(r), f))}, f.Words(), nil
	}
	return r.kind.make(r, r.samp.ids[r.kind.of])
}

// look is the record as the paper shall see it; nil where there is none.
func (r *paperRoom) look(kind data.Kind, id data.ID) data.Record {
	if r.samp != nil {
		return r.samp.recs[data.Ref{Kind: kind, ID: id}]
	}
	return r.tx.Look(kind, id)
}

// paperOf reads the record of a paper; data.ErrNotFound.
func paperOf[T any, P interface {
	*T
	data.Record
}](r *paperRoom, id data.ID) (*T, error) {
	if r.samp == nil {
		return store.Get[T, P](r.tx, id)
	}
	rec, ok := r.look(P(new(T)).Kind(), id).(P)
	if !ok {
		return nil, data.ErrNotFound
	}
	return (*T)(rec), nil
}

// switches are what the shop set for the paper that is made.
func (r *paperRoom) switches() data.Paper {
	for _, p := range r.shop.Papers {
		if p.Name == r.kind.name {
			return p
		}
	}
	return data.Paper{}
}

// hides says whether the shop leaves a part of the paper out.
func (r *paperRoom) hides(part string) bool { return slices.Contains(r.switches().Hidden, part) }

// own is the shop's own text for the paper, a line each.
func (r *paperRoom) own() []string {
	if !r.kind.text {
		return nil
	}
	return splitLines(r.switches().Text)
}

// termsIn are the shop's own text for the paper and its paragraphs of terms, for a paper in that language.
func (r *paperRoom) termsIn(lang string) []string {
	out := r.own()
	if r.hides("terms") {
		return out
	}
	for _, t := range r.shop.Terms {
		if t.Paper == r.kind.terms && t.Text != "" {
			out = append(out, splitLines(inTongue(t.Text, lang))...)
		}
	}
	return out
}

// blank empties the texts where their part of the paper is left out.
func (r *paperRoom) blank(part string, texts ...*string) {
	if !r.hides(part) {
		return
	}
	for _, t := range texts {
		*t = ""
	}
}

func sheetParts() []string {
	return []string{"logo", "hours", "email", "address", "serial", "declared", "shelf", "condition", "history", "visits", "approvals", "checks", "terms", "privacy", "signature", "stub"}
}

func technicianParts() []string {
	return []string{"logo", "hours", "email", "address", "serial", "declared", "shelf", "condition", "history", "visits", "checks", "notes"}
}

func ticketParts() []string {
	return []string{"logo", "address", "serial", "left-with", "problem", "prices", "barcode", "qr", "terms"}
}

func slipParts() []string {
	return []string{"logo", "address", "serial", "left-with", "done", "lines", "collector", "barcode", "qr", "terms"}
}

func summaryParts() []string {
	return []string{"logo", "chart", "status", "payments", "technicians", "attention", "counter", "cash"}
}

// cutSheet leaves out of a job sheet what the shop does not print.
func (r *paperRoom) cutSheet(m printing.JobSheet) printing.JobSheet {
	r.cutHead(&m.Shop)
	r.blank("email", &m.Customer.Email)
	r.blank("address", &m.Customer.Address)
	m.Devices = r.cutDevices(m.Devices)
	if r.hides("history") {
		m.History = nil
	}
	if r.hides("visits") {
		m.Visits, m.VisitSum = nil, ""
	}
	if r.hides("approvals") {
		m.Approvals = nil
	}
	if r.hides("checks") {
		m.Checks = nil
	}
	m.NoSign, m.NoStub, m.NoNotes = r.hides("signature"), r.hides("stub"), r.hides("notes")
	return m
}

// cutDevices leaves out of the devices on a paper what the shop does not print.
func (r *paperRoom) cutDevices(all []printing.Device) []printing.Device {
	all = slices.Clone(all)
	for i := range all {
		d := &all[i]
		r.blank("serial", &d.Serial, &d.IMEI, &d.Plate)
		r.blank("left-with", &d.LeftWith)
		r.blank("problem", &d.Problem)
		r.blank("declared", &d.Declared)
		r.blank("shelf", &d.Shelf)
		if r.hides("condition") {
			d.Condition, d.Note = nil, ""
		}
	}
	return all
}

// cutTicket leaves out of a ticket or slip what the shop does not print.
func (r *paperRoom) cutTicket(m printing.Ticket) printing.Ticket {
	r.cutHead(&m.Shop)
	r.blank("address", &m.Shop.Address)
	m.Devices = r.cutDevices(m.Devices)
	if r.hides("prices") {
		m.Sums, m.ToPay = nil, ""
	}
	m.NoBars, m.NoQR = r.hides("barcode"), r.hides("qr")
	return m
}

// cutSummary leaves out of the day's page what the shop does not print.
func (r *paperRoom) cutSummary(m printing.Summary) printing.Summary {
	r.cutHead(&m.Shop)
	if r.hides("chart") {
		m.Chart = printing.Chart{}
	}
	if r.hides("status") {
		m.Status = nil
	}
	if r.hides("payments") {
		m.Payments, m.PaymentSum, m.PaymentNote = nil, printing.Takings{}, ""
	}
	if r.hides("technicians") {
		m.Technicians = nil
	}
	if r.hides("attention") {
		m.Attention = nil
	}
	if r.hides("counter") {
		m.Sections = nil
	}
	m.CashLine = m.CashLine && !r.hides("cash")
	return m
}

// cutHead leaves out of a paper's head what the shop does not print.
func (r *paperRoom) cutHead(s *printing.Shop) {
	s.NoLogo = r.hides("logo")
	r.blank("hours", &s.Hours)
}
