package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"tanggapan/data/kv"
)

// TestVet_SameFaults harms branch pages and holds that vet, which reads them in passing, refuses just those that the slower look
// at all entries refuses.
func TestVet_SameFaults(t *testing.T) {
	s := opened(t, Options{})
	for i := range 60 {
		if err := s.Update(func(tx kv.Txn) (err error) {
			for j := range 200 {
				err = errors.Join(err, tx.Put(fmt.Appendf(nil, "i%07d-%s", i*200+j, bytes.Repeat([]byte{'x'}, (i*j)%40)), nil))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	m, err := readMeta(s.file)
	if err != nil {
		t.Fatal(err)
	}
	im := &image{r: s.file, meta: m}
	rng := rand.New(rand.NewPCG(1, 5))
	branches, refused := 0, 0
	for id := uint64(2); id < m.pages; id++ {
		p, err := im.page(id)
		if err != nil || p.flags != flagBranch || p.count == 0 {
			continue
		}
		branches++
		first, err := p.elem(0)
		if err != nil {
			continue // a page that was given free
		}
		last, err := p.elem(p.count - 1)
		if err != nil {
			continue
		}
		low, high := bytes.Clone(first.key), append(bytes.Clone(last.key), 0)
		sound := bytes.Clone(p.data)
		for range 400 {
			harmed := *p
			harmed.data = bytes.Clone(sound)
			switch rng.IntN(3) {
			case 0:
				harmed.data[pageHead+rng.IntN(p.count*elemLen)] ^= 1 << rng.IntN(8)
			case 1:
				harmed.data[rng.IntN(len(sound)-pageHead)+pageHead] ^= 1 << rng.IntN(8)
			case 2:
				harmed.count = rng.IntN(2*p.count) + 1
			}
			elems, err := harmed.elems()
			want := err != nil || !ordered(elems, low, high)
			if got := harmed.whole(low, high) != nil; got != want {
				t.Fatalf("page %d: refused %v, want %v (%v)", id, got, want, err)
			}
			if want {
				refused++
			}
		}
		if err := p.whole(low, high); err != nil {
			t.Error(err)
		}
		for _, bad := range [][2][]byte{{append(bytes.Clone(low), 0), high}, {low, last.key}} {
			if p.whole(bad[0], bad[1]) == nil {
				t.Errorf("page %d lies in other bounds", id)
			}
		}
	}
	if branches < 3 || refused < 100 {
		t.Errorf("%d branch pages, %d refused", branches, refused)
	}
}
