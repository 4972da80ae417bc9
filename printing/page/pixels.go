package page

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
)

// maxPixels bounds a raster or a band: an A3 sheet at 600 dpi.
const maxPixels = 72_000_000

// Raster returns page i (counted from 0) as grey pixels, dpi dots to the inch. It fails on a page that does not
// exist and on a raster of more than 72 million pixels.
func (d *Doc) Raster(i int, dpi float64) (*image.Gray, error) { return d.whole(i, dpi, false) }

// Bits returns page i as pixels that are black or white only: text and rules crisp, shades and pictures dithered.
// It fails like Raster.
func (d *Doc) Bits(i int, dpi float64) (*image.Gray, error) { return d.whole(i, dpi, true) }

func (d *Doc) whole(i int, dpi float64, bits bool) (img *image.Gray, err error) {
	err = d.Bands(i, Pixels{DPI: dpi, Bits: bits}, func(band *image.Gray) error {
		img = band
		return nil
	})
	return img, err
}

// Pixels say how a page becomes pixels: dots to the inch, black and white only, and how many rows are drawn at a
// time; 0 rows draw the page at once.
type Pixels struct {
	DPI  float64
	Bits bool
	Rows int
}

// PixelSize is the page's measure in pixels at that many dots to the inch.
func (p *Page) PixelSize(dpi float64) (w, h int) {
	return int(math.Round(p.W * dpi / 25.4)), int(math.Round(p.H * dpi / 25.4))
}

// Bands draws page i (counted from 0) from the top down in bands of o.Rows rows and hands out each; its bounds say
// where it lies on the page. The pixels are those of the whole page, but only one band is in memory: it is drawn
// over when each returns. Bands stops at the first error of each, and fails like Raster.
func (d *Doc) Bands(i int, o Pixels, each func(band *image.Gray) error) (err error) {
	failed := func(why any) error { return fmt.Errorf("pixels of %q: %v", d.Title, why) }
	defer func() {
		if r := recover(); r != nil {
			err = failed(r)
		}
	}()
	if i < 0 || i >= len(d.Pages) {
		return failed(fmt.Sprintf("no page %d", i+1))
	}
	p, k := d.Pages[i], o.DPI/25.4
	if fw, fh := math.Round(p.W*k), math.Round(p.H*k); !(fw >= 1 && fh >= 1 && fw <= maxPixels && fh <= maxPixels) {
		return failed(errors.New("too many or too few"))
	}
	w, h := p.PixelSize(o.DPI)
	rows := o.Rows
	if rows < 1 || rows > h {
		rows = h
	}
	if w*rows > maxPixels {
		return failed(fmt.Sprintf("%d x %d are too many", w, h))
	}
	r := newRaster(k, o.Bits)
	pix := make([]uint8, w*rows)
	for y := 0; y < h; y += rows {
		n := min(rows, h-y)
		band := &image.Gray{Pix: pix[:w*n], Stride: w, Rect: image.Rect(0, y, w, y+n)}
		whiten(band.Pix)
		r.img = band
		r.draw(p.Ops)
		if o.Bits {
			threshold(band.Pix)
		}
		if err := each(band); err != nil {
			return err
		}
	}
	return nil
}

func whiten(pix []uint8) {
	if len(pix) == 0 {
		return
	}
	pix[0] = 255
	for n := 1; n < len(pix); n *= 2 {
		copy(pix[n:], pix[:n])
	}
}

// threshold makes each pixel black or white, eight at a time.
func threshold(pix []uint8) {
	const white = ^uint64(0)
	for len(pix) >= 8 {
		if v := binary.NativeEndian.Uint64(pix); v != white && v != 0 {
			binary.NativeEndian.PutUint64(pix, v>>7&0x0101010101010101*0xFF)
		}
		pix = pix[8:]
	}
	for i, v := range pix {
		pix[i] = v >> 7 * 0xFF
	}
}

// raster draws on img, k pixels to the millimetre. It is used for one page after another, or for its bands.
type raster struct {
	img    *image.Gray
	k      float64
	bits   bool
	paths  paths
	glyphs map[glyphKey]*stamp
	shapes map[shapeKey]*stamp
	images map[imageKey]*image.Gray
}

func newRaster(k float64, bits bool) *raster {
	return &raster{
		k: k, bits: bits, glyphs: map[glyphKey]*stamp{}, shapes: map[shapeKey]*stamp{}, images: map[imageKey]*image.Gray{},
	}
}

func (r *raster) draw(ops []Op) {
	top, foot := float64(r.img.Rect.Min.Y-2)/r.k, float64(r.img.Rect.Max.Y+2)/r.k
	for _, o := range ops {
		if _, y0, _, y1 := bounds(o); y1 < top || y0 > foot {
			continue
		}
		switch o := o.(type) {
		case Text:
			r.text(o)
		case Line:
			r.line(o)
		case Rect:
			r.rect(o)
		case Circle:
			r.circle(o)
		case Polygon:
			r.polygon(o.Points, o.Ink)
		case Code:
			mw, mh := o.W/float64(o.Cols), o.H/float64(o.Rows)
			for _, n := range o.Runs {
				r.fill(o.X+float64(n.Col)*mw, o.Y+float64(n.Row)*mh, float64(n.N)*mw, mh, Black)
			}
		case Image:
			r.image(o)
		}
	}
}

// box rounds the edges of a rectangle to pixels; a side never vanishes.
func (r *raster) box(x, y, w, h float64) image.Rectangle {
	x0, y0 := int(math.Round(x*r.k)), int(math.Round(y*r.k))
	x1, y1 := int(math.Round((x+w)*r.k)), int(math.Round((y+h)*r.k))
	return image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1))
}

// row is the stretch of pixels of the line y from x0 to x1, which lie within the picture.
func (r *raster) row(y, x0, x1 int) []uint8 {
	i := (y-r.img.Rect.Min.Y)*r.img.Stride - r.img.Rect.Min.X
	return r.img.Pix[i+x0 : i+x1]
}

func (r *raster) dithers(i Ink) bool { return r.bits && i != Black && i != White }

func (r *raster) fill(x, y, w, h float64, i Ink) {
	b := r.box(x, y, w, h).Intersect(r.img.Rect)
	if b.Empty() {
		return
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := r.row(y, b.Min.X, b.Max.X)
		if r.dithers(i) {
			for x := range row {
				row[x] = dither(uint8(i), b.Min.X+x, y)
			}
			continue
		}
		for x := range row {
			row[x] = uint8(i)
		}
	}
}

func (r *raster) image(o Image) {
	b := r.box(o.X, o.Y, o.W, o.H)
	if !b.Overlaps(r.img.Rect) {
		return
	}
	small := r.scaled(o, b)
	b = b.Intersect(r.img.Rect)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := r.row(y, b.Min.X, b.Max.X)
		from := small.Pix[small.PixOffset(b.Min.X, y):]
		for x := range row {
			if row[x] = from[x]; r.bits {
				row[x] = dither(from[x], b.Min.X+x, y)
			}
		}
	}
}

// scaled is a picture in grey on white at the size and place of b.
func (r *raster) scaled(o Image, b image.Rectangle) *image.Gray {
	key := imageKey{w: o.W, h: o.H, n: b.Min.X<<32 ^ b.Min.Y}
	if knowable(o.Img) {
		key.img = o.Img
		if out, ok := r.images[key]; ok {
			return out
		}
	}
	tmp := image.NewRGBA(b)
	whiten(tmp.Pix)
	draw.CatmullRom.Scale(tmp, b, o.Img, o.Img.Bounds(), draw.Over, nil)
	out := image.NewGray(b)
	for i := range out.Pix {
		p := tmp.Pix[4*i : 4*i+3 : 4*i+3]
		out.Pix[i] = color.GrayModel.Convert(color.RGBA{p[0], p[1], p[2], 255}).(color.Gray).Y
	}
	if key.img != nil {
		r.images[key] = out
	}
	return out
}
