package words

import (
	"bufio"
	"go/ast"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

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
