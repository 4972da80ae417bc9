package kvtest

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"tanggapan/data/kv"
)

func testGetMany(t *testing.T, s kv.Store) {
	same(t, "an empty store", []string{"<absent>", "<absent>"}, viewGet(t, s, "ra", "za"))
	put(t, s, "ra", "1", "rb", "2", "ia", "3")
	same(t, "in the order asked", []string{"2", "<absent>", "3", "1", "2"}, viewGet(t, s, "rb", "rc", "ia", "ra", "rb"))
	same(t, "no keys", []string{}, viewGet(t, s))
	put(t, s, "ra", "new")
	same(t, "replaced", []string{"new"}, viewGet(t, s, "ra"))
}

func testEmpty(t *testing.T, s kv.Store) {
	update(t, s, func(tx kv.Txn) error {
		return errors.Join(tx.Put([]byte("ra"), nil), tx.Put([]byte("rb"), []byte{}))
	})
	err := s.View(func(r kv.Reader) error {
		vs, err := r.GetMany([]byte("ra"), []byte("rb"), []byte("rc"))
		if err != nil {
			return err
		}
		if vs[0] == nil || vs[1] == nil || vs[2] != nil {
			t.Errorf("empty, empty, absent: nil is %v %v %v", vs[0] == nil, vs[1] == nil, vs[2] == nil)
		}
		ps, err := r.Scan([]byte("r"), nil, 0, false)
		if err != nil {
			return err
		}
		if len(ps) != 2 || ps[0].Value == nil || len(ps[0].Value) != 0 {
			t.Errorf("Scan: %v", ps)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func testScan(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1", "rab", "2", "rb", "3", "rc", "4", "r\x00", "0", "r\xff", "9")
	tests := []struct {
		name, from, to string
		limit          int
		reverse        bool
		want           []string
	}{
		{"All", "r", "", 0, false, []string{"r\x00=0", "ra=1", "rab=2", "rb=3", "rc=4", "r\xff=9"}},
		{"AllReverse", "r", "", 0, true, []string{"r\xff=9", "rc=4", "rb=3", "rab=2", "ra=1", "r\x00=0"}},
		{"FromIsIn", "ra", "", 2, false, []string{"ra=1", "rab=2"}},
		{"ToIsOut", "ra", "rb", 0, false, []string{"ra=1", "rab=2"}},
		{"ToIsOutReverse", "ra", "rb", 0, true, []string{"rab=2", "ra=1"}},
		{"AbsentEnds", "raa", "rbb", 0, false, []string{"rab=2", "rb=3"}},
		{"AbsentEndsReverse", "raa", "rbb", 0, true, []string{"rb=3", "rab=2"}},
		{"LimitReverse", "r", "rc", 2, true, []string{"rb=3", "rab=2"}},
		{"LimitOverAll", "rb", "", 99, false, []string{"rb=3", "rc=4", "r\xff=9"}},
		{"Empty", "rd", "re", 0, false, []string{}},
		{"EmptyReverse", "rd", "re", 0, true, []string{}},
		{"Crossed", "rc", "ra", 0, false, []string{}},
		{"CrossedReverse", "rc", "ra", 0, true, []string{}},
		{"NextSpaceIsTheEnd", "rb", "s", 0, false, []string{"rb=3", "rc=4", "r\xff=9"}},
		{"NextSpaceIsTheEndReverse", "rb", "s", 1, true, []string{"r\xff=9"}},
		{"AbsentSpace", "x", "", 0, false, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			same(t, "in a View", tt.want, viewList(t, s, tt.from, tt.to, tt.limit, tt.reverse))
			err := s.Update(func(tx kv.Txn) error {
				got, err := list(tx, tt.from, tt.to, tt.limit, tt.reverse)
				same(t, "in an Update", tt.want, got)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func testBorder(t *testing.T, s kv.Store) {
	put(t, s, "qz", "1", "r", "2", "rz", "3", "s", "4", "s\x00", "5", "\xff\xff", "6", "\x00", "7")
	same(t, "forward", []string{"r=2", "rz=3"}, viewList(t, s, "r", "", 0, false))
	same(t, "reverse", []string{"rz=3", "r=2"}, viewList(t, s, "r", "", 0, true))
	same(t, "the last space", []string{"\xff\xff=6"}, viewList(t, s, "\xff", "", 0, true))
	same(t, "the first space", []string{"\x00=7"}, viewList(t, s, "\x00", "", 0, false))
}

func testBadKeys(t *testing.T, s kv.Store) {
	long := bytes.Repeat([]byte("r"), kv.MaxKey+1)
	check := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, kv.ErrKey) {
			t.Errorf("%s: %v, want ErrKey", what, err)
		}
	}
	err := s.Update(func(tx kv.Txn) error {
		for _, k := range [][]byte{nil, {}, long} {
			_, err := tx.GetMany([]byte("ra"), k)
			check("GetMany", err)
			_, err = tx.Scan(k, nil, 0, false)
			check("Scan", err)
			check("Put", tx.Put(k, []byte("v")))
			check("Delete", tx.Delete(k))
		}
		for _, to := range []string{"", "q", "sa", "t", "qz"} {
			_, err := tx.Scan([]byte("ra"), []byte(to), 0, false)
			check(fmt.Sprintf("Scan to %q", to), err)
		}
		return tx.Put([]byte("ra"), []byte("still possible"))
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "after bad keys", []string{"still possible"}, viewGet(t, s, "ra"))
}

func testCopies(t *testing.T, s kv.Store) {
	k, v := []byte("ra"), []byte("value")
	if err := s.Update(func(tx kv.Txn) error {
		if err := tx.Put(k, v); err != nil {
			return err
		}
		k[1], v[0] = 'X', 'X'
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var got [][]byte
	var pairs []kv.Pair
	for range 2 {
		if err := s.View(func(r kv.Reader) (err error) {
			if got, err = r.GetMany([]byte("ra")); err != nil {
				return err
			}
			pairs, err = r.Scan([]byte("r"), nil, 0, false)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if len(pairs) != 1 || string(got[0]) != "value" || string(pairs[0].Value) != "value" || string(pairs[0].Key) != "ra" {
			t.Fatalf("got %q %q", got, pairs)
		}
		// Writing to what came back must hurt neither the store nor the program.
		got[0][0], pairs[0].Value[0], pairs[0].Key[1] = '!', '!', '!'
		_ = append(got[0], "more"...)
	}
}

func testInto(t *testing.T, s kv.Store) {
	long := string(bytes.Repeat([]byte("0123456789"), 20_000))
	put(t, s, "ra", "1", "rb", "", "rc", long, "rd", "4")
	var room kv.Buffer
	in := func(r kv.Reader) error {
		for range 3 {
			room.Reset()
			lent := r.Into(&room)
			vs, err := lent.GetMany([]byte("ra"), []byte("rb"), []byte("rc"), []byte("r?"))
			if err != nil {
				return err
			}
			ps, err := lent.Into(&room).Scan([]byte("r"), nil, 0, true)
			if err != nil {
				return err
			}
			if len(vs) != 4 || string(vs[0]) != "1" || vs[1] == nil || len(vs[1]) != 0 || string(vs[2]) != long || vs[3] != nil {
				t.Errorf("GetMany: %.20q", vs)
			}
			if len(ps) != 4 || string(ps[0].Key)+string(ps[0].Value) != "rd4" || string(ps[1].Value) != long || string(ps[3].Key) != "ra" {
				t.Errorf("Scan: %.20q", ps)
			}
			// What is appended to one value must not run into the next.
			_ = append(append(vs[0], "more"...), ps[3].Key...)
			plain, err := get(r, "ra", "r?")
			if err != nil {
				return err
			}
			same(t, "the reader itself", []string{"1", "<absent>"}, plain)
			if string(vs[2]) != long || string(ps[0].Value) != "4" {
				t.Error("one value ran into another")
			}
			if _, err := lent.GetMany(nil); !errors.Is(err, kv.ErrKey) {
				t.Errorf("no key: %v, want ErrKey", err)
			}
		}
		return nil
	}
	if err := s.View(in); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(func(tx kv.Txn) error {
		return errors.Join(tx.Put([]byte("rd"), []byte("4")), in(tx))
	}); err != nil {
		t.Fatal(err)
	}
}

func testSnapshot(t *testing.T, s kv.Store) {
	put(t, s, "ra", "old")
	inside, written := make(chan struct{}), make(chan error)
	go func() {
		<-inside
		written <- s.Update(func(tx kv.Txn) error { return tx.Put([]byte("ra"), []byte("new")) })
	}()
	err := s.View(func(r kv.Reader) error {
		close(inside)
		if err := <-written; err != nil {
			return err
		}
		got, err := get(r, "ra")
		same(t, "inside", []string{"old"}, got)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "after", []string{"new"}, viewGet(t, s, "ra"))
}
