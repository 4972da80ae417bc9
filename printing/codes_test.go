package printing_test

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"tanggapan/printing/page"
)

// scan reads every code in a picture, sorted.
func scan(t *testing.T, zbarimg, file string) string {
	t.Helper()
	out, err := exec.Command(zbarimg, "-q", file).Output()
	if err != nil {
		return "nothing: " + err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	sort.Strings(lines)
	return strings.Join(lines, " ")
}

// writeBits stores part of a one-bit picture of a page, from and to in millimetres of its height.
func writeBits(t *testing.T, d *page.Doc, dpi, from, to float64) string {
	t.Helper()
	img, err := d.Bits(0, dpi)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "bits.png")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	part := img.SubImage(image.Rect(0, int(from*dpi/25.4), img.Rect.Dx(), int(to*dpi/25.4)))
	if err := png.Encode(f, part); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestPapers_CodesAreRead has the codes of papers read from one-bit pixels at printers' resolutions, and from the
// PDF as another program draws it. A sheet is read above and below the tear by itself.
func TestPapers_CodesAreRead(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	zbarimg := tool(t, "zbarimg")
	const both = "CODE-128:J004217 QR-Code:J004217"
	for name, c := range map[string]struct {
		want string
		dpi  []float64
	}{
		"jobsheet-a4": {both, []float64{300}}, "jobsheet-letter": {both, []float64{300}},
		"ticket-80": {both, []float64{203, 300}}, "ticket-58": {both, []float64{203, 300}},
		"label-62x29": {"QR-Code:J004217", []float64{203, 300}}, "label-urgent": {"QR-Code:J004217D2", []float64{203, 300}},
		"test-80": {"CODE-128:T000000 QR-Code:T000000", []float64{203, 300}},
	} {
		d := papers()[name]
		high := d.Pages[0].H
		parts := [][2]float64{{0, high}}
		if strings.HasPrefix(name, "jobsheet") {
			parts = [][2]float64{{0, high - 52}, {high - 51, high}}
		}
		for _, dpi := range c.dpi {
			for _, part := range parts {
				if got := scan(t, zbarimg, writeBits(t, d, dpi, part[0], part[1])); got != c.want {
					t.Errorf("%s at %.0f dpi, %.0f to %.0f mm: read %s", name, dpi, part[0], part[1], got)
				}
			}
		}
		pdftoppm, err := exec.LookPath("pdftoppm")
		if err != nil {
			t.Log("pdftoppm is not installed: the codes of the PDFs are left out")
			continue
		}
		base := filepath.Join(t.TempDir(), "pdf")
		if out, err := exec.Command(pdftoppm, "-r", "300", "-mono", "-singlefile", "-png", pdfFile(t, d), base).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, want := range strings.Fields(c.want) {
			if got := scan(t, zbarimg, base+".png"); !strings.Contains(got, want) {
				t.Errorf("%s, PDF: read %s", name, got)
			}
		}
	}
}
