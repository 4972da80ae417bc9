package page

import (
	"os"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// fontFile is one file of a folder; a collection has several faces.
type fontFile struct {
	path  string
	name  string // in small letters, without its ending
	score int
	read  bool
	faces []*fontFace
}

// fontFace is one face of a file. Its outlines are read when the first of them is drawn.
type fontFace struct {
	file   *fontFile
	index  int
	cmap   font.Cmap
	family string
	aspect font.Aspect
	face   *font.Face
	torn   bool
	shapes map[font.GID]*Shape
}

func (f *fontFile) readOnce() {
	if !f.read {
		f.read = true
		f.readCharacters()
	}
}

// upright tells an upright face of medium weight.
func (f *fontFace) upright() bool {
	return f.aspect.Style == font.StyleNormal && f.aspect.Weight > 300 && f.aspect.Weight < 550
}

// boldOf tells a bold face of the same family.
func (f *fontFace) boldOf(other *fontFace) bool {
	return other.family == f.family && other.aspect.Style == f.aspect.Style && other.aspect.Weight >= 600 && other.aspect.Weight < 850
}

// has tells whether the face has a glyph for all of the text, and of the first something to show.
func (f *fontFace) has(text []rune) bool {
	for _, r := range text {
		if gid, ok := f.lookup(r); !ok || gid == 0 {
			return false
		}
	}
	gid, _ := f.lookup(text[0])
	return f.draws(gid, text[0])
}

// readCharacters reads the tables of characters, names and weight alone. A broken file has no faces.
func (f *fontFile) readCharacters() {
	defer func() {
		if recover() != nil {
			f.faces = nil
		}
	}()
	file, err := os.Open(f.path)
	if err != nil {
		return
	}
	defer file.Close()
	loaders, err := opentype.NewLoaders(file)
	if err != nil {
		return
	}
	for i, ld := range loaders {
		raw, err := ld.RawTable(opentype.MustNewTag("cmap"))
		if err != nil {
			continue
		}
		table, _, err := tables.ParseCmap(raw)
		if err != nil {
			continue
		}
		cmap, _, err := font.ProcessCmap(table, tables.FPNone)
		if err != nil {
			continue
		}
		about, _ := font.Describe(ld, nil)
		about.Aspect.SetDefaults()
		f.faces = append(f.faces, &fontFace{
			file: f, index: i, cmap: cmap, family: about.Family, aspect: about.Aspect, shapes: map[font.GID]*Shape{},
		})
	}
}

func (f *fontFace) lookup(r rune) (gid font.GID, ok bool) {
	defer func() {
		if recover() != nil {
			gid, ok = 0, false
		}
	}()
	return f.cmap.Lookup(r)
}

// open reads the whole face; false where it is broken.
func (f *fontFace) open() (ok bool) {
	if f.face != nil || f.torn {
		return !f.torn
	}
	defer func() {
		if recover() != nil {
			ok = false
		}
		f.torn = !ok
	}()
	file, err := os.Open(f.file.path)
	if err != nil {
		return false
	}
	defer file.Close()
	all, err := font.ParseTTC(file)
	if err != nil || f.index >= len(all) {
		return false
	}
	f.face = all[f.index]
	f.face.SetPpem(128, 128) // of pictures the size that prints well
	return true
}
