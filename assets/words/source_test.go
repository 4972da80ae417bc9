package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
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
	used, begun, within, ended := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	sources(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if s, ok := literal(e); ok {
					used[s] = true
				}
			}
			if sum, ok := n.(*ast.BinaryExpr); ok {
				if s, ok := literal(sum.X); ok && keyBegin.MatchString(s) {
					begun[s] = true
				}
				switch s, ok := literal(sum.Y); {
				case ok && len(s) > 2 && s[0] == '.' && s[len(s)-1] == '.':
					within[s] = true
				case ok && len(s) > 1 && (s[0] == '-' || s[0] == '.'):
					ended[s] = true
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
	for key := range en.from {
		some := func(of map[string]bool, is func(s string) bool) bool {
			return slices.ContainsFunc(slices.Collect(maps.Keys(of)), is)
		}
		put := some(begun, func(s string) bool { return strings.HasPrefix(key, s) }) || some(within, func(s string) bool { return strings.Contains(key, s) }) ||
			some(ended, func(s string) bool { begin, ok := strings.CutSuffix(key, s); return ok && used[begin] })
		if !used[key] && !put {
			t.Errorf("nobody says %q: it does not stand in the sources, nor does a part of it", key)
		}
	}
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
