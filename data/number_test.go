package data_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
)

func TestReadCode(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ref      data.Ref
		device   int
		ok       bool
	}{
		{"OK", "J-004217", data.Ref{Kind: data.KindJob, ID: 4217}, 0, true},
		{"OKScanned", "J004217", data.Ref{Kind: data.KindJob, ID: 4217}, 0, true},
		{"OKTyped", " j4217 ", data.Ref{Kind: data.KindJob, ID: 4217}, 0, true},
		{"OKDevice", "J004217D2", data.Ref{Kind: data.KindJob, ID: 4217}, 2, true},
		{"OKDeviceTyped", "j-4217d12", data.Ref{Kind: data.KindJob, ID: 4217}, 12, true},
		{"OKDeviceItself", "D-000017", data.Ref{Kind: data.KindDevice, ID: 17}, 0, true},
		{"ErrNoLetter", "004217", data.Ref{}, 0, false},
		{"ErrUnknownLetter", "Z-004217", data.Ref{}, 0, false},
		{"ErrZero", "J-000000", data.Ref{}, 0, false},
		{"ErrTooLong", "J-1234567890123456", data.Ref{}, 0, false},
		{"ErrWords", "J-4217 please", data.Ref{}, 0, false},
		{"ErrSerial", "R58N30ABCDE", data.Ref{}, 0, false},
		{"ErrEmpty", "", data.Ref{}, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			ref, device, ok := data.ReadCode(c.in)
			if ref != c.ref || device != c.device || ok != c.ok {
				t.Errorf("ReadCode(%q) = %v, %d, %v", c.in, ref, device, ok)
			}
		})
	}
}

func TestNumbers_ReadBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(data.Kinds).Draw(t, "kind")
		id := data.ID(rapid.Uint64Range(1, 999_999_999_999_999).Draw(t, "id"))
		device := rapid.IntRange(0, 999).Draw(t, "device")
		no := data.NumberOf(k.Kind, id)
		if k.Letter == 0 {
			if no != "" {
				t.Errorf("%s has number %s", k.Name, no)
			}
			return
		}
		for _, s := range []string{no, strings.ToLower(no), " " + no} {
			if ref, d, ok := data.ReadCode(s); !ok || ref != (data.Ref{Kind: k.Kind, ID: id}) || d != 0 {
				t.Errorf("ReadCode(%q) = %v, %d, %v", s, ref, d, ok)
			}
		}
		code := data.CodeOf(k.Kind, id, device)
		if ref, d, ok := data.ReadCode(code); !ok || ref.ID != id || ref.Kind != k.Kind || d != device || strings.Contains(code, "-") {
			t.Errorf("ReadCode(%q) = %v, %d, %v", code, ref, d, ok)
		}
	})
}
