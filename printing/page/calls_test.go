package page_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"tanggapan/printing/page"
)

// call draws one kind of call on a page of 60 x 30 mm; text in it is of the program's own font unless fonts is set.
type call struct {
	draw  func(*page.Canvas)
	fonts bool
}

// calls has each kind of drawing call alone.
func calls() map[string]call {
	photo := image.NewRGBA(image.Rect(0, 0, 120, 80))
	for y := range 80 {
		for x := range 120 {
			photo.Set(x, y, color.RGBA{uint8(2 * x), uint8(3 * y), 90, 255})
		}
	}
	glass := image.NewNRGBA(image.Rect(0, 0, 20, 20)) // half of it lets the paper through
	for y := range 20 {
		for x := range 20 {
			glass.Set(x, y, color.NRGBA{A: uint8(12 * x)})
		}
	}
	foreign := page.Style{Size: 20, Weight: 400}
	return map[string]call{
		"Text":      {draw: func(c *page.Canvas) { c.Text(3, 14, "Begoña ₱1,450.00 −5", page.Style{Size: 16, Weight: 600}) }},
		"TextTrack": {draw: func(c *page.Canvas) { c.Text(3, 14, "TRACKED", page.Style{Size: 14, Weight: 600, Track: 0.1}) }},
		"TextWhite": {draw: func(c *page.Canvas) {
			c.Rect(2, 4, 56, 14, page.Black)
			c.Text(3, 14, "White on black", page.Style{Size: 18, Weight: 700, Ink: page.White})
		}},
		"TextRight": {draw: func(c *page.Canvas) { c.Right(55, 14, "1,450.00", page.Style{Size: 18, Weight: 400}) }},
		"Arabic":    {draw: func(c *page.Canvas) { c.Text(3, 14, "No. 12 مرحبا بالعالم", foreign) }, fonts: true},
		"Hebrew":    {draw: func(c *page.Canvas) { c.Text(3, 14, "שלום (עולם) 45", foreign) }, fonts: true},
		"Line":      {draw: func(c *page.Canvas) { c.Line(3, 5, 57, 25, 0.7) }},
		"Rules":     {draw: func(c *page.Canvas) { c.Rule(3, 57, 5, 0.7); c.Line(9, 3, 9, 25, 0.5) }},
		"Dash":      {draw: func(c *page.Canvas) { c.Dash(3, 12, 57, 12, 0.5, 1.6, 1.2); c.Dash(3, 14, 57, 28, 0.5, 3, 2) }},
		"Rect":      {draw: func(c *page.Canvas) { c.Rect(3, 3, 20, 10, page.Grey); c.Box(25, 3, 10, 10, 0.5) }},
		"Round":     {draw: func(c *page.Canvas) { c.Round(3, 3, 30, 16, 4, page.Black); c.Round(6, 6, 9, 9, 2, page.White) }},
		"Circle":    {draw: func(c *page.Canvas) { c.Circle(14, 14, 10, page.Black); c.Ring(42, 14, 10, 1) }},
		"Polygon": {draw: func(c *page.Canvas) {
			c.Polygon(page.Black, page.Point{X: 3, Y: 25}, page.Point{X: 30, Y: 3}, page.Point{X: 57, Y: 25})
		}},
		"Image":      {draw: func(c *page.Canvas) { c.Image(4, 3, 50, 24, photo) }},
		"ImageGlass": {draw: func(c *page.Canvas) { c.Image(4, 3, 50, 24, glass) }},
		"QR":         {draw: func(c *page.Canvas) { _ = c.QR(10, 4, 22, "J004217") }},
		"Code128":    {draw: func(c *page.Canvas) { _, _ = c.Code128(5, 6, 0.5, 14, "J004217") }},
	}
}

func drawn(t *testing.T, c call) *page.Doc {
	t.Helper()
	d := page.New("call")
	d.Fonts = nil
	if c.fonts {
		d.Fonts = fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)})
	}
	c.draw(d.Add(60, 30))
	return d
}

// apart is the root mean square difference of two pictures, 0 to 1, each averaged over squares of that many pixels.
func apart(a, b image.Image, square int) float64 {
	r := a.Bounds().Intersect(b.Bounds())
	sum, n := 0.0, 0
	grey := func(img image.Image, x, y int) float64 {
		v := 0.0
		for dy := range square {
			for dx := range square {
				v += float64(color.GrayModel.Convert(img.At(x+dx, y+dy)).(color.Gray).Y)
			}
		}
		return v / float64(square*square)
	}
	for y := r.Min.Y; y+square <= r.Max.Y; y += square {
		for x := r.Min.X; x+square <= r.Max.X; x += square {
			d := grey(a, x, y) - grey(b, x, y)
			sum += d * d
			n++
		}
	}
	return math.Sqrt(sum/float64(max(n, 1))) / 255
}

func blank(like image.Image) image.Image {
	g := image.NewGray(like.Bounds())
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	return g
}

// TestCalls_PDFEqualsPixels renders each call's PDF with another program and lays it over our own pixels.
func TestCalls_PDFEqualsPixels(t *testing.T) {
	prog := tool(t, "pdftoppm")
	const dpi = 200
	for name, c := range calls() {
		t.Run(name, func(t *testing.T) {
			d := drawn(t, c)
			out, err := exec.Command(prog, "-r", "200", "-png", "-singlefile", pdfFile(t, d)).Output()
			if err != nil {
				t.Fatal(err)
			}
			theirs, _, err := image.Decode(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			ours, err := d.Raster(0, dpi)
			if err != nil {
				t.Fatal(err)
			}
			if w := theirs.Bounds().Dx() - ours.Rect.Dx(); w < -1 || w > 1 {
				t.Fatalf("%v against %v", theirs.Bounds(), ours.Rect)
			}
			// Squares of two pixels take out how either draws an edge.
			diff, ink := apart(theirs, ours, 2), apart(blank(ours), ours, 2)
			t.Logf("difference %.3f, of an empty page %.3f", diff, ink)
			if diff > 0.075 || diff > 0.4*ink {
				t.Errorf("difference %.3f; of an empty page %.3f", diff, ink)
			}
		})
	}
}

// TestCalls_BitsEqualGrey averages the black dots over squares: that is the grey picture again.
func TestCalls_BitsEqualGrey(t *testing.T) {
	for name, c := range calls() {
		t.Run(name, func(t *testing.T) {
			d := drawn(t, c)
			bits, err := d.Bits(0, 300)
			if err != nil {
				t.Fatal(err)
			}
			grey, err := d.Raster(0, 300)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range bits.Pix {
				if v != 0 && v != 255 {
					t.Fatalf("a pixel of %d", v)
				}
			}
			diff, ink := apart(bits, grey, 4), apart(blank(grey), grey, 4)
			if diff > 0.08 || diff > 0.3*ink {
				t.Errorf("difference %.3f; of an empty page %.3f", diff, ink)
			}
		})
	}
}

func TestBands_AreThePage(t *testing.T) {
	for name, c := range calls() {
		t.Run(name, func(t *testing.T) {
			d := drawn(t, c)
			for _, bits := range []bool{false, true} {
				whole, err := d.Raster(0, 203)
				if bits {
					whole, err = d.Bits(0, 203)
				}
				if err != nil {
					t.Fatal(err)
				}
				for _, rows := range []int{1, 7, 64, 1000} {
					next := 0
					err := d.Bands(0, page.Pixels{DPI: 203, Bits: bits, Rows: rows}, func(band *image.Gray) error {
						if band.Rect.Min.Y != next || band.Rect.Dx() != whole.Rect.Dx() || band.Rect.Dy() > rows {
							t.Fatalf("band %v after row %d", band.Rect, next)
						}
						next = band.Rect.Max.Y
						off := band.Rect.Min.Y * whole.Stride
						if !bytes.Equal(band.Pix, whole.Pix[off:off+len(band.Pix)]) {
							t.Errorf("rows %d: the band %v differs from the page", rows, band.Rect)
						}
						return nil
					})
					if err != nil || next != whole.Rect.Dy() {
						t.Errorf("ended at row %d of %d: %v", next, whole.Rect.Dy(), err)
					}
				}
			}
		})
	}
}

// TestBands_HoldOneBand counts memory: a page of 35 million dots must not be in memory at once.
func TestBands_HoldOneBand(t *testing.T) {
	d := listed(t, "jobsheet-a4")
	o := page.Pixels{DPI: 600, Bits: true, Rows: 256}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := d.Bands(0, o, discard); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	w, h := d.Pages[0].PixelSize(o.DPI)
	if took := after.TotalAlloc - before.TotalAlloc; took > uint64(w*h/4) {
		t.Errorf("%d bytes for a page of %d dots", took, w*h)
	}
}

// TestPDF_ForeignTextIsSound lets three programs read a file with outlines, pictures and text without ink.
func TestPDF_ForeignTextIsSound(t *testing.T) {
	d := withFonts(fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)}))
	c := d.Add(100, 60)
	for i, s := range []string{"No. 12 مرحبا بالعالم", "שלום (עולם) 45", "電 and 😀", "Plain"} {
		c.Text(5, 10+float64(i)*10, s, page.Style{Size: 14, Weight: 400 + 100*i, Track: 0.02 * float64(i)})
	}
	path := pdfFile(t, d)
	found := 0
	for _, args := range [][]string{
		{"qpdf", "--check", path},
		{"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", path},
		{"mutool", "draw", "-q", "-o", filepath.Join(t.TempDir(), "out.png"), path},
	} {
		if _, err := exec.LookPath(args[0]); err != nil {
			continue
		}
		found++
		out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
		out = bytes.ReplaceAll(out, []byte("warning: ICC support is not available"), nil) // of Debian's mutool, not of the file
		if err != nil || bytes.Contains(bytes.ToLower(out), []byte("warning")) || bytes.Contains(bytes.ToLower(out), []byte("error:")) {
			t.Errorf("%s: %v\n%s", args[0], err, out)
		}
	}
	if found == 0 {
		t.Skip("none of qpdf, gs and mutool is installed: this check is left out")
	}
}
