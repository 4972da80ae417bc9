package spool

import (
	"encoding/binary"
	"image"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tanggapan/printing/page"
)

func TestDevmode_Sizes(t *testing.T) {
	forms := []form{{1, 2159, 2794}, {9, 2100, 2970}, {300, 620, 290}, {301, 2100, 2990}, {302, 570, 320}}
	for name, c := range map[string]struct {
		w, h   float64
		copies int
		id     int
		way    int
		sides  bool
	}{
		"A4":      {210, 297, 2, 9, portrait, false},
		"A4Flat":  {297, 210, 1, 9, landscape, false},
		"Letter":  {215.9, 279.4, 1, 1, portrait, false},
		"Label":   {62, 29, 3, 300, portrait, false},
		"Turned":  {32, 57, 1, 302, landscape, false},
		"Ticket":  {80, 204.5, 1, paperUser, portrait, true},
		"Unknown": {25, 25, 1, paperUser, portrait, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := make(devmode, 220)
			binary.LittleEndian.PutUint32(d[dmFields:], hasForm|hasPaperLength|hasPaperWidth)
			d.sized(&page.Page{W: c.w, H: c.h}, forms, c.copies)
			if d.get(dmPaperSize) != c.id || d.get(dmOrientation) != c.way || d.get(dmCopies) != c.copies {
				t.Errorf("paper %d, way %d, copies %d", d.get(dmPaperSize), d.get(dmOrientation), d.get(dmCopies))
			}
			if d.has(hasPaperWidth) != c.sides || d.has(hasPaperLength) != c.sides || !d.has(hasPaperSize) || !d.has(hasCopies) || !d.has(hasOrientation) || d.has(hasCollate) != (c.copies > 1) {
				t.Errorf("fields %#x", binary.LittleEndian.Uint32(d[dmFields:]))
			}
			if c.sides && (d.get(dmPaperWidth) != int(c.w*10) || d.get(dmPaperLength) != int(c.h*10)) {
				t.Errorf("sides %d x %d", d.get(dmPaperWidth), d.get(dmPaperLength))
			}
		})
	}
}

func TestDevmode_BySides(t *testing.T) {
	d := make(devmode, 220)
	d.sized(&page.Page{W: 80, H: 120}, nil, 2)
	d.bySides(&page.Page{W: 80, H: 120})
	if d.has(hasPaperSize) || !d.has(hasPaperWidth) || !d.has(hasPaperLength) || !d.has(hasCopies) || d.get(dmPaperWidth) != 800 || d.get(dmPaperLength) != 1200 || d.get(dmPaperSize) != 0 {
		t.Errorf("%x", d[dmFields:dmCopies+2])
	}
	s := sheet{dpiX: 254, dpiY: 508, width: 800, height: 2440, pageW: 80, pageH: 120}
	if s.off() != 2 {
		t.Errorf("off by %f", s.off())
	}
}

// TestPlace_CoversWhatCanBePrinted: bands meet without a gap and stay within what can be printed, on any device.
func TestPlace_CoversWhatCanBePrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dpi := rapid.SampledFrom([]int{180, 203, 300, 360, 600, 1200, 2400}).Draw(t, "dpi")
		s := sheet{
			dpiX: dpi, dpiY: rapid.SampledFrom([]int{dpi, dpi / 2, dpi * 2}).Draw(t, "dpiY"),
			pageW: rapid.Float64Range(25, 220).Draw(t, "w"), pageH: rapid.Float64Range(25, 400).Draw(t, "h"),
			fit: rapid.Bool().Draw(t, "fit"),
		}
		s.width, s.height = int(rapid.Float64Range(50, 220).Draw(t, "pw")/25.4*float64(s.dpiX)), int(rapid.Float64Range(50, 400).Draw(t, "ph")/25.4*float64(s.dpiY))
		s.offX, s.offY = rapid.IntRange(0, s.dpiX/4).Draw(t, "ox"), rapid.IntRange(0, s.dpiY/4).Draw(t, "oy")
		s.printW, s.printH = s.width-2*s.offX, s.height-2*s.offY
		res := s.resolution()
		w, h := int(s.pageW*res/25.4), int(s.pageH*res/25.4)
		if res > 600 {
			t.Fatalf("%.0f dpi", res)
		}
		bands := placed(&s, w, h, res)
		if len(bands) == 0 {
			t.Fatal("nothing is printed")
		}
		for i, b := range bands {
			if b.src.Dy() > bandRows || b.src.Dy() < 1 || b.w < 0 || b.h < 0 {
				t.Fatalf("band %d: %+v", i, b)
			}
			if i > 0 && (b.src.Min.Y != bands[i-1].src.Max.Y || b.y != bands[i-1].y+bands[i-1].h) {
				t.Fatalf("a gap before band %d: %+v %+v", i, bands[i-1], b)
			}
			// A pixel that lies across the edge may reach out by its own size.
			kx, ky := s.dpiX/int(res)+2, s.dpiY/int(res)+2
			if b.x < -kx || b.y < -ky || b.x+b.w > s.printW+kx || b.y+b.h > s.printH+ky {
				t.Fatalf("band %d leaves the paper: %+v on %+v", i, b, s)
			}
		}
	})
}

// placed are the places of all bands of a page.
func placed(s *sheet, w, h int, dpi float64) (out []band) {
	for y := 0; y < h; y += bandRows {
		if b, ok := s.place(image.Rect(0, y, w, min(y+bandRows, h)), dpi); ok {
			out = append(out, b)
		}
	}
	return out
}

func TestPlace_InMeasure(t *testing.T) {
	s := sheet{dpiX: 300, dpiY: 300, width: 2480, height: 3508, offX: 50, offY: 60, printW: 2380, printH: 3388, pageW: 210, pageH: 297}
	if got := s.resolution(); got != 300 {
		t.Fatalf("%f dpi", got)
	}
	bands := placed(&s, 2480, 3508, 300)
	if diff := cmp.Diff(band{src: image.Rect(50, 60, 2430, 256), x: 0, y: 0, w: 2380, h: 196}, bands[0], cmp.AllowUnexported(band{})); diff != "" {
		t.Error(diff)
	}
	if last := bands[len(bands)-1]; last.y+last.h != s.printH || last.src.Max.Y != 3448 {
		t.Errorf("the last band is %+v", last)
	}
	// A ticket on a device that put it on a sheet is not enlarged.
	s.pageW, s.pageH, s.fit = 80, 100, true
	if s.scale() != 1 {
		t.Errorf("scale %f", s.scale())
	}
	s.pageW, s.pageH = 420, 594
	if k := s.scale(); k < 0.49 || k > 0.51 {
		t.Errorf("scale %f", k)
	}
}

// TestPlace_ShrunkLiesInTheMiddle: a long slip that is made to fit a small paper is so narrow that all of it would lie in an edge where
// nothing is printed.
func TestPlace_ShrunkLiesInTheMiddle(t *testing.T) {
	s := sheet{dpiX: 180, dpiY: 180, width: 354, height: 354, offX: 23, printW: 308, printH: 354, pageW: 25, pageH: 400, fit: true}
	bands := placed(&s, 177, 2834, 180)
	if len(bands) == 0 {
		t.Fatal("nothing is printed")
	}
	for _, b := range bands {
		if left, right := b.x+s.offX, s.width-(b.x+b.w+s.offX); b.src.Dx() != 177 || abs(left-right) > 2 {
			t.Fatalf("%+v: %d dots on the left, %d on the right", b, left, right)
		}
	}
}

func TestPack(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 10, 3))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	img.Pix[0], img.Pix[9], img.Pix[10+4] = 0, 0, 127
	bits, stride := pack(img, image.Rect(-2, 0, 12, 3), 4)
	want := []byte{0x20, 0x10, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0}
	if stride != 4 || !cmp.Equal(bits, want) {
		t.Errorf("stride %d, %x", stride, bits)
	}
	if blank(bits) || !blank(bits[8:]) {
		t.Error("blank")
	}
	pix, stride := grey(img, image.Rect(8, 0, 11, 2), 4)
	if stride != 4 || !cmp.Equal(pix, []byte{255, 0, 255, 255, 255, 255, 255, 255}) {
		t.Errorf("stride %d, %x", stride, pix)
	}
	if h := dib(14, 3, 1); len(h) != 48 || int32(binary.LittleEndian.Uint32(h[8:])) != -3 || h[40] != 255 || h[44] != 0 {
		t.Errorf("%x", h)
	}
	if h := dib(14, 3, 8); len(h) != 40+1024 || h[40+4*255] != 255 || h[40] != 0 {
		t.Error("the grey palette")
	}
}

func TestPictured(t *testing.T) {
	d := page.New("x")
	c := d.Add(50, 50)
	c.Text(1, 1, "x", page.Style{Size: 9, Weight: 400})
	if pictured(d.Pages[0].Ops) {
		t.Error("text is a picture")
	}
	c.Image(0, 0, 5, 5, image.NewGray(image.Rect(0, 0, 2, 2)))
	if !pictured(d.Pages[0].Ops) {
		t.Error("a picture is none")
	}
}

func TestWinJob(t *testing.T) {
	for name, c := range map[string]struct {
		status, printer, attributes uint32
		state                       JobState
		why                         Reason
	}{
		"Pending":   {state: Pending},
		"Spooling":  {status: jobSpooling, state: Printing},
		"Printing":  {status: jobPrinting, state: Printing},
		"Printed":   {status: jobPrinted | jobPrinting, state: Done},
		"Complete":  {status: jobComplete, state: Done},
		"Deleted":   {status: jobDeleting, state: Failed, why: Cancelled},
		"NoPaper":   {status: jobPaperOut | jobPrinting, state: Held, why: NoPaper},
		"Offline":   {status: jobOffline, state: Held, why: Off},
		"Paused":    {status: jobPaused, state: Held, why: Paused},
		"Error":     {status: jobError, state: Held, why: Halted},
		"Jam":       {status: jobError, printer: printerJam | printerError, state: Held, why: Jam},
		"Cover":     {status: jobPrinting, printer: printerDoorOpen, state: Held, why: Cover},
		"Ink":       {printer: printerNoToner, state: Held, why: Ink},
		"Off":       {printer: printerOffline, state: Held, why: Off},
		"SetOff":    {attributes: worksOffline, state: Held, why: Off},
		"AllPaused": {printer: printerPaused, state: Held, why: Paused},
	} {
		t.Run(name, func(t *testing.T) {
			j := winJob("Front#2", c.status, "said", c.printer, c.attributes)
			if diff := cmp.Diff(Job{ID: "Front#2", State: c.state, Why: c.why, Message: "said"}, j); diff != "" {
				t.Error(diff)
			}
		})
	}
	if s, why := printerInfo(printerPrinting, 0); s != Busy || why != "" {
		t.Errorf("%v %s", s, why)
	}
	if s, why := printerInfo(printerJam|printerPrinting, 0); s != Stopped || why != Jam {
		t.Errorf("%v %s", s, why)
	}
}
