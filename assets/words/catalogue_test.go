package words

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	keyForm   = regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z0-9_-]+)+$`)
	placeForm = regexp.MustCompile(`{{(?:if )?\.([A-Za-z_]+)}}`)
	// never are words that the program does not say.
	never = regexp.MustCompile(`(?i)\b(please|successfully|entity|invalid|ticket number|work order|downpayment|escalate[ds]?)\b`)
)

func TestFilesAreSound(t *testing.T) {
	for _, err := range catalogue().faults {
		t.Error(err)
	}
	for _, lang := range Langs() {
		names, err := fs.Glob(files, lang+"/*.json")
		if err != nil || len(names) == 0 {
			t.Fatalf("%s has no files: %v", lang, err)
		}
		for _, name := range names {
			for _, key := range keysOf(t, name) {
				if !keyForm.MatchString(key) {
					t.Errorf("%s: key %q is not lower-case words with dots", name, key)
				}
			}
		}
	}
}

// keysOf reads the keys of a file in their order and fails on one that stands twice.
func keysOf(t *testing.T, name string) []string {
	t.Helper()
	raw, err := files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var keys []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if slices.Contains(keys, key.(string)) {
			t.Errorf("%s: key %q stands twice", name, key)
		}
		keys = append(keys, key.(string))
	}
	return keys
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, fil := catalogue().tongues[English], catalogue().tongues[Filipino]
	for _, pair := range [][2]*tongue{{en, fil}, {fil, en}} {
		for key, file := range pair[0].from {
			if other, ok := pair[1].from[key]; !ok {
				t.Errorf("%s/%s: key %q is missing in %s", pair[0].lang, file, key, pair[1].lang)
			} else if other != file {
				t.Errorf("key %q stands in %s/%s and in %s/%s", key, pair[0].lang, file, pair[1].lang, other)
			}
		}
	}
	for key := range en.from {
		for _, p := range en.places(key) {
			if _, there := fil.from[key]; there && p != "N" && !slices.Contains(fil.places(key), p) {
				t.Errorf("key %q: {{.%s}} is missing in fil", key, p)
			}
		}
		for _, p := range fil.places(key) {
			if !slices.Contains(en.places(key), p) {
				t.Errorf("key %q: {{.%s}} is missing in en", key, p)
			}
		}
	}
}

// places are the names of the {{.Name}} places in the words of a key.
func (t *tongue) places(key string) []string {
	var out []string
	for _, s := range t.forms(key) {
		for _, m := range placeForm.FindAllStringSubmatch(s, -1) {
			if !slices.Contains(out, m[1]) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// forms are the sentences of a key: one, or its plural forms.
func (t *tongue) forms(key string) []string {
	if m := t.rich[key]; m != nil {
		return slices.DeleteFunc([]string{m.One, m.Other}, func(s string) bool { return s == "" })
	}
	return []string{t.plain[key]}
}

func TestWordsAreSayable(t *testing.T) {
	for _, lang := range Langs() {
		tongue := catalogue().tongues[lang]
		for key, file := range tongue.from {
			for _, s := range tongue.forms(key) {
				where := fmt.Sprintf("%s/%s: %q", lang, file, key)
				if strings.TrimSpace(s) == "" {
					t.Errorf("%s is empty", where)
				}
				if s != strings.TrimSpace(s) {
					t.Errorf("%s has space at its ends: %q", where, s)
				}
				// Papers may ask a supplier politely.
				if word := never.FindString(s); word != "" && !strings.HasPrefix(key, "paper.") {
					t.Errorf("%s says %q", where, word)
				}
				if strings.Count(s, "{{")-strings.Count(s, "{{end}}") != len(placeForm.FindAllString(s, -1)) {
					t.Errorf("%s has a place that is neither {{.Name}} nor {{if .Name}}…{{end}}: %q", where, s)
				}
			}
		}
	}
}

func TestEverySentenceIsFilled(t *testing.T) {
	for _, lang := range Langs() {
		w := In(lang)
		for key := range w.tongue().from {
			args := map[string]any{}
			for _, p := range w.tongue().places(key) {
				args[p] = "x"
			}
			for _, s := range []string{w.T(key, args), w.N(key, 1, args), w.N(key, 4, args)} {
				if strings.Contains(s, "<no value>") || strings.Contains(s, "{{") || strings.HasPrefix(s, "[") {
					t.Errorf("%s: key %q says %q", lang, key, s)
				}
			}
		}
	}
}
