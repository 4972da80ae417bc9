package app

import (
	"context"
	"time"

	"tanggapan/app/desk"
	"tanggapan/data"
)

// What belongs to this computer, by the names under which the window knows it.
type (
	Computer      = desk.Settings // changed with Computer().Change
	ComputerTheme = desk.Theme
	ComputerPaper = desk.Paper
	Printer       = desk.Printer
)

// The colours of the window.
const (
	ThemeSystem = desk.ThemeSystem
	ThemeLight  = desk.ThemeLight
	ThemeDark   = desk.ThemeDark
)

// LastCopy is the newest verified copy of the open file that this computer knows of; the zero value where there is none.
func (a *App) LastCopy() (path string, at data.Instant) {
	st, err := a.file.store()
	if err != nil || a.deps.Desk == nil {
		return "", 0
	}
	v := a.deps.Desk.Settings().Backup.Last[st.ID()]
	return v.Path, data.Instant(v.At)
}

// SystemPrinters are the names of the printers that this computer has, the default first; none where they do not answer in time.
func (a *App) SystemPrinters() (names []string) {
	if a.deps.Printer == nil {
		return nil
	}
	ctx, end := context.WithTimeout(context.Background(), 3*time.Second)
	defer end()
	found, err := a.deps.Printer.List(ctx)
	if err != nil {
		return nil
	}
	for _, p := range found {
		if !p.File {
			names = append(names, p.Name)
		}
	}
	return names
}
