package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Seen is a customer with when they were last heard of.
type Seen struct {
	CustomerRow
	At data.Instant
}

// What a look for the customers seen lately reads, whatever the file holds.
const (
	seenKeys  = 60 // in all
	seenBatch = 4  // of talks, and of jobs, at once
	seenRow   = 4  // of each customer
)

// SeenLately gives the customers who were last talked with or whose things were last taken in, up to limit, with their newest
// device. Where the newest talks and jobs are of few customers, there are fewer: it does not read on for ever.
func (s *Customers) SeenLately(limit int) (out []Seen, err error) {
	err = s.view(func(tx *store.Tx) error {
		l := &seenLook{tx: tx, left: seenKeys, seen: map[data.ID]bool{}}
		l.trails = []*seenTrail{{kind: data.KindContact, index: "time", more: true}, {kind: data.KindJob, index: "taken", more: true}}
		out, err = l.read(limit)
		return err
	})
	return out, err
}

// seenLook goes back through talks and jobs at once, the newest first.
type seenLook struct {
	tx     *store.Tx
	left   int // keys that may still be read
	seen   map[data.ID]bool
	trails []*seenTrail
}

// seenTrail is an index of one kind, read backwards in small steps.
type seenTrail struct {
	kind  data.Kind
	index string
	ahead []store.Place // read and not passed yet
	after string
	more  bool
}

// at is when the next place of the trail was.
func (t *seenTrail) at() (data.Instant, error) {
	n, err := data.ReadPart(t.ahead[0].Parts[0])
	return data.Instant(n), err
}

func (l *seenLook) read(limit int) (out []Seen, err error) {
	for len(out) < limit {
		who, at, err := l.next()
		if err != nil || at == 0 {
			return out, err
		}
		if who == 0 || l.seen[who] {
			continue
		}
		if l.left < seenRow {
			return out, nil
		}
		l.seen[who] = true
		row, err := l.row(who)
		if err != nil {
			return out, err
		}
		if row.Customer != nil {
			out = append(out, Seen{row, at})
		}
	}
	return out, nil
}

// next is who was seen last of those who are not passed yet, and when; 0 at the end, and where enough was read.
func (l *seenLook) next() (who data.ID, at data.Instant, err error) {
	var newest *seenTrail
	for _, t := range l.trails {
		if ok, err := l.fill(t); err != nil || !ok {
			return 0, 0, err
		}
		if len(t.ahead) == 0 {
			continue
		}
		when, err := t.at()
		if err != nil {
			return 0, 0, err
		}
		if newest == nil || when > at {
			newest, at = t, when
		}
	}
	if newest == nil {
		return 0, 0, nil
	}
	n, err := data.ReadPart(newest.ahead[0].Parts[1])
	newest.ahead = newest.ahead[1:]
	return data.ID(n), at, err
}

// fill reads a trail on where nothing of it lies ahead; false: enough was read.
func (l *seenLook) fill(t *seenTrail) (bool, error) {
	if len(t.ahead) > 0 || !t.more {
		return true, nil
	}
	if l.left < seenBatch {
		return false, nil
	}
	var err error
	t.ahead, t.after, err = l.tx.Places(t.kind, t.index, store.Range{Reverse: true, Limit: seenBatch, Blind: true, After: t.after})
	t.more = t.after != ""
	l.left -= len(t.ahead)
	return true, err
}

// row is a customer with the newest device alone, and how many more there are; empty for one who is a customer no longer.
func (l *seenLook) row(id data.ID) (CustomerRow, error) {
	l.left--
	c, ok := l.tx.Look(data.KindCustomer, id).(*data.Customer)
	if !ok || !c.Open() {
		return CustomerRow{}, nil
	}
	row := CustomerRow{Customer: c}
	l.left -= seenRow - 1
	p, err := l.tx.Find(data.KindDevice, "owner", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: 1, Blind: true})
	if err != nil || len(p.IDs) == 0 {
		return row, err
	}
	sums, err := l.tx.Sheet("customer", data.PartID(id))
	if d, ok := l.tx.Look(data.KindDevice, p.IDs[0]).(*data.Device); ok {
		row.Devices, row.More = []*data.Device{d}, int(sums["devices"])-1
	}
	return row, err
}
