package kit

import "strings"

// Unprintable says in one sentence which characters of a paper stand on it as "?": of a preview in the status bar, or over a form's foot. No
// character says nothing.
func (h *Host) Unprintable(characters string) {
	if characters != "" {
		h.Hint(h.NotPrinted(characters))
	}
}

// NotPrinted is that sentence.
func (h *Host) NotPrinted(characters string) string {
	const most = 8 // of a whole text in a script without a font, some say enough
	var shown []string
	for _, r := range characters {
		if len(shown) == most {
			shown = append(shown, "…")
			break
		}
		shown = append(shown, string(r))
	}
	return h.T("kit.not-printed", "Letters", strings.Join(shown, " "))
}
