package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// statusBar says what is safe, what waits and where the file is; a hint takes the left side while it stands.
type statusBar struct {
	w         *Window
	all       *fyne.Container
	left      *fyne.Container
	hinted    *kit.Text
	savedIcon *kit.Icon
	saved     *kit.Text
	copyIcon  *kit.Icon
	copied    *kit.Text
	copyRow   *fyne.Container
	making    *kit.Text // how far a copy is
	makingRow *fyne.Container
	parked    *kit.Pressable
	waiting   *kit.Text
	papers    *kit.Pressable
	paperIcon *kit.Icon
	stands    *kit.Text
	counted   kit.Newest
	file      *kit.Text
	lang      *kit.Text
}

func newStatusBar(w *Window) *statusBar {
	h := w.h
	s := &statusBar{w: w, hinted: kit.T("", kit.Second.Cut())}
	s.savedIcon, s.saved = kit.NewIcon("check", 14, kit.Green), kit.T("", kit.Second)
	s.copyIcon, s.copied = kit.NewIcon("shield-check", 14, kit.Green), kit.T("", kit.Second.Cut())
	s.copyRow = kit.Row(7, s.copyIcon, s.copied)
	s.making = kit.T("", kit.Second.Cut())
	stop := kit.NewPressable(h, kit.PressableSpec{
		Radius: 4, Do: w.endCopy,
		Content: kit.Row(7, kit.T(h.T("shell.stop"), kit.Second.W(600).In(kit.Harbour)), kit.NewKeycap("Alt+F12", kit.CapTint)),
	})
	s.makingRow = kit.Row(12, kit.NewIcon("hourglass", 14, kit.Ink2), s.making, stop)
	s.makingRow.Hide()
	s.waiting = kit.T("", kit.Second.W(600).In(kit.Harbour))
	s.parked = kit.NewPressable(h, kit.PressableSpec{
		Radius: 4, Do: w.parkedForms,
		Content: kit.Row(7, kit.NewIcon("layers", 15, kit.Harbour), s.waiting, kit.NewKeycap("F11", kit.CapTint)),
	})
	s.paperIcon, s.stands = kit.NewIcon("printer", 14, kit.Amber), kit.T("", kit.Second.W(600).Cut())
	s.papers = kit.NewPressable(h, kit.PressableSpec{
		Radius: 4, Tip: h.T("print-job.queue"), Do: func() { h.Open(kit.Route{Screen: "printjobs"}) },
		Content: kit.Row(7, s.paperIcon, s.stands),
	})
	s.papers.SetHidden(true)
	s.left = kit.Row(24, kit.Row(6, s.savedIcon, s.saved), s.makingRow, s.copyRow, s.parked, s.papers)
	s.file, s.lang = kit.T("", kit.Second.Cut()), kit.T("", kit.Second)
	lang := kit.NewPressable(h, kit.PressableSpec{Content: s.lang, Radius: 4, Tip: h.T("shell.change-language"), Do: w.languages})
	keys := kit.NewPressable(h, kit.PressableSpec{Content: kit.Row(8, kit.NewKeycap("F1", kit.CapTint), kit.T(h.T("shell.all-keys"), kit.Second)), Radius: 4, Do: w.allKeys})
	s.all = kit.Stack(kit.NewBox(kit.Box{Fill: kit.Ground}),
		kit.Inset(0, 20, 0, 20, kit.Row(24, kit.Grow(kit.Stack(s.left, s.hinted)), s.file, lang, keys)))
	s.hinted.Hide()
	return s
}

// hint shows a sentence in the place of what is saved; "" brings that back.
func (s *statusBar) hint(text string) {
	s.hinted.SetText(text)
	s.hinted.Hidden, s.left.Hidden = text == "", text != ""
	kit.Relayout(s.all)
}

// copying shows how many hundredths of a copy are made, and how to stop it; -1: none is being made.
func (s *statusBar) copying(percent int) {
	s.makingRow.Hidden = percent < 0
	s.making.SetText(s.w.h.T("shell.copying-at", "Percent", percent))
	s.safe()
	kit.Relayout(s.all)
}

func (s *statusBar) refresh() {
	w, h := s.w, s.w.h
	s.safe()
	s.waiting.SetText(h.N("shell.parked", len(w.parked)))
	s.parked.SetHidden(len(w.parked) == 0)
	s.printing()
	name := w.state.Name + " · " + h.Format.Bytes(w.state.Size)
	if w.state.ReadOnly != nil {
		name = w.state.Name + " · " + h.T("shell.read-only")
	}
	s.file.SetText(name)
	s.lang.SetText(h.T("language." + h.Words.Lang()))
	kit.Relayout(s.all)
}

// printing says that papers do not come out, and why the first of them does not.
func (s *statusBar) printing() {
	h, still := s.w.h, s.counted.Ask()
	type trouble struct {
		n     int
		first app.PrintRow
	}
	kit.Run(h, func() (t trouble, err error) {
		t.n, t.first, err = s.w.a.PrintJobs.Trouble()
		return t, err
	}, func(t trouble, err error) {
		if !still() || err != nil { // without a file nothing is printed
			return
		}
		tone := kit.Amber
		if t.n > 0 {
			if t.first.State() == app.PrintStands {
				tone = kit.Red
			}
			s.paperIcon.Set("printer", tone)
			s.stands.Set(h.N("print-job.stand", t.n)+": "+h.T("print-job.why-"+t.first.Why()), kit.Second.W(600).Cut().In(tone))
		}
		s.papers.SetHidden(t.n == 0)
		kit.Relayout(s.all)
	})
}

// safe says that all is saved, or since when nothing is, and how old the newest verified copy is.
func (s *statusBar) safe() {
	w, h := s.w, s.w.h
	words, icon, style := h.T("shell.all-saved"), "check", kit.Second
	tone := kit.Green
	switch {
	case w.state.ReadOnly != nil && w.broken():
		words, icon, tone = h.T("shell.not-saving", "Time", w.seconds(w.state.Since)), "triangle-alert", kit.Red
		style = kit.Second.W(600).In(kit.Red)
	case w.state.ReadOnly != nil:
		words, icon, tone = h.T("shell.looking"), "eye", kit.Ink2
	case w.saved != 0:
		words = h.T("common.saved-at", "Time", h.Format.Time(h.Format.Local(w.saved)))
	}
	s.savedIcon.Set(icon, tone)
	s.saved.Set(words, style)
	at, known := w.copied()
	words, icon, tone = h.T("shell.no-copy"), "shield", kit.Ink2
	if known {
		words = h.T("shell.copy-verified", "When", h.Format.WhenAt(at, h.Now()))
		icon, tone = "shield-check", kit.Green
		switch age := h.Now().Sub(at); {
		case age > 7*24*time.Hour:
			icon, tone = "triangle-alert", kit.Red
		case age > 2*24*time.Hour:
			icon, tone = "clock", kit.Amber
		}
	}
	s.copyIcon.Set(icon, tone)
	style = kit.Second.Cut()
	if tone == kit.Red || tone == kit.Amber {
		style = style.In(tone)
	}
	s.copied.Set(words, style)
	s.copyRow.Hidden = w.shop != nil && w.shop.Practice || w.stopCopy != nil
}

// copied is when the newest verified copy of the open file was made.
func (w *Window) copied() (data.Instant, bool) {
	_, at := w.a.LastCopy()
	return at, at != 0
}
