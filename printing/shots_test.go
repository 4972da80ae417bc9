package printing_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/assets/words"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// papers is every paper in every size it is made for, by name.
func papers() map[string]*page.Doc {
	w := words.In("en")
	return map[string]*page.Doc{
		"jobsheet-a4":     sampleSheet().Lay(printing.A4, w),
		"jobsheet-letter": sampleSheet().Lay(printing.Letter, w),
	}
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
