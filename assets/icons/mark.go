//go:build ignore

// Mark draws the program's icon, the nut: run it here with go run mark.go, and it writes Icon.png at the root.
package main

import (
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"

	"golang.org/x/image/vector"
)

const side = 512

func main() {
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	ink := color.RGBA{0x17, 0x19, 0x1C, 0xFF}
	fill(img, ink, func(z *vector.Rasterizer) { round(z, 0.2*side) })
	fill(img, color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}, func(z *vector.Rasterizer) { polygon(z, 6, 0.364*side) })
	fill(img, ink, func(z *vector.Rasterizer) { polygon(z, 360, 0.137*side) })
	f, err := os.Create("../../Icon.png")
	if err != nil {
		log.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

func fill(img *image.RGBA, c color.Color, draw func(*vector.Rasterizer)) {
	z := vector.NewRasterizer(side, side)
	draw(z)
	z.ClosePath()
	z.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
}

// polygon is a regular one round the middle, a corner at the top; with many corners it is a circle.
func polygon(z *vector.Rasterizer, n int, r float64) {
	for i := range n {
		sin, cos := math.Sincos(float64(i)/float64(n)*2*math.Pi - math.Pi/2)
		x, y := float32(side/2+r*cos), float32(side/2+r*sin)
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
}

// round is the whole square with rounded corners.
func round(z *vector.Rasterizer, r float64) {
	const steps = 32
	for corner := range 4 {
		cx, cy := r, r
		if corner == 1 || corner == 2 {
			cx = side - r
		}
		if corner >= 2 {
			cy = side - r
		}
		for i := range steps + 1 {
			sin, cos := math.Sincos(math.Pi + float64(corner)*math.Pi/2 + float64(i)/steps*math.Pi/2)
			x, y := float32(cx+r*cos), float32(cy+r*sin)
			if corner == 0 && i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
	}
}
