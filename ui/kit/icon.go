package kit

import (
	"bytes"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tanggapan/assets"
)

type iconKey struct {
	name   string
	tok    Token
	stroke float32
}

// icon is the resource of an icon in a colour; an unknown name gives an empty square.
func (t *Theme) icon(k iconKey) fyne.Resource {
	t.mu.Lock()
	defer t.mu.Unlock()
	if r, ok := t.icons[k]; ok {
		return r
	}
	svg := assets.Icon(k.name)
	if svg == nil {
		svg = assets.Icon("square")
	}
	c := t.Tone(k.tok)
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), fmt.Appendf(nil, "#%02x%02x%02x", c.R, c.G, c.B))
	svg = bytes.Replace(svg, []byte(`stroke-width="2"`), fmt.Appendf(nil, `stroke-width="%g"`, k.stroke), 1)
	r := fyne.NewStaticResource(fmt.Sprintf("%s-%02x%02x%02x-%g.svg", k.name, c.R, c.G, c.B, k.stroke), svg)
	if t.icons != nil {
		t.icons[k] = r
	}
	return r
}

// Icon is one drawn icon.
type Icon struct {
	widget.BaseWidget
	name string
	size float32
	tok  Token
	bold float32 // stroke, where not the size's own
	img  *canvas.Image
}

// NewIcon draws the icon name at size design pixels (18 beside 14 px text, 14 in tags).
func NewIcon(name string, size float32, tok Token) *Icon {
	i := &Icon{name: name, size: size, tok: tok, img: &canvas.Image{FillMode: canvas.ImageFillContain}}
	i.ExtendBaseWidget(i)
	i.apply()
	return i
}

// NewBoldIcon is NewIcon with a stroke of its own on the grid of 24: the ticks in boxes.
func NewBoldIcon(name string, size float32, tok Token, stroke float32) *Icon {
	i := NewIcon(name, size, tok)
	i.bold = stroke
	i.apply()
	return i
}

// Set changes icon and colour; the same ones cost nothing.
func (i *Icon) Set(name string, tok Token) {
	if name == i.name && tok == i.tok {
		return
	}
	i.name, i.tok = name, tok
	i.Refresh()
}

func (i *Icon) apply() bool {
	k := iconKey{i.name, i.tok, strokeOf(i.size)}
	if i.bold > 0 {
		k.stroke = i.bold
	}
	r := Current().icon(k)
	if i.img.Resource == r {
		return false
	}
	i.img.Resource = r
	i.img.Hidden = i.name == ""
	return true
}

// strokeOf is the stroke on the grid of 24: small icons need more of it.
func strokeOf(size float32) float32 {
	switch {
	case size >= 40:
		return 1
	case size >= 20:
		return 1.75
	case size >= 17:
		return 1.9
	}
	return 2
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{i.img}, min: i.min, layout: func(s fyne.Size) {
		side := Px(i.size)
		i.img.Resize(fyne.NewSize(side, side))
		i.img.Move(fyne.NewPos(round((s.Width-side)/2), round((s.Height-side)/2)))
	}, refresh: func() {
		if i.apply() {
			i.img.Refresh()
		}
		canvas.Refresh(i)
	}}
}

func (i *Icon) min() fyne.Size { return fyne.NewSquareSize(Px(i.size)) }

// drawn is the renderer of everything in the kit: a list of objects, a layout, a refresh.
type drawn struct {
	objects []fyne.CanvasObject
	list    func() []fyne.CanvasObject // where the objects change
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (r *drawn) Destroy() {}

func (r *drawn) Layout(s fyne.Size) {
	if r.layout != nil {
		r.layout(s)
		return
	}
	for _, o := range r.Objects() {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

func (r *drawn) MinSize() fyne.Size { return r.min() }

func (r *drawn) Objects() []fyne.CanvasObject {
	if r.list != nil {
		return r.list()
	}
	return r.objects
}

func (r *drawn) Refresh() {
	if r.refresh != nil {
		r.refresh()
	}
}
