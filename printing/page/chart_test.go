package page_test

import (
	"math"
	"strings"
	"testing"

	"tanggapan/printing/page"
)

// plotted is a page with a chart whose plot is 120 x 36 mm, its ground at 50.
func plotted(ch page.Chart) *page.Doc {
	d := page.New("Chart")
	d.Add(210, 100).Chart(24, 14, 120, 36, ch)
	return d
}

func TestChart_SaysItsWords(t *testing.T) {
	text := plotted(page.Chart{
		Bars:    []page.Bar{{Top: "Mo", Bottom: "9", Value: 3, Text: "3.1"}, {Top: "Tu", Bottom: "10", Value: 5, Text: "5.2", Strong: true}, {Top: "We", Bottom: "11", Closed: true, Value: 2, Text: "2.3"}},
		Average: 4, AverageText: "4.4", AverageLabel: "average", ClosedLabel: "shut",
	}).Words()
	for _, want := range []string{"Mo", "10", "We", "3.1", "5.2", "4.4", "average", "shut"} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("%q is missing: %q", want, text)
		}
	}
	if strings.Contains(text, "2.3") {
		t.Error("a closed bar says its value")
	}
}

// bars gathers the bars of a page.
func bars(d *page.Doc) (out []page.Rect) {
	for _, o := range d.Pages[0].Ops {
		if r, ok := o.(page.Rect); ok && r.Ink != page.White {
			out = append(out, r)
		}
	}
	return out
}

// TestChart_BeginsAtNought holds that lengths are to their values: 10 stands twice as high above the ground as 5.
func TestChart_BeginsAtNought(t *testing.T) {
	all := bars(plotted(page.Chart{Bars: []page.Bar{{Value: 5}, {Value: 10, Strong: true}, {Value: 0}}}))
	if len(all) != 2 || math.Abs(all[1].H-2*all[0].H) > 1e-6 || math.Abs(all[1].Y+all[1].H-50) > 1e-6 || all[0].Ink == all[1].Ink {
		t.Errorf("%+v", all)
	}
}

func TestChart_ScaleReachesOverAll(t *testing.T) {
	list := plotted(page.Chart{Bars: []page.Bar{{Value: 38.4, Text: "38.4", Strong: true}}}).List()
	for _, want := range []string{`"0"`, `"10"`, `"20"`, `"30"`, `"40"`, `"38.4"`} {
		if !strings.Contains(list, want) {
			t.Errorf("no %s at the scale", want)
		}
	}
}

func TestChart_OddValues(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, values := range [][]float64{nil, {nan}, {inf, 1}, {0, 0}, {-5, 3}, {1e300, 1}, {1e-300}, {1e-9}, {nan, 2, nan}} {
		var ch page.Chart
		for _, v := range values {
			ch.Bars = append(ch.Bars, page.Bar{Value: v, Text: strings.Repeat("long ", 20), Top: "a"})
			ch.Average = v
		}
		d := plotted(ch)
		for _, r := range bars(d) {
			for _, v := range []float64{r.X, r.Y, r.W, r.H} {
				if math.IsNaN(v) || v < 0 || v > 200 {
					t.Errorf("%v: %+v", values, r)
				}
			}
		}
		for _, o := range d.Pages[0].Ops {
			if l, ok := o.(page.Line); ok && !(l.Y1 >= 10 && l.Y1 <= 51) {
				t.Errorf("%v: %+v", values, l)
			}
		}
		if list := d.List(); strings.Contains(list, "NaN") || strings.Contains(list, "Inf") {
			t.Errorf("%v: a length that is no number:\n%s", values, list)
		}
		if _, err := d.PDF(); err != nil {
			t.Errorf("%v: %v", values, err)
		}
	}
}
