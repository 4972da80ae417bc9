package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// uncounted are the fields of Base that change with every save and are not journaled.
var uncounted = map[string]bool{"rev": true, "updated": true}

// diff lists the fields in which two states of a record differ. Items of lists
// that carry numbers are compared one by one: phones[2].typed.
func diff(before, after []byte) ([]Field, error) {
	if before == nil {
		return []Field{{New: after}}, nil
	}
	var a, b map[string]json.RawMessage
	if err := json.Unmarshal(before, &a); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(after, &b); err != nil {
		return nil, err
	}
	return diffObjects("", a, b, nil)
}

func diffObjects(path string, a, b map[string]json.RawMessage, out []Field) ([]Field, error) {
	names := map[string]bool{}
	for n := range a {
		names[n] = true
	}
	for n := range b {
		names[n] = true
	}
	var err error
	for _, n := range ordered(names) {
		if path == "" && uncounted[n] || bytes.Equal(a[n], b[n]) {
			continue
		}
		p := n
		if path != "" {
			p = path + "." + n
		}
		if out, err = diffValue(p, a[n], b[n], out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func diffValue(path string, a, b json.RawMessage, out []Field) ([]Field, error) {
	ai, aok := items(a)
	bi, bok := items(b)
	if aok && bok && len(ai)+len(bi) > 0 {
		return diffItems(path, ai, bi, out)
	}
	return append(out, Field{Path: path, Old: a, New: b}), nil
}

// item is one element of a list that carries its own number.
type item struct {
	n   int
	raw json.RawMessage
}

// items reads a list whose every element is an object with a number n of its own; none at all is such a list too.
func items(raw json.RawMessage) ([]item, bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, true
	}
	var list []json.RawMessage
	if raw[0] != '[' || json.Unmarshal(raw, &list) != nil {
		return nil, false
	}
	out, seen := make([]item, len(list)), map[int]bool{}
	for i, el := range list {
		var head struct {
			N int `json:"n"`
		}
		if len(el) == 0 || el[0] != '{' || json.Unmarshal(el, &head) != nil || head.N <= 0 || seen[head.N] {
			return nil, false
		}
		seen[head.N] = true
		out[i] = item{head.N, el}
	}
	return out, true
}

func diffItems(path string, a, b []item, out []Field) ([]Field, error) {
	old := map[int]json.RawMessage{}
	for _, it := range a {
		old[it.n] = it.raw
	}
	// Taken back from the end, so the order returns when all its items have.
	if x, y := orderOf(a), orderOf(b); !slices.Equal(x, y[:min(len(x), len(y))]) {
		out = append(out, Field{Path: path + "[]", Old: orderJSON(x), New: orderJSON(y)})
	}
	var err error
	for _, it := range b {
		p := fmt.Sprintf("%s[%d]", path, it.n)
		was, ok := old[it.n]
		delete(old, it.n)
		switch {
		case !ok:
			out = append(out, Field{Path: p, New: it.raw})
		case !bytes.Equal(was, it.raw):
			var x, y map[string]json.RawMessage
			if err := json.Unmarshal(was, &x); err != nil {
				return nil, err
			}
			if err := json.Unmarshal(it.raw, &y); err != nil {
				return nil, err
			}
			if out, err = diffObjects(p, x, y, out); err != nil {
				return nil, err
			}
		}
	}
	for _, it := range a {
		if raw, gone := old[it.n]; gone {
			out = append(out, Field{Path: fmt.Sprintf("%s[%d]", path, it.n), Old: raw})
		}
	}
	return out, nil
}

func orderOf(list []item) []int {
	out := make([]int, len(list))
	for i, it := range list {
		out[i] = it.n
	}
	return out
}

// among keeps those numbers of a that are in b, in their order.
func among(a, b []int) []int {
	var out []int
	for _, n := range a {
		if slices.Contains(b, n) {
			out = append(out, n)
		}
	}
	return out
}

func orderJSON(order []int) json.RawMessage {
	b, _ := json.Marshal(order)
	return b
}
