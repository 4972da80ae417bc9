package page_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"

	"tanggapan/printing/page"
)

// moduleFile reads a file that lies beside the source of a function of another module.
func moduleFile(t testing.TB, of any, up int, rest ...string) []byte {
	t.Helper()
	file, _ := runtime.FuncForPC(reflect.ValueOf(of).Pointer()).FileLine(reflect.ValueOf(of).Pointer())
	dir := filepath.Dir(file)
	for range up {
		dir = filepath.Dir(dir)
	}
	b, err := os.ReadFile(filepath.Join(append([]string{dir}, rest...)...))
	if err != nil {
		t.Skipf("a module's own fonts are not at hand (%v): this check is left out", err)
	}
	return b
}

// dejaVu has Arabic, Hebrew and Cyrillic.
func dejaVu(t testing.TB) []byte {
	return moduleFile(t, gofpdf.New, 0, "font", "DejaVuSansCondensed.ttf")
}

// fontsOf is a set of fonts of those files.
func fontsOf(t testing.TB, files map[string][]byte) *page.FontSet {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return page.FontsIn(dir)
}

func withFonts(fonts *page.FontSet) *page.Doc {
	d := page.New("fonts")
	d.Fonts = fonts
	return d
}

func TestShape_OtherFormats(t *testing.T) {
	cff := moduleFile(t, sfnt.Parse, 1, "testdata", "CFFTest.otf")
	full := dejaVu(t)
	for name, c := range map[string]struct {
		file  string
		bytes []byte
		r     rune
	}{
		"CFF":        {"cff.otf", cff, '\u4e2d'},
		"Collection": {"two.ttc", collection(full, full), 'ש'},
		"TrueType":   {"one.ttf", full, 'ש'},
	} {
		t.Run(name, func(t *testing.T) {
			d := withFonts(fontsOf(t, map[string][]byte{c.file: c.bytes}))
			got := textOf(t, d, string(c.r), text9)
			if d.Missing() != "" {
				t.Skipf("the font has no %q", c.r)
			}
			if len(got.Parts) != 1 || len(got.Parts[0].Glyphs) != 1 || len(got.Parts[0].Glyphs[0].Shape.Path) < 5 || got.W <= 0 {
				t.Errorf("%+v", got)
			}
		})
	}
}

// collection packs fonts as a TrueType collection.
func collection(fonts ...[]byte) []byte {
	head := 12 + 4*len(fonts)
	out := binary.BigEndian.AppendUint32([]byte("ttcf\x00\x01\x00\x00"), uint32(len(fonts)))
	at := head
	for _, f := range fonts {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		at += len(f)
	}
	for _, f := range fonts {
		f = bytes.Clone(f)
		for i := range int(binary.BigEndian.Uint16(f[4:])) {
			offset := f[12+16*i+8:]
			binary.BigEndian.PutUint32(offset, binary.BigEndian.Uint32(offset)+uint32(len(out)))
		}
		out = append(out, f...)
	}
	return out
}

func TestFonts_BrokenFilesAreNoFonts(t *testing.T) {
	full := dejaVu(t)
	files := map[string][]byte{"empty.ttf": nil, "text.otf": []byte("not a font"), "head.ttc": []byte("ttcf")}
	for i := range 12 {
		files["cut"+string(rune('a'+i))+".ttf"] = full[:len(full)*i/12]
		torn := bytes.Clone(full)
		for j := 300 + i; j < len(torn); j += 97 + i {
			torn[j] ^= 0xA5
		}
		files["torn"+string(rune('a'+i))+".ttf"] = torn
	}
	d := withFonts(fontsOf(t, files))
	c := d.Add(80, 40)
	c.Text(5, 10, "مرحبا שלום 電", text9)
	if _, err := d.PDF(); err != nil {
		t.Error(err)
	}
	if _, err := d.Raster(0, 100); err != nil {
		t.Error(err)
	}
	if !strings.Contains(d.Missing(), "電") {
		t.Errorf("missing %q", d.Missing())
	}
}

func TestFonts_NoneAndNil(t *testing.T) {
	for _, fonts := range []*page.FontSet{nil, page.FontsIn(), page.FontsIn(filepath.Join(t.TempDir(), "not there"))} {
		d := withFonts(fonts)
		if got := textOf(t, d, "a 電 z", text9); got.S != "a ? z" || got.Parts != nil || d.Missing() != "電" {
			t.Errorf("%q, missing %q", got.S, d.Missing())
		}
	}
}

func TestFonts_BoldOfTheSameFamily(t *testing.T) {
	heavy := moduleFile(t, gofpdf.New, 0, "font", "DejaVuSansCondensed-Bold.ttf")
	slanted := moduleFile(t, gofpdf.New, 0, "font", "DejaVuSansCondensed-Oblique.ttf")
	all := fontsOf(t, map[string][]byte{"a.ttf": slanted, "b.ttf": heavy, "c.ttf": dejaVu(t)})
	light, bold := fontsOf(t, map[string][]byte{"c.ttf": dejaVu(t)}), fontsOf(t, map[string][]byte{"b.ttf": heavy})
	width := func(fonts *page.FontSet, weight int) float64 {
		return withFonts(fonts).Measure("Дשלום", page.Style{Size: 20, Weight: weight})
	}
	if a, b := width(all, 700), width(bold, 700); a != b || a == width(light, 700) {
		t.Errorf("bold is %.3f mm wide, the bold font alone %.3f", a, b)
	}
}
