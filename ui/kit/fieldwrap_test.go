package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestFieldWrap(t *testing.T) {
	a, b, c := Fix(100, 34, Space(0, 0)), Fix(100, 32, Space(0, 0)), Fix(100, 34, Space(0, 0))
	spring := Spring()
	row := FieldWrap(6, a, b, spring, c)
	row.Resize(fyne.NewSize(400, 34))
	if got := c.Position(); got != fyne.NewPos(300, 0) {
		t.Errorf("with room the last field stands at the right, at %v", got)
	}
	row.Resize(fyne.NewSize(220, heightFor(row, 220)))
	if got := c.Position(); got != fyne.NewPos(0, 40) {
		t.Errorf("without room the last field begins a line, at %v", got)
	}
	if got := b.Position(); got != fyne.NewPos(106, 1) {
		t.Errorf("a chip beside a field stands at %v", got)
	}
	if got := heightFor(row, 220); got != 74 {
		t.Errorf("two lines are %v high", got)
	}
}
