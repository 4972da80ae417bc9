package app

import (
	"strings"

	"tanggapan/assets/trades"
	"tanggapan/data"
)

// DeviceOf reads what was typed of a device of a kind: a brand that the trade knows at its beginning, the rest is the model.
func DeviceOf(kind, typed string) data.Device {
	d := data.Device{DeviceKind: kind, Model: data.CleanLine(typed)}
	for _, t := range trades.All() {
		for _, k := range trades.Kinds(t.Code) {
			for _, b := range k.Brands {
				if rest, ok := cutFold(d.Model, b); ok {
					d.Brand, d.Model = b, rest
					return d
				}
			}
		}
	}
	return d
}

// cutFold takes a beginning off a text, whatever its capitals; it must end at a space or the text's end.
func cutFold(s, begin string) (rest string, ok bool) {
	if len(s) < len(begin) || !strings.EqualFold(s[:len(begin)], begin) {
		return "", false
	}
	if rest = s[len(begin):]; rest == "" || rest[0] == ' ' {
		return strings.TrimSpace(rest), true
	}
	return "", false
}
