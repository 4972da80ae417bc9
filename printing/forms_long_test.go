package printing_test

import (
	"reflect"
	"strings"
	"testing"

	"tanggapan/assets/words"
	"tanggapan/printing"
)

// TestForms_EmptyAndLong lays every form with no text at all, and with far too much in each field: nothing overlaps or leaves the page.
func TestForms_EmptyAndLong(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	for _, text := range []string{"", strings.Repeat("Nagcha-charge lang kapag nakatagilid ang cable. ", 6)} {
		for _, k := range forms() {
			m := reflect.New(reflect.TypeOf(k.paper)).Elem()
			m.Set(reflect.ValueOf(k.paper))
			fill(m, func() string { return text })
			p, ok := m.Interface().(printing.Paper)
			if !ok {
				t.Fatal(k.name)
			}
			for _, size := range k.sizes {
				t.Run(k.name+" "+size.Name, func(t *testing.T) { checkLayout(t, p.Lay(size, words.In("fil"))) })
			}
		}
	}
}
