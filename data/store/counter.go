package store

import (
	"encoding/binary"

	"tanggapan/data"
)

func counterKey(name string) []byte { return append([]byte{spaceCounter}, name...) }

// count adds to a counter and gives its new value; a counter that never ran begins at start.
func (tx *Tx) count(name string, start uint64) (uint64, error) {
	v, err := tx.r.GetMany(counterKey(name))
	if err != nil {
		return 0, err
	}
	n := start
	if len(v[0]) == 8 {
		n = binary.BigEndian.Uint64(v[0])
	}
	n++
	return n, tx.w.Put(counterKey(name), be64(n))
}

// nextID takes the next ID of a kind. One whose number an import gave to another record stays unused.
func (tx *Tx) nextID(k data.Kind) (data.ID, error) {
	start, err := tx.start(k)
	if err != nil {
		return 0, err
	}
	for {
		n, err := tx.count(idCounter(k), start)
		if err != nil {
			return 0, err
		}
		no := data.NumberOf(k, data.ID(n))
		if no == "" {
			return data.ID(n), nil
		}
		p, err := tx.Find(k, "no", Range{Parts: []string{data.Squeeze(no)}, Limit: 1})
		if err != nil || len(p.IDs) == 0 {
			return data.ID(n), err
		}
	}
}

func idCounter(k data.Kind) string { return "id/" + k.String() }

// start is the ID after which a kind begins to count.
func (tx *Tx) start(k data.Kind) (uint64, error) {
	v, err := tx.Meta("start")
	if err != nil || len(v) != 8 || k.Info().Letter == 0 {
		return 0, err
	}
	return binary.BigEndian.Uint64(v), nil
}

// MaxID is the highest ID: from there numbers would run out, and others read them no longer to the last digit.
const MaxID data.ID = 1 << 53

// RaiseIDs lifts a kind's counter to at least id, so that no number up to it is given again: after an import or a restore. data.Faults "too-large" above MaxID.
func (tx *Tx) RaiseIDs(k data.Kind, id data.ID) error {
	if id > MaxID {
		return data.Faults{{Field: "id", Code: "too-large"}}
	}
	last, err := tx.LastID(k)
	if err != nil {
		return err
	}
	start, err := tx.start(k)
	if err != nil || id <= max(last, data.ID(start)) {
		return err
	}
	return tx.w.Put(counterKey(idCounter(k)), be64(uint64(id)))
}

// LastID is the highest ID given to a kind, 0 before the first.
func (tx *Tx) LastID(k data.Kind) (data.ID, error) {
	v, err := tx.r.GetMany(counterKey(idCounter(k)))
	if err != nil || len(v[0]) != 8 {
		return 0, err
	}
	return data.ID(binary.BigEndian.Uint64(v[0])), nil
}
