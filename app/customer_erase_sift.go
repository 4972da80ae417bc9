package app

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"tanggapan/data"
)

// sift tells fast which of many stored values may name a person: most do not.
type sift struct {
	signs
	needles [][]byte
	digits  [][]byte
	folded  map[rune]string
	buf     []byte
}

func newSift(s signs) *sift {
	out := &sift{signs: s, folded: map[rune]string{}}
	add := func(list *[][]byte, needle string) {
		if !slices.ContainsFunc(*list, func(b []byte) bool { return string(b) == needle }) {
			*list = append(*list, []byte(needle))
		}
	}
	for _, g := range s.Words {
		longest := slices.MaxFunc(g.Words, func(a, b string) int { return len(a) - len(b) })
		add(&out.needles, longest)
	}
	for _, d := range s.Digits {
		add(&out.digits, d[len(d)-leastDigits:])
	}
	return out
}

// maybe says whether a value in JSON may name the person.
func (s *sift) maybe(raw []byte) bool {
	s.fold(raw)
	for _, n := range s.needles {
		if bytes.Contains(s.buf, n) {
			return true
		}
	}
	if len(s.digits) == 0 {
		return false
	}
	s.buf = s.buf[:0]
	for _, c := range raw {
		switch {
		case c >= '0' && c <= '9':
			s.buf = append(s.buf, c)
		case strings.IndexByte(" -.()+/", c) < 0:
			s.buf = append(s.buf, ' ')
		}
	}
	for _, n := range s.digits {
		if bytes.Contains(s.buf, n) {
			return true
		}
	}
	return false
}

// fold folds a value; what JSON escapes only adds to it.
func (s *sift) fold(raw []byte) {
	s.buf = s.buf[:0]
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c >= 'A' && c <= 'Z':
			s.buf = append(s.buf, c+'a'-'A')
		case c == '\'':
		case c < utf8.RuneSelf:
			s.buf = append(s.buf, c)
		default:
			r, size := utf8.DecodeRune(raw[i:])
			f, known := s.folded[r]
			if !known {
				f = foldRune(r)
				s.folded[r] = f
			}
			s.buf = append(s.buf, f...)
			i += size
			continue
		}
		i++
	}
}

// named says whether a value in JSON names the person, and for sure; keys of objects count for nothing.
func (s *sift) named(raw []byte) (yes, sure bool) {
	if !s.maybe(raw) {
		return false, false
	}
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return false, false
	}
	eachString(v, func(text string) {
		for _, p := range s.spans(text) {
			yes, sure = true, sure || p.sure
		}
	})
	return yes, sure
}

func eachString(v any, f func(string)) {
	switch x := v.(type) {
	case string:
		f(x)
	case []any:
		for _, y := range x {
			eachString(y, f)
		}
	case map[string]any:
		for _, y := range x {
			eachString(y, f)
		}
	}
}

// ofOne says whether a draft's fields are about one of some customers.
func ofOne(raw []byte, ids map[data.ID]bool) bool {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return false
	}
	return hasCustomer(v, ids)
}

func hasCustomer(v any, ids map[data.ID]bool) bool {
	switch x := v.(type) {
	case []any:
		return slices.ContainsFunc(x, func(y any) bool { return hasCustomer(y, ids) })
	case map[string]any:
		for key, y := range x {
			n, isNumber := y.(float64)
			if isNumber && (key == "customer" || key == "owner") && ids[data.ID(n)] || hasCustomer(y, ids) {
				return true
			}
		}
	}
	return false
}
