package kvtest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"testing"

	"tanggapan/data/kv"
)

var errMine = errors.New("the caller's own")

func testOwnWrites(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1", "rb", "2")
	update(t, s, func(tx kv.Txn) error {
		err := errors.Join(tx.Put([]byte("rc"), []byte("3")), tx.Delete([]byte("ra")), tx.Put([]byte("rb"), []byte("20")))
		if err != nil {
			return err
		}
		got, err := get(tx, "ra", "rb", "rc")
		if err != nil {
			return err
		}
		same(t, "own writes by key", []string{"<absent>", "20", "3"}, got)
		got, err = list(tx, "r", "", 0, true)
		same(t, "own writes by range", []string{"rc=3", "rb=20"}, got)
		return err
	})
	same(t, "after", []string{"rb=20", "rc=3"}, viewList(t, s, "r", "", 0, false))
}

func testDelete(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1", "rb", "2")
	update(t, s, func(tx kv.Txn) error {
		return errors.Join(tx.Delete([]byte("ra")), tx.Delete([]byte("none")), tx.Delete([]byte("zz")))
	})
	same(t, "after", []string{"rb=2"}, viewList(t, s, "r", "", 0, false))
	put(t, s, "ra", "again")
	same(t, "put again", []string{"ra=again", "rb=2"}, viewList(t, s, "r", "", 0, false))
}

func testFailingUpdate(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1", "rb", "2")
	err := s.Update(func(tx kv.Txn) error {
		for i := range 300 {
			if err := tx.Put([]byte(fmt.Sprintf("r%d", i)), bytes.Repeat([]byte("x"), 100)); err != nil {
				return err
			}
		}
		if err := errors.Join(tx.Delete([]byte("ra")), tx.Put([]byte("new space"), nil)); err != nil {
			return err
		}
		return errMine
	})
	if err != errMine { //nolint:errorlint // the caller's error comes back as it is
		t.Fatalf("got %v", err)
	}
	same(t, "nothing changed", []string{"ra=1", "rb=2"}, viewList(t, s, "r", "", 0, false))
	same(t, "nor elsewhere", []string{}, viewList(t, s, "n", "", 0, false))
}

func testPanickingUpdate(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1")
	panics := func(call func()) (got any) {
		defer func() { got = recover() }()
		call()
		return nil
	}
	boom := func(tx kv.Txn) error {
		if err := tx.Put([]byte("ra"), []byte("2")); err != nil {
			return err
		}
		panic("the caller's own")
	}
	for name, call := range map[string]func(){
		"Update": func() { _ = s.Update(boom) },
		"Bulk":   func() { _ = s.Bulk(boom) },
		"View":   func() { _ = s.View(func(kv.Reader) error { panic("the caller's own") }) },
	} {
		if got := panics(call); got != "the caller's own" {
			t.Errorf("%s: recovered %v", name, got)
		}
		same(t, "nothing changed by "+name, []string{"1"}, viewGet(t, s, "ra"))
	}
	put(t, s, "ra", "3")
	same(t, "goes on", []string{"3"}, viewGet(t, s, "ra"))
}

func testLimits(t *testing.T, s kv.Store) {
	largest := bytes.Repeat([]byte{0xAB}, kv.MaxValue)
	longest := bytes.Repeat([]byte("r"), kv.MaxKey)
	update(t, s, func(tx kv.Txn) error {
		if err := tx.Put([]byte("rb"), append(largest, 1)); !errors.Is(err, kv.ErrTooLarge) {
			return fmt.Errorf("too large: %w", err)
		}
		return errors.Join(tx.Put([]byte("ra"), largest), tx.Put(longest, []byte("long")))
	})
	err := s.View(func(r kv.Reader) error {
		vs, err := r.GetMany([]byte("ra"), longest, []byte("rb"))
		if err != nil {
			return err
		}
		if !bytes.Equal(vs[0], largest) || string(vs[1]) != "long" || vs[2] != nil {
			t.Errorf("sizes: %d %d %d", len(vs[0]), len(vs[1]), len(vs[2]))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func testRacers(t *testing.T, s kv.Store) {
	const racers, each = 8, 25
	var wg sync.WaitGroup
	for range racers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range each {
				if err := s.Update(count); err != nil {
					t.Error(err)
					return
				}
				if err := s.View(func(r kv.Reader) error {
					vs, err := r.GetMany([]byte("cn"), []byte("cm"))
					if err == nil && !bytes.Equal(vs[0], vs[1]) {
						t.Errorf("half a transaction seen: %x %x", vs[0], vs[1])
					}
					return err
				}); err != nil {
					t.Error(err)
					return
				}
			}
		}()
	}
	wg.Wait()
	want := make([]byte, 8)
	binary.BigEndian.PutUint64(want, racers*each)
	same(t, "counted", []string{string(want)}, viewGet(t, s, "cn"))
}

// count raises two counters together.
func count(tx kv.Txn) error {
	vs, err := tx.GetMany([]byte("cn"))
	if err != nil {
		return err
	}
	n := uint64(0)
	if vs[0] != nil {
		n = binary.BigEndian.Uint64(vs[0])
	}
	v := binary.BigEndian.AppendUint64(nil, n+1)
	return errors.Join(tx.Put([]byte("cn"), v), tx.Put([]byte("cm"), v))
}

func testBulk(t *testing.T, s kv.Store) {
	const calls, each = 60, 500
	want := 0
	for c := range calls {
		err := s.Bulk(func(tx kv.Txn) error {
			for i := range each {
				if err := tx.Put([]byte(fmt.Sprintf("r%02d-%03d", c, i)), []byte("v")); err != nil {
					return err
				}
			}
			if c == 0 {
				return nil
			}
			got, err := get(tx, fmt.Sprintf("r%02d-000", c-1))
			same(t, "the call before", []string{"v"}, got)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		want += each
		if c%20 == 3 {
			same(t, "seen by a View", []string{"v"}, viewGet(t, s, fmt.Sprintf("r%02d-%03d", c, each-1)))
		}
		if c%20 == 7 {
			update(t, s, func(tx kv.Txn) error {
				got, err := get(tx, fmt.Sprintf("r%02d-%03d", c, each-1))
				same(t, "seen by an Update", []string{"v"}, got)
				return err
			})
		}
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	if got := len(viewList(t, s, "r", "", 0, false)); got != want {
		t.Errorf("%d keys, want %d", got, want)
	}
	if err := s.Sync(); err != nil {
		t.Errorf("Sync with nothing to do: %v", err)
	}
}

func testFailingBulk(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1", "rb", "2", "re", "")
	bulk := func(f func(tx kv.Txn) error) error { t.Helper(); return s.Bulk(f) }
	if err := bulk(func(tx kv.Txn) error {
		return errors.Join(tx.Put([]byte("rc"), []byte("3")), tx.Delete([]byte("rb")))
	}); err != nil {
		t.Fatal(err)
	}
	err := bulk(func(tx kv.Txn) error {
		err := errors.Join(tx.Put([]byte("ra"), []byte("x")), tx.Put([]byte("ra"), []byte("y")), tx.Delete([]byte("rc")),
			tx.Delete([]byte("re")), tx.Put([]byte("rb"), []byte("x")), tx.Put([]byte("new"), nil), tx.Put([]byte("rd"), nil), tx.Delete([]byte("rd")))
		return errors.Join(err, errMine)
	})
	if !errors.Is(err, errMine) {
		t.Fatalf("got %v", err)
	}
	if err := bulk(func(tx kv.Txn) error { return tx.Put([]byte("rf"), []byte("6")) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	same(t, "the failing call left nothing", []string{"ra=1", "rc=3", "re=", "rf=6"}, viewList(t, s, "r", "", 0, false))
	same(t, "nor elsewhere", []string{}, viewList(t, s, "n", "", 0, false))
}
