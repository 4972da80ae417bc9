package words

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the folder of the module, seen from this package.
const root = "../.."

// sources parses the Go files under the folders, tests left out, and hands each
// with its path from the root to look.
func sources(t *testing.T, look func(path string, f *ast.File), folders ...string) {
	t.Helper()
	for _, folder := range folders {
		start := filepath.Join(root, folder)
		if _, err := os.Stat(start); err != nil {
			continue
		}
		err := filepath.WalkDir(start, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err == nil {
				look(filepath.ToSlash(rel), f)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// literal is the text of a string literal.
func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(b.Value)
	return s, err == nil
}

// called is the last name of what a call calls: "T" of h.W.T(...).
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func TestKeysInSourcesHaveWords(t *testing.T) {
	en := catalogue().tongues[English]
	used := map[string]bool{}
	sources(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if s, ok := literal(e); ok {
					used[s] = true
				}
			}
			c, ok := n.(*ast.CallExpr)
			if !ok || len(c.Args) == 0 || called(c) != "T" && called(c) != "N" {
				return true
			}
			if sum, ok := c.Args[0].(*ast.BinaryExpr); ok {
				if s, ok := literal(sum.X); ok && keyBegin.MatchString(s) && !begins(en, s) {
					t.Errorf("%s: no key begins with %q", path, s)
				}
				return true
			}
			key, ok := literal(c.Args[0])
			if !ok || !keyForm.MatchString(key) {
				return true
			}
			if _, ok := en.from[key]; !ok {
				t.Errorf("%s: key %q has no words", path, key)
				return true
			}
			from := 1
			if called(c) == "N" {
				from = 2
			}
			names, all := argNames(c, from)
			for _, p := range en.places(key) {
				if all && !slices.Contains(names, p) && !(p == "N" && called(c) == "N") {
					t.Errorf("%s: key %q is said without %s", path, key, p)
				}
			}
			return true
		})
	}, "ui", "app", "printing", "assets")
	var idle []string
	for key := range en.from {
		if !used[key] {
			idle = append(idle, key)
		}
	}
	t.Logf("%d of %d keys do not stand whole in the sources", len(idle), len(en.from))
}

var keyBegin = regexp.MustCompile(`^[a-z][a-z0-9-]*\.`)

func begins(t *tongue, prefix string) bool {
	for key := range t.from {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}

// argNames are the names that a call fills in; all is false where they cannot
// be read off the source.
func argNames(c *ast.CallExpr, from int) (names []string, all bool) {
	if c.Ellipsis != token.NoPos || len(c.Args) == from+1 {
		return nil, false
	}
	for i := from; i < len(c.Args); i += 2 {
		s, ok := literal(c.Args[i])
		if !ok {
			return nil, false
		}
		names = append(names, s)
	}
	return names, true
}

func TestFaultsHaveWords(t *testing.T) {
	en := catalogue().tongues[English]
	sources(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			code, args, known := faultIn(path, n)
			if code == "" || strings.HasPrefix(path, "assets/") {
				return true
			}
			key := "fault." + code
			if _, ok := en.from[key]; !ok {
				t.Errorf("%s: the fault %q has no words", path, code)
			}
			if _, bare := en.from[key+".bare"]; bare && len(args) == 0 {
				return true
			}
			for _, p := range en.places(key) {
				if known && !slices.Contains(args, p) {
					t.Errorf("%s: the fault %q says nothing for {{.%s}}", path, code, p)
				}
			}
			return true
		})
	}, "data", "app", "ui")
}

// faultIn finds the code of a fault that is made at n, and the names of what
// it tells; known is false where they cannot be read off the source.
func faultIn(path string, n ast.Node) (code string, args []string, known bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		at := map[string]int{"add": 1, "when": 2}[called(n)]
		if at == 0 || len(n.Args) <= at || !strings.HasPrefix(path, "data/") {
			return "", nil, false
		}
		if s, ok := literal(n.Args[at]); ok && codeForm.MatchString(s) {
			args, known = argNames(n, at+1)
			return s, args, known || len(n.Args) == at+1
		}
	case *ast.CompositeLit:
		known = true
		for _, e := range n.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			switch k, _ := kv.Key.(*ast.Ident); {
			case k != nil && k.Name == "Code":
				if s, ok := literal(kv.Value); ok && codeForm.MatchString(s) {
					code = s
				}
			case k != nil && k.Name == "Args":
				args, known = mapNames(kv.Value)
			}
		}
	}
	return code, args, known
}

func mapNames(e ast.Expr) (names []string, known bool) {
	c, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil, false
	}
	for _, e := range c.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return nil, false
		}
		s, ok := literal(kv.Key)
		if !ok {
			return nil, false
		}
		names = append(names, s)
	}
	return names, true
}

// TestErrorsHaveWords holds that each of data's sentinels is worded.
func TestErrorsHaveWords(t *testing.T) {
	worded := map[string]bool{}
	sources(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "data" {
					worded[s.Sel.Name] = true
				}
			}
			return true
		})
	}, "assets/words")
	sources(t, func(path string, f *ast.File) {
		if f.Name.Name != "data" {
			return
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					if strings.HasPrefix(name.Name, "Err") && !worded[name.Name] {
						t.Errorf("%s: data.%s has no words", path, name.Name)
					}
				}
			}
		}
	}, "data")
	for _, e := range errorKeys {
		for _, lang := range Langs() {
			if !In(lang).Has(e.key) {
				t.Errorf("%s: %v has no words at %q", lang, e.err, e.key)
			}
		}
	}
}

var codeForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

var (
	sentence = regexp.MustCompile(`\pL\pL+[,.:;]? \pL\pL+`)
	word     = regexp.MustCompile(`^\p{Lu}\p{Ll}+$`)
)

// TestScreensSpeakByKeys finds words that stand in the sources of ui instead of
// in the files: literals with a space between words, and single words with a
// capital that are handed to kit. Those that nobody reads stand in
// testdata/literals.txt, a line each: the file, a tab, the text.
func TestScreensSpeakByKeys(t *testing.T) {
	allowed := allowList(t)
	sources(t, func(path string, f *ast.File) {
		if strings.HasPrefix(path, "ui/uitest/") {
			return // imported by tests only; its samples and findings are no part of the program
		}
		var mute []ast.Node // what no person reads: imports, tags, errors, logs
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field:
				if n.Tag != nil {
					mute = append(mute, n.Tag)
				}
			case *ast.CallExpr:
				switch called(n) {
				case "Errorf", "New", "panic", "WithField", "Debug", "Debugf", "Warn", "Warnf", "Error", "Info", "Infof":
					if s, ok := n.Fun.(*ast.SelectorExpr); !ok || loud(s.X) {
						for _, a := range n.Args {
							mute = append(mute, a)
						}
					}
				}
				if s, ok := n.Fun.(*ast.SelectorExpr); ok {
					if pkg, ok := s.X.(*ast.Ident); ok && pkg.Name == "kit" {
						for _, a := range n.Args {
							if text, ok := literal(a); ok && word.MatchString(text) && !onKeys(text) && !allowed[path+"\t"+text] {
								t.Errorf("%s: %q is handed to kit.%s without a key", path, text, s.Sel.Name)
							}
						}
					}
				}
			case *ast.BasicLit:
				text, ok := literal(n)
				if ok && sentence.MatchString(text) && !strings.HasPrefix(text, "<") && !onKeys(text) && !slices.Contains(mute, ast.Node(n)) && !allowed[path+"\t"+text] {
					t.Errorf("%s: %q stands in the source without a key", path, text)
				}
			}
			return true
		})
	}, "ui")
}

// onKeys tells whether a text is what stands on the keys of a keyboard.
func onKeys(text string) bool {
	for _, w := range strings.Fields(text) {
		if !slices.Contains([]string{"Esc", "Enter", "Del", "Ins", "Home", "End", "PgUp", "PgDn", "Space", "Tab", "Ctrl", "Alt", "Shift", "Cmd", "Up", "Down", "Left", "Right", "Backspace"}, w) {
			return false
		}
	}
	return true
}

// loud tells whether a call on x makes an error or a line of the log.
func loud(x ast.Expr) bool {
	if c, ok := x.(*ast.CallExpr); ok {
		return strings.HasPrefix(called(c), "With")
	}
	id, ok := x.(*ast.Ident)
	return ok && slices.Contains([]string{"fmt", "errors", "log", "logrus"}, id.Name)
}

func allowList(t *testing.T) map[string]bool {
	t.Helper()
	f, err := os.Open("testdata/literals.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		out[lines.Text()] = true
	}
	return out
}
