package store

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/datatest"
)

func object(t interface{ Fatal(...any) }, v any) map[string]json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// change alters a value in a few places: fields anew or emptied, items of lists added, taken away and moved.
func change(v reflect.Value, other reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			name := v.Type().Field(i).Name
			if name == "Base" || name == "N" {
				continue
			}
			switch r.IntN(5) {
			case 0:
				change(v.Field(i), other.Field(i), r)
			case 1:
				if v.Field(i).Kind() != reflect.Slice || r.IntN(3) == 0 {
					v.Field(i).SetZero()
				}
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct || !hasN(v.Type().Elem()) {
			v.Set(other)
			return
		}
		next := 0
		for i := 0; i < v.Len(); i++ {
			next = max(next, int(v.Index(i).FieldByName("N").Int()))
		}
		list := reflect.MakeSlice(v.Type(), 0, 8)
		for i := 0; i < v.Len(); i++ {
			if r.IntN(4) > 0 {
				el := reflect.New(v.Type().Elem()).Elem()
				el.Set(v.Index(i))
				if r.IntN(3) == 0 && other.Len() > 0 {
					change(el, other.Index(r.IntN(other.Len())), r)
				}
				list = reflect.Append(list, el)
			}
			if r.IntN(4) == 0 && other.Len() > 0 {
				el := reflect.New(v.Type().Elem()).Elem()
				el.Set(other.Index(0))
				next++
				el.FieldByName("N").SetInt(int64(next))
				list = reflect.Append(list, el)
			}
		}
		if r.IntN(2) == 0 {
			swap := reflect.Swapper(list.Interface())
			r.Shuffle(list.Len(), swap)
		}
		v.Set(list)
	default:
		v.Set(other)
	}
}

func hasN(t reflect.Type) bool {
	_, ok := t.FieldByName("N")
	return ok
}

// copyOf is a deep copy of a record.
func copyOf(t interface{ Fatal(...any) }, rec data.Record) data.Record {
	b, err := json.Marshal(rec)
	if err != nil {
		t.Fatal(err)
	}
	out, err := decode(data.Ref{Kind: rec.Kind()}, b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sameObject(a, b map[string]json.RawMessage) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return same(x, y)
}

// normal is an object as the program itself writes it.
func normal(t interface{ Fatal(...any) }, k data.Kind, doc map[string]json.RawMessage) map[string]json.RawMessage {
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := decode(data.Ref{Kind: k}, b)
	if err != nil {
		t.Fatal(err)
	}
	return object(t, rec)
}

// What diff finds, apply takes back: the old record stands there again, with its lists in their order.
func TestDelta_TakenBackGivesTheOldRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := datatest.Rand(rapid.Uint64().Draw(t, "seed"))
		k := rapid.SampledFrom(data.Kinds).Draw(t, "kind").Kind
		was := datatest.Filled(k, r)
		is := copyOf(t, was)
		for range rapid.IntRange(1, 3).Draw(t, "rounds") {
			change(reflect.ValueOf(is).Elem(), reflect.ValueOf(datatest.Filled(k, r)).Elem(), r)
		}
		before, after := object(t, copyOf(t, was)), object(t, copyOf(t, is))
		rawBefore, _ := json.Marshal(before)
		rawAfter, _ := json.Marshal(after)
		fields, err := diff(rawBefore, rawAfter)
		if err != nil {
			t.Fatal(err)
		}
		// Through the journal's bytes.
		raw, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		fields = nil
		if err := json.Unmarshal(raw, &fields); err != nil {
			t.Fatal(err)
		}
		if len(fields) == 0 && !sameObject(before, after) {
			t.Fatalf("no change found between %s and %s", rawBefore, rawAfter)
		}
		for i := len(fields) - 1; i >= 0; i-- {
			f := fields[i]
			ok, err := apply(after, f.Path, f.New, f.Old)
			if err != nil || !ok {
				t.Fatalf("%s from %s to %s is not taken back: %v", f.Path, f.New, f.Old, err)
			}
		}
		if got := normal(t, k, after); !sameObject(got, normal(t, k, before)) {
			g, _ := json.Marshal(got)
			t.Fatalf("changes %s\nbefore %s\nafter  %s\ngave   %s", raw, rawBefore, rawAfter, g)
		}
	})
}

// A field that is not as it was left is not touched.
func TestApply_RefusesWhatChangedSince(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := datatest.Rand(rapid.Uint64().Draw(t, "seed"))
		k := rapid.SampledFrom(data.Kinds).Draw(t, "kind").Kind
		was := datatest.Filled(k, r)
		is := copyOf(t, was)
		change(reflect.ValueOf(is).Elem(), reflect.ValueOf(datatest.Filled(k, r)).Elem(), r)
		fields, err := diff(marshal(t, was), marshal(t, is))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fields {
			if strings.HasSuffix(f.Path, "[]") {
				continue // an order
			}
			doc := object(t, is)
			if ok, err := apply(doc, f.Path, json.RawMessage(`"another"`), f.Old); err != nil || ok {
				t.Fatalf("%s was taken for another value: %v %v", f.Path, ok, err)
			}
			if !sameObject(doc, object(t, is)) {
				t.Fatalf("%s was refused, yet something changed", f.Path)
			}
		}
	})
}

func marshal(t interface{ Fatal(...any) }, v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDiff_NamesWhatChanged(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"Field", `{"a":1,"b":2}`, `{"a":1,"b":3}`, "b"},
		{"Added", `{}`, `{"a":"x"}`, "a"},
		{"Taken", `{"a":"x"}`, `{}`, "a"},
		{"RevAndUpdatedDoNotCount", `{"rev":1,"updated":5,"a":1}`, `{"rev":2,"updated":6,"a":1}`, ""},
		{"ItemField", `{"p":[{"n":1,"t":"x"},{"n":2,"t":"y"}]}`, `{"p":[{"n":1,"t":"x"},{"n":2,"t":"z"}]}`, "p[2].t"},
		{"ItemAdded", `{"p":[{"n":1}]}`, `{"p":[{"n":1},{"n":2}]}`, "p[2]"},
		{"FirstItem", `{}`, `{"p":[{"n":4}]}`, "p[4]"},
		{"LastItem", `{"p":[{"n":4}]}`, `{"p":[]}`, "p[] p[4]"},
		{"ItemTaken", `{"p":[{"n":1},{"n":2},{"n":3}]}`, `{"p":[{"n":1},{"n":3}]}`, "p[] p[2]"},
		{"ItemBetween", `{"p":[{"n":1},{"n":2}]}`, `{"p":[{"n":1},{"n":3},{"n":2}]}`, "p[] p[3]"},
		{"Order", `{"p":[{"n":1},{"n":2}]}`, `{"p":[{"n":2},{"n":1}]}`, "p[]"},
		{"ItemOfAnItem", `{"d":[{"n":1,"a":[{"n":1,"c":1}]}]}`, `{"d":[{"n":1,"a":[{"n":1,"c":2},{"n":2,"c":1}]}]}`, "d[1].a[1].c d[1].a[2]"},
		{"WithoutNumbers", `{"e":["x"]}`, `{"e":["x","y"]}`, "e"},
		{"NumbersTwice", `{"p":[{"n":1,"t":"x"},{"n":1,"t":"y"}]}`, `{"p":[{"n":1,"t":"z"},{"n":1,"t":"y"}]}`, "p"},
		{"Object", `{"s":{"x":1,"y":2}}`, `{"s":{"x":1,"y":3}}`, "s"},
	} {
		fields, err := diff([]byte(c.before), []byte(c.after))
		if err != nil {
			t.Fatal(c.name, err)
		}
		got := ""
		for _, f := range fields {
			got += " " + f.Path
		}
		if got != "" {
			got = got[1:]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestApply_OrderChangedSince(t *testing.T) {
	for _, c := range []struct {
		name, now  string
		have, want string
		ok         bool
		after      string
	}{
		{"OK", `[{"n":2},{"n":1}]`, `[2,1]`, `[1,2]`, true, `[{"n":1},{"n":2}]`},
		{"OKNewOneLast", `[{"n":2},{"n":3},{"n":1}]`, `[2,1]`, `[1,2]`, true, `[{"n":1},{"n":2},{"n":3}]`},
		{"ErrReorderedSince", `[{"n":1},{"n":2},{"n":3}]`, `[2,1,3]`, `[3,2,1]`, false, `[{"n":1},{"n":2},{"n":3}]`},
		{"OKReorderedSinceAnItemWent", `[{"n":3},{"n":2},{"n":1}]`, `[2,3]`, `[1,2,3]`, true, `[{"n":3},{"n":2},{"n":1}]`},
	} {
		doc := map[string]json.RawMessage{"p": json.RawMessage(c.now)}
		ok, err := apply(doc, "p[]", json.RawMessage(c.have), json.RawMessage(c.want))
		if err != nil || ok != c.ok || string(doc["p"]) != c.after {
			t.Errorf("%s: %v %v %s", c.name, ok, err, doc["p"])
		}
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`1`, `1`, true},
		{`{"a":1,"b":2}`, `{"b":2, "a":1}`, true},
		{``, `null`, true},
		{`[]`, ``, true},
		{`9007199254740993`, `9007199254740992`, false},
		{`"1"`, `1`, false},
		{`{"a":1}`, `{"a":1,"b":0}`, false},
		{`broken`, `1`, false},
	} {
		if got := same(json.RawMessage(c.a), json.RawMessage(c.b)); got != c.want {
			t.Errorf("same(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

func TestApply_Items(t *testing.T) {
	for _, c := range []struct {
		name, now, path string
		have, want      string
		ok              bool
		after           string
	}{
		{"OKTakenComesBack", `[{"n":1}]`, "p[2]", ``, `{"n":2}`, true, `[{"n":1},{"n":2}]`},
		{"ErrIsBackAlready", `[{"n":2,"t":"other"}]`, "p[2]", ``, `{"n":2}`, false, `[{"n":2,"t":"other"}]`},
		{"OKAddedGoes", `[{"n":1},{"n":2}]`, "p[2]", `{"n":2}`, ``, true, `[{"n":1}]`},
		{"ErrChangedSince", `[{"n":1},{"n":2,"t":"x"}]`, "p[2]", `{"n":2}`, ``, false, `[{"n":1},{"n":2,"t":"x"}]`},
		{"ErrGoneSince", `[{"n":1}]`, "p[2]", `{"n":2}`, ``, false, `[{"n":1}]`},
		{"ErrFieldOfOneGone", `[{"n":1}]`, "p[2].t", `"x"`, `"y"`, false, `[{"n":1}]`},
		{"OKField", `[{"n":1,"t":"x"}]`, "p[1].t", `"x"`, ``, true, `[{"n":1}]`},
		{"ErrNoList", `"text"`, "p[1]", ``, `{"n":1}`, false, `"text"`},
	} {
		doc := map[string]json.RawMessage{"p": json.RawMessage(c.now)}
		ok, err := apply(doc, c.path, json.RawMessage(c.have), json.RawMessage(c.want))
		if err != nil || ok != c.ok || string(doc["p"]) != c.after {
			t.Errorf("%s: %v %v %s", c.name, ok, err, doc["p"])
		}
	}
}
