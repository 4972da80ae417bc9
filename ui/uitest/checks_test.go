package uitest_test

import (
	"strings"
	"testing"

	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// Check sees what runs out of the panel that holds it, over its foot as over its side.
func TestFaults_OutOfItsPanel(t *testing.T) {
	d := uitest.Open(t)
	lines := func() []string {
		d.Layout()
		return d.Faults()
	}
	col := kit.Col(4, kit.T("One", kit.Body), kit.T("Two", kit.Body), kit.T("Three", kit.Body))
	d.Show(kit.Place(kit.Start, kit.Start, kit.High(90, col)))
	if got := lines(); len(got) != 0 {
		t.Fatal(got)
	}
	d.Show(kit.Place(kit.Start, kit.Start, kit.High(30, kit.Col(4, kit.T("One", kit.Body), kit.T("Two", kit.Body), kit.T("Three", kit.Body)))))
	if got := lines(); len(got) == 0 || !strings.Contains(strings.Join(got, " "), "a column") {
		t.Fatal("a column over its foot is not seen:", got)
	}
}
