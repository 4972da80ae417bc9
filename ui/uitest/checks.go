package uitest

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"tanggapan/ui/kit"
)

// Check fails the test for each thing that a screen must never show: a text cut off by its place, words over
// words, a row wider than its room, letters too pale to read. A short run only lays the screen out: one goroutine paints and
// measures, from which the race detector learns nothing.
func (d *Desk) Check() {
	d.T.Helper()
	d.Layout()
	if testing.Short() {
		return
	}
	for _, f := range d.Faults() {
		d.T.Error(f)
	}
}

type word struct {
	text string
	box  image.Rectangle
	clip image.Rectangle
	ink  color.Color
	size float32
}

// Faults are what Check finds.
func (d *Desk) Faults() []string {
	var faults []string
	var words []word
	win := d.Window.Canvas().Size()
	screen := image.Rect(0, 0, int(win.Width), int(win.Height))
	roots := []fyne.CanvasObject{d.Window.Canvas().Content()}
	if over := d.Window.Canvas().Overlays().List(); len(over) > 0 {
		roots = over[len(over)-1:]
	}
	for _, r := range roots {
		collect(r, fyne.Position{}, screen, &words, &faults)
	}
	for i, a := range words {
		if !a.box.In(a.clip.Inset(-1)) && !a.box.Intersect(a.clip).Empty() && a.clip == screen {
			faults = append(faults, fmt.Sprintf("%q at %v reaches out of the window", a.text, a.box))
		}
		for _, b := range words[i+1:] {
			x := a.box.Intersect(a.clip).Intersect(b.box).Intersect(b.clip)
			if x.Dx() > 2 && x.Dy() > 5 {
				faults = append(faults, fmt.Sprintf("%q and %q overlap at %v", a.text, b.text, x))
			}
		}
	}
	return append(faults, contrasts(d.Picture(), words)...)
}

func collect(o fyne.CanvasObject, at fyne.Position, clip image.Rectangle, words *[]word, faults *[]string) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	size := o.Size()
	box := image.Rect(int(at.X), int(at.Y), int(math.Ceil(float64(at.X+size.Width))), int(math.Ceil(float64(at.Y+size.Height))))
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text == "" {
			return
		}
		if m := o.MinSize(); m.Width > size.Width+1 || m.Height > size.Height+1 {
			*faults = append(*faults, fmt.Sprintf("%q needs %v and has %v", o.Text, m, size))
		}
		if !box.Intersect(clip).Empty() {
			*words = append(*words, word{o.Text, box, clip, o.Color, o.TextSize})
		}
	case *canvas.Rectangle:
		cover(o, box, words)
	case *kit.Text:
		if o.IsCut() && !o.MayBeCut() && !box.Intersect(clip).Empty() {
			*faults = append(*faults, fmt.Sprintf("%q is cut and was not made to give way", o.String()))
		}
		for _, c := range test.WidgetRenderer(o).Objects() {
			collect(c, at, clip, words, faults)
		}
	case *fyne.Container:
		if kit.Overfull(o) {
			*faults = append(*faults, fmt.Sprintf("a row at %v is %.0f wide and its children need %.0f: %v", at, size.Width, o.MinSize().Width, first(o)))
		}
		if kit.Overlong(o) && !box.Intersect(clip).Empty() {
			*faults = append(*faults, fmt.Sprintf("a column at %v is %.0f high and its children need %.0f: %v", at, size.Height, o.MinSize().Height, first(o)))
		}
		for _, c := range o.Objects {
			collect(c, at, clip, words, faults)
		}
	case *container.Scroll:
		collect(o.Content, at, clip.Intersect(box), words, faults)
	case *container.Clip:
		collect(o.Content, at, clip.Intersect(box), words, faults)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			collect(c, at, clip, words, faults)
		}
	}
}

// cover takes away the words that a panel drawn later (a list under a field, a toast) lies over.
func cover(r *canvas.Rectangle, box image.Rectangle, words *[]word) {
	if r.FillColor == nil || box.Dx() < 100 || box.Dy() < 30 {
		return
	}
	if _, _, _, a := r.FillColor.RGBA(); a < 0xFFFF {
		return
	}
	kept := (*words)[:0]
	for _, w := range *words {
		if w.box.Intersect(box).Empty() {
			kept = append(kept, w)
		}
	}
	*words = kept
}

// first is the first words in a tree, to name it by.
func first(o fyne.CanvasObject) string {
	found := ""
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
		if t, ok := o.(*canvas.Text); ok && found == "" {
			found = t.Text
		}
	})
	return found
}

// contrasts measures each text's colour against what is painted round it.
func contrasts(img image.Image, words []word) []string {
	var faults []string
	for _, w := range words {
		box := w.box.Intersect(w.clip).Intersect(img.Bounds())
		if box.Empty() {
			continue
		}
		ground := commonest(img, box)
		if r := Contrast(w.ink, ground); r < 4.45 {
			faults = append(faults, fmt.Sprintf("%q has a contrast of %.1f", w.text, r))
		}
	}
	return faults
}

func commonest(img image.Image, box image.Rectangle) color.Color {
	count := map[color.RGBA]int{}
	best, most := color.RGBA{}, 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
			count[c]++
			if count[c] > most {
				best, most = c, count[c]
			}
		}
	}
	return best
}

// Contrast is the ratio between two colours as WCAG counts it, 1 to 21.
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		f := float64(v) / 0xFFFF
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

// TabOrder walks the window with Tab, from the first field on, and gives where each stop stands. A screen's test
// compares it with the order in which a clerk speaks.
func (d *Desk) TabOrder() []fyne.Focusable {
	c := d.Window.Canvas()
	c.Unfocus()
	var all []fyne.Focusable
	for range 200 {
		c.FocusNext()
		f := c.Focused()
		if f == nil || (len(all) > 0 && f == all[0]) {
			break
		}
		all = append(all, f)
	}
	c.Unfocus()
	return all
}

// CheckTabs fails the test where Tab goes backwards: a stop that stands wholly over the one before it, in the
// same column. A short run leaves it out, as it leaves out Check.
func (d *Desk) CheckTabs() {
	d.T.Helper()
	if testing.Short() {
		return
	}
	var before fyne.CanvasObject
	drv := fyne.CurrentApp().Driver()
	for _, f := range d.TabOrder() {
		o, ok := f.(fyne.CanvasObject)
		if !ok {
			continue
		}
		d.Window.Canvas().Focus(f)
		d.Layout()
		if before != nil { // where both stand now: a long form scrolls on with the keys
			a, b := drv.AbsolutePositionForObject(before), drv.AbsolutePositionForObject(o)
			over := b.Y+o.Size().Height <= a.Y
			overlap := b.X < a.X+before.Size().Width && a.X < b.X+o.Size().Width
			if over && overlap {
				d.T.Errorf("Tab goes up from %T at %v to %T at %v", before, a, o, b)
			}
		}
		before = o
	}
	d.Window.Canvas().Unfocus()
}
