package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// The nut, the program's mark, on a grid of 48: a rounded square, a hexagon standing on its point, a hole.
const (
	NutGrid   = 48.0
	NutCorner = 9.6  // radius of the square's corners
	NutOuter  = 17.4 // from the middle to the hexagon's points
	NutHole   = 7.2  // radius of the hole
)

// Nut draws the program's mark.
type Nut struct {
	widget.BaseWidget
	size float32
	img  *canvas.Image
}

// NewNut makes a mark of size design pixels: 32 in the rail, 60 on the first start.
func NewNut(size float32) *Nut {
	n := &Nut{size: size, img: &canvas.Image{FillMode: canvas.ImageFillContain}}
	n.ExtendBaseWidget(n)
	n.img.Resource = NutResource()
	return n
}

// NutResource is the mark in the colours of the theme in force.
func NutResource() fyne.Resource {
	th := Current()
	ink, paper := th.Tone(Ink), th.Tone(OnInk)
	name := fmt.Sprintf("nut-%02x%02x%02x.svg", ink.R, ink.G, ink.B)
	const m, half = NutGrid / 2, NutOuter / 2
	const side = NutOuter * 0.8660254
	return fyne.NewStaticResource(name, fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48">`+
		`<rect x="0" y="0" width="48" height="48" rx="%[3]g" ry="%[3]g" fill="%[1]s"/>`+
		`<path d="M %[4]g %[5]g L %[6]g %[7]g L %[6]g %[8]g L %[4]g %[9]g L %[10]g %[8]g L %[10]g %[7]g Z" fill="%[2]s"/>`+
		`<circle cx="%[4]g" cy="%[4]g" r="%[11]g" fill="%[1]s"/></svg>`,
		fmt.Sprintf("#%02x%02x%02x", ink.R, ink.G, ink.B), fmt.Sprintf("#%02x%02x%02x", paper.R, paper.G, paper.B),
		NutCorner, m, m-NutOuter, m+side, m-half, m+half, m+NutOuter, m-side, NutHole))
}

// CreateRenderer is for Fyne.
func (n *Nut) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{n.img}, min: func() fyne.Size { return fyne.NewSquareSize(Px(n.size)) }, refresh: func() {
		n.img.Resource = NutResource()
		n.img.Refresh()
		canvas.Refresh(n)
	}}
}
