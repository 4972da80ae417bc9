package store_test

import (
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

// TestAudit_Names: an audit names each difference, and goes on behind it.
func TestAudit_Names(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 40, 11)
	is(t, d.Audit(), nil)
	var index [][]byte
	for _, p := range d.scan('i') {
		if data.Kind(p.Key[1]) == data.KindCustomer {
			index = append(index, p.Key)
		}
	}
	surplus := append([]byte{}, index[0]...)
	surplus[len(surplus)-1] ^= 0x40 // of a customer that never was
	if err := d.bolt.Update(func(tx kv.Txn) error {
		if err := tx.Put(surplus, nil); err != nil {
			return err
		}
		if err := tx.Delete(index[3]); err != nil {
			return err
		}
		return tx.Delete(index[9])
	}); err != nil {
		t.Fatal(err)
	}
	err := d.Audit()
	is(t, err, store.ErrAudit)
	if text := err.Error(); strings.Count(text, "is not under") != 2 || strings.Count(text, "stands for no record") != 1 {
		t.Error(text)
	}
	is(t, d.Rebuild(), nil)
	is(t, d.Audit(), nil)
}
