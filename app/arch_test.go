package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// arrows says what each room may import of ours: prefixes end in a slash. "*" is everything.
var arrows = map[string][]string{
	"":                       {"*"},
	"ui":                     {"ui/", "app", "app/local", "data", "assets", "assets/"},
	"ui/kit":                 {"data", "printing/page", "assets", "assets/"},
	"ui/cli":                 {"app", "app/local", "app/desk", "data", "assets", "assets/"},
	"ui/uitest":              {"ui/", "ui", "app", "app/apptest", "data", "assets", "assets/"},
	"ui/*":                   {"ui/kit", "ui/who", "app", "data", "assets", "assets/"},
	"app":                    {"data", "data/", "printing", "printing/page", "printing/spool", "app/desk", "assets", "assets/"},
	"app/desk":               {},
	"app/local":              {},
	"app/apptest":            {"app", "app/desk", "data", "assets", "assets/", "printing/spool"},
	"printing":               {"printing/page", "data", "assets", "assets/"},
	"printing/page":          {"assets"},
	"printing/spool":         {"printing/page"},
	"data":                   {},
	"data/datatest":          {"data"},
	"data/store":             {"data", "data/kv", "data/search"},
	"data/search":            {"data", "data/kv"},
	"data/search/searchtest": {"data"},
	"data/kv":                {},
	"data/kv/kvtest":         {"data/kv"},
	"data/kv/bolt":           {"data/kv"},
	"data/backup":            {"data/kv/bolt"},
	"assets":                 {},
	"assets/words":           {"data"},
	"assets/trades":          {},
	"assets/practice":        {"assets/trades"}, // its codes are those of the trades
	"assets/icons":           {},
	"ui/who":                 {"ui/kit", "app", "data", "assets", "assets/"},
}

// testsMay are imported by the tests of every room.
var testsMay = []string{"app/apptest", "ui/uitest", "data/datatest", "data/kv/kvtest", "data/kv/bolt", "data/kv", "data/store", "data/search/searchtest"}

// fences say where a library may be used.
var fences = map[string][]string{
	"go.etcd.io/bbolt":            {"data/kv/bolt"},
	"github.com/jackc/pgx":        {"data/kv/postgres"},
	"github.com/jung-kurt/gofpdf": {"printing/page"},
	"fyne.io/fyne/v2":             {"", "ui", "ui/"},
	"github.com/sirupsen/logrus":  {"", "app", "ui/cli"},
}

func TestArrows(t *testing.T) {
	rooms := 0
	for path, file := range sources(t) {
		room := filepath.ToSlash(filepath.Dir(path))
		if room == "." {
			room = ""
		}
		may, known := roomOf(room)
		if !known {
			t.Errorf("%s: the room %q is not in the table", path, room)
			continue
		}
		rooms++
		test := strings.HasSuffix(path, "_test.go")
		for _, imp := range file.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			if ours, ok := strings.CutPrefix(p, "tanggapan/"); ok {
				if ours != room && !within(ours, may) && !(test && (within(ours, testsMay) || ours == room || strings.HasPrefix(room, "ui") && !strings.HasPrefix(ours, "data/"))) {
					t.Errorf("%s may not import %s", path, ours)
				}
				continue
			}
			for lib, where := range fences {
				if (p == lib || strings.HasPrefix(p, lib+"/")) && !within(room, where) {
					t.Errorf("%s may not import %s", path, p)
				}
			}
			if p == "fyne.io/fyne/v2/app" && path != "main.go" {
				t.Errorf("%s may not import %s: it needs a C compiler", path, p)
			}
		}
	}
	if rooms < 10 {
		t.Fatalf("only %d files were read", rooms)
	}
}

// TestThreads holds goroutines and timers to the two files that own them.
func TestThreads(t *testing.T) {
	for path, file := range sources(t) {
		room := filepath.ToSlash(filepath.Dir(path))
		inUI := strings.HasPrefix(room, "ui") && room != "ui/cli" && path != "ui/kit/run.go"
		inApp := room == "app" && path != "app/work.go"
		if strings.HasSuffix(path, "_test.go") || !inUI && !inApp {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", path)
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && inUI {
					switch x.Name + "." + n.Sel.Name {
					case "fyne.Do", "fyne.DoAndWait", "time.AfterFunc", "time.NewTicker", "time.NewTimer", "time.Tick":
						t.Errorf("%s uses %s.%s", path, x.Name, n.Sel.Name)
					}
				}
			}
			return true
		})
	}
}

func roomOf(room string) ([]string, bool) {
	if may, ok := arrows[room]; ok {
		return may, true
	}
	if strings.HasPrefix(room, "ui/") && strings.Count(room, "/") == 1 {
		return arrows["ui/*"], true
	}
	return nil, false
}

func within(room string, list []string) bool {
	for _, l := range list {
		if l == "*" || l == room || strings.HasSuffix(l, "/") && strings.HasPrefix(room, l) {
			return true
		}
	}
	return false
}

// sources parses every Go file of the module but those of modules of their own (bench, e2e).
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	out := map[string]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel("..", path)
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			switch rel {
			case ".git", "bench", "e2e", "docs", "out":
				return filepath.SkipDir
			}
			if strings.HasPrefix(d.Name(), ".") && rel != "." {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		out[rel] = f
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
