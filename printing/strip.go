package printing

import (
	"math"

	"tanggapan/printing/page"
)

// fact is one of the strip: share is its part of the width when all stand there.
type fact struct {
	label, value string
	share        float64
	reversed     bool
}

// strip writes facts in a row, their labels on the baseline y: on their shares of the width while they fit, else as
// wide as they need.
func (s *sheet) strip(c *page.Canvas, y float64, facts []fact) {
	widths := s.stripWidths(facts)
	x := s.l
	for i, f := range facts {
		room := widths[i] - 3
		if i == len(facts)-1 {
			room = s.r - x
		}
		c.Fit(x, y, room, upper(f.label), capitals(5.8))
		value := s.d.Fit(f.value, medium(9.5), room)
		if f.reversed {
			value = s.d.Fit(f.value, semiBold(9.5), room-2)
			c.Round(x-1, y+1.3, s.d.Measure(value, semiBold(9.5))+2, 4.4, 0.5, page.Black)
			c.Text(x, y+4.37, value, white(semiBold(9.5)))
		} else {
			c.Text(x, y+4.37, value, medium(9.5))
		}
		x += widths[i]
	}
}

func (s *sheet) stripWidths(facts []fact) []float64 {
	total, shares, need := s.r-s.l, 0.0, 0.0
	natural := make([]float64, len(facts))
	for i, f := range facts {
		natural[i] = math.Max(s.d.Measure(upper(f.label), capitals(5.8)), s.d.Measure(f.value, medium(9.5)))
		if f.reversed {
			natural[i] = math.Max(natural[i], s.d.Measure(f.value, semiBold(9.5))+2.2)
		}
		shares += f.share
		need += natural[i]
	}
	return spread(total, shares, need, natural, facts)
}

func spread(total, shares, need float64, natural []float64, facts []fact) []float64 {
	out := make([]float64, len(facts))
	fits := true
	for i, f := range facts {
		out[i] = total * f.share
		room := out[i] - 3
		if i == len(facts)-1 {
			room = total * (1 - shares + f.share)
		}
		fits = fits && natural[i] <= room
	}
	if fits {
		return out
	}
	gap := (total - need) / math.Max(1, float64(len(facts)-1))
	k := 1.0
	if gap < 3 {
		gap = 3
		k = (total - gap*float64(len(facts)-1)) / need
	}
	for i := range out {
		out[i] = natural[i]*k + gap
	}
	return out
}
