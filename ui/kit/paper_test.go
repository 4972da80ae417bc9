package kit_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"tanggapan/printing/page"
	"tanggapan/ui/kit"
)

func samplePaper(text string) *page.Doc {
	d := page.New("Sample")
	c := d.Add(60, 40)
	c.Round(4, 4, 10, 10, 1.6, page.Black)
	c.Text(18, 9, text, page.Style{Size: 16, Weight: 700})
	c.Rule(4, 56, 18, 0.5)
	c.Dash(22, 22, 50, 22, 0.3, 1, 0.5)
	return d
}

func capture(p *kit.Paper) image.Image {
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(p)
	c.Resize(p.MinSize())
	return c.Capture()
}

// apart is the root mean square difference of two pictures, 0 to 1.
func apart(got image.Image, want *image.Gray) float64 {
	sum := 0.0
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			diff := float64(color.GrayModel.Convert(got.At(x, y)).(color.Gray).Y) - float64(want.GrayAt(x, y).Y)
			sum += diff * diff
		}
	}
	return math.Sqrt(sum/float64(len(want.Pix))) / 255
}

func TestPaper_IsThePrintedPage(t *testing.T) {
	test.NewTempApp(t)
	first, second := samplePaper("J-004217"), samplePaper("J-004218 x")
	p := kit.NewPaper(first.Pages[0], 8)
	if got := p.MinSize(); got != fyne.NewSize(480, 320) {
		t.Fatalf("size %v", got)
	}
	for i, d := range []*page.Doc{first, second} {
		p.SetPage(d.Pages[0], 8)
		got := capture(p)
		for j, other := range []*page.Doc{first, second} {
			want, err := other.Raster(0, 8*25.4)
			if err != nil {
				t.Fatal(err)
			}
			if diff := apart(got, want); (i == j) != (diff < 0.005) {
				t.Errorf("page %d beside raster %d: difference %.3f", i, j, diff)
			}
		}
	}
}

func TestPaper_Sizes(t *testing.T) {
	test.NewTempApp(t)
	d := samplePaper("J-004217")
	if k := kit.PaperWidth(d.Pages[0], 240); k != 4 {
		t.Errorf("%v pixels to the millimetre", k)
	}
	empty := kit.NewPaper(nil, 4)
	if got := empty.MinSize(); !got.IsZero() {
		t.Errorf("no page is %v large", got)
	}
	capture(empty)
	empty.SetPage(d.Pages[0], 4)
	if got := empty.MinSize(); got != fyne.NewSize(240, 160) {
		t.Errorf("size %v", got)
	}
}
