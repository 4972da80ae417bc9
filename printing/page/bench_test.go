package page_test

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"tanggapan/assets"
	"tanggapan/printing/page"
)

// listed rebuilds a paper from its golden list of calls, through the canvas: it measures what it writes, as the
// paper's own layout does.
func listed(t testing.TB, name string) *page.Doc {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return replay(t, string(b))
}

var (
	textLine = regexp.MustCompile(`^text (\S+) (\S+)  \S+ wide  ([0-9.]+)/(\d+)(?: \+([0-9.]+))?( white)?(?: grey \d+)?  (".*")$`)
	lineLine = regexp.MustCompile(`^line (\S+) (\S+)  (\S+) (\S+)  ([0-9.]+)(?: dash (\S+) (\S+))?( white)?`)
	rectLine = regexp.MustCompile(`^rect (\S+) (\S+)  (\S+) x (\S+)(?: round ([0-9.]+))?( white)?`)
	ringLine = regexp.MustCompile(`^circle (\S+) (\S+)  (\S+)(?: ring ([0-9.]+))?( white)?`)
	codeLine = regexp.MustCompile(`^(qr|code128) (\S+) (\S+)  (\S+) x (\S+)  (\d+) x (\d+)  (".*")$`)
)

func replay(t testing.TB, list string) *page.Doc {
	d := page.New("replayed")
	d.At = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	var c *page.Canvas
	n := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil && s != "" {
			t.Fatal(err)
		}
		return v
	}
	ink := func(s string) page.Ink {
		if s != "" {
			return page.White
		}
		return page.Black
	}
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "page":
			var no int
			var w, h float64
			if _, err := fmt.Sscanf(rest, "%d  %f x %f", &no, &w, &h); err != nil {
				t.Fatal(err)
			}
			c = d.Add(w, h)
		case "text":
			m := textLine.FindStringSubmatch(line)
			if m == nil {
				t.Fatalf("not understood: %s", line)
			}
			s, err := strconv.Unquote(m[7])
			if err != nil {
				t.Fatal(err)
			}
			c.Text(n(m[1]), n(m[2]), s, page.Style{Size: n(m[3]), Weight: int(n(m[4])), Track: n(m[5]), Ink: ink(m[6])})
		case "line":
			m := lineLine.FindStringSubmatch(line)
			c.Stroke(page.Line{X1: n(m[1]), Y1: n(m[2]), X2: n(m[3]), Y2: n(m[4]), Width: n(m[5]), Dash: n(m[6]), Gap: n(m[7]), Ink: ink(m[8])})
		case "rect":
			m := rectLine.FindStringSubmatch(line)
			c.Round(n(m[1]), n(m[2]), n(m[3]), n(m[4]), n(m[5]), ink(m[6]))
		case "circle":
			m := ringLine.FindStringSubmatch(line)
			if m[4] != "" {
				c.Ring(n(m[1]), n(m[2]), n(m[3]), n(m[4]))
			} else {
				c.Circle(n(m[1]), n(m[2]), n(m[3]), ink(m[5]))
			}
		case "polygon":
			var pts []page.Point
			for _, f := range strings.Fields(strings.TrimSuffix(rest, " white")) {
				x, y, _ := strings.Cut(f, ",")
				pts = append(pts, page.Point{X: n(x), Y: n(y)})
			}
			c.Polygon(ink(map[bool]string{true: "white"}[strings.HasSuffix(rest, "white")]), pts...)
		case "qr", "code128":
			m := codeLine.FindStringSubmatch(line)
			s, _ := strconv.Unquote(m[8])
			if kind == "qr" {
				_ = c.QR(n(m[2]), n(m[3]), n(m[4]), s)
			} else {
				_, _ = c.Code128(n(m[2]), n(m[3]), n(m[4])/n(m[6]), n(m[5]), s)
			}
		case "doc", "image":
		default:
			t.Fatalf("not understood: %s", line)
		}
	}
	return d
}

// textsOf are the document's texts, page by page.
func textsOf(d *page.Doc) (out [][]page.Text) {
	for _, p := range d.Pages {
		var ts []page.Text
		for _, o := range p.Ops {
			if o, ok := o.(page.Text); ok {
				ts = append(ts, o)
			}
		}
		out = append(out, ts)
	}
	return out
}

// plainCells writes the same texts with nothing but the library's own cells.
func plainCells(t testing.TB, d *page.Doc) int {
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	used := map[int]bool{}
	for i, texts := range textsOf(d) {
		f.AddPageFormat("P", gofpdf.SizeType{Wd: d.Pages[i].W, Ht: d.Pages[i].H})
		for _, o := range texts {
			w := min(max(o.Style.Weight/100*100, 400), 700)
			family := fmt.Sprintf("sans%d", w)
			if !used[w] {
				f.AddUTF8FontFromBytes(family, "", assets.Font(w))
				used[w] = true
			}
			f.SetFont(family, "", o.Style.Size)
			f.SetXY(o.X, o.Y-o.Style.Size*page.MM)
			f.CellFormat(o.W, o.Style.Size*page.MM, o.S, "", 0, "L", false, 0, "")
		}
	}
	var b strings.Builder
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func ourPDF(t testing.TB, list string) {
	if _, err := replay(t, list).PDF(); err != nil {
		t.Fatal(err)
	}
}

// TestPDF_BesidePlainCells holds the whole job sheet, its layout's measuring with it, to 1.5 times what the library
// needs for its text cells alone. The runs alternate and the quickest of each count, so a busy computer does not.
func TestPDF_BesidePlainCells(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "testdata", "jobsheet-a4.txt"))
	if err != nil {
		t.Fatal(err)
	}
	list := string(b)
	d := replay(t, list)
	plain, ours := time.Hour, time.Hour
	for range 12 {
		a := time.Now()
		plainCells(t, d)
		b := time.Now()
		ourPDF(t, list)
		plain, ours = min(plain, b.Sub(a)), min(ours, time.Since(b))
	}
	ratio := float64(ours) / float64(plain)
	t.Logf("the job sheet takes %.2f times the plain cells", ratio)
	if ratio > 1.5 {
		t.Errorf("%.2f times: more than 1.5", ratio)
	}
}

func BenchmarkPDF(b *testing.B) {
	sheet, err := os.ReadFile(filepath.Join("..", "testdata", "jobsheet-a4.txt"))
	if err != nil {
		b.Fatal(err)
	}
	list := string(sheet)
	d := replay(b, list)
	b.Run("PlainCells", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			plainCells(b, d)
		}
	})
	b.Run("JobSheet", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := d.PDF(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("JobSheetWithReplay", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ourPDF(b, list)
		}
	})
}

func BenchmarkPixels(b *testing.B) {
	for _, c := range []struct {
		name, paper string
		o           page.Pixels
	}{
		{"A4-300-grey", "jobsheet-a4", page.Pixels{DPI: 300}},
		{"A4-300-bits", "jobsheet-a4", page.Pixels{DPI: 300, Bits: true}},
		{"A4-300-bands", "jobsheet-a4", page.Pixels{DPI: 300, Bits: true, Rows: 256}},
		{"A4-600-bands", "jobsheet-a4", page.Pixels{DPI: 600, Bits: true, Rows: 256}},
		{"Ticket-203-grey", "ticket-80", page.Pixels{DPI: 203}},
		{"Ticket-203-bits", "ticket-80", page.Pixels{DPI: 203, Bits: true}},
	} {
		d := listed(b, c.paper)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := d.Bands(0, c.o, discard); err != nil {
					b.Fatal(err)
				}
			}
		})
		prog, err := exec.LookPath("pdftoppm")
		if err != nil || c.o.Bits {
			continue
		}
		pdf := pdfFile(b, d)
		b.Run(c.name+"-pdftoppm", func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command(prog, "-r", fmt.Sprint(c.o.DPI), "-gray", "-f", "1", "-l", "1", pdf, filepath.Join(b.TempDir(), "out")).Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func discard(*image.Gray) error { return nil }
