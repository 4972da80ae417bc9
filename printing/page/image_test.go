package page_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"regexp"
	"strconv"
	"testing"

	"tanggapan/printing/page"
)

func photo(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.NRGBA{uint8(x), uint8(y), uint8(x * y), 255})
		}
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDecode_KindsOfPicture(t *testing.T) {
	src := photo(40, 30)
	deep := image.NewNRGBA64(src.Rect)
	grey := image.NewGray16(src.Rect)
	for y := range 30 {
		for x := range 40 {
			deep.Set(x, y, src.At(x, y))
			grey.Set(x, y, src.At(x, y))
		}
	}
	var photoJPEG, animated bytes.Buffer
	if err := errors.Join(jpeg.Encode(&photoJPEG, src, nil), gif.Encode(&animated, src, nil)); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{
		"PNG": pngOf(t, src), "PNG16": pngOf(t, deep), "PNGGrey16": pngOf(t, grey),
		"JPEG": photoJPEG.Bytes(), "GIF": animated.Bytes(), "Interlaced": interlaced(),
	} {
		t.Run(name, func(t *testing.T) {
			img, err := page.Decode(b)
			if err != nil {
				t.Fatal(err)
			}
			d := page.New(name)
			d.Add(60, 60).Image(5, 5, 50, 50, img)
			if _, err := d.PDF(); err != nil {
				t.Error(err)
			}
			if _, err := d.Bits(0, 100); err != nil {
				t.Error(err)
			}
		})
	}
}

// interlaced is a PNG of one grey pixel, stored in seven passes, which the PDF library refuses.
func interlaced() []byte {
	chunk := func(name string, data []byte) []byte {
		out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		out = append(append(out, name...), data...)
		return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
	}
	head := []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 1}
	body := []byte{0x78, 0x01, 0x01, 2, 0, 0xFD, 0xFF, 0, 0x80, 0, 0x82, 0, 0x81} // zlib, stored
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head)...)
	return append(append(out, chunk("IDAT", body)...), chunk("IEND", nil)...)
}

func TestDecode_TornFilesAreErrors(t *testing.T) {
	var photoJPEG bytes.Buffer
	if err := jpeg.Encode(&photoJPEG, photo(20, 16), nil); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"PNG": pngOf(t, photo(20, 16)), "JPEG": photoJPEG.Bytes()} {
		for n := range b {
			img, err := page.Decode(b[:n])
			if err != nil {
				if !errors.Is(err, page.ErrPicture) {
					t.Fatalf("%s of %d bytes: %v", name, n, err)
				}
				continue
			}
			d := page.New("") // the last bytes may be missing without harm
			d.Add(40, 40).Image(5, 5, 20, 20, img)
			if _, err := d.PDF(); err != nil {
				t.Errorf("%s of %d bytes: %v", name, n, err)
			}
		}
	}
	if _, err := page.Decode(nil); !errors.Is(err, page.ErrPicture) {
		t.Errorf("no bytes: %v", err)
	}
	huge := bytes.Clone(pngOf(t, photo(2, 2)))
	binary.BigEndian.PutUint32(huge[16:], 1<<30)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	if _, err := page.Decode(huge); !errors.Is(err, page.ErrPicture) {
		t.Errorf("a picture of 2^30 dots across: %v", err)
	}
}

func TestPDF_PicturesAreReduced(t *testing.T) {
	img := photo(1600, 1200)
	d := page.New("")
	for range 3 {
		d.Add(60, 60).Image(5, 5, 25.4, 50, img) // an inch across
	}
	pdf, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	sizes := regexp.MustCompile(`/Width (\d+)`).FindAllSubmatch(pdf, -1)
	if len(sizes) != 1 {
		t.Fatalf("%d pictures in the file; three pages have the same one", len(sizes))
	}
	if w, _ := strconv.Atoi(string(sizes[0][1])); w != 300 {
		t.Errorf("%d dots to the inch", w)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(interlaced())
	f.Add([]byte("GIF89a"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPVP8 "))
	f.Fuzz(func(t *testing.T, b []byte) {
		img, err := page.Decode(b)
		if err != nil {
			if !errors.Is(err, page.ErrPicture) {
				t.Error(err)
			}
			return
		}
		if r := img.Bounds(); r.Dx()*r.Dy() > 1<<20 {
			return
		}
		d := page.New("")
		d.Add(40, 40).Image(5, 5, 20, 20, img)
		if _, err := d.PDF(); err != nil {
			t.Error(err)
		}
	})
}
