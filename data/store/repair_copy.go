package store

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"

	"tanggapan/data"
	"tanggapan/data/kv"
)

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
