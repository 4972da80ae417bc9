package data

import "math/bits"

// Money is an amount in the currency's smallest unit (centavos).
type Money int64

// Quantity is a number of things or hours, in thousandths: 1250 is 1.25.
type Quantity int64

// One is the quantity 1.
const One Quantity = 1000

// Times is m for q things, rounded half away from zero to the smallest unit.
func (m Money) Times(q Quantity) Money { return Money(scale(int64(m), int64(q), 1000)) }

// Share is a part of m in basis points (1200 is 12 %), rounded half away from zero.
func (m Money) Share(points int) Money { return Money(scale(int64(m), int64(points), 10000)) }

// TaxIn is the tax that m contains where prices include tax of so many basis points.
func (m Money) TaxIn(points int) Money {
	return Money(scale(int64(m), int64(points), 10000+int64(points)))
}

// scale is a*b/c, rounded half away from zero; the product may pass 64 bits.
func scale(a, b, c int64) int64 {
	neg := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(abs(a), abs(b))
	lo, carry := bits.Add64(lo, uint64(c)/2, 0)
	q, _ := bits.Div64(min(hi+carry, uint64(c)-1), lo, uint64(c))
	if neg {
		return -int64(q)
	}
	return int64(q)
}

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}
