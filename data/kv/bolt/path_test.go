package bolt_test

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// harmed writes a data file of 2000 records in which harm has changed every page of a kind, or the first one, and returns its path.
func harmed(t *testing.T, kind uint16, all bool, harm func(id uint64, page []byte)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s := open(t, path, bolt.Options{NoSync: true})
	fill(t, s, 0, 2000)
	// Pages that are not in use would look the same.
	if err := errors.Join(s.Compact(context.Background(), nil), s.Close()); err != nil {
		t.Fatal(err)
	}
	b, n := image(t, path), 0
	for at := 2 * 4096; at < len(b); at += 4096 {
		// The root of the buckets is a leaf of few entries; it is not meant here.
		if binary.LittleEndian.Uint16(b[at+8:]) == kind && binary.LittleEndian.Uint16(b[at+10:]) > 4 && (all || n == 0) {
			harm(uint64(at/4096), b[at:at+4096])
			n++
		}
	}
	if n == 0 {
		t.Fatal("no such page")
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCircle makes a branch page its own child, at which the engine would go down until the program dies.
func TestCircle(t *testing.T) {
	path := harmed(t, 1, false, func(id uint64, page []byte) { binary.LittleEndian.PutUint64(page[16+8:], id) })
	for _, o := range []bolt.Options{{}, {ReadOnly: true}} {
		if _, err := bolt.Open(path, o); !errors.Is(err, kv.ErrDamaged) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// TestHarmedLeaves: a leaf that lies about itself is an error, to a reader and before anything is written.
func TestHarmedLeaves(t *testing.T) {
	tests := []struct {
		name string
		harm func(id uint64, page []byte)
	}{
		{"ClaimsTheNextPage", func(_ uint64, page []byte) { page[12] = 1 }},
		{"LostEntries", func(_ uint64, page []byte) { page[10] -= 2 }},
		{"NoEntries", func(_ uint64, page []byte) { page[10], page[11] = 0, 0 }},
		{"SaysItIsABranch", func(_ uint64, page []byte) { page[8] = 1 }},
		{"KeysInDisorder", func(_ uint64, page []byte) {
			at := 16 + 3*16
			key := at + int(binary.LittleEndian.Uint32(page[at+4:]))
			page[key] = 0
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := harmed(t, 2, true, tt.harm)
			uses := map[string]func(s *bolt.Store) error{
				"Get":    func(s *bolt.Store) error { _, err := read(s, 1000); return err },
				"Put":    func(s *bolt.Store) error { return s.Update(save(1000)) },
				"Delete": func(s *bolt.Store) error { return s.Update(func(tx kv.Txn) error { return tx.Delete(record(1000)) }) },
				"Bulk":   func(s *bolt.Store) error { return errors.Join(s.Bulk(save(1000)), s.Sync()) },
			}
			for _, reverse := range []bool{false, true} {
				uses[map[bool]string{false: "Scan", true: "ScanReverse"}[reverse]] = func(s *bolt.Store) error {
					return s.View(func(r kv.Reader) error { _, err := r.Scan([]byte("r"), nil, 1, reverse); return err })
				}
			}
			for name, use := range uses {
				s, err := bolt.Open(path, bolt.Options{NoSync: true})
				if err != nil {
					if !errors.Is(err, kv.ErrDamaged) {
						t.Errorf("Open: %v", err)
					}
					return
				}
				if err := use(s); !errors.Is(err, kv.ErrDamaged) {
					t.Errorf("%s: %v", name, err)
				}
				if c := s.Stats().Commits; c != 0 {
					t.Errorf("%s: %d commits", name, c)
				}
				if err := s.Close(); err != nil && !errors.Is(err, kv.ErrDamaged) {
					t.Errorf("Close after %s: %v", name, err)
				}
			}
		})
	}
}

// TestOneHarmedLeaf: what lies elsewhere can still be read, nothing can be written any more.
func TestOneHarmedLeaf(t *testing.T) {
	path := harmed(t, 2, false, func(_ uint64, page []byte) { page[10] -= 2 })
	s := open(t, path, bolt.Options{NoSync: true})
	right, harm := 0, 0
	for i := range 2000 {
		switch v, err := read(s, i); {
		case errors.Is(err, kv.ErrDamaged):
			harm++
		case err == nil && string(v) == string(value(i)):
			right++
		default:
			t.Fatalf("record %d: %q, %v", i, v, err)
		}
	}
	index := 0
	err := s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte("i"), nil, 0, false)
		index = len(ps)
		return err
	})
	if right < 1900 || harm == 0 && err == nil || err == nil && index != 2000 {
		t.Errorf("%d right, %d harmed; index: %d, %v", right, harm, index, err)
	}
	if err := s.Update(save(1)); !errors.Is(err, kv.ErrDamaged) || s.Fault() == nil {
		t.Errorf("a write: %v, Fault %v", err, s.Fault())
	}
}
