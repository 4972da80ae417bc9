package ui

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/ui/kit"
)

// dress puts the theme of this desk's settings on; scaled rebuilds what stands where the scale changed.
func (w *Window) dress(standing bool) {
	set := w.computer()
	fy := fyne.CurrentApp().Settings()
	dark := set.Theme == app.ThemeDark || set.Theme == app.ThemeSystem && systemSays() && fy.ThemeVariant() == theme.VariantDark
	now, scale := kit.Current(), float32(set.Scale)
	_, worn := fy.Theme().(*kit.Theme)
	if !worn || now.Dark != dark || now.Scale != scale {
		scaled := now.Scale != scale
		fy.SetTheme(kit.NewTheme(dark, scale))
		if standing && w.open && scaled {
			w.again()
		}
	}
	if standing && w.open {
		if lang := w.h.Words.Lang(); w.langWanted() != lang {
			w.again()
		}
	}
}

// systemSays tells whether the system says which colours it wants; on Linux without a session it does not, and the window is light.
func systemSays() bool {
	return runtime.GOOS != "linux" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != ""
}

func (w *Window) langWanted() string {
	lang := w.computer().Language
	if w.person != nil && w.person.Language != "" {
		lang = w.person.Language
	}
	return words.In(lang).Lang()
}

// again rebuilds the window and goes back to where it was.
func (w *Window) again() {
	w.keep()
	at, back := w.at, w.back
	if p, ok := w.form(); ok {
		if parked, typed := p.Parked(); typed {
			at = parked.Route
		}
	}
	w.rebuild()
	w.show(at)
	w.back = back
}
