package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"

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

// unpackedTwice takes away entries that lie in a block as well.
func (r *repair) unpackedTwice() error {
	return r.to.Update(func(t kv.Txn) error {
		tx := &Tx{r: t, w: t}
		last, err := t.Scan([]byte{spaceJournal, 'b'}, after([]byte{spaceJournal, 'b'}), 1, true)
		if err != nil || len(last) == 0 {
			return err
		}
		old, err := t.Scan(entryKey(0), entryKey(binary.BigEndian.Uint64(last[0].Key[2:])+1), 0, false)
		if err != nil {
			return err
		}
		for _, p := range old {
			if _, err := tx.packedEntry(binary.BigEndian.Uint64(p.Key[2:])); err == nil {
				if err := t.Delete(p.Key); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// eachEntry goes through a journal in slices.
func eachEntry(st *Store, f func(tx *Tx, e Entry) error) error {
	for last := uint64(0); ; {
		n := 0
		err := st.View(func(tx *Tx) error {
			batch, err := tx.EntriesFrom(last+1, 200)
			if err != nil {
				return err
			}
			n = len(batch)
			for _, e := range batch {
				last = e.Seq
				if err := f(tx, e); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || n == 0 {
			return err
		}
	}
}

var errEnough = errors.New("enough")

// copyEntries takes entries that are missing from the copy, as long as both have one past.
func (r *repair) copyEntries() error {
	if r.copy == nil || r.whole {
		return nil
	}
	err := eachEntry(r.copy, func(_ *Tx, e Entry) error {
		if !bytes.Equal(e.hash(), e.Hash) {
			return nil
		}
		raw, err := json.Marshal(e)
		if err != nil {
			return err
		}
		return r.to.Bulk(func(t kv.Txn) error {
			have, err := (&Tx{r: t, w: t}).Entry(e.Seq)
			switch {
			case errors.Is(err, ErrAbsent):
				r.out.FromCopy++
				return t.Put(entryKey(e.Seq), raw)
			case err == nil && !bytes.Equal(have.Hash, e.Hash):
				return errEnough
			}
			return err
		})
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return errors.Join(err, r.to.Sync())
}

// Gap is a place where a desk's chain was mended: the entry does not follow the one before it, which is lost.
type Gap struct {
	Desk data.ID `json:"desk"`
	Seq  uint64  `json:"seq"`
}

const metaGaps = "gaps"

func (tx *Tx) gaps() (map[Gap]bool, error) {
	raw, err := tx.Meta(metaGaps)
	if err != nil || raw == nil {
		return nil, err
	}
	var list []Gap
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	out := map[Gap]bool{}
	for _, g := range list {
		out[g] = true
	}
	return out, nil
}

// journal goes through the journal: records that are behind it, places where it is torn, histories, where chains end.
func (r *repair) journal() error {
	heads, last := map[data.ID][]byte{}, uint64(0)
	var gaps []Gap
	var puts []kv.Pair
	err := eachEntry(r.st, func(tx *Tx, e Entry) error {
		r.out.Entries++
		if e.Seq > last+1 {
			r.out.LostEntries = append(r.out.LostEntries, [2]uint64{last + 1, e.Seq - 1})
		}
		last = e.Seq
		if !bytes.Equal(e.Prev, heads[e.Desk]) {
			gaps = append(gaps, Gap{e.Desk, e.Seq})
		}
		heads[e.Desk] = e.Hash
		deltas, err := e.Touched()
		if err != nil {
			return err
		}
		keys := make([][]byte, len(deltas))
		for i, d := range deltas {
			keys[i] = recordKey(d.ref())
			puts = append(puts, kv.Pair{Key: historyKey(d.ref(), e.Seq)})
		}
		for _, seq := range []uint64{e.Undoes, e.Redoes} {
			if seq > 0 {
				puts = append(puts, kv.Pair{Key: undoneKey(seq), Value: be64(e.Seq)})
			}
		}
		have, err := tx.r.GetMany(keys...)
		if err != nil {
			return err
		}
		for i, d := range deltas {
			if _, known := r.suspect[d.ref()]; known || have[i] == nil || revOf(have[i]) < d.Rev {
				r.doubt(d.ref(), e.Seq)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !r.whole {
		for part := range slices.Chunk(puts, repairBatch) {
			if err := r.putMissing(part); err != nil {
				return err
			}
		}
	}
	return r.to.Update(func(t kv.Txn) error {
		prefix := counterKey("chain/")
		old, err := t.Scan(prefix, after(prefix), 0, false)
		if err != nil {
			return err
		}
		for _, p := range old {
			if err := t.Delete(p.Key); err != nil {
				return err
			}
		}
		for desk, h := range heads {
			if err := t.Put(chainKey(desk), h); err != nil {
				return err
			}
		}
		n, err := (&Tx{r: t, w: t}).lastEntry()
		if err != nil {
			return err
		}
		if n > last {
			r.out.LostEntries = append(r.out.LostEntries, [2]uint64{last + 1, n})
		}
		if last > n {
			if err := t.Put(counterKey("journal"), be64(last)); err != nil {
				return err
			}
		}
		if len(gaps) == 0 {
			return t.Delete(metaKey(metaGaps))
		}
		raw, err := json.Marshal(gaps)
		if err != nil {
			return err
		}
		return t.Put(metaKey(metaGaps), raw)
	})
}

// lastEntry is the counter of the journal.
func (tx *Tx) lastEntry() (uint64, error) {
	v, err := tx.r.GetMany(counterKey("journal"))
	if err != nil || len(v[0]) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(v[0]), nil
}

func (r *repair) putMissing(pairs []kv.Pair) error {
	return r.to.Bulk(func(t kv.Txn) error {
		keys := make([][]byte, len(pairs))
		for i, p := range pairs {
			keys[i] = p.Key
		}
		have, err := t.GetMany(keys...)
		if err != nil {
			return err
		}
		for i, p := range pairs {
			if have[i] == nil {
				if err := t.Put(p.Key, p.Value); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// copyRecords doubts records that the copy has and this file has not.
func (r *repair) copyRecords() error {
	if r.copy == nil {
		return nil
	}
	return r.copy.eachSlice(r.copy.View, func(_ *Tx, recs []data.Record) error {
		return r.st.View(func(tx *Tx) error {
			keys := make([][]byte, len(recs))
			for i, rec := range recs {
				keys[i] = recordKey(recRef(rec))
			}
			have, err := tx.r.GetMany(keys...)
			if err != nil {
				return err
			}
			for i, rec := range recs {
				if have[i] == nil {
					r.doubt(recRef(rec), 0)
				}
			}
			return nil
		})
	})
}

// counters lifts counters past what is there; where one was lost numbers go on higher, so that none on paper is given twice.
func (r *repair) counters() error {
	return r.to.Update(func(t kv.Txn) error {
		tx := &Tx{r: t, w: t}
		for _, k := range data.Kinds {
			var high data.ID
			for _, space := range []byte{spaceRecord, spaceDraft} {
				last, err := t.Scan([]byte{space, byte(k.Kind)}, []byte{space, byte(k.Kind) + 1}, 1, true)
				if err != nil {
					return err
				}
				if len(last) > 0 && len(last[0].Key) == 10 {
					high = max(high, data.ID(binary.BigEndian.Uint64(last[0].Key[2:])))
				}
			}
			was, err := tx.LastID(k.Kind)
			if err != nil {
				return err
			}
			if was == 0 && high > 0 && k.Kind != data.KindShop && !r.whole {
				high += raisedBy
			}
			if high > was {
				if err := t.Put(counterKey(idCounter(k.Kind)), be64(uint64(high))); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// raisedBy is how far the numbers of a kind jump whose counter was lost.
const raisedBy = 1000

// files fetches the bytes of attachments that are not whole from the copy.
func (r *repair) files() error {
	return r.st.eachOf(data.KindAttachment, r.st.View, func(tx *Tx, recs []data.Record) error {
		for _, rec := range recs {
			a := rec.(*data.Attachment)
			if _, err := tx.Bytes(a.SHA256); err == nil {
				continue
			}
			if err := r.file(a); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *repair) file(a *data.Attachment) error {
	var whole []byte
	if r.copy != nil {
		_ = r.copy.View(func(tx *Tx) (err error) {
			whole, err = tx.Bytes(a.SHA256)
			return err
		})
	}
	sum, err := hex.DecodeString(a.SHA256)
	if whole == nil || err != nil {
		r.out.LostFiles = append(r.out.LostFiles, a.ID)
		return nil
	}
	return r.to.Bulk(func(t kv.Txn) error {
		for n := uint32(0); len(whole) > 0; n++ {
			part := whole[:min(piece, len(whole))]
			if err := t.Put(bytesKey(sum, n), part); err != nil {
				return err
			}
			whole = whole[len(part):]
		}
		return nil
	})
}

// count says what the file holds now, and drops drafts of records that were saved.
func (r *repair) count() error {
	err := r.st.eachSlice(r.st.View, func(_ *Tx, recs []data.Record) error {
		r.out.Records += len(recs)
		return nil
	})
	if err != nil {
		return err
	}
	return r.to.Update(func(t kv.Txn) error {
		r.out.Drafts = 0
		pairs, err := t.Scan([]byte{spaceDraft}, nil, 0, false)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			var d Draft
			if json.Unmarshal(p.Value, &d) != nil {
				if err := t.Delete(p.Key); err != nil {
					return err
				}
				continue
			}
			have, err := t.GetMany(recordKey(d.Ref()))
			if err != nil {
				return err
			}
			if have[0] == nil {
				r.out.Drafts++
			} else if err := t.Delete(p.Key); err != nil {
				return err
			}
		}
		return nil
	})
}
