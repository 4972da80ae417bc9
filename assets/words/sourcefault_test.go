package words

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"
)

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
