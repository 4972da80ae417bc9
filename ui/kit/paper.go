package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tanggapan/printing/page"
)

// Paper shows one page of a document as it will be printed, black on white in every theme. It draws the page's own
// calls at the pixels of the screen; texts of Fyne would not do, which measures at whole pixel sizes and so runs wide.
type Paper struct {
	widget.BaseWidget
	page  *page.Page
	perMM float32
}

// NewPaper shows p at perMM real pixels to the millimetre; a nil page shows nothing.
func NewPaper(p *page.Page, perMM float32) *Paper {
	w := &Paper{page: p, perMM: perMM}
	w.ExtendBaseWidget(w)
	return w
}

// PaperWidth gives the pixels to the millimetre at which p is that many real pixels wide.
func PaperWidth(p *page.Page, width float32) float32 {
	if p == nil || p.W <= 0 {
		return 1
	}
	return width / float32(p.W)
}

// SetPage replaces the page and its scale.
func (w *Paper) SetPage(p *page.Page, perMM float32) {
	w.page, w.perMM = p, perMM
	w.Refresh()
}

// Page is what it shows; nil for nothing.
func (w *Paper) Page() *page.Page { return w.page }

// MinSize is the page at its scale, on whole pixels.
func (w *Paper) MinSize() fyne.Size {
	if w.page == nil || w.perMM <= 0 {
		return fyne.Size{}
	}
	whole := func(mm float64) float32 { return float32(math.Ceil(mm*float64(w.perMM) - 0.01)) }
	return fyne.NewSize(whole(w.page.W), whole(w.page.H))
}

// CreateRenderer draws the page.
func (w *Paper) CreateRenderer() fyne.WidgetRenderer {
	return &paperRenderer{w: w, raster: canvas.NewRaster(w.pixels)}
}

// pixels is the page as large as the screen has dots for it. A room of other proportions stays white at its foot
// or its right.
func (w *Paper) pixels(width, height int) image.Image {
	p := w.page
	if p == nil || width < 1 || height < 1 || p.W <= 0 || p.H <= 0 {
		return image.NewUniform(color.Transparent)
	}
	perMM := min(float64(width)/p.W, float64(height)/p.H)
	one := page.Doc{Pages: []*page.Page{p}}
	img, err := one.Raster(0, perMM*25.4)
	out := image.NewGray(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	if err == nil {
		draw.Draw(out, img.Rect, img, image.Point{}, draw.Src)
	}
	return out
}

type paperRenderer struct {
	w      *Paper
	raster *canvas.Raster
}

func (r *paperRenderer) Destroy()                     {}
func (r *paperRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *paperRenderer) MinSize() fyne.Size           { return r.w.MinSize() }
func (r *paperRenderer) Refresh()                     { r.Layout(r.w.Size()); r.raster.Refresh() }

// Layout keeps the page at its scale, at the top left of its room.
func (r *paperRenderer) Layout(fyne.Size) { r.raster.Resize(r.w.MinSize()) }
