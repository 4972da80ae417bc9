package kvtest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tanggapan/data/kv"
)

// patience is how long a report may take before a test gives up on it; it decides nothing else.
const patience = 20 * time.Second

// next waits for a report; ok is false when the channel was closed.
func next(t *testing.T, ch <-chan []byte) (key []byte, ok bool) {
	t.Helper()
	select {
	case key, ok = <-ch:
		return key, ok
	case <-time.After(patience):
		t.Fatal("no report")
		return nil, false
	}
}

func testWatch(t *testing.T, s kv.Store) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	all, some := s.Watch(ctx, []byte("r")), s.Watch(context.Background(), []byte("rb"))
	put(t, s, "ra", "1", "ia", "1")
	err := s.Update(func(tx kv.Txn) error {
		return errors.Join(tx.Put([]byte("rx"), nil), errMine)
	})
	if !errors.Is(err, errMine) {
		t.Fatal(err)
	}
	put(t, s, "rb", "1")
	update(t, s, func(tx kv.Txn) error { return tx.Delete([]byte("rb")) })
	if err := s.Bulk(func(tx kv.Txn) error { return tx.Put([]byte("rbz"), nil) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"ra", "rb", "rb", "rbz"} {
		if k, ok := next(t, all); !ok || string(k) != want {
			t.Fatalf("got %q, want %q", k, want)
		}
	}
	for _, want := range []string{"rb", "rb", "rbz"} {
		if k, ok := next(t, some); !ok || string(k) != want {
			t.Fatalf("got %q, want %q", k, want)
		}
	}
	stop()
	if k, ok := next(t, all); ok {
		t.Errorf("after ctx ended: %q", k)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if k, ok := next(t, some); ok {
		t.Errorf("after Close: %q", k)
	}
	if _, ok := next(t, s.Watch(context.Background(), nil)); ok {
		t.Error("a Watch of a closed store reports")
	}
}

func testSlowWatcher(t *testing.T, s kv.Store) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ch := s.Watch(ctx, []byte("r"))
	const n = 20_000
	for c := range 10 {
		if err := s.Update(func(tx kv.Txn) error {
			for i := range n / 10 {
				if err := tx.Put([]byte(fmt.Sprintf("r%d-%05d", c, i)), nil); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	put(t, s, "rlast", "")
	seen, lost := 0, false
	for {
		k, ok := next(t, ch)
		if !ok {
			t.Fatal("closed")
		}
		if k == nil {
			lost = true
			continue
		}
		seen++
		if string(k) == "rlast" {
			break
		}
	}
	if seen < n && !lost {
		t.Errorf("%d of %d keys and no word that some were lost", seen, n)
	}
}

func testStats(t *testing.T, s kv.Store) {
	before := s.Stats()
	put(t, s, "ra", "1", "rb", "2", "rc", "3")
	viewGet(t, s, "ra", "rb")
	viewList(t, s, "r", "", 0, false)
	after := s.Stats()
	if n := after.KeysRead - before.KeysRead; n != 5 {
		t.Errorf("KeysRead %d, want 5", n)
	}
	if n := after.KeysWrite - before.KeysWrite; n != 3 {
		t.Errorf("KeysWrite %d, want 3", n)
	}
	if n := after.Commits - before.Commits; n != 1 {
		t.Errorf("Commits %d, want 1", n)
	}
}

func testClosed(t *testing.T, s kv.Store) {
	put(t, s, "ra", "1")
	var kept kv.Reader
	if err := s.View(func(r kv.Reader) error { kept = r; return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := kept.GetMany([]byte("ra")); !errors.Is(err, kv.ErrClosed) {
		t.Errorf("a reader kept after its View: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"View":   s.View(func(kv.Reader) error { return nil }),
		"Update": s.Update(func(kv.Txn) error { return nil }),
		"Bulk":   s.Bulk(func(kv.Txn) error { return nil }),
		"Sync":   s.Sync(),
	} {
		if !errors.Is(err, kv.ErrClosed) {
			t.Errorf("%s: %v, want ErrClosed", name, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("a second Close: %v", err)
	}
}

// testModel does random work beside a map.
func testModel(t *testing.T, s kv.Store) {
	model := map[string]string{}
	rapid.Check(t, func(rt *rapid.T) {
		key := rapid.Custom(func(t *rapid.T) string {
			return "r" + rapid.StringOfN(rapid.RuneFrom([]rune("abc\x00")), 0, 4, -1).Draw(t, "tail")
		})
		steps := rapid.IntRange(1, 12).Draw(rt, "steps")
		how := rapid.SampledFrom([]string{"update", "bulk", "fail"}).Draw(rt, "how")
		type step struct {
			key, value string
			del        bool
		}
		var todo []step
		for range steps {
			todo = append(todo, step{key.Draw(rt, "key"), rapid.StringN(0, 40, 600).Draw(rt, "value"), rapid.Bool().Draw(rt, "delete")})
		}
		work := func(tx kv.Txn) error {
			for _, st := range todo {
				if st.del {
					if err := tx.Delete([]byte(st.key)); err != nil {
						return err
					}
				} else if err := tx.Put([]byte(st.key), []byte(st.value)); err != nil {
					return err
				}
			}
			if how == "fail" {
				return errMine
			}
			return nil
		}
		write := s.Update
		if how == "bulk" || len(todo)%2 == 0 {
			write = s.Bulk
		}
		err := write(work)
		if how == "fail" != errors.Is(err, errMine) || how != "fail" && err != nil {
			rt.Fatalf("%s: %v", how, err)
		}
		if how != "fail" {
			for _, st := range todo {
				delete(model, st.key)
				if !st.del {
					model[st.key] = st.value
				}
			}
		}
		from, to := key.Draw(rt, "from"), key.Draw(rt, "to")
		limit, reverse := rapid.IntRange(0, 5).Draw(rt, "limit"), rapid.Bool().Draw(rt, "reverse")
		want := scanModel(model, from, to, limit, reverse)
		var got []string
		if err := s.View(func(r kv.Reader) (err error) {
			got, err = list(r, from, to, limit, reverse)
			return err
		}); err != nil {
			rt.Fatal(err)
		}
		if fmt.Sprintf("%q", want) != fmt.Sprintf("%q", got) {
			rt.Fatalf("scan %q to %q limit %d reverse %v: want %q, got %q", from, to, limit, reverse, want, got)
		}
	})
	equal(t, s, model)
}
