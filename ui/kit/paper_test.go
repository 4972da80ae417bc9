package kit_test

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"tanggapan/assets"
	"tanggapan/printing/page"
	"tanggapan/ui/kit"
)

func samplePaper() *page.Doc {
	d := page.New("Sample")
	c := d.Add(60, 40)
	c.Round(4, 4, 10, 10, 1.6, page.Black)
	c.Polygon(page.White, page.Point{X: 9, Y: 6}, page.Point{X: 12, Y: 12}, page.Point{X: 6, Y: 12})
	c.Text(18, 9, "J-004217 Begoña", page.Style{Size: 16, Weight: 700})
	c.Text(18, 14, "CLAIM TICKET", page.Style{Size: 7, Weight: 600, Track: 0.06})
	c.Rule(4, 56, 18, 0.5)
	c.Dash(4, 20, 56, 20, 0.3, 1.6, 1.2)
	if c.QR(4, 22, 14, "J004217") != nil {
		panic("no code")
	}
	c.Hatch(22, 22, 10, 10, 1, 0.15)
	c.Ring(40, 27, 4, 0.3)
	c.Clip(46, 22, 6, 6, func(c *page.Canvas) { c.Text(44, 26, "clipped away", page.Style{Size: 9, Weight: 400}) })
	return d
}

// TestPaper_LooksLikeTheRaster holds the screen's picture of a page against the pixels that go to a printer.
func TestPaper_LooksLikeTheRaster(t *testing.T) {
	test.NewTempApp(t)
	d := samplePaper()
	const perMM = 8
	p := kit.NewPaper(d.Pages[0], perMM)
	if got := p.MinSize(); got != fyne.NewSize(480, 320) {
		t.Fatalf("size %v", got)
	}
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(p)
	c.Resize(p.MinSize())
	got := c.Capture()
	want, err := d.Raster(0, perMM*25.4)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("PAPER_SHOTS"); dir != "" {
		save(t, filepath.Join(dir, "kit-paper.png"), got)
		save(t, filepath.Join(dir, "kit-raster.png"), want)
	}
	sum, n := 0.0, 0
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			diff := float64(color.GrayModel.Convert(got.At(x, y)).(color.Gray).Y) - float64(want.GrayAt(x, y).Y)
			sum += diff * diff
			n++
		}
	}
	if rms := math.Sqrt(sum/float64(n)) / 255; rms > 0.12 {
		t.Errorf("root mean square difference %.3f", rms)
	}
}

// TestPaper_MeasuresAsThePage holds Fyne's widths, at a size where its rounding is small, against the page's.
func TestPaper_MeasuresAsThePage(t *testing.T) {
	test.NewTempApp(t)
	d := page.New("")
	for _, s := range []string{"J-004217", "Begoña Núñez-Santos", "₱4,149.60", "AV To LT fi ffl", "Ünïcode № ½ → −"} {
		for _, w := range []int{400, 500, 600, 700} {
			want := d.Measure(s, page.Style{Size: 72, Weight: w})
			font := fyne.NewStaticResource(fmt.Sprintf("test-%d.ttf", w), assets.Font(w))
			box, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, 72*page.MM*10, fyne.TextStyle{}, font)
			if got := float64(box.Width) / 10; math.Abs(got-want) > want*0.01 {
				t.Errorf("%q in %d: %.2f mm on the screen, %.2f on paper", s, w, got, want)
			}
		}
	}
}

func save(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
