package uitest

import (
	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
)

// Gallery is the living page of the kit: every widget in every state, laid out as the design shows it. Its words
// are samples.
func Gallery(h *kit.Host) fyne.CanvasObject {
	left := kit.Col(0,
		buttons(h), kit.Space(0, 16), fields(h), kit.Space(0, 17), states(), kit.Space(0, 16), conditions(h), kit.Space(0, 14), colours(), kit.Space(0, 14), keys())
	right := kit.Col(0,
		rows(h), kit.Space(0, 14), kinds(), kit.Space(0, 16), empty(h), kit.Space(0, 17), errors(h), kit.Space(0, 16), done(h))
	return kit.Inset(22, 28, 20, 28, kit.TopCols(40, []float32{592, -1}, left, right))
}

func caption(s string) fyne.CanvasObject {
	return kit.T(s, kit.Style{Size: 12, Weight: 400, Color: kit.Ink3})
}

func under(o fyne.CanvasObject, s string) fyne.CanvasObject { return kit.LeftCol(4, o, caption(s)) }

func buttons(h *kit.Host) fyne.CanvasObject {
	b := func(s kit.ButtonSpec) *kit.Button { return kit.NewButton(h, s) }
	hover := b(kit.ButtonSpec{Text: "Book", Key: "F4"})
	hover.MouseIn(nil)
	focus := b(kit.ButtonSpec{Text: "Book", Key: "F4"})
	focus.FocusGained()
	off := b(kit.ButtonSpec{Text: "Book"})
	off.Disable("Nobody is in on Sunday")
	busy := b(kit.ButtonSpec{Text: "Print", Icon: "printer"})
	busy.Busy("Printing…")
	h.Tick(200e6)
	return kit.Col(10, kit.NewHeading("Buttons", ""),
		kit.TopRow(12,
			under(b(kit.ButtonSpec{Text: "Save and print", Icon: "printer", Key: "Ctrl+Enter", Kind: kit.InkButton}), "primary"),
			under(b(kit.ButtonSpec{Text: "Book", Key: "F4"}), "secondary"),
			under(b(kit.ButtonSpec{Text: "Cancel", Key: "Esc", Kind: kit.Ghost}), "ghost")),
		kit.TopRow(14, under(hover, "hover"), under(focus, "focus"), under(off, "disabled"), under(busy, "busy"),
			under(b(kit.ButtonSpec{Text: "Void", Icon: "ban", Kind: kit.Danger}), "danger")))
}

func fields(h *kit.Host) fyne.CanvasObject {
	phone := kit.NewEntry(h, kit.EntrySpec{Placeholder: "0917..."})
	name := kit.NewEntry(h, kit.EntrySpec{})
	name.SetText("Begoña Núñez")
	name.FocusGained()
	who := kit.NewChoice(h, kit.ChoiceSpec{Options: []kit.Option{{Value: "1", Text: "Ana Reyes"}}})
	who.Select("1")
	when := kit.NewEntry(h, kit.EntrySpec{})
	when.SetText("Tue 31 Nov")
	when.SetError("November has 30 days")
	total := kit.NewEntry(h, kit.EntrySpec{})
	total.SetText("₱3,847.20")
	total.Disable()
	by := kit.NewChips(h, kit.ChipsSpec{Multi: true, Items: []kit.Chip{{Value: "a", Text: "Ana"}, {Value: "j", Text: "Jun"}}})
	by.Select("a")
	by.FocusGained()
	w := []float32{188, 188, 188}
	return kit.Col(10, kit.NewHeading("Fields", ""), kit.Col(10,
		kit.TopCols(14, w, kit.Labelled("Phone", phone), kit.Labelled("Name, focused", name), kit.Labelled("Technician", who)),
		kit.TopCols(14, w, kit.Labelled("Promised", when), kit.Labelled("Total", total), kit.Labelled("Served by", kit.Inset(4, 0, 0, 0, kit.Place(kit.Stretch, kit.Start, by))))))
}

func states() fyne.CanvasObject {
	t := func(icon, words string, tone kit.Token) fyne.CanvasObject {
		return kit.NewTag(kit.State{Icon: icon, Text: words, Tone: tone})
	}
	return kit.Col(10, kit.NewHeading("Status: shape and word, then colour", ""),
		kit.Wrap(7, 7,
			t("triangle-alert", "Late 1 h", kit.Red), t("clock", "Due in 18 min", kit.Amber), t("circle-check", "Ready", kit.Green),
			t("wrench", "In repair", kit.Blue), t("package", "Waiting for part", kit.Violet), t("hourglass", "Asked the customer", kit.Violet),
			t("package-check", "Part arrived", kit.Green), t("truck", "On the way", kit.Amber), t("map-pin", "On site", kit.Blue), t("circle-dot", "Planned", kit.Ink2)))
}

func conditions(*kit.Host) fyne.CanvasObject {
	return kit.Col(4, kit.NewHeading("Condition, as on the paper", ""),
		kit.Row(22, kit.FindingBox(kit.Works, "Works"), kit.FindingBox(kit.Fault, "Fault"), kit.FindingBox(kit.NotTested, "Not tested"), kit.Legend("Space", "changes")))
}

func colours() fyne.CanvasObject {
	swatch := func(name string, t kit.Token) fyne.CanvasObject {
		b := kit.Box{Fill: t, Radius: 5, Stroke: kit.Line}
		return kit.Col(4, kit.Fix(53, 26, kit.NewBox(b)), kit.T(name, kit.Style{Size: 11, Weight: 400, Color: kit.Ink2}))
	}
	return kit.Col(9, kit.NewHeading("Colours", ""),
		kit.Row(7, swatch("Ground", kit.Ground), swatch("Surface", kit.Surface), swatch("Sunken", kit.Sunken), swatch("Line", kit.Line),
			swatch("Line2", kit.Line2), swatch("Edge", kit.Edge), swatch("Ink3", kit.Ink3), swatch("Ink2", kit.Ink2), swatch("Ink", kit.Ink)),
		kit.Row(7, swatch("Harbour", kit.Harbour), swatch("Sel", kit.Sel), swatch("Red", kit.Red), swatch("Amber", kit.Amber),
			swatch("Green", kit.Green), swatch("Blue", kit.Blue), swatch("Violet", kit.Violet), swatch("AmberT", kit.AmberT), swatch("RedT", kit.RedT)))
}

func keys() fyne.CanvasObject {
	row := kit.Row(6)
	for _, k := range []string{"F2", "Ctrl+K", "Enter", "Esc", "Space", "1", "↑", "↓"} {
		row.Add(kit.NewKeycap(k, kit.CapLine))
	}
	row.Add(kit.Space(2, 0))
	row.Add(kit.T("shown where they work, when they work", kit.Second.Sized(13).In(kit.Ink3)))
	return kit.Col(10, kit.NewHeading("Keys", ""), row)
}

func sampleRow(words string, st string) fyne.CanvasObject {
	fill := map[string]kit.Token{"hover": kit.Hover, "keys": kit.Sel, "away": kit.Tint}[st]
	bar := kit.None
	if st == "keys" {
		bar = kit.Harbour
	}
	row := kit.Cols(0, []float32{32, 140, -1, 70}, kit.Place(kit.Start, kit.Centre, kit.NewMark("circle-check", kit.Green)), kit.T("Aisa Macapagal", kit.Strong.Cut()), kit.T(words, kit.Body.Cut()), kit.T("J-004209", kit.Second.Sized(13).Right()))
	return kit.High(34, kit.Stack(kit.NewBox(kit.Box{Fill: fill, Radius: 5}), kit.Inset(6, 0, 6, 0, kit.Place(kit.Start, kit.Stretch, kit.Wide(3, kit.NewBox(kit.Box{Fill: bar, Radius: 1.5})))), kit.Inset(0, 10, 0, 10, row)))
}

func rows(*kit.Host) fyne.CanvasObject {
	return kit.Col(6, kit.NewHeading("List row: 34", ""), kit.Col(0, sampleRow("at rest", ""), sampleRow("pointer over it", "hover"),
		sampleRow("selected, list has the keys", "keys"), sampleRow("selected, keys elsewhere", "away")))
}

func kinds() fyne.CanvasObject {
	return kit.Col(8, kit.NewHeading("Type", ""), kit.LeftCol(4, kit.Inset(0, 0, 1, 0, kit.T("J-004217", kit.Number)),
		kit.BaseRow(16, kit.T("Screen title 22", kit.Title), kit.T("Part title 18", kit.Part), kit.T("Fact 15", kit.Fact)),
		kit.BaseRow(16, kit.T("Body 14 regular", kit.Body), kit.T("medium", kit.Medium), kit.T("strong", kit.Strong), kit.T("Second line 12.5", kit.Second), kit.T("Heading 10.5", kit.HeadStyle.In(kit.Ink2)))))
}

func empty(h *kit.Host) fyne.CanvasObject {
	return kit.Col(11, kit.NewHeading("Empty", ""), kit.NewEmpty("check", kit.Green, "Every promise is kept", "The next answer is due at 14:00.",
		kit.NewButton(h, kit.ButtonSpec{Text: "Log inquiry", Key: "F2"})))
}

func errors(h *kit.Host) fyne.CanvasObject {
	return kit.Col(8, kit.Col(11, kit.NewHeading("Errors say what to do", ""),
		kit.NewBanner(kit.State{Icon: "triangle-alert", Text: "The printer at the counter does not answer", Tone: kit.Red}, "The job is saved. Check the cable, then print again.",
			kit.NewButton(h, kit.ButtonSpec{Text: "Print again", Key: "F9", Small: true}))),
		kit.NewBanner(kit.State{Icon: "clock", Text: "No backup for 3 days", Tone: kit.Amber}, "The blue stick was not plugged in.",
			kit.NewButton(h, kit.ButtonSpec{Text: "Back up now", Key: "F12", Small: true})))
}

func done(h *kit.Host) fyne.CanvasObject {
	return kit.LeftCol(10, kit.Fix(592, 0, kit.NewHeading("Done, and can be undone", "")), kit.ToastView(h, kit.Toast{Text: "J-004209 collected, ₱850 paid", Act: "Undo", Key: "Ctrl+Z"}))
}
