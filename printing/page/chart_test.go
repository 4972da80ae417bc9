package page_test

import (
	"image/png"
	"math"
	"os"
	"strings"
	"testing"

	"tanggapan/printing/page"
)

// charts is a page with one of each.
func charts() *page.Doc {
	d := page.New("Charts")
	c := d.Add(210, 200)
	c.Lines(24, 14, 140, 40, page.Lines{
		Labels: []string{"Jun", "Jul", "Aug", "Sep", "Oct", "Nov"},
		Series: []page.Series{
			{Name: "Taken in", Values: []float64{41, 52, 48, 61, 58, 66}},
			{Name: "Collected", Values: []float64{38, 49, math.NaN(), 55, 60, 64}, Dash: true},
		},
	})
	c.Share(24, 76, 160, 8, []page.Slice{{"Cash", "52 %", 52}, {"GCash", "31 %", 31}, {"Card", "15 %", 15}, {"Bank transfer", "2 %", 2}, {"None", "0 %", 0}})
	c.Spark(24, 120, 30, 8, []float64{3, 5, 4, 8, 6, 9})
	c.Bars(24, 140, 120, 36, page.Bars{Bars: []page.Bar{{Top: "Mo", Bottom: "9", Value: 3, Text: "3"}, {Top: "Tu", Bottom: "10", Value: 5, Text: "5", Strong: true}, {Top: "We", Bottom: "11", Closed: true}}, Average: 4, AverageText: "4", AverageLabel: "average", ClosedLabel: "closed"})
	return d
}

func TestCharts_SayTheirNames(t *testing.T) {
	text := charts().Words()
	for _, want := range []string{"Taken in", "Collected", "Jun", "Nov", "Cash", "52 %", "Bank transfer", "closed"} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(text, "None") {
		t.Error("a part of nought is named")
	}
	if shots := os.Getenv("PAPER_SHOTS"); shots != "" {
		img, err := charts().Bits(0, 203)
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Create(shots + "/charts.png")
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, img); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// ends gathers the strokes wider than the grid, and where they end.
func ends(d *page.Doc) (ys []float64) {
	for _, o := range d.Pages[0].Ops {
		if l, ok := o.(page.Line); ok && l.Width > 0.3 {
			ys = append(ys, l.Y1, l.Y2)
		}
	}
	return ys
}

// TestCharts_BeginAtNought holds that lengths are to their values: 10 stands twice as high above the base as 5.
func TestCharts_BeginAtNought(t *testing.T) {
	d := page.New("")
	c := d.Add(100, 60)
	c.Lines(10, 10, 50, 40, page.Lines{Series: []page.Series{{Values: []float64{5, 10}}}})
	ys := ends(d)
	if len(ys) != 2 || math.Abs((50-ys[1])-2*(50-ys[0])) > 1e-6 {
		t.Error(ys)
	}
	d = page.New("")
	c = d.Add(100, 60)
	c.Share(0, 0, 100, 5, []page.Slice{{"A", "", 3}, {"B", "", 1}})
	for _, o := range d.Pages[0].Ops {
		if r, ok := o.(page.Rect); ok && r.H == 5 && r.Ink == page.Black {
			if math.Abs(r.W-75) > 1e-6 {
				t.Error(r)
			}
			break
		}
	}
}

func TestCharts_OddValues(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, values := range [][]float64{nil, {nan}, {inf, 1}, {0, 0}, {-5, 3}, {1e300, 1}, {1e-300}, {nan, 2, nan}} {
		d := page.New("")
		c := d.Add(100, 100)
		c.Lines(10, 10, 50, 40, page.Lines{Series: []page.Series{{Name: "x", Values: values}, {Name: "y", Values: values}}, Labels: []string{"a", "b", "c", "d"}})
		c.Spark(10, 60, 20, 5, values)
		var parts []page.Slice
		for _, v := range values {
			parts = append(parts, page.Slice{Name: strings.Repeat("long name ", 6), Text: "1", Value: v})
		}
		c.Share(10, 70, 50, 5, parts)
		for _, o := range d.Pages[0].Ops {
			if l, ok := o.(page.Line); ok {
				for _, v := range []float64{l.X1, l.Y1, l.X2, l.Y2} {
					if math.IsNaN(v) || v < 0 || v > 100 {
						t.Errorf("%v: %+v", values, l)
					}
				}
			}
		}
		if _, err := d.PDF(); err != nil {
			t.Errorf("%v: %v", values, err)
		}
	}
}
