package app_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/printing/page"
)

// TestScreenshots_Papers pictures every paper in the folder that SCREENSHOTS_PAPERS names: in its usual size in English and,
// with -fil behind the name, in Filipino; in its other sizes in English.
func TestScreenshots_Papers(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	dir := os.Getenv("SCREENSHOTS_PAPERS")
	if dir == "" {
		t.Skip("SCREENSHOTS_PAPERS names no folder")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	s := apptest.New(t)
	sh, err := s.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	sh.Email = "desk@harbourbench.example"
	sh.Papers = []data.Paper{{N: 1, Name: app.PaperSheet, Hidden: []string{"checks", "approvals", "history", "declared"}}} // one page, as most shops have it
	for _, k := range s.Papers.Kinds() {
		for i, size := range k.Sizes {
			for _, lang := range []string{"en", "fil"} {
				if lang != "en" && i > 0 {
					continue
				}
				doc, err := s.Papers.Sample(k.Name, size, sh, lang)
				if err != nil {
					t.Fatal(err)
				}
				name := k.Name
				if i > 0 {
					name += "-" + size
				}
				if lang != "en" {
					name += "-" + lang
				}
				picture(t, doc, filepath.Join(dir, name))
			}
		}
	}
}

// picture writes each page of a paper as a PNG: sheets at 110 dpi, rolls and labels at 203 and 300, as their printers have it.
func picture(t *testing.T, d *page.Doc, path string) {
	t.Helper()
	for i, p := range d.Pages {
		dpi := 110.0
		switch {
		case p.W < 65 && p.H < 40:
			dpi = 300
		case p.W < 100:
			dpi = 152
		}
		img, err := d.Raster(i, dpi)
		if err != nil {
			t.Fatal(err)
		}
		file := path + ".png"
		if i > 0 {
			file = fmt.Sprintf("%s-page%d.png", path, i+1)
		}
		f, err := os.Create(file)
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
