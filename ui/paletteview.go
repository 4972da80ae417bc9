package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tanggapan/ui/kit"
)

// paletteField is the palette's own field: no box, large letters.
type paletteField struct {
	widget.Entry
	p *palette
}

func newPaletteField(p *palette) *paletteField {
	f := &paletteField{p: p}
	f.PlaceHolder = p.w.h.T("found.placeholder")
	f.Wrapping, f.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	f.OnChanged = p.typed
	f.ExtendBaseWidget(f)
	return f
}

// AcceptsTab is for Fyne: Tab chooses the kind.
func (f *paletteField) AcceptsTab() bool { return true }

// TypedKey is for Fyne.
func (f *paletteField) TypedKey(ev *fyne.KeyEvent) {
	if f.p.key(ev) {
		return
	}
	if name := label(ev.Name); ev.Name == fyne.KeyEscape || len(name) > 1 && name[0] == 'F' {
		f.p.w.h.Key(ev)
		return
	}
	f.Entry.TypedKey(ev)
}

// TypedShortcut is for Fyne.
func (f *paletteField) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		f.Entry.TypedShortcut(s)
		return
	}
	f.p.w.h.Shortcut(s)
}

// paletteTheme takes the box off the field and makes its letters large.
type paletteTheme struct{ *kit.Theme }

// Kit is the theme under it.
func (t paletteTheme) Kit() *kit.Theme { return t.Theme }

// Color is for Fyne.
func (t paletteTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder, theme.ColorNameFocus:
		return color.Transparent
	}
	return t.Theme.Color(n, v)
}

// Size is for Fyne.
func (t paletteTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 18 * t.Scale
	case theme.SizeNameInputBorder:
		return 0
	}
	return t.Theme.Size(n)
}

// paletteRow is one line of the palette, reused for each answer.
type paletteRow struct {
	press  *kit.Pressable
	box    *kit.BoxView
	bar    *kit.BoxView
	mark   *kit.Mark
	no     *kit.Text
	title  *kit.Marked
	detail *kit.Marked
	tag    *kit.Tag
	key    *kit.Keycap
	enter  *kit.Keycap
	all    *fyne.Container
}

func newPaletteRow(p *palette, i int) *paletteRow {
	r := &paletteRow{box: kit.NewBox(kit.Box{}), bar: kit.NewBox(kit.Box{}), mark: kit.NewBigMark("", kit.Ink2), no: kit.T("", kit.Strong)}
	r.title, r.detail = kit.NewMarked("", nil, kit.Strong), kit.NewMarked("", nil, kit.Second)
	r.tag, r.key, r.enter = kit.NewTag(kit.State{}), kit.NewKeycap("", kit.CapTint), kit.NewKeycap("Enter", kit.CapClear)
	row := kit.Row(12, r.mark, kit.Grow(kit.Col(0, kit.BaseRow(8, r.no, kit.Grow(r.title)), r.detail)), r.tag, r.key, r.enter)
	r.all = kit.High(46, kit.Stack(r.box, kit.Inset(8, 0, 8, 0, kit.Place(kit.Start, kit.Stretch, kit.Wide(3, r.bar))), kit.Inset(0, 12, 0, 12, row)))
	r.press = kit.NewPressable(p.w.h, kit.PressableSpec{Content: r.all, Radius: 5, Do: func() {
		p.at = i
		p.choose()
	}})
	return r
}

func (r *paletteRow) show(f found, asked string, chosen bool) {
	box, bar := kit.Box{}, kit.Box{}
	if chosen {
		box, bar = kit.Box{Fill: kit.Sel, Radius: 5}, kit.Box{Fill: kit.Harbour, Radius: 1.5}
	}
	r.box.Set(box)
	r.bar.Set(bar)
	r.mark.Set(f.icon, kit.Ink)
	r.no.SetText(f.no)
	r.no.Hidden = f.no == ""
	r.title.Set(f.title, matches(f.title, asked))
	r.detail.Set(f.detail, matches(f.detail, asked))
	r.detail.Hidden = f.detail == ""
	r.tag.Set(f.state)
	r.key.Set(f.keys, kit.CapTint)
	r.key.Hidden = f.keys == ""
	r.enter.Hidden = !chosen
	kit.Relayout(r.all)
}
