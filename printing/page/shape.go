package page

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// setting keeps what a document has shaped, so that a text is shaped once and not again for measuring and drawing.
type setting struct {
	shaper shaping.HarfbuzzShaper
	done   map[settingKey][]Part
}

type settingKey struct {
	s    string
	bold bool
}

// maxSettings and maxSettingLen bound what a document keeps of its shaped texts, fontCache the fonts made ready.
const (
	fontCache     = 16
	maxSettings   = 4096
	maxSettingLen = 256
)

// joiner and nonJoiner say how letters beside them join; they have no ink.
const (
	joiner    = '\u200d'
	nonJoiner = '\u200c'
)

// lay returns the parts of a clean text that the program's own fonts cannot draw alone, from left to right, and
// its width in millimetres.
func (d *Doc) lay(s string, st Style) ([]Part, float64) {
	if d.set == nil {
		d.set = &setting{done: map[settingKey][]Part{}}
		d.set.shaper.SetFontCacheSize(fontCache)
	}
	key := settingKey{s, st.Weight > 550}
	em, ok := d.set.done[key]
	if !ok {
		em = d.shape([]rune(s), key.bold)
		if len(d.set.done) < maxSettings && len(s) <= maxSettingLen {
			d.set.done[key] = em
		}
	}
	parts := slices.Clone(em)
	own, k, x := faceOf(st.Weight), st.Size*MM, 0.0
	for i := range parts {
		p := &parts[i]
		p.X = x
		if p.Glyphs == nil {
			w, n, _ := own.span(p.S)
			if i == len(parts)-1 {
				n--
			}
			p.W = (w + st.Track*float64(n)) * k
		} else {
			p.W *= k
		}
		x += p.W
	}
	return parts, x
}

// item is a stretch of one font, script and direction.
type item struct {
	from, to int
	face     *fontFace
	script   language.Script
	level    uint8
}

// shape cuts a text into items and shapes those of foreign fonts; widths are in parts of the em.
func (d *Doc) shape(text []rune, bold bool) []Part {
	items := itemize(text, levels(text), d.facesOf(text, bold))
	ls := make([]uint8, len(items))
	for i, it := range items {
		ls[i] = it.level
	}
	parts := make([]Part, 0, len(items))
	for _, i := range visual(ls) {
		it := items[i]
		if it.face == nil {
			parts = append(parts, Part{S: mirrored(text[it.from:it.to], it.level), Back: it.level&1 == 1})
			continue
		}
		p, ok := d.Fonts.shape(&d.set.shaper, text, it)
		if !ok {
			d.miss(text[it.from:it.to])
			p = Part{S: "?"}
		}
		parts = append(parts, p)
	}
	return parts
}

// facesOf chooses a font for every rune: nil is the program's own. Marks go with the letter that they stand on, and
// neighbours of one script share a font that has them all, if there is one.
func (d *Doc) facesOf(text []rune, bold bool) []*fontFace {
	own := faceOf(400)
	out := make([]*fontFace, len(text))
	base, until := 0, 0
	var shared *fontFace
	for i, r := range text {
		if i == 0 || !clings(text, i) {
			base = i
			if own.has(r) {
				continue
			}
			if i >= until {
				until = stretch(own, text, i)
				shared = d.Fonts.find(inked(text[i:until]), bold)
			}
			if out[i] = shared; shared == nil {
				out[i] = d.Fonts.find(text[i:i+1], bold)
			}
			continue
		}
		f := out[i-1]
		switch {
		case r == joiner || r == nonJoiner || f == nil && own.has(r) || f != nil && d.Fonts.covers(f, r):
			out[i] = f
		default:
			if out[i] = d.Fonts.find(text[i:i+1], bold); out[i] != nil && d.Fonts.covers(out[i], text[base]) {
				for j := base; j < i; j++ {
					out[j] = out[i]
				}
			}
		}
	}
	return out
}

// clings tells whether rune i belongs to the letter before it: a mark, a joiner, the colour of a skin.
func clings(text []rune, i int) bool {
	r := text[i]
	return unicode.In(r, unicode.M, unicode.Cf) || text[i-1] == joiner || r >= 0x1F3FB && r <= 0x1F3FF
}

// maxStretch bounds the runes for which one font is sought.
const maxStretch = 64

// stretch returns where the runes of one script end that begin at i and that the program's own font lacks.
func stretch(own *face, text []rune, i int) int {
	script := language.Common
	for end := min(len(text), i+maxStretch); i < end && !own.has(text[i]); i++ {
		s := language.LookupScript(text[i])
		switch s {
		case language.Hiragana, language.Katakana, language.Bopomofo:
			s = language.Han
		}
		switch {
		case s == language.Common || s == language.Inherited || s == script:
		case script == language.Common:
			script = s
		default:
			return i
		}
	}
	return i
}

// inked are the runes that a font must have: joiners it need not.
func inked(text []rune) []rune {
	if !slices.ContainsFunc(text, func(r rune) bool { return r == joiner || r == nonJoiner }) {
		return text
	}
	return slices.DeleteFunc(slices.Clone(text), func(r rune) bool { return r == joiner || r == nonJoiner })
}

func itemize(text []rune, levels []uint8, faces []*fontFace) []item {
	var items []item
	for i, r := range text {
		it := item{from: i, to: i + 1, face: faces[i], level: levels[i]}
		if it.face != nil {
			it.script = language.LookupScript(r)
		}
		if n := len(items); n > 0 {
			last := &items[n-1]
			vague := it.script == language.Common || it.script == language.Inherited
			if last.face != nil && (last.script == language.Common || last.script == language.Inherited) && !vague {
				if last.face == it.face && last.level == it.level {
					last.script = it.script
				}
			}
			if last.face == it.face && last.level == it.level && (vague || last.script == it.script) {
				last.to = i + 1
				continue
			}
		}
		items = append(items, it)
	}
	return items
}

// mirrored is a stretch as it reads from left to right on paper.
func mirrored(text []rune, level uint8) string {
	if level&1 == 0 {
		return string(text)
	}
	back := slices.Clone(text)
	slices.Reverse(back)
	for i, r := range back {
		if m, ok := mirrors[r]; ok {
			back[i] = m
		}
	}
	return string(back)
}

func (s *FontSet) covers(f *fontFace, r rune) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	gid, ok := f.lookup(r)
	return ok && gid != 0
}

// shape sets an item with its font; false where the font is broken.
func (s *FontSet) shape(by *shaping.HarfbuzzShaper, text []rune, it item) (p Part, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if recover() != nil {
			p, ok = Part{}, false
		}
	}()
	if !it.face.open() {
		return Part{}, false
	}
	dir := di.DirectionLTR
	if it.level&1 == 1 {
		dir = di.DirectionRTL
	}
	const em = 1000
	out := by.Shape(shaping.Input{
		Text: text, RunStart: it.from, RunEnd: it.to, Direction: dir, Face: it.face.face,
		Size: fixed.I(em), Script: it.script, Language: language.NewLanguage("und"),
	})
	p = Part{S: string(text[it.from:it.to]), Back: it.level&1 == 1, Glyphs: make([]Glyph, 0, len(out.Glyphs))}
	x := 0.0
	for _, g := range out.Glyphs {
		p.Glyphs = append(p.Glyphs, Glyph{
			X: x + float64(g.XOffset)/64/em, Y: -float64(g.YOffset) / 64 / em, Shape: it.face.shape(g.GlyphID),
		})
		x += float64(g.XAdvance) / 64 / em
	}
	p.W = x
	return p, true
}

func (d *Doc) miss(text []rune) {
	for _, r := range text {
		d.missing[r] = true
	}
}

// cuts tells whether a line may end within a word before its byte i: never between a letter and its marks.
func cuts(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.In(r, unicode.M, unicode.Cf) && before != joiner && !(r >= 0x1F3FB && r <= 0x1F3FF) && !virama(before)
}

// virama joins the letter before it to the next: signs of that kind lie at the same place of every Indic block.
func virama(r rune) bool { return r >= 0x0900 && r < 0x0D80 && r&0x7F == 0x4D }

// ideographic tells runes between which a line may end without a blank.
func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F
}

// closing are signs that do not begin a line.
func closing(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || unicode.In(r, unicode.Po) || r == 'ー' || unicode.In(r, unicode.M)
}
