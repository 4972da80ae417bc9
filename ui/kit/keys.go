package kit

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Chord is the name of a shortcut, "Ctrl+Enter", "Ctrl+Shift+C", "Alt+W": the form in which the window and the
// screens know it. On macOS Ctrl is Cmd and Alt is Ctrl. A shortcut without a key ("" for others) has no name.
func Chord(s fyne.Shortcut) string {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	case *fyne.ShortcutCut:
		return "Ctrl+X"
	case *fyne.ShortcutCopy:
		return "Ctrl+C"
	case *fyne.ShortcutPaste:
		return "Ctrl+V"
	case *fyne.ShortcutSelectAll:
		return "Ctrl+A"
	case fyne.KeyboardShortcut:
		return chord(s.Mod(), s.Key())
	}
	return ""
}

func chord(mod fyne.KeyModifier, key fyne.KeyName) string {
	ctrl, alt := fyne.KeyModifierControl, fyne.KeyModifierAlt
	if runtime.GOOS == "darwin" {
		ctrl, alt = fyne.KeyModifierSuper, fyne.KeyModifierControl
	}
	var parts []string
	if mod&ctrl != 0 {
		parts = append(parts, "Ctrl")
	}
	if mod&alt != 0 {
		parts = append(parts, "Alt")
	}
	if mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	return strings.Join(append(parts, keyLabel(key)), "+")
}

// ShortcutOf is the shortcut that a chord names, for Canvas.AddShortcut.
func ShortcutOf(name string) fyne.Shortcut {
	switch name {
	case "Ctrl+Z":
		return &fyne.ShortcutUndo{}
	case "Ctrl+Y", "Ctrl+Shift+Z":
		return &fyne.ShortcutRedo{}
	case "Ctrl+A":
		return &fyne.ShortcutSelectAll{}
	case "Ctrl+C":
		return &fyne.ShortcutCopy{}
	case "Ctrl+V":
		return &fyne.ShortcutPaste{}
	case "Ctrl+X":
		return &fyne.ShortcutCut{}
	}
	parts := strings.Split(name, "+")
	sc := &desktop.CustomShortcut{KeyName: keyName(parts[len(parts)-1])}
	for _, p := range parts[:len(parts)-1] {
		sc.Modifier |= modifier(p)
	}
	return sc
}

func modifier(name string) fyne.KeyModifier {
	mac := runtime.GOOS == "darwin"
	switch {
	case name == "Shift":
		return fyne.KeyModifierShift
	case name == "Ctrl" && mac:
		return fyne.KeyModifierSuper
	case name == "Ctrl", name == "Alt" && mac:
		return fyne.KeyModifierControl
	}
	return fyne.KeyModifierAlt
}

// keyLabels are the keys whose name on a keycap is not Fyne's.
var keyLabels = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Esc", fyne.KeyInsert: "Ins",
	fyne.KeyDelete: "Del", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
	fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyLeft: "←", fyne.KeyRight: "→",
}

func keyLabel(k fyne.KeyName) string {
	if l, ok := keyLabels[k]; ok {
		return l
	}
	return string(k)
}

func keyName(label string) fyne.KeyName {
	if label == "Enter" {
		return fyne.KeyReturn
	}
	for k, l := range keyLabels {
		if l == label {
			return k
		}
	}
	return fyne.KeyName(label)
}

// KeyLabel is how a chord is written on a keycap: "Ctrl Enter", on macOS "Cmd Enter".
func KeyLabel(chord string) string {
	if chord == "+" {
		return chord
	}
	parts := strings.Split(chord, "+")
	for i, p := range parts[:len(parts)-1] {
		if runtime.GOOS == "darwin" {
			parts[i] = map[string]string{"Ctrl": "Cmd", "Alt": "Ctrl"}[p]
			if parts[i] == "" {
				parts[i] = p
			}
		}
	}
	return strings.Join(parts, " ")
}

// Digit is the number that a typed digit names, 1 to 9; 0 where it is none. (The key 0 is never a choice but "look first".)
func Digit(r rune) int {
	if r >= '1' && r <= '9' {
		return int(r - '0')
	}
	return 0
}

// KeyName is Fyne's name of the key that a keycap calls by label: "Enter", "Esc", "Ins", "↑", "F3".
func KeyName(label string) fyne.KeyName { return keyName(label) }
