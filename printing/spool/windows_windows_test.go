package spool

import (
	"context"
	"errors"
	"image"
	"image/color"
	"os"
	"slices"
	"testing"
	"time"

	"tanggapan/printing/page"
)

// paperQueue is the printer that may be printed on: a computer's own is left alone.
func paperQueue(t *testing.T) string {
	t.Helper()
	name := os.Getenv("SPOOL_PRINTER")
	if name == "" {
		t.Skip("SPOOL_PRINTER names no printer to print on")
	}
	return name
}

// sample is a page with both kinds of codes, whose data is also its title.
func sample(t *testing.T, title string, w, h float64) *page.Doc {
	t.Helper()
	d := page.New(title)
	c := d.Add(w, h)
	c.Text(6, 8, "Begoña Núñez ₱2,347.20", page.Style{Size: 8, Weight: 600})
	if err := c.QR(6, 10, min(h-14, 26), "QR"+title); err != nil {
		t.Fatal(err)
	}
	if w > 70 {
		if _, err := c.Code128(8, 45, 0.375, 8, "BAR"+title); err != nil {
			t.Fatal(err)
		}
	}
	c.Rule(6, w-6, h-3, 0.25)
	return d
}

func TestWindows_PrintsThroughGDI(t *testing.T) {
	queue := paperQueue(t)
	ctx, w := context.Background(), &Windows{}
	list, err := w.List(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("printers: %+v", list)
	if !slices.ContainsFunc(list, func(p Info) bool { return p.Name == queue }) {
		t.Fatalf("%q is not listed", queue)
	}
	picture := sample(t, "PICTURE", 210, 297)
	img := image.NewGray(image.Rect(0, 0, 64, 64))
	for i := range img.Pix {
		img.Set(i%64, i/64, color.Gray{Y: uint8(4 * (i % 64))})
	}
	picture.On(0).Image(100, 100, 60, 60, img)
	two := sample(t, "TWO1", 210, 297)
	two.Pages = append(two.Pages, sample(t, "TWO2", 210, 297).Pages...)
	for _, c := range []struct {
		doc    *page.Doc
		copies int
	}{
		{sample(t, "SHEET", 210, 297), 2},
		{sample(t, "LETTER", 215.9, 279.4), 1},
		{sample(t, "TICKET", 80, 120), 1},
		{sample(t, "LABEL", 62, 29), 1},
		{picture, 1},
		{two, 1},
	} {
		id, err := w.Print(ctx, c.doc, Options{Printer: queue, Copies: c.copies})
		if err != nil {
			t.Errorf("%s: %v", c.doc.Title, err)
			continue
		}
		j := waited(t, w, id)
		t.Logf("%s: job %s, %+v", c.doc.Title, id, j)
		if j.State != Done {
			t.Errorf("%s: %+v", c.doc.Title, j)
		}
	}
}

// waited looks at a job until it is over.
func waited(t *testing.T, w *Windows, id string) (j Job) {
	t.Helper()
	for range 100 {
		var err error
		if j, err = w.Job(context.Background(), id); err != nil {
			t.Fatal(err)
		}
		if j.State == Done || j.State == Failed {
			return j
		}
		time.Sleep(100 * time.Millisecond)
	}
	return j
}

func TestWindows_SetsSizeAndCopies(t *testing.T) {
	queue := paperQueue(t)
	p, err := open(queue)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	for _, pg := range []*page.Page{{W: 210, H: 297}, {W: 215.9, H: 279.4}, {W: 80, H: 120}, {W: 62, H: 29}} {
		d, dm, err := p.context(queue, pg, 3)
		if err != nil || dm == nil {
			t.Fatalf("%v, %v", dm, err)
		}
		s := d.sheet(pg, false)
		d.delete()
		w, h := float64(s.width)/float64(s.dpiX)*25.4, float64(s.height)/float64(s.dpiY)*25.4
		t.Logf("%.1f x %.1f mm: paper %d, copies %d, %d dpi, the driver's sheet is %.1f x %.1f mm", pg.W, pg.H, dm.get(dmPaperSize), dm.get(dmCopies), s.dpiX, w, h)
		if w < pg.W-1 || w > pg.W+1 || h < pg.H-1 || h > pg.H+1 {
			t.Errorf("a page of %.1f x %.1f mm on a sheet of %.1f x %.1f", pg.W, pg.H, w, h)
		}
	}
}

func TestWindows_Raw(t *testing.T) {
	queue := paperQueue(t)
	w := &Windows{}
	id, err := w.Raw(context.Background(), queue, "RAW", []byte("%!PS\n/Courier findfont 24 scalefont setfont 72 700 moveto (RAW) show showpage\n"))
	if err != nil {
		t.Fatal(err)
	}
	if j := waited(t, w, id); j.State != Done {
		t.Errorf("%+v", j)
	}
}

func TestWindows_Unknown(t *testing.T) {
	w := &Windows{}
	if _, err := w.Print(context.Background(), sample(t, "X", 80, 60), Options{Printer: "No such printer at all"}); !errors.Is(err, ErrNoPrinter) {
		t.Errorf("Print: %v", err)
	}
	if _, err := w.Raw(context.Background(), "No such printer at all", "x", []byte("x")); !errors.Is(err, ErrNoPrinter) {
		t.Errorf("Raw: %v", err)
	}
	for _, id := range []string{"", "#1", "Front", "Front#x"} {
		if _, err := w.Job(context.Background(), id); !errors.Is(err, ErrNoJob) {
			t.Errorf("Job %q: %v", id, err)
		}
	}
}
