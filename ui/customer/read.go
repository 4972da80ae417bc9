package customer

import (
	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// list is what the list is made of.
type list struct {
	text   string
	found  []app.CustomerRow
	seen   []app.Seen
	named  []app.CustomerRow // read so far
	next   string            // where they go on
	loose  []app.CustomerRow // without a phone or a name, where these are asked for
	shown  *app.CustomerRow  // whom another screen leads to, where none of these is they
	total  int
	pairs  int
	untidy int
}

// Reload reads the list, then the customer shown.
func (s *Screen) Reload() {
	text, loose, named := s.field.Text, s.untidy, len(s.all.named)
	kit.Read(s.h, &s.newest, func() (list, error) { return s.read(text, loose, named) }, func(l list) {
		l.pairs = s.all.pairs
		s.fill(l)
		if !s.paired {
			s.paired = true
			s.countPairs()
		}
	})
}

// narrow finds what was typed; who was seen lately and what is to be tidied stays as it was read.
func (s *Screen) narrow() {
	if s.untidy {
		s.untidy = false
		s.Reload()
		return
	}
	l := s.all
	l.text, l.found = s.field.Text, nil
	kit.Read(s.h, &s.newest, func() (list, error) {
		err := s.find(&l)
		return l, err
	}, s.fill)
}

func (s *Screen) find(l *list) (err error) {
	if l.text != "" {
		l.found, err = s.a.Customers.Find(l.text, mostFound)
	}
	return err
}

func (s *Screen) read(text string, loose bool, named int) (l list, err error) {
	l.text = text
	if l.total, err = s.a.Customers.Count(); err != nil {
		return l, err
	}
	if err = s.find(&l); err != nil {
		return l, err
	}
	if l.seen, err = s.a.Customers.SeenLately(mostSeen); err != nil {
		return l, err
	}
	if named > 0 {
		if l.named, l.next, err = s.page("", named); err != nil {
			return l, err
		}
	}
	limit := 0
	if loose {
		limit = mostNamed
	}
	l.loose, l.untidy, err = s.a.Customers.Untidy(limit)
	return l, err
}

// page reads customers by name with what they have and owe.
func (s *Screen) page(after string, limit int) ([]app.CustomerRow, string, error) {
	rows, next, err := s.a.Customers.Page(after, limit)
	if err != nil {
		return nil, "", err
	}
	ids := make([]data.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	rows, err = s.a.Customers.Rows(ids...)
	return rows, next, err
}

// further reads on by name once the end of the list comes into view.
func (s *Screen) further() {
	if s.newest.Reading() || s.untidy || s.all.text != "" || s.field.Text != "" || len(s.all.named) > 0 && s.all.next == "" {
		return
	}
	after := s.all.next
	type named struct {
		rows []app.CustomerRow
		next string
	}
	kit.Read(s.h, &s.newest, func() (out named, err error) {
		out.rows, out.next, err = s.page(after, mostNamed)
		return out, err
	}, func(p named) {
		s.all.named, s.all.next = append(s.all.named, p.rows...), p.next
		s.lay()
	})
}

// countPairs looks for customers who may be one, after the list is there: it reads more than the list does.
func (s *Screen) countPairs() {
	still := s.third.Ask()
	kit.Run(s.h, func() (int, error) {
		pairs, err := s.a.Customers.Pairs(mostPairs)
		return len(pairs), err
	}, func(n int, err error) {
		if !still() || err != nil || n == s.all.pairs {
			return
		}
		s.all.pairs = n
		s.lay()
	})
}
