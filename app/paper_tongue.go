package app

import (
	"tanggapan/assets/trades"
	"tanggapan/data"
)

// inTongue is a text of the shop's terms, notices or data protection for a paper in that language: where the shop left
// the program's own words as they are, those of the language; what it wrote itself stays as it is.
func inTongue(text, lang string) string {
	shared := trades.Shared()
	for _, list := range [][]trades.Text{shared.Terms, shared.Ladder, {shared.Privacy}} {
		for _, t := range list {
			if data.Clean(text) != data.Clean(t.En) && data.Clean(text) != data.Clean(t.Fil) {
				continue
			}
			if lang == "fil" && t.Fil != "" {
				return t.Fil
			}
			return t.En
		}
	}
	return text
}
