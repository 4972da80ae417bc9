package setup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"Harbour Bench Repairs":   "Harbour Bench Repairs",
		`A/B\C:D*E?"F"<G>|H`:      "A B C D E F G H",
		"  Núñez & Sons.  ":       "Núñez & Sons",
		"CON":                     "Shop CON",
		"nul.tgp":                 "Shop nul.tgp",
		"...":                     "Shop",
		"":                        "Shop",
		"Tab\tand\nline":          "Tab and line",
		strings.Repeat("ab ", 60): strings.TrimSpace(strings.Repeat("ab ", 27))[:80],
	} {
		if got := FileName(name); got != want {
			t.Errorf("%q becomes %q, not %q", name, got, want)
		}
	}
}

func TestPath_TakenNameGetsANumber(t *testing.T) {
	dir := t.TempDir()
	first := Path(dir, "Bench")
	if err := os.WriteFile(first, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Path(dir, "Bench"); got != filepath.Join(dir, "Bench 2.tgp") {
		t.Fatalf("the second is %q", got)
	}
}

func TestParts(t *testing.T) {
	for name, want := range map[string][2]string{"Ana": {"Ana", ""}, "Ana Reyes": {"Ana", "Reyes"}, " Juan  Carlos Dela ": {"Juan Carlos", "Dela"}, "": {"", ""}} {
		if given, family := parts(name); given != want[0] || family != want[1] {
			t.Errorf("%q is %q %q", name, given, family)
		}
	}
}
