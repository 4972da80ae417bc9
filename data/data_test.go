package data_test

import (
	"encoding/json"
	"testing"

	"tanggapan/data"
)

func TestKinds_StandInOrderAndRefuseTheZeroValue(t *testing.T) {
	letters := map[byte]string{}
	for i, k := range data.Kinds {
		if int(k.Kind) != i+1 || k.New().Kind() != k.Kind {
			t.Errorf("kind %s stands on line %d with number %d", k.Name, i+1, k.Kind)
		}
		if got, ok := data.KindNamed(k.Name); !ok || got != k.Kind {
			t.Errorf("KindNamed(%q) = %v", k.Name, got)
		}
		if k.Letter != 0 && letters[k.Letter] != "" {
			t.Errorf("%s and %s share a letter", k.Name, letters[k.Letter])
		}
		letters[k.Letter] = k.Name
		_, numbered := k.New().(data.Numbered)
		if numbered != (k.Letter != 0) {
			t.Errorf("%s: a number and a letter go together", k.Name)
		}
		if err := k.New().Validate(); len(data.FaultsOf(err)) == 0 {
			t.Errorf("%s: the zero value passes", k.Name)
		}
		b, err := json.Marshal(k.New())
		if err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
		if err := json.Unmarshal(b, k.New()); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
	}
}
