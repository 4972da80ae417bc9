package app

import (
	"math"
	"strings"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// Doc is a paper as it was laid out: what screens show of it and printers get.
type Doc = page.Doc

// Papers maps records to what is printed.
type Papers struct{ *core }

// paperKind is one paper of one kind of record. Each noun's file holds its mapping.
type paperKind struct {
	name  string
	of    data.Kind
	sizes []printing.Size // the first where the desk has set none
	parts []string        // that a shop may leave out
	terms string          // which of the shop's terms it prints
	text  bool            // it bears a line of the shop's own
	make  func(*paperRoom, data.ID) ([]printing.Paper, words.Words, error)
}

func paperNamed(kind data.Kind, name string) (paperKind, error) {
	name = paperBase(name)
	for _, p := range paperKinds() {
		if p.of == kind && p.name == name {
			return p, nil
		}
	}
	return paperKind{}, noSuchPaper(name)
}

// paperRoom is what a paper is made in: one state of the records, and who makes it.
type paperRoom struct {
	tx   *store.Tx
	shop *data.Shop
	now  data.Instant
	by   data.ID
	hash string
	copy int // prints of this paper before this one
	kind paperKind
	arg  string       // what the paper's name bears beside it: "day-plan:2026-11-24"
	samp *paperSample // records that stand in no file; nil for a real paper
	held []HeldCopy   // of an erasure: copies that this computer knows of
}

// Names lists the papers of a kind of record, in the order in which they are offered.
func (s *Papers) Names(kind data.Kind) (out []string) {
	for _, p := range paperKinds() {
		if p.of == kind {
			out = append(out, p.name)
		}
	}
	return out
}

// Render makes a paper of a record: the PDF and the same drawing calls. size "" is this desk's size for it.
// A paper that the record does not have is a Fault "no-such-paper".
func (s *Papers) Render(kind data.Kind, id data.ID, paper, size string) (pdf []byte, doc *page.Doc, err error) {
	if doc, err = s.draw(0, data.Ref{Kind: kind, ID: id}, paper, size); err != nil {
		return nil, nil, err
	}
	pdf, err = doc.PDF()
	return pdf, doc, err
}

// draw lays a paper out. by is who prints it.
func (s *Papers) draw(by data.ID, of data.Ref, paper, size string) (doc *page.Doc, err error) {
	kind, err := paperNamed(of.Kind, paper)
	if err != nil {
		return nil, err
	}
	if kind.name == PaperSummary {
		return s.summaryNamed(by, paper, size)
	}
	var held []HeldCopy
	if kind.name == PaperErasure {
		held, _ = s.heldCopies(0) // folders may be slow: not within the view
	}
	err = s.view(func(tx *store.Tx) error {
		room, err := s.room(tx, by)
		if err != nil {
			return err
		}
		room.held = held
		if room.copy, err = printsOf(tx, of, paper); err != nil {
			return err
		}
		room.kind = kind
		_, room.arg, _ = strings.Cut(paper, ":")
		papers, w, err := kind.make(room, of.ID)
		if err == nil {
			doc = layAll(papers, s.sizeOf(kind, size), w)
		}
		return err
	})
	return doc, err
}

func (s *Papers) room(tx *store.Tx, by data.ID) (*paperRoom, error) {
	sh, err := shop(tx)
	if err != nil {
		return nil, err
	}
	hash, err := tx.ChainHash(s.file.desk(0))
	return &paperRoom{tx: tx, shop: sh, now: s.Now(), by: by, hash: hash}, err
}

// sizeOf is the size named, else this desk's for the paper, else its own.
func (s *Papers) sizeOf(kind paperKind, name string) printing.Size {
	names := []string{name}
	if s.deps.Desk != nil {
		names = append(names, s.deps.Desk.Settings().Papers[kind.name].Size)
	}
	for _, n := range names {
		for _, z := range printing.Sizes() {
			if n != "" && (n == z.Name || "Roll"+n == z.Name || "Label"+n == z.Name) {
				return z
			}
		}
	}
	return kind.sizes[0]
}

// Size is the size that a paper has at this desk, by name: "A4", "80", "62x29".
func (s *Papers) Size(kind data.Kind, paper string) printing.Size {
	k, err := paperNamed(kind, paper)
	if err != nil {
		return printing.A4
	}
	return s.sizeOf(k, "")
}

// layAll lays papers out one behind the other in one document.
func layAll(papers []printing.Paper, size printing.Size, w words.Words) *page.Doc {
	doc := page.New("")
	for i, p := range papers {
		d := p.Lay(size, w)
		if i == 0 {
			doc = d
			continue
		}
		doc.Pages = append(doc.Pages, d.Pages...)
	}
	return doc
}

// print is what every paper says of its own making.
func (r *paperRoom) print(f words.Format) printing.Print {
	p := printing.Print{Practice: r.shop.Practice, Copy: r.copy, At: r.now.Time(f.Zone()), When: f.Stamp(r.now)}
	if s, ok := r.look(data.KindStaff, r.by).(*data.Staff); ok {
		p.By = s.Called()
	}
	if len(r.hash) >= 12 {
		p.Hash = r.hash[:4] + " " + r.hash[4:8] + " " + r.hash[8:12]
	}
	return p
}

// head is the shop as every paper names it.
func (r *paperRoom) head(f words.Format) printing.Shop {
	sh := r.shop
	out := printing.Shop{Logo: r.logo(), Name: sh.Name, Address: sh.Address, Email: sh.Email, Hours: hoursWords(sh, f), Branch: sh.Branch}
	if len(sh.Phones) > 0 {
		out.Phone = f.Phone(sh.Phones[0].Best164())
	}
	if sh.TaxNo != "" {
		out.TaxNo = f.Words().T("paper.tax-no", "No", sh.TaxNo)
	}
	return out
}

// number is a record's number with the shop's own prefix, as papers show it.
func (r *paperRoom) number(kind data.Kind, no string) string {
	for _, p := range r.shop.Prefixes {
		if p.Kind == kind && p.Text != "" && len(no) > 1 && no[1] == '-' {
			return p.Text + no[1:]
		}
	}
	return no
}

// printsOf counts the prints of a paper that came out before, or that a printer has already.
func printsOf(tx *store.Tx, of data.Ref, paper string) (n int, err error) {
	all, err := store.List[data.PrintJob](tx, "of", store.Range{Parts: []string{data.PartRef(of), paper}})
	for _, p := range all {
		if p.Removed == 0 && (p.State == data.PrintDone || p.State == data.PrintSaved || p.AtPrinter()) {
			n++
		}
	}
	return n, err
}

func splitLines(s string) (out []string) {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == '\n' {
			if line := data.CleanLine(s[start:i]); line != "" {
				out = append(out, line)
			}
			start = i + 1
		}
	}
	return out
}

// hoursOf is a stretch of time in hours, "0.75".
func hoursOf(f words.Format, d time.Duration) string {
	return f.Quantity(data.Quantity(math.Round(d.Hours()*100)) * 10)
}

// Hash is the beginning of the journal's newest hash at this desk, as papers print it.
func (s *Papers) Hash() (out string, err error) {
	err = s.view(func(tx *store.Tx) error {
		room, err := s.room(tx, 0)
		if err == nil {
			out = room.print(formatOf(room.shop, "")).Hash
		}
		return err
	})
	return out, err
}
