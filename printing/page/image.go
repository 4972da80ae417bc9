package page

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // pictures that shops have
	"image/jpeg"
	"image/png"

	"github.com/jung-kurt/gofpdf"
	_ "golang.org/x/image/bmp" // pictures that shops have
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // pictures that shops have
)

// maxPicture bounds a picture that Decode takes, in pixels.
const maxPicture = 60_000_000

// maxDPI is the finest that a picture is kept in a file.
const maxDPI = 300

// ErrPicture tells of bytes that are no picture, a torn one, or one beyond 60 million pixels.
var ErrPicture = errors.New("not a picture")

// Decode reads a PNG, JPEG, GIF, WebP or BMP. Whatever is wrong with the bytes comes back as ErrPicture.
func Decode(b []byte) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("%w: %v", ErrPicture, r)
		}
	}()
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxPicture/c.Height {
		return nil, fmt.Errorf("%w: %d x %d", ErrPicture, c.Width, c.Height)
	}
	if img, _, err = image.Decode(bytes.NewReader(b)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	return img, nil
}

// imageKey is one picture at one size: the logo of ten pages stands in the file once.
type imageKey struct {
	img  image.Image
	w, h float64
	n    int
}

// image embeds a picture of at most 300 dots to the inch, as 8-bit PNG, or as JPEG where it came as one: other kinds
// make the library fail.
func (w *pdfWriter) image(o Image) {
	key := imageKey{w: o.W, h: o.H}
	if knowable(o.Img) {
		key.img = o.Img
	} else {
		key.n = len(w.images) + 1
	}
	name, ok := w.images[key]
	kind := "PNG"
	if _, photo := o.Img.(*image.YCbCr); photo {
		kind = "JPEG"
	}
	if !ok {
		var b bytes.Buffer
		small, err := shrink(o.Img, o.W, o.H), error(nil)
		if kind == "JPEG" {
			err = jpeg.Encode(&b, small, &jpeg.Options{Quality: 88})
		} else {
			err = png.Encode(&b, small)
		}
		if err != nil {
			w.f.SetError(err)
			return
		}
		name = fmt.Sprintf("image%d", len(w.images)+1)
		w.images[key] = name
		w.f.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: kind}, &b)
	}
	at := gofpdf.ImageOptions{ImageType: kind, AllowNegativePosition: true}
	w.f.ImageOptions(name, o.X, o.Y, o.W, o.H, false, at, 0, "")
}

// shrink draws a picture on white in 8-bit colour, no larger than 300 dpi asks for.
func shrink(img image.Image, wmm, hmm float64) *image.NRGBA {
	b := img.Bounds()
	w, h := min(b.Dx(), dots(wmm)), min(b.Dy(), dots(hmm))
	out := image.NewNRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	scaler := draw.Scaler(draw.ApproxBiLinear)
	if b.Dx() > 2*w || b.Dy() > 2*h {
		scaler = draw.CatmullRom // the quick one skips pixels
	}
	scaler.Scale(out, out.Bounds(), img, b, draw.Over, nil)
	return out
}

func dots(mm float64) int { return int(mm/25.4*maxDPI + 0.5) }
