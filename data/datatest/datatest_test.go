package datatest_test

import (
	"reflect"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
)

func TestFilled_HasSomethingInEveryField(t *testing.T) {
	for _, k := range data.Kinds {
		v := reflect.ValueOf(datatest.Filled(k.Kind, datatest.Rand(1))).Elem()
		for i := 0; i < v.NumField(); i++ {
			if f := v.Type().Field(i); f.Name != "Base" && v.Field(i).IsZero() {
				t.Errorf("%s.%s is empty", k.Name, f.Name)
			}
		}
	}
}

func TestFull_IsValid(t *testing.T) {
	for seed := uint64(0); seed < 200; seed++ {
		for _, k := range data.Kinds {
			rec := datatest.Full(k.Kind, datatest.Rand(seed))
			if err := rec.Validate(); err != nil {
				t.Fatalf("%s with seed %d: %v", k.Name, seed, err)
			}
			if err := data.Texts(rec); err != nil {
				t.Fatalf("%s with seed %d: %v", k.Name, seed, err)
			}
		}
	}
}
