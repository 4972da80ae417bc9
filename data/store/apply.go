package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
)

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
	if !ok {
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

// reorder puts the items of a list into the order want. Where they no longer
// stand as in have, they stay as they are if only items came or went, else it answers false.
func reorder(doc map[string]json.RawMessage, name string, list []item, have, want json.RawMessage) (bool, error) {
	var was, order []int
	if err := errors.Join(json.Unmarshal(have, &was), json.Unmarshal(want, &order)); err != nil {
		return false, err
	}
	if now := orderOf(list); !slices.Equal(among(now, was), among(was, now)) {
		return slices.Equal(among(was, order), among(order, was)), nil
	}
	place := func(it item) int {
		if i := slices.Index(order, it.n); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(list, func(a, b item) int { return place(a) - place(b) })
	return true, join(doc, name, list)
}

func join(doc map[string]json.RawMessage, name string, list []item) error {
	if len(list) == 0 {
		delete(doc, name)
		return nil
	}
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

// same compares JSON values by meaning; an absent one equals null, and an empty list.
func same(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	x, xok := meaning(a)
	y, yok := meaning(b)
	return xok && yok && bytes.Equal(x, y)
}

// meaning writes a value with the keys of its objects in order.
func meaning(raw json.RawMessage) ([]byte, bool) {
	if s := string(raw); s == "" || s == "null" || s == "[]" {
		return nil, true
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber() // large numbers stay exact
	if d.Decode(&v) != nil {
		return nil, false
	}
	b, err := json.Marshal(v)
	return b, err == nil
}
