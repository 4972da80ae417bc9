package data_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
)

// rounded is a*b/c as arithmetic has it: half away from zero, held within 64 bits.
func rounded(a, b, c int64) int64 {
	x := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	neg := x.Sign() < 0
	x.Abs(x).Mul(x, big.NewInt(2)).Add(x, big.NewInt(c)).Div(x, big.NewInt(2*c))
	if !x.IsInt64() {
		x.SetInt64(math.MaxInt64)
	}
	if neg {
		x.Neg(x)
	}
	return x.Int64()
}

func TestMoney_RoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want data.Money
	}{
		{"one", data.Money(12345).Times(data.One), 12345},
		{"half up", data.Money(1).Times(500), 1},
		{"half down", data.Money(-1).Times(500), -1},
		{"below half", data.Money(1).Times(499), 0},
		{"an hour and a quarter", data.Money(35000).Times(1250), 43750},
		{"12 % on top", data.Money(100000).Share(1200), 12000},
		{"12 % within", data.Money(112000).TaxIn(1200), 12000},
		{"12 % within, rounded", data.Money(99900).TaxIn(1200), 10704},
		{"no rate", data.Money(99900).TaxIn(0), 0},
		{"an absurd rate", data.Money(99900).TaxIn(-10000), 0},
		{"nothing", data.Money(0).Times(data.MaxQuantity), 0},
		{"the smallest", data.Money(math.MinInt64).Times(data.One), -math.MaxInt64},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
}

func TestMoney_AsArithmeticHasIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.Int64().Draw(t, "m")
		q := rapid.Int64().Draw(t, "q")
		if got, want := int64(data.Money(m).Times(data.Quantity(q))), rounded(m, q, 1000); got != want {
			t.Errorf("%d times %d = %d, want %d", m, q, got, want)
		}
		p := rapid.IntRange(1, 10000).Draw(t, "points")
		if got, want := int64(data.Money(m).Share(p)), rounded(m, int64(p), 10000); got != want {
			t.Errorf("share %d of %d = %d, want %d", p, m, got, want)
		}
		if got, want := int64(data.Money(m).TaxIn(p)), rounded(m, int64(p), 10000+int64(p)); got != want {
			t.Errorf("tax of %d in %d = %d, want %d", p, m, got, want)
		}
	})
}

func TestMoney_TaxOnTopIsTaxWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := data.Money(rapid.Int64Range(0, int64(data.MaxMoney)).Draw(t, "net"))
		p := rapid.IntRange(0, 10000).Draw(t, "points")
		tax := net.Share(p)
		if got := (net + tax).TaxIn(p); got < tax-1 || got > tax+1 {
			t.Errorf("%d with %d tax contains %d", net, tax, got)
		}
	})
}

func TestTotal(t *testing.T) {
	lines := []data.Line{
		{N: 1, Kind: data.LineLabour, Text: "Labour", Qty: 1500, Price: 40000, Tax: 1200},
		{N: 2, Kind: data.LinePart, Text: "Screen", Qty: data.One, Price: 345000, Tax: 1200},
		{N: 3, Kind: data.LineDiscount, Text: "Senior", Qty: data.One, Price: 5000},
	}
	t.Run("TaxOnTop", func(t *testing.T) {
		want := data.Totals{Sub: 60000 + 345000 - 5000, Tax: 7200 + 41400, Total: 400000 + 48600}
		if got := data.Total(lines, false); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
	t.Run("TaxIn", func(t *testing.T) {
		want := data.Totals{Sub: 400000, Tax: 6429 + 36964, Total: 400000}
		if got := data.Total(lines, true); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
	t.Run("None", func(t *testing.T) {
		if got := data.Total(nil, false); got != (data.Totals{}) {
			t.Errorf("%+v", got)
		}
	})
	t.Run("LargestStaysWhole", func(t *testing.T) {
		l := data.Line{N: 1, Kind: data.LinePart, Text: "x", Qty: data.MaxQuantity, Price: data.MaxMoney}
		if got := data.Total([]data.Line{l, l, l, l, l, l, l, l, l, l}, false); got.Total != 10*100_000*data.MaxMoney {
			t.Errorf("%+v", got)
		}
	})
}
