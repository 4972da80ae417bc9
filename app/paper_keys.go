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

// KeyGroup is what works in one place.
type KeyGroup struct {
	Title string
	Lines []KeyLine
}

// KeyLine is one act: the names of its keys, and what it does.
type KeyLine struct {
	Keys []string
	Text string
}

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
		out := printing.Keys{Shop: room.head(f), Print: room.print(f), Title: k.Title, Note: k.Note}
		for _, g := range k.Groups {
			to := printing.KeyGroup{Title: g.Title}
			for _, l := range g.Lines {
				to.Lines = append(to.Lines, printing.KeyLine(l))
			}
			out.Groups = append(out.Groups, to)
		}
		doc = out.Lay(s.sizeOf(kind, ""), f.Words())
		return nil
	})
	return doc, err
}
