package data_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
)

// erased are the kinds whose records may be a person's.
var erased = []data.Kind{
	data.KindCustomer, data.KindDevice, data.KindContact, data.KindInquiry, data.KindForward, data.KindTask, data.KindAttachment, data.KindJob, data.KindEstimate,
	data.KindAppointment, data.KindPartRequest, data.KindPayment, data.KindPrintJob,
}

// codes are fields of those kinds that stay: they are chosen from lists, or number things.
var codes = []string{
	"no", "old_no", "language", "age_band", "found_by", "price_class", "discount", "nature", "category", "resolution", "kind", "step", "way", "sha256", "type", "paper",
	"printer", "why", "queue", "instead", "devices.condition.code", "devices.condition.word", "devices.after.code", "devices.after.word", "lines.kind", "lines.unit", "lines.part_no", "options.name", "options.lines.unit", "options.lines.part_no",
	"bench", "moves.asked", "brand", "model", "colour", "meter", "lines.text", "options.lines.text", "reference",
}

// TestErase: of a record that is a person's no typed text stays but in lines of bills and references, and those are handed to mend. It is still valid.
func TestErase(t *testing.T) {
	const name = "Ñiña Quiñonez"
	mend := func(s string) string { return strings.ReplaceAll(s, name, data.ErasedMark) }
	for _, k := range erased {
		for seed := range uint64(10) {
			rec := datatest.Full(k, datatest.Rand(seed))
			rec.Head().ID, rec.Head().Rev = 9, 3
			if n, ok := rec.(data.Numbered); ok {
				*n.Number() = data.NumberOf(k, 9)
			}
			was := sumsOf(rec)
			data.EachText(rec, func(_ string, s *string) { *s = name })
			data.Erase(rec, 5, mend)
			if err := rec.Validate(); err != nil {
				t.Errorf("%s: %v", k, err)
			}
			texts(t, "", reflect.ValueOf(rec).Elem(), func(field, s string) {
				if s != data.ErasedMark && !slices.Contains(codes, field) || strings.Contains(s, name) {
					t.Errorf("%s keeps %s: %q", k, field, s)
				}
			})
			if k == data.KindPrintJob {
				was = nil // it waits for no printer any more
			}
			if k != data.KindCustomer && !reflect.DeepEqual(was, sumsOf(rec)) {
				t.Errorf("%s adds up otherwise: %v, %v", k, was, sumsOf(rec))
			}
		}
	}
}

func sumsOf(rec data.Record) []data.Sum {
	if s, ok := rec.(data.Summed); ok {
		return s.Sums()
	}
	return nil
}

// TestErase_OthersStay: a record that can be nobody's is not touched.
func TestErase_OthersStay(t *testing.T) {
	for _, k := range data.Kinds {
		if slices.Contains(erased, k.Kind) {
			continue
		}
		rec, like := datatest.Full(k.Kind, datatest.Rand(1)), datatest.Full(k.Kind, datatest.Rand(1))
		data.Erase(rec, 5, func(string) string { return "?" })
		if !reflect.DeepEqual(rec, like) {
			t.Errorf("%s was erased", k.Name)
		}
	}
}

// TestMend_AnothersCustomer: in another's record the person's ways go, and what they are called themselves stays.
func TestMend_AnothersCustomer(t *testing.T) {
	c := &data.Customer{
		Given: "Liza", Notes: "calls for Liza", Phones: []data.Phone{{N: 1, Typed: "0917"}, {N: 2, Typed: "0918"}},
		Persons: []data.Person{{N: 1, Name: "Liza", Phone: "0917"}}, Emails: []string{"a@b.c"},
	}
	data.Mend(c, func(s string) string {
		return strings.NewReplacer("Liza", "—", "0917", "—", "a@b.c", "—").Replace(s)
	})
	if c.Given != "Liza" || c.Notes != "calls for —" || len(c.Phones) != 1 || c.Phones[0].N != 2 || c.Persons[0].Name != "—" || c.Persons[0].Phone != "—" || len(c.Emails) != 0 {
		t.Errorf("%+v", c)
	}
}

func texts(t *testing.T, path string, v reflect.Value, f func(field, s string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			f(path, v.String())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts(t, path, v.Index(i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			switch {
			case path != "" && name != "":
				name = path + "." + name
			case name == "":
				name = path
			}
			texts(t, name, v.Field(i), f)
		}
	}
}
