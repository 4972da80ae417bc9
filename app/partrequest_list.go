package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// PartsPage is a piece of the list of parts wanted: suppliers, the most overdue first, then by name, what has none last.
type PartsPage struct {
	Groups []PartGroup
	Total  int    // of open requests
	Next   string // where the next page begins; "" at the end
}

// PartGroup is a supplier with some of the parts wanted of it: what is on order by when it is due, then what is here, then the rest.
type PartGroup struct {
	Supplier *data.Supplier // nil: none yet
	Count    int            // of all, also those of other pages
	Cost     data.Money     // of all
	Rows     []Wanted
}

// What a page of parts reads.
const (
	partsKeys    = 60 // the first page, in all
	partKeys     = 7  // a row, at most
	lateGroups   = 8  // overdue orders that are looked at for suppliers to come first
	sortedGroups = 10 // suppliers that stand by name; more of them stand as they were entered
)

// List reads the parts that are wanted and not fitted. limit 0 is the first page: as many rows as sixty keys give.
func (s *PartRequests) List(after string, limit int) (out PartsPage, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		l := &partsList{look: newLooker(tx), tx: tx, now: s.wall(sh), left: partsKeys - 1, limit: limit, page: PartsPage{}}
		if limit > 0 {
			l.left = partsKeys + partKeys*limit
		}
		err = l.read(after)
		out = l.page
		return err
	})
	return out, err
}

// partsList is one look at the list.
type partsList struct {
	tx    *store.Tx
	look  *looker
	now   data.Local
	left  int // keys that may still be read
	limit int // rows; 0: as many as there are keys for
	page  PartsPage
}

// group is a supplier's place in the list.
type partsGroup struct {
	id    data.ID
	name  string
	count int
	cost  data.Money
}

// groups are the suppliers in their order.
func (l *partsList) groups() ([]partsGroup, error) {
	sums, err := l.tx.Sheet("wanted", "")
	if err != nil {
		return nil, err
	}
	l.left--
	of := map[data.ID]*partsGroup{}
	for line, n := range sums {
		part, what, _ := strings.Cut(line, " ")
		raw, err := data.ReadPart(part)
		if err != nil {
			return nil, err
		}
		id := data.ID(raw)
		if of[id] == nil {
			of[id] = &partsGroup{id: id}
		}
		if what == "n" {
			of[id].count = int(n)
			l.page.Total += int(n)
		} else {
			of[id].cost = data.Money(n)
		}
	}
	late, _, err := l.tx.Places(data.KindPartRequest, "due", store.Range{To: string(l.now), Limit: lateGroups, Blind: true})
	if err != nil {
		return nil, err
	}
	l.left -= len(late)
	var out []partsGroup
	for _, p := range late {
		if id, err := data.ReadPart(p.Parts[1]); err == nil && of[data.ID(id)] != nil {
			out = append(out, *of[data.ID(id)])
			delete(of, data.ID(id))
		}
	}
	return append(out, l.byName(of)...), nil
}

// byName orders suppliers by their names where they are few, else by their numbers; what has no supplier comes last.
func (l *partsList) byName(of map[data.ID]*partsGroup) (out []partsGroup) {
	for _, g := range of {
		out = append(out, *g)
	}
	if len(out) <= sortedGroups {
		for i := range out {
			if s := l.supplier(out[i].id); s != nil {
				out[i].name = data.Fold(s.Name)
			}
		}
	}
	slices.SortFunc(out, func(a, b partsGroup) int {
		if (a.id == 0) != (b.id == 0) {
			return cmp.Compare(b.id, a.id)
		}
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	return out
}

// supplier reads a supplier once; nil where there is none.
func (l *partsList) supplier(id data.ID) *data.Supplier {
	r := data.Ref{Kind: data.KindSupplier, ID: id}
	if _, have := l.look.have[r]; !have && id != 0 {
		l.left--
	}
	s, _ := l.look.at(data.KindSupplier, id).(*data.Supplier)
	return s
}

// read fills the page, from where the one before ended.
func (l *partsList) read(after string) error {
	groups, err := l.groups()
	if err != nil {
		return err
	}
	from, done, place := readPartsPlace(after)
	if after != "" {
		i := slices.IndexFunc(groups, func(g partsGroup) bool { return g.id == from })
		if i < 0 {
			return nil // nothing of it is wanted any more: who shows the list reads it anew
		}
		groups = groups[i:]
	}
	rows := 0
	for i, g := range groups {
		if i > 0 || after == "" {
			done, place = 0, ""
		}
		out := PartGroup{Count: g.count, Cost: g.cost}
		for done < g.count {
			n := min(g.count-done, max(0, l.left-1)/partKeys)
			if l.limit > 0 {
				n = min(n, l.limit-rows)
			}
			if n == 0 {
				l.page.Next = fmt.Sprintf("%d %d %s", g.id, done, place)
				break
			}
			out.Supplier = l.supplier(g.id)
			more, err := l.rows(g.id, n, &place)
			if err != nil {
				return err
			}
			out.Rows = append(out.Rows, more...)
			done, rows = done+len(more), rows+len(more)
			if len(more) < n {
				break
			}
		}
		if len(out.Rows) > 0 {
			l.page.Groups = append(l.page.Groups, out)
		}
		if l.page.Next != "" {
			break
		}
	}
	return nil
}

// readPartsPlace takes a PartsPage.Next apart: the supplier, how many of its rows were given, and behind which place of the index.
func readPartsPlace(s string) (supplier data.ID, done int, place string) {
	fields := strings.SplitN(s, " ", 3)
	if len(fields) == 3 {
		_, _ = fmt.Sscan(fields[0], &supplier)
		_, _ = fmt.Sscan(fields[1], &done)
		place = fields[2]
	}
	return supplier, done, place
}

// rows reads the next n requests of a supplier, with what their rows show.
func (l *partsList) rows(supplier data.ID, n int, place *string) ([]Wanted, error) {
	p, err := l.tx.Find(data.KindPartRequest, "list", store.Range{Parts: []string{data.PartID(supplier)}, After: *place, Limit: n, Blind: true})
	if err != nil {
		return nil, err
	}
	*place = p.After
	reqs, err := store.GetAll[data.PartRequest](l.tx, p.IDs)
	if err != nil {
		return nil, err
	}
	l.left -= 2 * len(reqs)
	for _, r := range reqs {
		for _, ref := range []data.Ref{{Kind: data.KindPart, ID: r.Part}, {Kind: data.KindJob, ID: r.Job}, {Kind: data.KindPartsOrder, ID: r.Order}} {
			l.want(ref)
		}
	}
	if err := l.look.fetch(); err != nil {
		return nil, err
	}
	for _, r := range reqs {
		if j, ok := l.look.at(data.KindJob, r.Job).(*data.Job); ok && r.State == data.RequestHere {
			l.want(data.Ref{Kind: data.KindCustomer, ID: j.Customer})
		}
		if r.State == data.RequestHere {
			l.want(data.Ref{Kind: data.KindShelf, ID: r.Shelf})
		}
	}
	if err := l.look.fetch(); err != nil {
		return nil, err
	}
	var out []Wanted
	for _, r := range reqs {
		w, err := l.row(r)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}

// want asks for a record that rows show, and counts it.
func (l *partsList) want(r data.Ref) {
	if l.look.want(r) {
		l.left--
	}
}

func (l *partsList) row(r *data.PartRequest) (w Wanted, err error) {
	w.PartRequest = r
	if w.Part, _ = l.look.at(data.KindPart, r.Part).(*data.Part); w.Part == nil {
		return w, data.ErrNotFound
	}
	w.Job, _ = l.look.at(data.KindJob, r.Job).(*data.Job)
	w.Order, _ = l.look.at(data.KindPartsOrder, r.Order).(*data.PartsOrder)
	if r.State == data.RequestHere && w.Job != nil {
		w.Customer, _ = l.look.at(data.KindCustomer, w.Job.Customer).(*data.Customer)
	}
	if r.State == data.RequestHere {
		if shelf, ok := l.look.at(data.KindShelf, r.Shelf).(*data.Shelf); ok {
			w.Lies = shelf.Name
		}
	}
	w.Supplier = l.supplier(r.Supplier)
	if r.State != data.Asked {
		return w, nil
	}
	of := data.PartID(r.ID)
	waits, _, err := l.tx.Places(data.KindAsk, "waiting", store.Range{Parts: []string{of}, Limit: 1, Blind: true})
	if err != nil {
		return w, err
	}
	l.left -= 1 + len(waits)
	if len(waits) > 0 {
		at, err := data.ReadPart(waits[0].Parts[0])
		if err != nil {
			return w, err
		}
		w.WaitsAt, w.WaitsBy = data.Instant(at), data.Channel(waits[0].Parts[1])
	}
	n, err := l.tx.Sum("asks", of)
	w.Answers = int(n)
	return w, err
}
