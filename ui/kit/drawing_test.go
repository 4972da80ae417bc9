package kit_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"tanggapan/printing/page"
	"tanggapan/ui/kit"
)

// drawingCalls draws each kind of call alone, on a page of 40 x 24 mm.
func drawingCalls() map[string]func(*page.Canvas) {
	photo := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for y := range 30 {
		for x := range 40 {
			photo.Set(x, y, color.Gray{Y: uint8(6 * x)})
		}
	}
	all := func(c *page.Canvas) {
		c.Text(-4, 12, "Clipped on both sides", page.Style{Size: 16, Weight: 700})
		c.Image(-6, 4, 20, 14, photo)
		c.Circle(30, 12, 11, page.Grey)
		c.Round(20, -6, 16, 14, 3, page.Black)
	}
	return map[string]func(*page.Canvas){
		"Text":      func(c *page.Canvas) { c.Text(3, 12, "Begoña ₱1,450", page.Style{Size: 16, Weight: 600}) },
		"TextTrack": func(c *page.Canvas) { c.Text(3, 12, "TRACKED", page.Style{Size: 12, Weight: 600, Track: 0.1}) },
		"Line":      func(c *page.Canvas) { c.Line(3, 5, 37, 20, 0.7) },
		"Rules":     func(c *page.Canvas) { c.Rule(3, 37, 5, 0.7); c.Line(9, 3, 9, 20, 0.1) },
		"Dash":      func(c *page.Canvas) { c.Dash(3, 12, 37, 12, 0.5, 1.6, 1.2) },
		"Rect":      func(c *page.Canvas) { c.Rect(3, 3, 20, 10, page.Grey); c.Box(25, 3, 10, 10, 0.5) },
		"Round":     func(c *page.Canvas) { c.Round(3, 3, 30, 16, 4, page.Black); c.Round(6, 6, 9, 9, 2, page.White) },
		"Circle":    func(c *page.Canvas) { c.Circle(10, 12, 7, page.Black); c.Ring(28, 12, 7, 1) },
		"Polygon": func(c *page.Canvas) {
			c.Polygon(page.Black, page.Point{X: 3, Y: 20}, page.Point{X: 20, Y: 3}, page.Point{X: 37, Y: 20})
		},
		"Hatch":   func(c *page.Canvas) { c.Hatch(5, 3, 30, 18, 3, 0.6) },
		"Image":   func(c *page.Canvas) { c.Image(4, 3, 24, 18, photo) },
		"QR":      func(c *page.Canvas) { _ = c.QR(10, 2, 20, "J004217") },
		"Code128": func(c *page.Canvas) { _, _ = c.Code128(2, 4, 0.375, 14, "J004217") },
		"Clip":    func(c *page.Canvas) { c.Clip(8, 6, 24, 12, all) },
	}
}

func captured(d *kit.Drawing) image.Image {
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(d)
	c.Resize(d.MinSize())
	return flat(c.Capture())
}

// flat puts a picture on white.
func flat(img image.Image) image.Image {
	out := image.NewGray(img.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			r, _, _, a := img.At(x, y).RGBA()
			out.SetGray(x, y, color.Gray{Y: uint8((r + 0xFFFF - a) >> 8)})
		}
	}
	return out
}

func TestDrawing_EqualsThePagesPixels(t *testing.T) {
	test.NewTempApp(t)
	for name, draw := range drawingCalls() {
		t.Run(name, func(t *testing.T) {
			d := page.New(name)
			draw(d.Add(40, 24))
			const perMM = 8
			want, err := d.Raster(0, perMM*25.4)
			if err != nil {
				t.Fatal(err)
			}
			empty := image.NewGray(want.Rect)
			for i := range empty.Pix {
				empty.Pix[i] = 255
			}
			ink := apart(empty, want)
			got := apart(captured(kit.NewDrawing(d.Pages[0], perMM, kit.InkOnPaper)), want)
			if got > 0.03 || got > ink/4 {
				t.Errorf("difference %.3f; of an empty page %.3f", got, ink)
			}
		})
	}
}

func TestDrawing_TakesTheThemesInk(t *testing.T) {
	test.NewTempApp(t)
	d := page.New("")
	c := d.Add(30, 10)
	c.Rect(0, 0, 10, 10, page.Black)
	c.Rect(10, 0, 10, 10, page.Grey)
	c.Rect(20, 0, 10, 10, page.White)
	drawing := kit.NewDrawing(d.Pages[0], 2, nil)
	sw := software.NewTransparentCanvas()
	sw.SetPadded(false)
	sw.SetContent(drawing)
	sw.Resize(drawing.MinSize())
	img := sw.Capture()
	for x, tok := range map[int]kit.Token{10: kit.Ink, 30: kit.Line2, 50: kit.Surface} {
		got, want := color.NRGBAModel.Convert(img.At(x, 10)).(color.NRGBA), color.NRGBAModel.Convert(kit.Color(tok)).(color.NRGBA)
		if math.Abs(float64(got.R)-float64(want.R)) > 1 || math.Abs(float64(got.B)-float64(want.B)) > 1 {
			t.Errorf("at %d: %v, want %v", x, got, want)
		}
	}
}

func TestDrawing_Empty(t *testing.T) {
	test.NewTempApp(t)
	if d := kit.NewDrawing(nil, 4, nil); !d.MinSize().IsZero() {
		t.Error("no page has a size")
	}
	d := page.New("")
	d.Add(10, 10).Rect(-50, -50, 10, 10, page.Black)
	if got := apart(captured(kit.NewDrawing(d.Pages[0], 4, kit.InkOnPaper)), whiteGray(40, 40)); got != 0 {
		t.Error("a call beyond the page was drawn")
	}
}

func whiteGray(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	return g
}
