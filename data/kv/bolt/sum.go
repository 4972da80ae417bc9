package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

// A checksum says that a value is right, not that it is there. So for each range of keys the file keeps how many values it
// holds and the sum, mod 2^64, of their hashes; both follow in the transaction that changes the values. They lie in a bucket of
// their own, outside the spaces. A sum that is damaged itself is a false alarm and says so.

// sumBucket holds a table for each space: entries in order, each the rest of a range's name, its count and its sum (8 bytes each,
// little endian). One table is one page or two of the many that a save writes.
const (
	sumBucket = "sums"
	sumEntry  = 7 + 16
)

// rangeBits is how many low bits of a number a range spans: 65,536 numbers.
const rangeBits = 16

// rangeName is a space, a kind and the upper bytes of a number.
type rangeName [8]byte

// rangeOf names the range that a key belongs to. The keys of records, indexes and the journal begin with their space and a
// kind and end with a number of 8 bytes: they are parted by space, kind and 65,536 numbers; the other spaces are one range each.
func rangeOf(key []byte) (r rangeName) {
	r[0] = key[0]
	switch key[0] {
	case 'r', 'i', 'j':
		if len(key) >= 10 {
			r[1] = key[1]
			copy(r[2:], key[len(key)-8:])
		}
	}
	return r
}

// RangeError says that the values of one range of keys are not those that were stored. It is kv.ErrDamaged.
type RangeError struct {
	Space, Kind byte   // Kind is 0 where the space is one range
	From, To    uint64 // the numbers of the range, both included; 0 where the space is one range
	Have, Want  uint64 // how many values stand in it, and how many should
	False       bool   // the sum itself is damaged or missing: nothing is known to be wrong with the values
}

// Error implements error.
func (e RangeError) Error() string {
	where := fmt.Sprintf("space %q", e.Space)
	if e.To != 0 {
		where = fmt.Sprintf("space %q, kind %d, numbers %d to %d", e.Space, e.Kind, e.From, e.To)
	}
	switch {
	case e.False:
		return fmt.Sprintf("%v: %s: the sum is damaged, not the %d values", kv.ErrDamaged, where, e.Have)
	case e.Have != e.Want:
		return fmt.Sprintf("%v: %s: %d values, there were %d", kv.ErrDamaged, where, e.Have, e.Want)
	}
	return fmt.Sprintf("%v: %s: not the values that were stored", kv.ErrDamaged, where)
}

// Is says that the error is kv.ErrDamaged.
func (e RangeError) Is(target error) bool { return target == kv.ErrDamaged }

func rangeError(name rangeName) RangeError {
	e := RangeError{Space: name[0]}
	if e.Kind = name[1]; e.Kind != 0 {
		e.From = binary.BigEndian.Uint64(append(name[2:8:8], 0, 0))
		e.To = e.From | (1<<rangeBits - 1)
	}
	return e
}

// hash is of one stored value: FNV-1a over the key, the length and the checksum of the value, well mixed.
// The checksum stands for the payload, which it is compared with at every reading.
func hash(key, stored []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range key {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h = (h ^ uint64(len(stored))) * 1099511628211
	for _, c := range stored[:min(len(stored), valueHead)] {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// tally is what a range holds, or how that changes: counts and sums wrap round.
type tally struct{ count, sum uint64 }

func (t tally) plus(o tally) tally { return tally{t.count + o.count, t.sum + o.sum} }

// writeTable is the table of a space.
func writeTable(space byte, table map[rangeName]tally) []byte {
	var out []byte
	for _, name := range rangesOf(table) {
		if t := table[name]; name[0] == space && t != (tally{}) {
			out = append(out, name[1:]...)
			out = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(out, t.count), t.sum)
		}
	}
	return seal([]byte{space}, out)
}

// readTable adds a stored table to others; ok is false where it is damaged.
func readTable(space, stored []byte, into map[rangeName]tally) (ok bool) {
	v, err := unseal(space, stored)
	if err != nil || len(v)%sumEntry != 0 || len(space) != 1 {
		return false
	}
	for ; len(v) > 0; v = v[sumEntry:] {
		name := rangeName{space[0]}
		copy(name[1:], v)
		into[name] = tally{binary.LittleEndian.Uint64(v[7:]), binary.LittleEndian.Uint64(v[15:])}
	}
	return true
}

// set puts stored bytes under key, or takes the key away where stored is nil, and keeps the tally.
func (t *txn) set(b *bbolt.Bucket, key, stored []byte) error {
	if t.sums == nil {
		t.sums = map[rangeName]tally{}
	}
	name := rangeOf(key)
	sum := t.sums[name]
	if was := b.Get(key); was != nil {
		sum = tally{sum.count - 1, sum.sum - hash(key, was)}
	}
	if stored != nil {
		sum = tally{sum.count + 1, sum.sum + hash(key, stored)}
	}
	t.sums[name] = sum
	if stored == nil {
		return b.Delete(key)
	}
	return b.Put(key, stored)
}

// keepSums writes the sums of the ranges that the transaction changed.
func (t *txn) keepSums() error {
	return t.run(func() error {
		b := t.tx.Bucket([]byte(sumBucket))
		if b == nil || t.s.o.noSums {
			// Without its sums the file is damaged; to begin them in the middle would hide it.
			return nil
		}
		tables := map[byte]map[rangeName]tally{}
		for name, change := range t.sums {
			if change == (tally{}) {
				continue
			}
			table := tables[name[0]]
			if table == nil {
				table = map[rangeName]tally{}
				tables[name[0]] = table
			}
			table[name] = change
		}
		for space, table := range tables {
			key := []byte{space}
			if _, _, err := t.safe(b, key, false); err != nil {
				return err
			}
			if stored := b.Get(key); stored != nil {
				now := map[rangeName]tally{}
				if !readTable(key, stored, now) {
					continue // it stays a false alarm until it is made anew
				}
				for name, change := range table {
					now[name] = now[name].plus(change)
				}
				table = now
			}
			if err := b.Put(key, writeTable(space, table)); err != nil {
				return err
			}
		}
		return nil
	})
}

func rangesOf[T any](m map[rangeName]T) []rangeName {
	out := make([]rangeName, 0, len(m))
	for name := range m {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b rangeName) int { return bytes.Compare(a[:], b[:]) })
	return out
}

// sumsOf are the sums that were read in a walk, beside what the walk counted itself.
type sumsOf struct {
	counted map[rangeName]tally
	stored  map[rangeName]tally
	broken  map[byte]bool // the spaces whose tables are damaged
	there   bool          // the bucket is
}

func newSumsOf() sumsOf {
	return sumsOf{counted: map[rangeName]tally{}, stored: map[rangeName]tally{}, broken: map[byte]bool{}}
}

func (s *sumsOf) count(key, stored []byte) {
	name := rangeOf(key)
	s.counted[name] = s.counted[name].plus(tally{1, hash(key, stored)})
}

func (s *sumsOf) keep(space, stored []byte) {
	if !readTable(space, stored, s.stored) && len(space) > 0 {
		s.broken[space[0]] = true
	}
}

// faults compares what stands in the file with its sums.
func (s *sumsOf) faults() (out []error) {
	names := map[rangeName]bool{}
	for _, m := range []map[rangeName]tally{s.counted, s.stored} {
		for name := range m {
			names[name] = true
		}
	}
	told := map[byte]bool{}
	for _, name := range rangesOf(names) {
		e := rangeError(name)
		have, want := s.counted[name], s.stored[name]
		e.Have, e.Want = have.count, want.count
		e.False = !s.there || s.broken[name[0]]
		if have != want || e.False {
			out = append(out, e)
		}
		told[name[0]] = true
	}
	for space := range s.broken {
		if !told[space] {
			out = append(out, RangeError{Space: space, False: true})
		}
	}
	if !s.there && len(out) == 0 {
		out = append(out, fmt.Errorf("%w: the file has no sums", kv.ErrDamaged))
	}
	return out
}
