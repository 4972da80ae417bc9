package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/store"
)

// TestReplay holds that a copy and the journal since give the very file: every record, index, sum, counter and entry.
func TestReplay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, store.Options{})
		defer d.bolt.Close()
		r := datatest.Rand(rapid.Uint64().Draw(rt, "seed"))
		var acts []uint64
		work := func() {
			for range rapid.IntRange(1, 6).Draw(rt, "acts") {
				d.stepForward(rt, r, &acts)
				if len(acts) > 0 && rapid.Bool().Draw(rt, "undo") {
					if res, err := d.undo(acts[len(acts)-1]); err == nil {
						acts[len(acts)-1] = res.Entry
					}
				}
			}
		}
		work()
		old := d.copied()
		defer old.bolt.Close()
		work()
		for _, e := range d.entriesFrom(1) {
			if err := old.Replay(e); err != nil {
				rt.Fatalf("entry %d: %v", e.Seq, err)
			}
		}
		for _, space := range []byte("risjc") {
			a, b := d.scan(space), old.scan(space)
			if len(a) != len(b) {
				rt.Fatalf("space %c: %d keys, %d after the replay", space, len(a), len(b))
			}
			for i := range a {
				if string(a[i].Key) != string(b[i].Key) || string(a[i].Value) != string(b[i].Value) {
					rt.Fatalf("space %c\n was %q = %q\n is  %q = %q", space, a[i].Key, a[i].Value, b[i].Key, b[i].Value)
				}
			}
		}
		old.audit(rt)
	})
}

// copied is a desk on a hot copy of the file.
func (d *desk) copied() *desk {
	d.t.Helper()
	out := &desk{t: d.t, path: filepath.Join(d.t.TempDir(), "copy.tgp"), now: d.now}
	f, err := os.Create(out.path)
	if err != nil {
		d.t.Fatal(err)
	}
	_, err = d.bolt.Copy(context.Background(), f, nil)
	if err = errors.Join(err, f.Close()); err != nil {
		d.t.Fatal(err)
	}
	out.open(store.Options{})
	return out
}

func (d *desk) entriesFrom(seq uint64) (out []store.Entry) {
	d.view(func(tx *store.Tx) (err error) {
		out, err = tx.EntriesFrom(seq, 0)
		return err
	})
	return out
}

func TestReplay_Refuses(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Rosario"}
	d.put(c)
	old := d.copied()
	t.Cleanup(func() { old.bolt.Close() })
	c.Given = "Charo"
	d.put(c)
	c.Given = "Chona"
	d.put(c)
	all := d.entriesFrom(1)
	bent := all[1]
	bent.Deltas = []byte(`[{"kind":1,"id":1,"rev":2,"fields":[]}]`)
	for name, e := range map[string]store.Entry{"Missing": all[2], "Bent": bent} {
		if err := old.Replay(e); !errors.Is(err, store.ErrGap) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Another act was done in the copy meanwhile: the two files are no longer one.
	old.put(&data.Customer{Given: "Pilar"})
	if err := old.Replay(all[1]); !errors.Is(err, store.ErrGap) {
		t.Error(err)
	}
}
