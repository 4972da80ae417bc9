package uitest_test

import (
	"testing"

	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// What a form costs to build, and to lay out again after each key.
func BenchmarkForm(b *testing.B) {
	d := uitest.Open(b)
	s := newSample(d.Host)
	d.Show(s.form.Content())
	b.Run("relayout", func(b *testing.B) {
		for b.Loop() {
			kit.Relayout(d.Window.Canvas().Content())
		}
	})
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			d.Show(newSample(d.Host).form.Content())
		}
	})
}
