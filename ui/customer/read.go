package customer

import (
	"tanggapan/app"
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
	more   string            // where those go on
	shown  *app.CustomerRow  // whom another screen leads to, where none of these is they
	total  int
	pairs  int
	untidy int
}

// Reload reads the list, then the customer shown.
func (s *Screen) Reload() {
	text, loose, had := s.field.Text, s.untidy, [2]int{len(s.all.named), len(s.all.loose)}
	kit.Read(s.h, &s.newest, func() (list, error) { return s.read(text, loose, had) }, func(l list) {
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

func (s *Screen) read(text string, loose bool, had [2]int) (l list, err error) {
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
	if had[0] > 0 {
		if l.named, l.next, err = s.a.Customers.ByName("", readOn(had[0])); err != nil {
			return l, err
		}
	}
	if !loose {
		l.untidy, err = s.a.Customers.UntidyCount()
		return l, err
	}
	l.loose, l.more, l.untidy, err = s.a.Customers.Untidy("", readOn(had[1]))
	return l, err
}

// firstNamed is how many rows a first page has at most.
const firstNamed = 10

// readOn is how many rows are read anew where n were read before; 0: the first page.
func readOn(n int) int {
	if n <= firstNamed {
		return 0
	}
	return n
}

// further reads on by name once the end of the list comes into view.
func (s *Screen) further() {
	if s.untidy {
		s.furtherUntidy()
		return
	}
	if s.newest.Reading() || s.all.text != "" || s.field.Text != "" || len(s.all.named) > 0 && s.all.next == "" {
		return
	}
	after, limit := s.all.next, mostNamed
	if len(s.all.named) == 0 {
		limit = 0
	}
	type named struct {
		rows []app.CustomerRow
		next string
	}
	kit.Read(s.h, &s.newest, func() (out named, err error) {
		out.rows, out.next, err = s.a.Customers.ByName(after, limit)
		return out, err
	}, func(p named) {
		s.all.named, s.all.next = append(s.all.named, p.rows...), p.next
		s.lay()
	})
}

// furtherUntidy is further of those without a phone or a name.
func (s *Screen) furtherUntidy() {
	if s.newest.Reading() || s.all.more == "" {
		return
	}
	after := s.all.more
	kit.Read(s.h, &s.newest, func() (l list, err error) {
		l.loose, l.more, l.untidy, err = s.a.Customers.Untidy(after, mostNamed)
		return l, err
	}, func(l list) {
		s.all.loose, s.all.more, s.all.untidy = append(s.all.loose, l.loose...), l.more, l.untidy
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
