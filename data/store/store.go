// Package store keeps typed records over an ordered key-value transaction: put, get, indexes, counters, sums, the journal, drafts and migrations.
package store

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Format is the number of the file format that this program writes. Every added field raises it; an older program opens a newer file read-only.
const Format = 1

// Errors of the store.
var (
	// ErrNewer: the file's format number is higher than Format.
	ErrNewer = errors.New("store: newer format")
	// ErrThere: a record that was to be made under a reserved ID is there already: the same draft was saved before.
	ErrThere = errors.New("store: already saved")
	// ErrStale: the record was changed since it was read; wraps nothing, compare with errors.Is.
	ErrStale = errors.New("store: record changed meanwhile")
	// ErrAbsent: no record under that ID.
	ErrAbsent = errors.New("store: no such record")
	// ErrTaken: another record holds a value that must be its own.
	ErrTaken = errors.New("store: value is taken")
)

// The spaces of the keys: their first byte.
const (
	spaceMeta    = 'm'
	spaceCounter = 'c'
	spaceRecord  = 'r'
	spaceIndex   = 'i'
	spaceJournal = 'j'
	spaceDraft   = 'd'
	spaceBytes   = 'b'
	spaceSearch  = 'f'
	spaceSum     = 's'
)

// Store is the records of one shop.
type Store struct {
	kv    kv.Store
	id    string
	newer bool
	find  *finder
}

// Options say how a store is opened.
type Options struct {
	ReadOnly bool    // nothing is written: no format, no migration
	Start    data.ID // a new file's numbers begin after this (900000 for practice shops)
}

// Open opens the records in a key-value store, and makes a new file ready. A
// file of a newer format opens only with ReadOnly, else it is ErrNewer. Indexes
// and search that an older way of folding text made are made anew, which takes a while.
func Open(s kv.Store, o Options) (*Store, error) {
	st := &Store{kv: s, find: newFinder()}
	var format uint64
	var anew bool // what is derived from the records is out of date
	err := s.View(func(r kv.Reader) error {
		vals, err := r.GetMany(metaKey("format"), metaKey("id"), metaKey("fold"), metaKey(metaRebuild))
		if err != nil {
			return err
		}
		if len(vals[0]) == 8 {
			format = binary.BigEndian.Uint64(vals[0])
		} else if have, err := r.Scan([]byte{spaceRecord}, nil, 1, false); err != nil || len(have) > 0 {
			// Never begin a file anew over records.
			return firstErr(err, fmt.Errorf("%w: records without a format number", kv.ErrDamaged))
		}
		st.id = string(vals[1])
		anew = vals[3] != nil || len(vals[2]) == 8 && binary.BigEndian.Uint64(vals[2]) != data.FoldVersion
		return nil
	})
	if err != nil {
		return nil, err
	}
	switch {
	case format > Format && !o.ReadOnly:
		return nil, fmt.Errorf("%w: %d, this program writes %d", ErrNewer, format, Format)
	case format > Format:
		st.newer = true
	case format == 0 && o.ReadOnly:
		return nil, fmt.Errorf("%w: no format number", kv.ErrFormat)
	case format == 0:
		err = s.Update(func(t kv.Txn) error { return st.begin(t, o) })
	case format < Format && !o.ReadOnly:
		err = migrate(s, format)
	}
	if err == nil && anew && !o.ReadOnly {
		err = st.Rebuild()
	}
	if err != nil {
		return nil, err
	}
	return st, nil
}

// begin writes what a new file starts with.
func (s *Store) begin(t kv.Txn, o Options) error {
	var id [8]byte
	if _, err := rand.Read(id[:]); err != nil {
		return err
	}
	s.id = hex.EncodeToString(id[:])
	for name, v := range map[string][]byte{"format": be64(Format), "fold": be64(data.FoldVersion), "id": []byte(s.id), "start": be64(uint64(o.Start))} {
		if err := t.Put(metaKey(name), v); err != nil {
			return err
		}
	}
	return nil
}

// ID names the file: random, made with it, the same in its copies.
func (s *Store) ID() string { return s.id }

// Newer says that the file was written by a newer program.
func (s *Store) Newer() bool { return s.newer }

// Stats counts the work of the key-value store below.
func (s *Store) Stats() kv.Stats { return s.kv.Stats() }

// View reads one state of the records. It lives for milliseconds.
func (s *Store) View(f func(*Tx) error) error {
	return s.kv.View(func(r kv.Reader) error { return f(&Tx{r: r, find: s.find}) })
}

// Act is the head of what an Update does: it becomes the journal entry.
type Act struct {
	Name   string
	Actor  data.Actor
	At     data.Instant
	Of     data.Ref // the record it is mainly about; the first one put where it is zero
	Undoes uint64   // the entry that it takes back
	Redoes uint64   // the entry that it does again
	Silent bool     // no payload in the journal (erasure)
	Slice  bool     // it takes back the one entry that Undoes names, not its whole act
	Quiet  bool     // no entry in the journal, no new revision: a copy is made ready for a repair
}

// Result says what an Update did.
type Result struct {
	Entry   uint64 // sequence of the journal entry; 0 where nothing changed
	Of      data.Ref
	Changes []data.Change
}

// Update runs f in one transaction and journals what it changed as one act. f
// may run twice, so it sets what it captures anew each time. A record that Put
// numbered and dated is what it was before when the run did not count: after a
// failure it can be mended and put again.
func (s *Store) Update(a Act, f func(*Tx) error) (Result, error) { return s.write(s.kv.Update, a, f) }

// Bulk is Update for imports and the practice shop: durable at Sync.
func (s *Store) Bulk(a Act, f func(*Tx) error) (Result, error) {
	res, err := s.write(s.kv.Bulk, a, f)
	if err == nil {
		err = s.packSearch()
	}
	return res, err
}

// Sync makes what Bulk stored durable.
func (s *Store) Sync() error { return s.kv.Sync() }

func (s *Store) write(run func(func(kv.Txn) error) error, a Act, f func(*Tx) error) (Result, error) {
	var res Result
	var tx *Tx
	err := run(func(t kv.Txn) error {
		tx.takeBack()
		tx = &Tx{r: t, w: t, find: s.find, act: a, touched: map[data.Ref]*touch{}, stamped: map[data.Record]stamp{}}
		if err := f(tx); err != nil {
			return err
		}
		var err error
		res, err = tx.finish()
		return err
	})
	if err != nil {
		tx.takeBack()
		return Result{}, err
	}
	return res, nil
}

func metaKey(name string) []byte { return append([]byte{spaceMeta}, name...) }

func be64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// Meta reads a small value that the program keeps about the file; nil where there is none.
func (tx *Tx) Meta(name string) ([]byte, error) {
	v, err := tx.r.GetMany(metaKey(name))
	if err != nil {
		return nil, err
	}
	return v[0], nil
}

// SetMeta keeps a small value about the file, outside the journal.
func (tx *Tx) SetMeta(name string, v []byte) error { return tx.w.Put(metaKey(name), v) }

// About names the record that the act is mainly about.
func (tx *Tx) About(r data.Ref) { tx.act.Of = r }
