package data

import (
	"math"
	"math/bits"
)

// Money is an amount in the currency's smallest unit (centavos).
type Money int64

// Quantity is a number of things or hours, in thousandths: 1250 is 1.25.
type Quantity int64

// One is the quantity 1.
const One Quantity = 1000

// What a record may hold, so that no sum of a paper leaves 64 bits.
const (
	MaxMoney    Money    = 1_000_000_000_000
	MaxQuantity Quantity = 100_000 * One
	MaxCount             = 100_000 // things counted in one line or move
)

// Times is m for q things, rounded half away from zero to the smallest unit.
func (m Money) Times(q Quantity) Money { return Money(scale(int64(m), int64(q), 1000)) }

// Share is a part of m in basis points (1200 is 12 %), rounded half away from zero.
func (m Money) Share(points int) Money { return Money(scale(int64(m), int64(points), 10000)) }

// TaxIn is the tax that m contains where prices include tax of so many basis points; 0 where there is no such rate.
func (m Money) TaxIn(points int) Money {
	if points <= 0 {
		return 0
	}
	return Money(scale(int64(m), int64(points), 10000+int64(points)))
}

// scale is a*b/c for c above 0, rounded half away from zero; the product may
// pass 64 bits, a result that does is the largest number of its sign.
func scale(a, b, c int64) int64 {
	hi, lo := bits.Mul64(size(a), size(b))
	lo, carry := bits.Add64(lo, uint64(c)/2, 0)
	if hi += carry; hi >= uint64(c) {
		return signed(math.MaxUint64, (a < 0) != (b < 0))
	}
	q, _ := bits.Div64(hi, lo, uint64(c))
	return signed(q, (a < 0) != (b < 0))
}

func size(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func signed(q uint64, neg bool) int64 {
	n := int64(min(q, math.MaxInt64))
	if neg {
		return -n
	}
	return n
}
