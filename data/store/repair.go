package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Source hands out whatever can be read of a damaged file: live values first, then older ones that nothing leads to.
type Source func(each func(key, value []byte, live bool) error) error

// Where a mended record came from.
const (
	FromJournal = "journal" // what acts did to it, one after the other
	FromCopy    = "copy"    // as it stands in a copy
	FromPages   = "pages"   // a page that nothing led to any more
)

// Mended is a record that was not right and is again.
type Mended struct {
	Ref    data.Ref     `json:"ref"`
	No     string       `json:"no,omitempty"`
	From   string       `json:"from"`
	At     data.Instant `json:"at"`     // when it was last changed in the state it has now
	Newest bool         `json:"newest"` // nothing later is known of it
}

// Repaired says what a repair found and did.
type Repaired struct {
	Records     int         `json:"records"` // in the repaired file
	Entries     int         `json:"entries"`
	Drafts      int         `json:"drafts"`
	Mended      []Mended    `json:"mended"`
	Lost        []data.Ref  `json:"lost"`         // records of which nothing is left
	FromCopy    int         `json:"from_copy"`    // entries of the journal that came from the copy
	LostEntries [][2]uint64 `json:"lost_entries"` // runs of sequences that are gone
	LostFiles   []data.ID   `json:"lost_files"`   // attachments whose bytes are gone
}

// repair builds a sound file of what is left of another.
type repair struct {
	to      kv.Store
	st      *Store
	copy    *Store // nil: none
	whole   bool   // of the journal everything could be read
	loose   map[data.Ref]bool
	suspect map[data.Ref]map[uint64]bool // records that are missing or behind the journal, with the entries that touched them
	out     Repaired
}

// Repair fills the empty store to with all that from hands out, takes what is missing from the journal or a copy (nil: none) of the
// same file, and makes everything that is derived anew. damaged are keys whose values could not be read; whole says that they are all that is missing.
func Repair(to kv.Store, from Source, damaged [][]byte, whole bool, copy *Store) (Repaired, error) {
	r := &repair{to: to, copy: copy, whole: whole, loose: map[data.Ref]bool{}, suspect: map[data.Ref]map[uint64]bool{}}
	for _, k := range damaged {
		if ref, ok := refOf(k); ok {
			r.doubt(ref, 0)
		}
		r.whole = r.whole && k[0] != spaceJournal
	}
	for _, step := range []func() error{
		func() error { return r.fill(from) }, r.meta, r.unpackedTwice, r.copyEntries, r.journal, r.copyRecords, r.mend, r.counters, r.files,
		func() error { return r.st.Rebuild() }, r.count,
	} {
		if err := step(); err != nil {
			return r.out, err
		}
	}
	return r.out, nil
}

func refOf(key []byte) (data.Ref, bool) {
	if len(key) != 10 || key[0] != spaceRecord {
		return data.Ref{}, false
	}
	return data.Ref{Kind: data.Kind(key[1]), ID: data.ID(binary.BigEndian.Uint64(key[2:]))}, true
}

// doubt notes a record that must be looked after, and an entry that touched it.
func (r *repair) doubt(ref data.Ref, seq uint64) {
	if r.suspect[ref] == nil {
		r.suspect[ref] = map[uint64]bool{}
	}
	if seq > 0 {
		r.suspect[ref][seq] = true
	}
}

const repairBatch = 500

// fill takes over what is no derived data.
func (r *repair) fill(from Source) error {
	type value struct {
		kv.Pair
		live bool
	}
	var batch []value
	flush := func() error {
		err := r.to.Bulk(func(t kv.Txn) error {
			for _, v := range batch {
				if err := r.take(t, v.Key, v.Value, v.live); err != nil {
					return err
				}
			}
			return nil
		})
		batch = batch[:0]
		return err
	}
	err := from(func(key, val []byte, live bool) error {
		if len(key) < 2 || !bytes.ContainsRune([]byte{spaceMeta, spaceCounter, spaceRecord, spaceJournal, spaceDraft, spaceBytes}, rune(key[0])) {
			return nil
		}
		if batch = append(batch, value{kv.Pair{Key: bytes.Clone(key), Value: bytes.Clone(val)}, live}); len(batch) < repairBatch {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	return r.to.Sync()
}

func (r *repair) take(t kv.Txn, key, val []byte, live bool) error {
	ref, isRecord := refOf(key)
	switch {
	case isRecord && ref.Kind.Info().New != nil:
		if _, err := decode(ref, val); err != nil {
			r.doubt(ref, 0)
			return nil
		}
	case key[0] == spaceJournal && key[1] == 'b':
		if _, err := unpack(val); err != nil {
			r.whole = false
			return nil
		}
	case key[0] == spaceJournal && key[1] == 'e':
		var e Entry
		if json.Unmarshal(val, &e) != nil || !bytes.Equal(entryKey(e.Seq), key) {
			r.whole = false
			return nil
		}
	}
	if !live {
		have, err := t.GetMany(key)
		if err != nil || have[0] != nil && !better(key, have[0], val) {
			return err
		}
		if isRecord {
			r.loose[ref] = true
		}
	}
	return t.Put(key, val)
}

// better says whether a loose value is to be preferred to the one there is.
func better(key, have, val []byte) bool {
	switch key[0] {
	case spaceRecord:
		return revOf(val) > revOf(have)
	case spaceCounter:
		return len(have) == 8 && len(val) == 8 && bytes.Compare(val, have) > 0
	case spaceDraft:
		var a, b Draft
		return json.Unmarshal(have, &a) == nil && json.Unmarshal(val, &b) == nil && b.Kept > a.Kept
	case spaceJournal:
		// A payload that was blanked stays blanked.
		return len(val) < len(have)
	}
	return false
}

func revOf(raw []byte) uint64 {
	var head struct {
		Rev uint64 `json:"rev"`
	}
	if json.Unmarshal(raw, &head) != nil {
		return 0
	}
	return head.Rev
}

// meta makes sure of what a file begins with, and opens it.
func (r *repair) meta() error {
	err := r.to.Update(func(t kv.Txn) error {
		have, err := t.GetMany(metaKey("format"), metaKey("id"), metaKey("start"))
		if err != nil {
			return err
		}
		if len(have[0]) == 8 && binary.BigEndian.Uint64(have[0]) > Format {
			return ErrNewer
		}
		var id [8]byte
		if _, err := rand.Read(id[:]); err != nil {
			return err
		}
		want := [][]byte{be64(Format), []byte(hex.EncodeToString(id[:])), be64(0)}
		if r.copy != nil {
			want[1] = []byte(r.copy.id)
			if err := r.copy.View(func(tx *Tx) error {
				start, _, err := tx.Counters()
				want[2] = be64(uint64(start))
				return err
			}); err != nil {
				return err
			}
		}
		for i, name := range []string{"format", "id", "start"} {
			if have[i] == nil || i == 0 && len(have[0]) != 8 {
				if err := t.Put(metaKey(name), want[i]); err != nil {
					return err
				}
			}
		}
		if err := t.Delete(metaKey(metaRebuild)); err != nil {
			return err
		}
		return t.Put(metaKey("fold"), be64(data.FoldVersion))
	})
	if err != nil {
		return err
	}
	r.st, err = Open(r.to, Options{})
	return err
}

var errEnough = errors.New("enough")

// MetaGaps names where the file notes, as JSON, the places at which a repair found a chain torn.
const MetaGaps = "gaps"

// raisedBy is how far the numbers of a kind jump whose counter was lost.
const raisedBy = 1000
