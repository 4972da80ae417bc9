package app

import "tanggapan/app/desk"

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
