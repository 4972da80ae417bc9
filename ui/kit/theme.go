package kit

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tanggapan/assets"
)

// Token names a colour by what it is for; Color gives its value in the theme in force.
type Token int

// The colours. A name with T is the tint that its colour stands on.
const (
	None   Token = iota // no colour: nothing is drawn
	Ground              // rail and bars
	Surface
	Sunken
	Tint
	Line
	Line2
	Edge
	Ink
	Ink2
	Ink3
	OnInk
	Harbour
	HarbourT
	Sel
	Red
	RedT
	Amber
	AmberT
	Green
	GreenT
	Blue
	BlueT
	Violet
	VioletT
	Hover      // laid over what the pointer is on
	Shade      // laid over the window under a dialog
	InkKey     // a keycap on filled ink
	FocusGlow  // the soft ring of a field
	PaperWhite // papers drawn on the screen, in the dark as well
	PaperInk
	tokens
)

// tones are light and dark of each token.
var tones = [tokens][2]color.NRGBA{
	Ground:     {hex(0xF4F2ED), hex(0x131517)},
	Surface:    {hex(0xFFFFFF), hex(0x1B1E21)},
	Sunken:     {hex(0xF8F7F3), hex(0x212529)},
	Tint:       {hex(0xEEECE6), hex(0x2A2E33)},
	Line:       {hex(0xE3E0D8), hex(0x30353A)},
	Line2:      {hex(0xCBC7BD), hex(0x474D54)},
	Edge:       {hex(0x8D8A82), hex(0x7A8088)},
	Ink:        {hex(0x17191C), hex(0xECEDEB)},
	Ink2:       {hex(0x54575C), hex(0xB1B5BA)},
	Ink3:       {hex(0x66686C), hex(0x979CA3)},
	OnInk:      {hex(0xFFFFFF), hex(0x131517)},
	Harbour:    {hex(0x0A5C78), hex(0x74C4DC)},
	HarbourT:   {hex(0xE2EFF3), hex(0x173540)},
	Sel:        {hex(0xE9F2F5), hex(0x1A2E37)},
	Red:        {hex(0xB0201A), hex(0xFF9086)},
	RedT:       {hex(0xFBE8E5), hex(0x40201E)},
	Amber:      {hex(0x865000), hex(0xF0B95F)},
	AmberT:     {hex(0xFBEFD6), hex(0x3A2C12)},
	Green:      {hex(0x1B6A3A), hex(0x78D297)},
	GreenT:     {hex(0xE2F1E6), hex(0x193523)},
	Blue:       {hex(0x1F4E9E), hex(0x93B8F7)},
	BlueT:      {hex(0xE5EDF9), hex(0x1D2D49)},
	Violet:     {hex(0x62429A), hex(0xBFA9F0)},
	VioletT:    {hex(0xEFEAF8), hex(0x2E2645)},
	Hover:      {alpha(0x17191C, 12), alpha(0xECEDEB, 13)},
	Shade:      {alpha(0x000000, 110), alpha(0x000000, 110)},
	InkKey:     {alpha(0xFFFFFF, 51), alpha(0x131517, 51)},
	FocusGlow:  {alpha(0x0A5C78, 89), alpha(0x74C4DC, 89)},
	PaperWhite: {hex(0xFFFFFF), hex(0xFFFFFF)},
	PaperInk:   {hex(0x17191C), hex(0x17191C)},
}

func hex(v uint32) color.NRGBA { return alpha(v, 0xFF) }

func alpha(v uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}

// Tinted is the tint that text in the colour t stands on.
func (t Token) Tinted() Token {
	switch t {
	case Red, Amber, Green, Blue, Violet, Harbour:
		return t + 1
	}
	return Tint
}

// Theme is the look of the window: light or dark, at a scale. Setting another one in Fyne's settings
// repaints everything that stands, without a rebuild.
type Theme struct {
	Dark  bool
	Scale float32 // 0.9, 1, 1.15 or 1.3

	mu    sync.Mutex
	icons map[iconKey]fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes a theme; a scale of 0 is 1.
func NewTheme(dark bool, scale float32) *Theme {
	if scale == 0 {
		scale = 1
	}
	return &Theme{Dark: dark, Scale: scale, icons: map[iconKey]fyne.Resource{}}
}

// plainTheme answers where no kit theme is set, so that Px and Color never fail.
var plainTheme = sync.OnceValue(func() *Theme { return NewTheme(false, 1) })

// Current is the theme in force.
func Current() *Theme {
	if a := fyne.CurrentApp(); a != nil {
		switch th := a.Settings().Theme().(type) {
		case *Theme:
			return th
		case interface{ Kit() *Theme }:
			return th.Kit()
		}
	}
	return plainTheme()
}

// Color is the value of a token in the theme in force.
func Color(t Token) color.Color { return Current().Tone(t) }

// Tone is the value of a token in this theme.
func (t *Theme) Tone(tok Token) color.NRGBA {
	if tok < 0 || tok >= tokens {
		return color.NRGBA{}
	}
	if t.Dark {
		return tones[tok][1]
	}
	return tones[tok][0]
}

// Color is for Fyne's own widgets.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameBackground:
		return t.Tone(Ground)
	case theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		return t.Tone(Surface)
	case theme.ColorNameInputBorder:
		return t.Tone(Edge)
	case theme.ColorNamePrimary, theme.ColorNameFocus, theme.ColorNameHyperlink:
		return t.Tone(Harbour)
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return t.Tone(Ink3)
	case theme.ColorNameSelection:
		return t.Tone(HarbourT)
	case theme.ColorNameForeground:
		return t.Tone(Ink)
	case theme.ColorNameSeparator:
		return t.Tone(Line)
	case theme.ColorNameScrollBar:
		return t.Tone(Line2)
	case theme.ColorNameScrollBarBackground, theme.ColorNameShadow:
		return color.NRGBA{}
	case theme.ColorNameHover, theme.ColorNamePressed:
		return t.Tone(Hover)
	case theme.ColorNameError:
		return t.Tone(Red)
	case theme.ColorNameWarning:
		return t.Tone(Amber)
	case theme.ColorNameSuccess:
		return t.Tone(Green)
	case theme.ColorNameButton, theme.ColorNameDisabledButton, theme.ColorNameHeaderBackground:
		return t.Tone(Tint)
	}
	variant := theme.VariantLight
	if t.Dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font is for Fyne's own widgets.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return face(600)
	}
	return face(400)
}

// Icon is for Fyne's own widgets.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size is for Fyne's own widgets.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	v, ok := map[fyne.ThemeSizeName]float32{
		theme.SizeNameText:            14,
		theme.SizeNameCaptionText:     12.5,
		theme.SizeNamePadding:         4,
		theme.SizeNameInnerPadding:    7,
		theme.SizeNameLineSpacing:     4,
		theme.SizeNameInlineIcon:      16,
		theme.SizeNameInputRadius:     radiusField,
		theme.SizeNameSelectionRadius: 2,
		theme.SizeNameScrollBar:       8,
		theme.SizeNameScrollBarSmall:  3,
	}[name]
	switch {
	case ok:
		return v * t.Scale
	case name == theme.SizeNameInputBorder:
		return 1
	}
	return theme.DefaultTheme().Size(name) * t.Scale
}

// faces are the four weights as resources; one each, because Fyne caches by them.
var faces = sync.OnceValue(func() map[int]fyne.Resource {
	all := map[int]fyne.Resource{}
	for _, w := range assets.Weights() {
		all[w] = fyne.NewStaticResource("sans-"+string(rune('0'+w/100))+"00.ttf", assets.Font(w))
	}
	return all
})

func face(weight int) fyne.Resource { return faces()[weight] }
