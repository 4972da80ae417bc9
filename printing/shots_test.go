package printing_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tanggapan/assets/words"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// papers is every paper in every size it is made for, by name.
func papers() map[string]*page.Doc { return papersIn("en") }

func papersIn(lang string) map[string]*page.Doc {
	w := words.In(lang)
	narrow, tech, three := sampleTicket(), sampleSheet(), sampleTicket()
	narrow.Received = "21 Nov 2026, 09:42"
	tech.NoPrices = true
	tech.Customer.Alert = "Deaf in the left ear"
	three.Print = fullSheet().Print
	three.Devices = fullSheet().Devices
	urgent := sampleLabel()
	urgent.Urgent, urgent.Of, urgent.Print.Practice, urgent.Code = true, "2/3", true, "J004217D2"
	order := sampleOrder()
	order.Supplier, order.Ordered, order.Expected = "Cebu Parts Centre", "Sat 21 Nov 2026", "Wed 25 Nov"
	order.DeliverTo, order.Account, order.Contact, order.Code = "Shop", "A-4471", "Ms. Lim · +63 32 555 0177", "O000318"
	order.Lines = order.Lines[:5]
	order.Lines[1].For, order.Lines[2].Part = "J-004217, Begoña Núñez-Santos", strings.Repeat("A part with a very long name. ", 6)
	for i := range order.Lines {
		order.Lines[i].Unit = "137.50"
	}
	order.Sums, order.Total, order.Note = []printing.Sum{{Label: "Shipping", Amount: "150.00"}}, "₱5,137.50", "Please send by the morning van."
	order.Print = fullSheet().Print
	test := printing.TestPage{Shop: sampleShop(), Printer: "Brother QL-820NWB", Print: fullSheet().Print}
	out := map[string]*page.Doc{
		"ticket-80":       sampleTicket().Lay(printing.Roll80, w),
		"ticket-58":       narrow.Lay(printing.Roll58, w),
		"ticket-three":    three.Lay(printing.Roll80, w),
		"label-62x29":     sampleLabel().Lay(printing.Label62x29, w),
		"label-urgent":    urgent.Lay(printing.Label62x29, w),
		"po":              sampleOrder().Lay(printing.A4, w),
		"po-facts":        order.Lay(printing.Letter, w),
		"summary":         sampleSummary().Lay(printing.A4, w),
		"summary-letter":  sampleSummary().Lay(printing.Letter, w),
		"summary-80":      sampleSummary().Lay(printing.Roll80, w),
		"keys-a4":         sampleKeys().Lay(printing.A4, w),
		"keys-letter":     sampleKeys().Lay(printing.Letter, w),
		"test-a4":         test.Lay(printing.A4, w),
		"test-80":         test.Lay(printing.Roll80, w),
		"test-label":      test.Lay(printing.Label62x29, w),
		"jobsheet-full":   fullSheet().Lay(printing.A4, w),
		"jobsheet-tech":   tech.Lay(printing.A4, w),
		"jobsheet-empty":  printing.JobSheet{No: "J-000001", Code: "J000001"}.Lay(printing.A4, w),
		"jobsheet-a4":     sampleSheet().Lay(printing.A4, w),
		"jobsheet-letter": sampleSheet().Lay(printing.Letter, w),
	}
	for _, k := range forms() {
		for i, size := range k.sizes {
			name := k.name
			if i > 0 || k.name == "label" {
				name += "-" + strings.ToLower(size.Short())
			}
			out[name] = k.paper.Lay(size, w)
		}
	}
	return out
}

// TestShots leaves PDF and PNG of every paper in the folder that PAPER_SHOTS names, to be looked at.
func TestShots(t *testing.T) {
	dir := os.Getenv("PAPER_SHOTS")
	if dir == "" {
		t.Skip("PAPER_SHOTS names no folder")
	}
	for name, d := range papers() {
		pdf, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		for i := range d.Pages {
			img, err := d.Raster(i, 110)
			if err != nil {
				t.Fatal(err)
			}
			f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%s-%d.png", name, i+1)))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, img); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// sampleKeys is a list that fills more than a page, with a group that is broken between columns.
func sampleKeys() printing.Keys {
	k := printing.Keys{Shop: sampleShop(), Print: fullSheet().Print, Title: "All keys", Note: "A keycap stands beside each act that has a key."}
	for g := range 12 {
		group := printing.KeyGroup{Title: fmt.Sprintf("Place %d", g+1)}
		for i := range 3 + g*3 {
			group.Lines = append(group.Lines, printing.KeyLine{Keys: []string{fmt.Sprintf("F%d", i%12+1), "Ctrl+Enter"}[i%2 : i%2+1], Text: "What it does, in words that may be somewhat longer"})
		}
		k.Groups = append(k.Groups, group)
	}
	k.Groups[0].Lines[0].Keys = []string{"↑", "↓"}
	return k
}
