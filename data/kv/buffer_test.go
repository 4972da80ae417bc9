package kv_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data/kv"
)

func TestBuffer_KeepsUntilReset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b kv.Buffer
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			var kept, want [][]byte
			for i, n := range rapid.SliceOfN(rapid.IntRange(0, 100_000), 0, 20).Draw(t, "lengths") {
				v := bytes.Repeat([]byte{byte(i)}, n)
				want, kept = append(want, bytes.Clone(v)), append(kept, b.Keep(v))
				clear(v)
			}
			for i := range kept {
				if kept[i] == nil || !bytes.Equal(kept[i], want[i]) || cap(kept[i]) != len(kept[i]) && len(kept[i]) <= 64<<10 {
					t.Fatalf("value %d of %d bytes is not what was kept", i, len(want[i]))
				}
			}
			b.Reset()
		}
	})
}

func TestBuffer_IsUsedAgain(t *testing.T) {
	var b kv.Buffer
	v := make([]byte, 8<<10)
	if n := testing.AllocsPerRun(100, func() {
		b.Reset()
		for range 40 {
			b.Keep(v)
		}
	}); n > 0 {
		t.Errorf("%v pieces of memory for each round", n)
	}
}
