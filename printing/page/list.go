package page

import (
	"fmt"
	"strings"
)

// List words every drawing call, one a line, in hundredths of a millimetre: the golden text of a paper.
func (d *Doc) List() string {
	var b strings.Builder
	fmt.Fprintf(&b, "doc %q\n", d.Title)
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "page %d  %.2f x %.2f\n", i+1, p.W, p.H)
		list(&b, p.Ops)
	}
	return b.String()
}

func list(b *strings.Builder, ops []Op) {
	for _, o := range ops {
		switch o := o.(type) {
		case Text:
			fmt.Fprintf(b, "text %.2f %.2f  %.2f wide  %.1f/%d", o.X, o.Y, o.W, o.Style.Size, o.Style.Weight)
			if o.Style.Track != 0 {
				fmt.Fprintf(b, " +%.2f", o.Style.Track)
			}
			fmt.Fprintf(b, "%s  %q\n", shade(o.Style.Ink), o.S)
		case Line:
			fmt.Fprintf(b, "line %.2f %.2f  %.2f %.2f  %.2f", o.X1, o.Y1, o.X2, o.Y2, o.Width)
			if o.Dash > 0 {
				fmt.Fprintf(b, " dash %.2f %.2f", o.Dash, o.Gap)
			}
			fmt.Fprintf(b, "%s\n", shade(o.Ink))
		case Rect:
			fmt.Fprintf(b, "rect %.2f %.2f  %.2f x %.2f", o.X, o.Y, o.W, o.H)
			if o.R > 0 {
				fmt.Fprintf(b, " round %.2f", o.R)
			}
			fmt.Fprintf(b, "%s\n", shade(o.Ink))
		case Circle:
			fmt.Fprintf(b, "circle %.2f %.2f  %.2f", o.X, o.Y, o.R)
			if o.Width > 0 {
				fmt.Fprintf(b, " ring %.2f", o.Width)
			}
			fmt.Fprintf(b, "%s\n", shade(o.Ink))
		case Polygon:
			b.WriteString("polygon")
			for _, p := range o.Points {
				fmt.Fprintf(b, " %.2f,%.2f", p.X, p.Y)
			}
			fmt.Fprintf(b, "%s\n", shade(o.Ink))
		case Code:
			fmt.Fprintf(b, "%s %.2f %.2f  %.2f x %.2f  %d x %d  %q\n", o.Kind, o.X, o.Y, o.W, o.H, o.Cols, o.Rows, o.Data)
		case Image:
			fmt.Fprintf(b, "image %.2f %.2f  %.2f x %.2f\n", o.X, o.Y, o.W, o.H)
		}
	}
}

func shade(i Ink) string {
	switch i {
	case Black:
		return ""
	case White:
		return " white"
	}
	return fmt.Sprintf(" grey %d", i)
}
