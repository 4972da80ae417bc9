package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"tanggapan/data"
)

// passing are states that no file at rest has, and why.
var passing = map[string]string{
	"print-job waiting": "it is printed as soon as the file is open",
}

// stateValues reads the states of every type off the sources of the records, by the name of the type.
func stateValues(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../data/*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			kind, ok := spec.Type.(*ast.Ident)
			if !ok || !strings.HasSuffix(kind.Name, "State") {
				return true
			}
			for _, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					out[kind.Name] = append(out[kind.Name], s)
				}
			}
			return true
		})
	}
	return out
}

// states holds that every state of every kind of record occurs.
func states(t *testing.T, all map[data.Kind][]data.Record) {
	values, kinds := stateValues(t), 0
	for _, k := range data.Kinds {
		f, ok := reflect.TypeOf(k.New()).Elem().FieldByName("State")
		if !ok {
			continue
		}
		kinds++
		want := values[f.Type.Name()]
		if len(want) < 2 {
			t.Errorf("%s: the states of %s were not read", k.Name, f.Type)
		}
		count := map[string]int{}
		for _, rec := range all[k.Kind] {
			count[reflect.ValueOf(rec).Elem().FieldByName("State").String()]++
		}
		t.Log(k.Name, count)
		for _, s := range want {
			if count[s] == 0 && passing[k.Name+" "+s] == "" {
				t.Errorf("no %s is %s", k.Name, s)
			}
			if count[s] != 0 && passing[k.Name+" "+s] != "" {
				t.Errorf("a %s is %s: %s", k.Name, s, passing[k.Name+" "+s])
			}
		}
	}
	if kinds < 8 {
		t.Errorf("only %d kinds have states", kinds)
	}
}
