package words

import (
	"strings"
	"unicode"

	"tanggapan/data"
)

// currency is how sums of one currency are written.
type currency struct {
	code, sign string
	decimals   int
}

// currencies is the table of the currencies whose signs the fonts have.
// Another one is written with its code.
var currencies = []currency{
	{"PHP", "₱", 2},
	{"USD", "$", 2},
	{"EUR", "€", 2},
	{"GBP", "£", 2},
	{"JPY", "¥", 0},
	{"SGD", "S$", 2},
	{"HKD", "HK$", 2},
	{"AUD", "A$", 2},
	{"CAD", "C$", 2},
	{"NZD", "NZ$", 2},
	{"INR", "₹", 2},
	{"KRW", "₩", 0},
	{"THB", "฿", 2},
	{"VND", "₫", 0},
	{"MYR", "RM", 2},
	{"IDR", "Rp", 2},
}

func currencyOf(code string) currency {
	if code == "" {
		code = "PHP"
	}
	for _, c := range currencies {
		if c.code == code {
			return c
		}
	}
	return currency{code, code + "\u00a0", 2}
}

// Money writes a sum with its sign: "₱4,149.60", "−₱250.00".
func (f Format) Money(m data.Money) string {
	if m < 0 {
		return minus + f.currency().sign + f.digits(m)
	}
	return f.currency().sign + f.digits(m)
}

// MoneyPlain writes a sum for a column that names its currency: "4,149.60", "−250.00".
func (f Format) MoneyPlain(m data.Money) string {
	if m < 0 {
		return minus + f.digits(m)
	}
	return f.digits(m)
}

// MoneyShort is Money without the small unit where there is none of it: "₱31,480".
func (f Format) MoneyShort(m data.Money) string {
	s := f.Money(m)
	if d := f.currency().decimals; d > 0 {
		return strings.TrimSuffix(s, f.decimal()+strings.Repeat("0", d))
	}
	return s
}

// MoneySign is the sign of the currency: "₱".
func (f Format) MoneySign() string { return strings.TrimSpace(f.currency().sign) }

// Quantity writes a number of things or hours without needless zeros: "2", "1.25".
func (f Format) Quantity(q data.Quantity) string { return f.thousandths(int64(q)) }

func (f Format) currency() currency {
	if f.money.code == "" {
		return currencies[0]
	}
	return f.money
}

func (f Format) decimal() string {
	if f.marks.decimal == "" {
		return "."
	}
	return f.marks.decimal
}

func (f Format) group() string {
	if f.marks.group == "" {
		return ","
	}
	return f.marks.group
}

// digits writes the amount of m without a sign of any kind.
func (f Format) digits(m data.Money) string {
	u := uint64(m)
	if m < 0 {
		u = -u
	}
	d := f.currency().decimals
	if d == 0 {
		return grouped(u, f.group())
	}
	unit := uint64(1)
	for range d {
		unit *= 10
	}
	return grouped(u/unit, f.group()) + f.decimal() + digits(u%unit, d)
}

// thousandths writes n/1000 with as many decimals as it needs.
func (f Format) thousandths(n int64) string {
	sign := ""
	u := uint64(n)
	if n < 0 {
		sign, u = minus, -u
	}
	s := sign + grouped(u/1000, f.group())
	if rest := strings.TrimRight(digits(u%1000, 3), "0"); rest != "" {
		s += f.decimal() + rest
	}
	return s
}

// ParseMoney reads a sum as clerks type it: "1,500", "1500.5", "₱ 1 500", also
// "1.500,00". An empty text is 0. What is no sum is a Fault "not-money", one
// of more than 15 digits "too-large"; a negative one is read, refusing it is
// the record's rule.
func (f Format) ParseMoney(s string) (data.Money, error) {
	c := f.currency()
	whole, part, neg, ok := f.split(s, []string{c.sign, c.code, "Php", "php", "P"})
	if !ok || len(part) > max(c.decimals, 2) || len(part) > c.decimals && strings.Trim(part[c.decimals:], "0") != "" {
		return 0, data.Fault{Code: "not-money"}
	}
	part = (part + "0000")[:c.decimals]
	n, ok := number(whole + part)
	if !ok {
		return 0, data.Fault{Code: "too-large"}
	}
	if neg {
		n = -n
	}
	return data.Money(n), nil
}

// ParseQuantity reads a number of things or hours: "2", "1.25", "1,5". An
// empty text is 0. What is none is a Fault "not-a-number", one of more than 15
// digits "too-large".
func (f Format) ParseQuantity(s string) (data.Quantity, error) {
	whole, part, neg, ok := f.split(s, nil)
	if !ok || len(part) > 3 && strings.Trim(part[3:], "0") != "" {
		return 0, data.Fault{Code: "not-a-number"}
	}
	n, ok := number(whole + (part + "000")[:3])
	if !ok {
		return 0, data.Fault{Code: "too-large"}
	}
	if neg {
		n = -n
	}
	return data.Quantity(n), nil
}

// split takes a typed number apart into its whole digits and its decimals.
func (f Format) split(s string, signs []string) (whole, part string, neg, ok bool) {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '\'' || r == '’':
			return -1
		case r == '−' || r == '–':
			return '-'
		}
		return r
	}, s)
	s, neg = strings.CutPrefix(s, "-")
	for _, sign := range signs {
		sign = strings.TrimSpace(sign)
		s = strings.TrimSuffix(strings.TrimPrefix(s, sign), sign)
	}
	if !neg {
		s, neg = strings.CutPrefix(s, "-")
	}
	if strings.Trim(s, "0123456789.,") != "" {
		return "", "", neg, false
	}
	whole, part, ok = f.point(s)
	if ok && whole+part == "" && s != "" {
		ok = false
	}
	return whole, part, neg, ok
}

// point finds the decimal mark of a number of digits, dots and commas. With
// both marks the last one is it. One alone is it too, unless it is not the
// shop's and three digits follow: then it stands between thousands.
func (f Format) point(s string) (whole, part string, ok bool) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return s, "", true
	}
	mark := s[last : last+1]
	before, after := s[:last], s[last+1:]
	other := strings.Trim(",.", mark)
	switch {
	case strings.Contains(before, other):
		whole, ok = ungroup(before, other)
		return whole, after, ok && !strings.Contains(before, mark)
	case strings.Contains(before, mark):
		whole, ok = ungroup(s, mark)
		return whole, "", ok
	case mark != f.decimal() && len(after) == 3 && len(before) >= 1 && len(before) <= 3 && before != "0":
		return before + after, "", true
	}
	return before, after, true
}

// ungroup joins groups of three digits, the first of one to three.
func ungroup(s, mark string) (string, bool) {
	groups := strings.Split(s, mark)
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// number reads at most 15 digits.
func number(s string) (int64, bool) {
	s = strings.TrimLeft(s, "0")
	if len(s) > 15 {
		return 0, false
	}
	n := int64(0)
	for _, r := range s {
		n = n*10 + int64(r-'0')
	}
	return n, true
}
