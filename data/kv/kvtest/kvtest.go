// Package kvtest is the suite that every engine of an ordered key-value store must pass.
package kvtest

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tanggapan/data/kv"
)

// errAgain ends the first of two runs of an Update function.
var errAgain = errors.New("run it again")

// Run tests an engine. open returns a new, empty store; the suite closes it.
func Run(t *testing.T, open func(t *testing.T) kv.Store) {
	tests := []struct {
		name string
		f    func(t *testing.T, s kv.Store)
	}{
		{"GetMany", testGetMany},
		{"EmptyIsNotAbsent", testEmpty},
		{"Scan", testScan},
		{"ScanStaysInItsSpace", testBorder},
		{"OwnWrites", testOwnWrites},
		{"Delete", testDelete},
		{"FailingUpdate", testFailingUpdate},
		{"PanickingUpdate", testPanickingUpdate},
		{"Limits", testLimits},
		{"BadKeys", testBadKeys},
		{"NothingIsShared", testCopies},
		{"IntoABuffer", testInto},
		{"ViewIsOneState", testSnapshot},
		{"Racers", testRacers},
		{"Bulk", testBulk},
		{"FailingBulk", testFailingBulk},
		{"Watch", testWatch},
		{"SlowWatcher", testSlowWatcher},
		{"Stats", testStats},
		{"Closed", testClosed},
		{"Model", testModel},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			defer func() {
				if err := s.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			}()
			tt.f(t, s)
		})
	}
}

// Reopen tests that an engine keeps what it was given. Each call of open returns the same store, which the suite has closed before.
func Reopen(t *testing.T, open func(t *testing.T) kv.Store) {
	t.Helper()
	want := map[string]string{}
	for round := range 4 {
		s := open(t)
		equal(t, s, want)
		for i := range 50 {
			k, v := fmt.Sprintf("r%03d", (i*7+round*31)%90), fmt.Sprintf("round %d item %d", round, i)
			write := s.Update
			if round%2 == 1 {
				write = s.Bulk
			}
			if err := write(func(tx kv.Txn) error { return tx.Put([]byte(k), []byte(v)) }); err != nil {
				t.Fatal(err)
			}
			want[k] = v
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t)
	defer func() { _ = s.Close() }()
	equal(t, s, want)
}

// update runs f twice, as an engine may: once in a transaction that is given up, then for good.
func update(t *testing.T, s kv.Store, f func(kv.Txn) error) {
	t.Helper()
	err := s.Update(func(tx kv.Txn) error {
		if err := f(tx); err != nil {
			return err
		}
		return errAgain
	})
	if !errors.Is(err, errAgain) {
		t.Fatalf("first run: %v", err)
	}
	if err := s.Update(f); err != nil {
		t.Fatalf("second run: %v", err)
	}
}

// put stores pairs given as key, value, key, value.
func put(t *testing.T, s kv.Store, pairs ...string) {
	t.Helper()
	update(t, s, func(tx kv.Txn) error {
		for i := 0; i < len(pairs); i += 2 {
			if err := tx.Put([]byte(pairs[i]), []byte(pairs[i+1])); err != nil {
				return err
			}
		}
		return nil
	})
}

// get returns the values of keys; "<absent>" where there is none.
func get(r kv.Reader, keys ...string) ([]string, error) {
	var ks [][]byte
	for _, k := range keys {
		ks = append(ks, []byte(k))
	}
	vs, err := r.GetMany(ks...)
	if err != nil {
		return nil, err
	}
	if len(vs) != len(ks) {
		return nil, fmt.Errorf("%d values for %d keys", len(vs), len(ks))
	}
	out := []string{}
	for _, v := range vs {
		if v == nil {
			out = append(out, "<absent>")
		} else {
			out = append(out, string(v))
		}
	}
	return out, nil
}

func viewGet(t *testing.T, s kv.Store, keys ...string) []string {
	t.Helper()
	var out []string
	if err := s.View(func(r kv.Reader) (err error) {
		out, err = get(r, keys...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// list formats a scan as "key=value".
func list(r kv.Reader, from, to string, limit int, reverse bool) ([]string, error) {
	var end []byte
	if to != "" {
		end = []byte(to)
	}
	ps, err := r.Scan([]byte(from), end, limit, reverse)
	out := []string{}
	for _, p := range ps {
		out = append(out, string(p.Key)+"="+string(p.Value))
	}
	return out, err
}

func viewList(t *testing.T, s kv.Store, from, to string, limit int, reverse bool) []string {
	t.Helper()
	var out []string
	if err := s.View(func(r kv.Reader) (err error) {
		out, err = list(r, from, to, limit, reverse)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// equal compares the space r with a map.
func equal(t *testing.T, s kv.Store, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	if err := s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte("r"), nil, 0, false)
		for i, p := range ps {
			if i > 0 && bytes.Compare(ps[i-1].Key, p.Key) >= 0 {
				return fmt.Errorf("key %q comes before %q", ps[i-1].Key, p.Key)
			}
			got[string(p.Key)] = string(p.Value)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("want -, got +:\n%s", d)
	}
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s, want -, got +:\n%s", what, d)
	}
}
