package page_test

import (
	"image"
	"testing"

	"tanggapan/printing/page"
)

// TestMask_IsTheInkOfThePage draws every call as a mask and lays it over the page's own pixels.
func TestMask_IsTheInkOfThePage(t *testing.T) {
	const perMM = 6
	for name, c := range calls() {
		switch name {
		case "Image", "ImageGlass", "Clip", "ClipInClip", "Round", "TextWhite", "Rect", "Rules":
			continue // pictures, white and grey ink are not in a mask as they are on the page
		}
		t.Run(name, func(t *testing.T) {
			d := drawn(t, c)
			want, err := d.Raster(0, perMM*25.4)
			if err != nil {
				t.Fatal(err)
			}
			mask := page.Mask(perMM, want.Rect, d.Pages[0].Ops...)
			for y := range want.Rect.Dy() {
				for x := range want.Rect.Dx() {
					covered := uint8(0) // beyond the mask's bounds nothing is drawn
					if (image.Point{X: x, Y: y}).In(mask.Rect) {
						covered = mask.AlphaAt(x, y).A
					}
					if covered != 255-want.GrayAt(x, y).Y {
						t.Fatalf("at %d, %d the mask covers %d, the page is %d", x, y, covered, want.GrayAt(x, y).Y)
					}
				}
			}
		})
	}
}

func TestMask_OfNothing(t *testing.T) {
	all := image.Rect(0, 0, 100, 100)
	for name, ops := range map[string][]page.Op{
		"NoCalls":  nil,
		"Picture":  {page.Image{X: 1, Y: 1, W: 5, H: 5, Img: photo(4, 4)}},
		"Beyond":   {page.Rect{X: 500, Y: 500, W: 5, H: 5}},
		"FarAway":  {page.Line{X1: 1e300, Y1: -1e300, X2: 1e300, Y2: 1e300, Width: 1}},
		"NoPoints": {page.Polygon{}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, a := range page.Mask(4, all, ops...).Pix {
				if a != 0 {
					t.Fatal("it covers something")
				}
			}
		})
	}
	if got := page.Mask(4, image.Rect(10, 10, 20, 20), page.Rect{W: 50, H: 50}); got.Rect != image.Rect(10, 10, 20, 20) {
		t.Errorf("the mask is not cut: %v", got.Rect)
	}
}
