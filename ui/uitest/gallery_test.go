package uitest_test

import (
	"os"
	"testing"

	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// Everything in the kit is painted, light, dark and large, with nothing cut, overlapping or pale.
func TestScreenshots_Gallery(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		t.Setenv("SHOTS", dir)
	}
	for name, th := range map[string]*kit.Theme{"kit": kit.NewTheme(false, 1), "kit-dark": kit.NewTheme(true, 1), "kit-large": kit.NewTheme(false, 1.3)} {
		t.Run(name, func(t *testing.T) {
			w, h := float32(uitest.Width), float32(uitest.Height)
			if th.Scale > 1 {
				w, h = w*th.Scale, h*th.Scale
			}
			d := uitest.OpenSized(t, th, w, h)
			d.Show(uitest.Gallery(d.Host))
			d.Shot(name)
			d.Check()
		})
	}
}
