package assets_test

import (
	"bytes"
	"regexp"
	"testing"

	"tanggapan/assets"
)

// The window's SVG reader draws only what normalise.go writes: one letter per segment, absolute.
func TestIconsAreNormalised(t *testing.T) {
	names := assets.Icons()
	if len(names) < 150 {
		t.Fatalf("%d icons, want all that the screens use", len(names))
	}
	path := regexp.MustCompile(`^(?:[ML] \S+ \S+ |C(?: \S+){6} |Z )+$`)
	data := regexp.MustCompile(` d="([^"]*)"`)
	for _, name := range names {
		svg := assets.Icon(name)
		if !bytes.Contains(svg, []byte("currentColor")) {
			t.Errorf("%s: no colour to replace", name)
		}
		for _, d := range data.FindAllSubmatch(svg, -1) {
			if !path.Match(append(d[1], ' ')) {
				t.Errorf("%s: path %q", name, d[1])
			}
		}
	}
	if assets.Icon("no-such-icon") != nil {
		t.Error("an unknown icon is not nil")
	}
	if assets.IconLicence() == "" {
		t.Error("the icons' licence is missing")
	}
}
