package page

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"tanggapan/assets"
)

// maxPixels bounds a raster: an A3 sheet at 600 dpi.
const maxPixels = 72_000_000

// Raster returns page i (counted from 0) as grey pixels, dpi dots to the inch. It fails on a page that does not
// exist and on a raster of more than 72 million pixels.
func (d *Doc) Raster(i int, dpi float64) (*image.Gray, error) { return d.raster(i, dpi, false) }

// Bits returns page i as pixels that are black or white only: text and rules crisp, shades and pictures dithered.
// It fails like Raster.
func (d *Doc) Bits(i int, dpi float64) (*image.Gray, error) {
	img, err := d.raster(i, dpi, true)
	if err != nil {
		return nil, err
	}
	for k, v := range img.Pix {
		if v < 128 {
			img.Pix[k] = 0
		} else {
			img.Pix[k] = 255
		}
	}
	return img, nil
}

func (d *Doc) raster(i int, dpi float64, bits bool) (img *image.Gray, err error) {
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("pixels of %q: %v", d.Title, r)
		}
	}()
	if i < 0 || i >= len(d.Pages) {
		return nil, fmt.Errorf("pixels of %q: no page %d", d.Title, i+1)
	}
	p, k := d.Pages[i], dpi/25.4
	w, h := math.Round(p.W*k), math.Round(p.H*k)
	if !(w >= 1 && h >= 1 && w*h <= maxPixels) {
		return nil, fmt.Errorf("pixels of %q: %.0f x %.0f are too many or too few", d.Title, w, h)
	}
	img = image.NewGray(image.Rect(0, 0, int(w), int(h)))
	for j := range img.Pix {
		img.Pix[j] = 255
	}
	r := &raster{img: img, k: k, dpi: dpi, bits: bits, fonts: map[int]*sfnt.Font{}, faces: map[faceKey]font.Face{}}
	r.draw(p.Ops)
	return img, nil
}

type faceKey struct {
	weight int
	size   float64
}

// raster draws on img, k pixels to the millimetre.
type raster struct {
	img    *image.Gray
	k, dpi float64
	bits   bool
	fonts  map[int]*sfnt.Font
	faces  map[faceKey]font.Face
	buf    sfnt.Buffer
}

func (r *raster) draw(ops []Op) {
	for _, o := range ops {
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
		case Clip:
			full := r.img
			r.img = full.SubImage(r.box(o.X, o.Y, o.W, o.H)).(*image.Gray)
			r.draw(o.Ops)
			r.img = full
		}
	}
}

// box rounds the edges of a rectangle to pixels; a side never vanishes.
func (r *raster) box(x, y, w, h float64) image.Rectangle {
	x0, y0 := int(math.Round(x*r.k)), int(math.Round(y*r.k))
	x1, y1 := int(math.Round((x+w)*r.k)), int(math.Round((y+h)*r.k))
	return image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1))
}

func (r *raster) source(i Ink) image.Image {
	if r.bits && i != Black && i != White {
		return dither{uint8(i)}
	}
	return image.NewUniform(color.Gray{Y: uint8(i)})
}

func (r *raster) fill(x, y, w, h float64, i Ink) {
	b := r.box(x, y, w, h)
	draw.Draw(r.img, b, r.source(i), b.Min, draw.Src)
}

func (r *raster) text(o Text) {
	face := r.face(o.Style)
	if face == nil {
		return
	}
	src := r.source(o.Style.Ink)
	px := o.Style.Size * r.dpi / 72
	x, y := o.X*r.k, fixed.Int26_6(math.Round(o.Y*r.k*64))
	f := r.fonts[snap(o.Style.Weight)]
	for _, c := range o.S {
		at := fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: y}
		if dr, mask, mp, _, ok := face.Glyph(at, c); ok && !dr.Empty() {
			draw.DrawMask(r.img, dr, src, dr.Min, mask, mp, draw.Over)
		}
		if g, err := f.GlyphIndex(&r.buf, c); err == nil {
			if a, err := f.GlyphAdvance(&r.buf, g, fixed.I(1000), font.HintingNone); err == nil {
				x += float64(a) / 64 / 1000 * px
			}
		}
		x += o.Style.Track * px
	}
}

func (r *raster) face(st Style) font.Face {
	key := faceKey{snap(st.Weight), st.Size}
	if f, ok := r.faces[key]; ok {
		return f
	}
	f := r.fonts[key.weight]
	if f == nil {
		var err error
		if f, err = sfnt.Parse(assets.Font(key.weight)); err != nil {
			return nil
		}
		r.fonts[key.weight] = f
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: st.Size, DPI: r.dpi, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	r.faces[key] = face
	return face
}

func (r *raster) image(o Image) {
	b := r.box(o.X, o.Y, o.W, o.H)
	tmp := image.NewRGBA(b)
	draw.Draw(tmp, b, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(tmp, b, o.Img, o.Img.Bounds(), draw.Over, nil)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			g := color.GrayModel.Convert(tmp.RGBAAt(x, y)).(color.Gray)
			if r.bits {
				g = dither{g.Y}.at(x, y)
			}
			if (image.Point{X: x, Y: y}).In(r.img.Rect) {
				r.img.SetGray(x, y, g)
			}
		}
	}
}

func (r *raster) line(o Line) {
	if o.Dash <= 0 {
		r.stroke(o.X1, o.Y1, o.X2, o.Y2, o.Width, o.Ink)
		return
	}
	dx, dy := o.X2-o.X1, o.Y2-o.Y1
	length, step := math.Hypot(dx, dy), o.Dash+math.Max(o.Gap, 0.01)
	if length/step > 1e5 {
		return
	}
	for t := 0.0; t < length; t += step {
		a, b := t/length, math.Min(t+o.Dash, length)/length
		r.stroke(o.X1+a*dx, o.Y1+a*dy, o.X1+b*dx, o.Y1+b*dy, o.Width, o.Ink)
	}
}

// stroke draws level and upright strokes as whole pixels, at least one thick, and the others smoothly. On a screen a
// stroke thinner than a pixel is paler instead, so that rules keep their order of weight; on paper it is black.
func (r *raster) stroke(x1, y1, x2, y2, w float64, i Ink) {
	if cover := math.Max(w*r.k, 0.4); cover < 1 && !r.bits {
		i = White - Ink(math.Round(float64(White-i)*cover))
	}
	thick := math.Max(1, math.Round(w*r.k)) / r.k
	switch {
	case y1 == y2:
		top := math.Round((y1-thick/2)*r.k) / r.k
		r.fill(math.Min(x1, x2), top, math.Abs(x2-x1), thick, i)
	case x1 == x2:
		left := math.Round((x1-thick/2)*r.k) / r.k
		r.fill(left, math.Min(y1, y2), thick, math.Abs(y2-y1), i)
	default:
		n := math.Hypot(x2-x1, y2-y1)
		w = math.Max(w, 0.9/r.k)
		ox, oy := (y1-y2)/n*w/2, (x2-x1)/n*w/2
		r.polygon([]Point{{x1 + ox, y1 + oy}, {x2 + ox, y2 + oy}, {x2 - ox, y2 - oy}, {x1 - ox, y1 - oy}}, i)
	}
}
