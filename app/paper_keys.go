package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// KeyPage is the list of keys as the window words it.
type KeyPage struct {
	Title, Note string
	Groups      []KeyGroup
}

// What the list of keys is made of, on the screen as on paper.
type (
	KeyGroup = printing.KeyGroup
	KeyLine  = printing.KeyLine
)

// PrintKeys prints the list of keys at once, where this desk prints its sheets; the answer says whether it was saved as a file instead.
// data.ErrNoPrinter, data.ErrPrinter.
func (s *Papers) PrintKeys(who data.Actor, k KeyPage) (path string, saved bool, err error) {
	doc, err := s.keys(who, k)
	if err != nil {
		return "", false, err
	}
	p := &data.PrintJob{Copies: 1}
	if s.deps.Desk != nil {
		p.Printer = s.deps.Desk.Settings().Papers[PaperSheet].Printer
	}
	path, saved, err = s.app.PrintJobs.send(p, doc)
	return path, saved, printerFault(err)
}

func (s *Papers) keys(who data.Actor, k KeyPage) (doc *page.Doc, err error) {
	kind, err := paperNamed(data.KindJob, PaperSheet)
	if err != nil {
		return nil, err
	}
	err = s.view(func(tx *store.Tx) error {
		room, err := s.room(tx, who.Staff)
		if err != nil {
			return err
		}
		f := formatOf(room.shop, room.shop.Language)
		out := printing.Keys{Shop: room.head(f), Print: room.print(f), Title: k.Title, Note: k.Note, Groups: k.Groups}
		doc = out.Lay(s.sizeOf(kind, ""), f.Words())
		return nil
	})
	return doc, err
}
