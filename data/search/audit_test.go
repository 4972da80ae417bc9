package search

import (
	"bytes"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/search/searchtest"
)

// TestAudit_Damage holds that an audit finds fault wherever Knows would: a word that is gone or leads elsewhere, a record that
// the document map forgot or confuses, a document that is called dead.
func TestAudit_Damage(t *testing.T) {
	s, err := bolt.Open(t.TempDir()+"/shop.tgp", bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ix := NewIndex(tiny)
	var docs []Doc
	for n := range 180 {
		r := searchtest.At(n)
		docs = append(docs, Doc{Ref: r.Ref, Terms: r.Terms()})
	}
	for _, d := range docs {
		if err := s.Update(func(t kv.Txn) error { _, err := Put(t, d); return err }); err != nil {
			t.Fatal(err)
		}
	}
	settle(t, s, ix)
	right := func() (by, each bool) {
		each = true
		if err := s.View(func(r kv.Reader) error {
			a, err := ix.NewAudit(r)
			if err != nil {
				return err
			}
			if by, err = a.Add(r, docs); err == nil && by {
				by, err = a.Right(s.View)
			}
			for _, d := range docs {
				knows, err := ix.Knows(r, d)
				if err != nil {
					return err
				}
				each = each && knows
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return by, each
	}
	if by, each := right(); !by || !each {
		t.Fatalf("all is right: %v, %v", by, each)
	}
	var all []kv.Pair
	if err := s.View(func(r kv.Reader) (err error) { all, err = r.Scan([]byte{space}, nil, 0, false); return err }); err != nil {
		t.Fatal(err)
	}
	tried := map[byte]int{}
	for i, p := range all {
		if len(p.Key) < 4 || p.Key[len(p.Key)-1] == readyMark {
			continue
		}
		part := p.Key[2]
		if i%97 != 0 && part != partMap && part != partTail || part == partBorrower || part == partWait {
			continue
		}
		tried[part]++
		worse := bytes.Clone(p.Value)
		switch {
		case part == partDead, part == partRecord && i%2 == 0:
			worse = nil
		case len(worse) > 0:
			worse[len(worse)-1] ^= 0x02
		}
		put := func(v []byte) {
			if err := s.Update(func(t kv.Txn) error {
				if v == nil {
					return t.Delete(p.Key)
				}
				return t.Put(p.Key, v)
			}); err != nil {
				t.Fatal(err)
			}
		}
		put(worse)
		if by, each := right(); by && !each {
			t.Errorf("key %q: the audit passes what search does not know", p.Key)
		}
		put(p.Value)
	}
	for _, part := range []byte{partSmall, partMiddle, partLarge, partMap, partTail, partRecord} {
		if tried[part] == 0 {
			t.Errorf("no key of part %c was harmed", part)
		}
	}
	if by, _ := right(); !by {
		t.Error("all is right again, and the audit does not say so")
	}
}
