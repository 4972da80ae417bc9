package page_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tanggapan/printing/page"
)

// everything draws each kind of call once.
func everything() *page.Doc {
	d := page.New("Every call")
	d.Author, d.At = "Begoña", time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	c := d.Add(100, 70)
	c.Text(5, 10, "Begoña ₱1,450.00 −5", page.Style{Size: 12, Weight: 700})
	c.Right(95, 10, "Right", text9)
	c.Centre(50, 16, "CENTRE", page.Style{Size: 7, Weight: 600, Track: 0.06})
	c.Rule(5, 95, 18, 0.7)
	c.Dash(5, 20, 95, 20, 0.25, 1.6, 1.2)
	c.Round(5, 22, 12, 12, 2, page.Black)
	c.Polygon(page.White, page.Point{X: 11, Y: 24}, page.Point{X: 15, Y: 32}, page.Point{X: 7, Y: 32})
	c.Circle(24, 28, 5, page.Grey)
	c.Ring(36, 28, 5, 0.5)
	c.Box(44, 23, 10, 10, 0.25)
	c.Rect(70, 23, 10, 10, page.Grey)
	img := image.NewRGBA(image.Rect(0, 0, 8, 4))
	for x := range 8 {
		for y := range 4 {
			img.Set(x, y, color.RGBA{R: uint8(32 * x), A: 255})
		}
	}
	c.Image(83, 23, 12, 10, img)
	_ = c.QR(8, 46, 18, "J004217")
	_, _ = c.Code128(40, 48, 0.5, 10, "J004217")
	return d
}

// TestPDF_SameBytes makes the same document side by side, in foreign scripts too: neither fonts nor what is kept of
// glyphs may be shared in a way that shows.
func TestPDF_SameBytes(t *testing.T) {
	fonts := fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)})
	sample := func() *page.Doc {
		d := everything()
		d.Fonts = fonts
		d.Add(60, 20).Text(5, 10, "No. 12 مرحبا שלום", page.Style{Size: 14, Weight: 700})
		return d
	}
	first, err := sample().PDF()
	if err != nil {
		t.Fatal(err)
	}
	pixels, err := sample().Raster(1, 150)
	if err != nil {
		t.Fatal(err)
	}
	shared := sample()
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			d := shared // a document that is drawn may be replayed by many at once
			if i%2 == 0 {
				d = sample()
			}
			again, err := d.PDF()
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("another run gives other bytes (%v)", err)
			}
			img, err := d.Raster(1, 150)
			if err != nil || !bytes.Equal(pixels.Pix, img.Pix) {
				t.Errorf("another run gives other pixels (%v)", err)
			}
		}()
	}
	wg.Wait()
}

func TestDoc_BrokenIsAnError(t *testing.T) {
	d := page.New("broken")
	c := d.Add(50, 50)
	c.Image(5, 5, 10, 10, explosive{})
	if _, err := d.PDF(); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Errorf("PDF: %v", err)
	}
	if _, err := d.Raster(0, 100); err == nil {
		t.Error("a raster came of it")
	}
	if _, err := everything().Raster(1, 100); err == nil {
		t.Error("a page that is not there was drawn")
	}
	if _, err := everything().Raster(0, 1e6); err == nil {
		t.Error("a raster beyond all measure was drawn")
	}
	if _, err := everything().Raster(0, math.NaN()); err == nil {
		t.Error("a raster without measure was drawn")
	}
}

// explosive is a picture whose pixels cannot be read.
type explosive struct{}

func (explosive) ColorModel() color.Model { return color.RGBAModel }
func (explosive) Bounds() image.Rectangle { return image.Rect(0, 0, 4, 4) }
func (explosive) At(int, int) color.Color { panic("torn file") }

func TestBits_IsBlackAndWhite(t *testing.T) {
	img, err := everything().Bits(0, 203)
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for _, v := range img.Pix {
		if v != 0 && v != 255 {
			t.Fatalf("a pixel of %d", v)
		}
		if v == 0 {
			dark++
		}
	}
	if dark == 0 {
		t.Error("nothing was drawn")
	}
	// The grey field keeps its share of black dots.
	k := 203 / 25.4
	field, n := 0, 0
	for y := int(24 * k); y < int(32*k); y++ {
		for x := int(71 * k); x < int(79*k); x++ {
			n++
			if img.GrayAt(x, y).Y == 0 {
				field++
			}
		}
	}
	if share := float64(field) / float64(n); math.Abs(share-float64(255-int(page.Grey))/255) > 0.05 {
		t.Errorf("grey has %.2f black dots", share)
	}
}

func TestCode128_Modules(t *testing.T) {
	d := page.New("")
	c := d.Add(80, 20)
	w, err := c.Code128(10, 5, 0.5, 10, "J004217")
	if err != nil || w != page.Code128Width(0.5, "J004217") || w != 45 {
		t.Errorf("width %v, %v", w, err)
	}
	if _, err := c.Code128(10, 5, 0.5, 10, "ñ€電"); err == nil {
		t.Error("letters beyond ASCII were taken")
	}
	if page.Code128Width(0.5, "") != 0 {
		t.Error("an empty code has a width")
	}
}

// tool finds a program or skips the test.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: this check is left out", name)
	}
	return path
}

func pdfFile(t testing.TB, d *page.Doc) string {
	t.Helper()
	pdf, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPDF_IsSound(t *testing.T) {
	out, err := exec.Command(tool(t, "qpdf"), "--check", pdfFile(t, everything())).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestPDF_TextIsFound(t *testing.T) {
	out, err := exec.Command(tool(t, "pdftotext"), "-layout", pdfFile(t, everything()), "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"Begoña ₱1,450.00 −5", "Right", "CENTRE"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
}

// TestPixels_EqualThePDF renders the PDF with another program and lays it over our own pixels.
func TestPixels_EqualThePDF(t *testing.T) {
	prog, d := tool(t, "pdftoppm"), everything()
	out, err := exec.Command(prog, "-r", "200", "-gray", "-png", "-singlefile", pdfFile(t, d)).Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs, _, err := image.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	ours, err := d.Raster(0, 200)
	if err != nil {
		t.Fatal(err)
	}
	if dx := theirs.Bounds().Dx() - ours.Rect.Dx(); dx < -1 || dx > 1 {
		t.Fatalf("%v against %v", theirs.Bounds(), ours.Rect)
	}
	b := theirs.Bounds().Intersect(ours.Rect)
	sum := 0.0
	for y := range b.Dy() {
		for x := range b.Dx() {
			diff := float64(color.GrayModel.Convert(theirs.At(x, y)).(color.Gray).Y) - float64(ours.GrayAt(x, y).Y)
			sum += diff * diff
		}
	}
	if rms := math.Sqrt(sum/float64(b.Dx()*b.Dy())) / 255; rms > 0.1 {
		t.Errorf("root mean square difference %.3f", rms)
	}
}

func TestList_NamesEveryCall(t *testing.T) {
	list := everything().List()
	for _, want := range []string{"text ", "line ", "dash ", "rect ", "round ", "polygon ", "circle ", "ring ", "qr ", "code128 ", "image ", "grey 163", "white"} {
		if !strings.Contains(list, want) {
			t.Errorf("%q is missing in\n%s", want, list)
		}
	}
}
