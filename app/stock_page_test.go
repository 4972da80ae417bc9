package app_test

import (
	"fmt"
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestStock_PagesAreTheWholeList: by name and by what a text finds, every part stands once with what there is of it.
func TestStock_PagesAreTheWholeList(t *testing.T) {
	s := apptest.New(t)
	shelf := s.Done(s.Shelves.Add(s.Who, &data.Shelf{Name: "B7"})).ID
	want := map[data.ID]int{}
	for i := range 30 {
		id := s.Done(s.Parts.Add(s.Who, &data.Part{Name: fmt.Sprintf("Battery %02d", i), Shelf: shelf})).ID
		s.Done(s.Parts.Count(s.Who, id, i))
		want[id] = i
		s.Done(s.Suppliers.Add(s.Who, &data.Supplier{Name: fmt.Sprintf("Supplier %02d", i)}))
	}
	s.Done(s.Parts.Remove(s.Who, 1))
	delete(want, 1)
	for _, text := range []string{"", "battery"} {
		seen, pages := map[data.ID]bool{}, 0
		for after, more := "", true; more; pages++ {
			before := s.Stats().KeysRead
			rows, next, err := s.Parts.StockList(text, after, 0)
			if n := s.Stats().KeysRead - before; err != nil || text == "" && n > 60 {
				t.Fatalf("%d keys: %v", n, err)
			}
			for _, r := range rows {
				if n, ok := want[r.ID]; !ok || seen[r.ID] || r.Here != n || r.ShelfName != "B7" {
					t.Errorf("%q: %s has %d on %q, or stands twice", text, r.Name, r.Here, r.ShelfName)
				}
				seen[r.ID] = true
			}
			after, more = next, next != ""
		}
		if len(seen) != len(want) || pages < 3 {
			t.Errorf("%q: %d of %d in %d pages", text, len(seen), len(want), pages)
		}
	}
	names := 0
	for after, more := "", true; more; {
		rows, next, err := s.Suppliers.Page(after, 20)
		if err != nil {
			t.Fatal(err)
		}
		names += len(rows)
		after, more = next, next != ""
	}
	if names != 30 {
		t.Errorf("%d suppliers", names)
	}
}
