package uitest_test

import (
	"testing"

	"fyne.io/fyne/v2"

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

// What moving the cursor of a full list costs, without the paint.
func BenchmarkListDown(b *testing.B) {
	d := uitest.Open(b)
	rows := map[fyne.CanvasObject]*rowOf{}
	list := kit.NewKeyList(d.Host, kit.ListSpec{
		Len:    func() int { return 1_000_000 },
		Create: func() fyne.CanvasObject { r := newRow(); rows[r.Container] = r; return r.Container },
		Update: func(i int, o fyne.CanvasObject, st kit.RowState) { rows[o].set(i, st) },
	})
	d.Show(list)
	b.ReportAllocs()
	for b.Loop() {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}
