package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"
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
	if aok && bok && len(ai) > 0 && len(bi) > 0 {
		return diffItems(path, ai, bi, out)
	}
	return append(out, Field{Path: path, Old: a, New: b}), nil
}

// item is one element of a list that carries its own number.
type item struct {
	n   int
	raw json.RawMessage
}

// items reads a list whose every element is an object with a number n.
func items(raw json.RawMessage) ([]item, bool) {
	var list []json.RawMessage
	if len(raw) == 0 || raw[0] != '[' || json.Unmarshal(raw, &list) != nil {
		return nil, false
	}
	out := make([]item, len(list))
	for i, el := range list {
		var head struct {
			N *int `json:"n"`
		}
		if len(el) == 0 || el[0] != '{' || json.Unmarshal(el, &head) != nil || head.N == nil {
			return nil, false
		}
		out[i] = item{*head.N, el}
	}
	return out, true
}

func diffItems(path string, a, b []item, out []Field) ([]Field, error) {
	old := map[int]json.RawMessage{}
	for _, it := range a {
		old[it.n] = it.raw
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
	if x, y := orderOf(a), orderOf(b); !sameOrder(x, y) {
		out = append(out, Field{Path: path + "[]", Old: orderJSON(x), New: orderJSON(y)})
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

// sameOrder says whether the items that both lists have stand in the same order, new ones last.
func sameOrder(a, b []int) bool {
	in := map[int]bool{}
	for _, n := range b {
		in[n] = true
	}
	var kept []int
	for _, n := range a {
		if in[n] {
			kept = append(kept, n)
		}
	}
	if len(kept) > len(b) {
		return false
	}
	for i, n := range kept {
		if b[i] != n {
			return false
		}
	}
	return true
}

func orderJSON(order []int) json.RawMessage {
	b, _ := json.Marshal(order)
	return b
}

// apply sets one field of a record's JSON to want, provided that it now holds
// have; else it answers false and changes nothing.
func apply(doc map[string]json.RawMessage, path string, have, want json.RawMessage) (bool, error) {
	head, rest, _ := strings.Cut(path, ".")
	name, n, isItem := splitItem(head)
	if !isItem {
		if rest == "" {
			return set(doc, name, have, want), nil
		}
		return applyIn(doc, name, rest, have, want)
	}
	list, ok := items(doc[name])
	if !ok && len(doc[name]) > 0 && string(doc[name]) != "null" {
		return false, nil
	}
	if n < 0 {
		return reorder(doc, name, list, have, want)
	}
	at := -1
	for i, it := range list {
		if it.n == n {
			at = i
		}
	}
	if rest != "" {
		if at < 0 {
			return false, nil
		}
		var obj map[string]json.RawMessage
		if err := json.Unmarshal(list[at].raw, &obj); err != nil {
			return false, err
		}
		ok, err := apply(obj, rest, have, want)
		if err != nil || !ok {
			return false, err
		}
		if list[at].raw, err = json.Marshal(obj); err != nil {
			return false, err
		}
		return true, join(doc, name, list)
	}
	switch {
	case len(have) == 0 && at >= 0, len(have) > 0 && (at < 0 || !same(list[at].raw, have)):
		return false, nil
	case len(want) == 0:
		list = append(list[:at], list[at+1:]...)
	case at < 0:
		list = append(list, item{n, want})
	default:
		list[at].raw = want
	}
	return true, join(doc, name, list)
}

func applyIn(doc map[string]json.RawMessage, name, rest string, have, want json.RawMessage) (bool, error) {
	var obj map[string]json.RawMessage
	if err := json.Unmarshal(doc[name], &obj); err != nil {
		return false, nil
	}
	ok, err := apply(obj, rest, have, want)
	if err != nil || !ok {
		return false, err
	}
	doc[name], err = json.Marshal(obj)
	return true, err
}

func set(doc map[string]json.RawMessage, name string, have, want json.RawMessage) bool {
	if !same(doc[name], have) {
		return false
	}
	if len(want) == 0 {
		delete(doc, name)
	} else {
		doc[name] = want
	}
	return true
}

func reorder(doc map[string]json.RawMessage, name string, list []item, have, want json.RawMessage) (bool, error) {
	var order []int
	if err := json.Unmarshal(want, &order); err != nil {
		return false, err
	}
	place := map[int]int{}
	for i, n := range order {
		place[n] = i
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, aok := place[list[i].n]
		b, bok := place[list[j].n]
		return aok && (!bok || a < b)
	})
	return true, join(doc, name, list)
}

func join(doc map[string]json.RawMessage, name string, list []item) error {
	raw := make([]json.RawMessage, len(list))
	for i, it := range list {
		raw[i] = it.raw
	}
	b, err := json.Marshal(raw)
	doc[name] = b
	return err
}

// splitItem reads "phones[2]" as phones and 2, "phones[]" as phones and -1.
func splitItem(s string) (name string, n int, ok bool) {
	open := strings.IndexByte(s, '[')
	if open < 0 || !strings.HasSuffix(s, "]") {
		return s, 0, false
	}
	inner := s[open+1 : len(s)-1]
	if inner == "" {
		return s[:open], -1, true
	}
	n, err := strconv.Atoi(inner)
	return s[:open], n, err == nil
}

// same compares JSON values by meaning; an absent one equals null.
func same(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y any
	if len(a) > 0 && json.Unmarshal(a, &x) != nil || len(b) > 0 && json.Unmarshal(b, &y) != nil {
		return false
	}
	p, _ := json.Marshal(x)
	q, _ := json.Marshal(y)
	return bytes.Equal(p, q)
}
