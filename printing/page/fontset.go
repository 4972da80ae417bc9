package page

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// FontSet finds, among the fonts of some folders, one that has a character. Nothing is read before the first
// character is asked for; of a font only its characters, family and weight are read before one is drawn. A nil FontSet
// has no fonts. It is safe for concurrent use.
type FontSet struct {
	mu     sync.Mutex
	dirs   []string
	listed bool
	files  []*fontFile
	found  map[fontKey]*fontFace
}

type fontKey struct {
	text string
	bold bool
}

// maxFound bounds for how many texts a set remembers their font.
const maxFound = 10_000

var installed = sync.OnceValue(func() *FontSet { return FontsIn(fontFolders()...) })

// InstalledFonts are the fonts of this computer.
func InstalledFonts() *FontSet { return installed() }

// FontsIn are the TrueType and OpenType fonts and collections in those folders and below.
func FontsIn(dirs ...string) *FontSet {
	return &FontSet{dirs: dirs, found: map[fontKey]*fontFace{}}
}

// fontFolders are the places where the three systems keep fonts.
func fontFolders() []string {
	home, _ := os.UserHomeDir()
	var dirs []string
	switch runtime.GOOS {
	case "windows":
		dirs = []string{filepath.Join(cmp.Or(os.Getenv("WINDIR"), `C:\Windows`), "Fonts")}
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			dirs = append(dirs, filepath.Join(local, "Microsoft", "Windows", "Fonts"))
		}
		return dirs
	case "darwin":
		dirs = []string{"/System/Library/Fonts", "/Library/Fonts"}
		if home != "" {
			dirs = append(dirs, filepath.Join(home, "Library", "Fonts"))
		}
		return dirs
	}
	for _, share := range filepath.SplitList(cmp.Or(os.Getenv("XDG_DATA_DIRS"), "/usr/local/share:/usr/share")) {
		dirs = append(dirs, filepath.Join(share, "fonts"))
	}
	if home != "" {
		dirs = append(dirs, filepath.Join(cmp.Or(os.Getenv("XDG_DATA_HOME"), filepath.Join(home, ".local", "share")), "fonts"), filepath.Join(home, ".fonts"))
	}
	return dirs
}

// list finds the files, the plainest faces first: a text in a strange script shall look like its neighbours.
func (s *FontSet) list() {
	if s.listed {
		return
	}
	s.listed = true
	seen := map[string]bool{}
	for _, dir := range s.dirs {
		_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || seen[path] {
				return nil // a folder that cannot be read has no fonts
			}
			ext := strings.ToLower(filepath.Ext(path))
			if ext != ".ttf" && ext != ".otf" && ext != ".ttc" && ext != ".otc" {
				return nil
			}
			name := strings.ToLower(filepath.Base(path[:len(path)-len(ext)]))
			if strings.Contains(name, "lastresort") || strings.Contains(name, "adobeblank") {
				return nil // they have a box or nothing for every character
			}
			seen[path] = true
			s.files = append(s.files, &fontFile{path: path, name: name, score: strangeness(name)})
			return nil
		})
	}
	slices.SortFunc(s.files, func(a, b *fontFile) int {
		return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.name, b.name), cmp.Compare(a.path, b.path))
	})
}

// unlike are words in the names of fonts that are not an upright sans serif of medium weight.
var unlike = []struct {
	word string
	by   int
}{
	{"italic", 16},
	{"oblique", 16},
	{"color", 12},
	{"serif", 4},
	{"mono", 8},
	{"bold", 8},
	{"black", 8},
	{"thin", 8},
	{"light", 8},
	{"condensed", 4},
	{"nastaliq", 4},
	{"kufi", 4},
	{"naskh", 2},
	{"display", 4},
	{"looped", 2},
	{"rashi", 4},
	{"fallback", 1},
	{"dejavu", 1},
	{"symbol", 2},
	{"math", 4},
}

func strangeness(name string) int {
	n := 0
	if !strings.Contains(name, "sans") && !strings.Contains(name, "arial") && !strings.Contains(name, "segoe") {
		n = 2
	}
	for _, u := range unlike {
		if strings.Contains(name, u.word) {
			n += u.by
		}
	}
	return n
}

// find returns a face that can draw the whole text, an upright one of medium weight, or where bold is wanted and
// there of the same family a bold one; nil where there is none.
func (s *FontSet) find(text []rune, bold bool) *fontFace {
	if s == nil || len(text) == 0 {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	key := fontKey{string(text), bold}
	if f, ok := s.found[key]; ok {
		return f
	}
	s.list()
	var got *fontFace
	for _, kind := range []func(*fontFace) bool{
		func(f *fontFace) bool { return f.upright() && f.aspect.Stretch > 0.9 },
		func(f *fontFace) bool { return f.upright() },
		func(*fontFace) bool { return true },
	} {
		if got = s.first(text, kind); got != nil {
			break
		}
	}
	if got != nil && bold {
		if f := s.first(text, got.boldOf); f != nil {
			got = f
		}
	}
	if len(s.found) >= maxFound {
		clear(s.found)
	}
	s.found[key] = got
	return got
}

// first returns the first face of that kind that can draw the whole text.
func (s *FontSet) first(text []rune, kind func(*fontFace) bool) *fontFace {
	for _, file := range s.files {
		file.readOnce()
		for _, f := range file.faces {
			if kind(f) && f.has(text) {
				return f
			}
		}
	}
	return nil
}
