package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tanggapan/data"
)

// TestReadImport_HoldsNothing holds that a long table is compared with the file in many short reads, and with itself across them.
func TestReadImport_HoldsNothing(t *testing.T) {
	a := New(Deps{Sync: true})
	if err := a.Open(filepath.Join(t.TempDir(), "shop.tgp"), OpenOptions{Create: true}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Shop.SetUp(SetUp{Shop: data.Shop{Name: "Shop"}, Person: data.Staff{Given: "Ana", Short: "Ana"}}); err != nil {
		t.Fatal(err)
	}
	const rows = 10_000
	var text strings.Builder
	text.WriteString("name,phone\n")
	for range 2 {
		for i := range rows {
			fmt.Fprintf(&text, "Person%d,0917 5%02d %04d\n", i, i/10_000, i%10_000)
		}
	}
	st, err := a.file.store()
	if err != nil {
		t.Fatal(err)
	}
	end, most := make(chan bool), make(chan time.Duration)
	go func() {
		longest := time.Duration(0)
		for {
			select {
			case <-end:
				most <- longest
				return
			case <-time.After(time.Millisecond):
				longest = max(longest, st.Stats().Held)
			}
		}
	}()
	begun := time.Now()
	in, err := a.Customers.ReadImport("x.csv", []byte(text.String()))
	took := time.Since(begun)
	close(end)
	if held := <-most; held > took/3 {
		t.Errorf("a read was open for %v of %v", held, took)
	}
	if err != nil || in.Count(TakeIt) != rows || in.Count(TakeTwice) != rows {
		t.Error(err, in.Count(TakeIt), in.Count(TakeTwice))
	}
}
