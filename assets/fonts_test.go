package assets_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"tanggapan/assets"
)

// The runes that papers and screens rely on; a subset made with a shorter list turns this red.
const needed = "AZaz09 ñÑéüçŁłŞșΩωЖя₱€£¥₹₩$№“”‘’…–—·×°−✓←↑→↓\u00a0\u2009\u200a\u202f½%@&"

func TestFont_HasNeededRunes(t *testing.T) {
	for _, w := range assets.Weights() {
		f, err := sfnt.Parse(assets.Font(w))
		if err != nil {
			t.Fatalf("weight %d: %v", w, err)
		}
		var buf sfnt.Buffer
		for _, r := range needed {
			if i, err := f.GlyphIndex(&buf, r); err != nil || i == 0 {
				t.Errorf("weight %d lacks %q (%U)", w, r, r)
			}
		}
	}
}

func TestFont_DigitsAreTabular(t *testing.T) {
	for _, w := range assets.Weights() {
		f, err := sfnt.Parse(assets.Font(w))
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		want := -1
		for _, r := range "0123456789" {
			i, _ := f.GlyphIndex(&buf, r)
			adv, err := f.GlyphAdvance(&buf, i, 1000<<6, 0)
			if err != nil {
				t.Fatal(err)
			}
			if want < 0 {
				want = int(adv)
			}
			if int(adv) != want {
				t.Errorf("weight %d: digit %q is %d wide, others %d", w, r, adv, want)
			}
		}
	}
}

func TestFont_CopyAndNearest(t *testing.T) {
	a := assets.Font(400)
	a[0] ^= 0xff
	if bytes.Equal(a, assets.Font(400)) {
		t.Error("Font gives out shared memory")
	}
	if !bytes.Equal(assets.Font(900), assets.Font(700)) || !bytes.Equal(assets.Font(0), assets.Font(400)) {
		t.Error("an unknown weight must give the nearest one")
	}
	if !strings.Contains(assets.FontLicence(), "SIL Open Font License") {
		t.Error("licence text missing")
	}
}
