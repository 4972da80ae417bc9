package store

import (
	"sync/atomic"
	"testing"
	"time"
)

// TestOnCores: what jobs give comes in their order, whichever ends first, and nothing after the one that ends it.
func TestOnCores(t *testing.T) {
	for _, stop := range []int{-1, 0, 1, 57, 199, 200} {
		next, done := 0, atomic.Int32{}
		var got []int
		onCores(func() func() int {
			if next == 200 {
				return nil
			}
			n := next
			next++
			return func() int {
				if n%5 == 0 {
					time.Sleep(100 * time.Microsecond)
				}
				done.Add(1)
				return n
			}
		}, func(n int) bool {
			got = append(got, n)
			return n != stop
		})
		want := 200
		if stop >= 0 && stop < 200 {
			want = stop + 1
		}
		if len(got) != want {
			t.Fatalf("stopped at %d: %d came", stop, len(got))
		}
		for i, n := range got {
			if i != n {
				t.Fatalf("%d came in place %d", n, i)
			}
		}
		if stop < 0 && done.Load() != 200 {
			t.Errorf("%d jobs done", done.Load())
		}
	}
}
