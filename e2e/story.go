package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// step is one line of a story: a verb and the rest.
type step struct {
	line int
	verb string
	rest string
}

// verbs are what a story may say; e2e/stories/README.md explains them.
var verbs = map[string]bool{
	"practice": true, "start": true, "act": true, "end": true, "press": true, "say": true, "find": true, "settle": true, "shot": true,
	"kill": true, "quit": true, "cli": true, "fails": true, "until": true, "expect": true, "reject": true, "count": true, "let": true, "tool": true, "echo": true, "desk": true, "saved": true,
	"scan": true, "drag": true, "click": true, "file": true, "lay": true,
}

func readStory(path string) ([]step, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var steps []step
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		text := strings.TrimSpace(in.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		verb, rest, _ := strings.Cut(text, " ")
		if !verbs[verb] {
			return nil, fmt.Errorf("%s:%d: no verb %q", path, n, verb)
		}
		steps = append(steps, step{n, verb, strings.TrimSpace(rest)})
	}
	return steps, in.Err()
}

// counter counts the keys of one act.
type counter struct {
	name string
	most int // 0: no bound
	keys int
	free int // characters to find somebody that are still free
}

// freeToFind is how many characters typed to find somebody cost nothing.
const freeToFind = 4

// newCounter reads "Take in, known customer: 8".
func newCounter(s string) (counter, error) {
	name, most, ok := strings.Cut(s, ":")
	c := counter{name: strings.TrimSpace(name), free: freeToFind}
	if !ok {
		return c, nil
	}
	var err error
	c.most, err = strconv.Atoi(strings.TrimSpace(most))
	return c, err
}

// find counts what is typed to find somebody.
func (c *counter) find(text string) {
	for range []rune(text) {
		if c.free > 0 {
			c.free--
			continue
		}
		c.keys++
	}
}

// over says that the act took more keys than it may.
func (c counter) over() bool { return c.most > 0 && c.keys > c.most }

// keyNames are the names of keys in stories and in the X server.
var keyNames = map[string]string{
	"Enter": "Return", "Esc": "Escape", "PgUp": "Prior", "PgDn": "Next", "Ins": "Insert", "Del": "Delete", "Backspace": "BackSpace",
	"Space": "space", "Tab": "Tab", "Up": "Up", "Down": "Down", "Left": "Left", "Right": "Right", "Home": "Home", "End": "End",
	"Ctrl": "ctrl", "Alt": "alt", "Shift": "shift",
}

// xKey is how the X server calls a key or chord: "Ctrl+Enter" is "ctrl+Return".
func xKey(key string) string {
	parts := strings.Split(key, "+")
	for i, p := range parts {
		if x, ok := keyNames[p]; ok {
			parts[i] = x
		} else if len(p) == 1 {
			parts[i] = strings.ToLower(p)
		}
	}
	return strings.Join(parts, "+")
}

// words splits a line as a shell would, as far as stories need it: double quotes hold words together.
func words(s string) []string {
	var out []string
	var b strings.Builder
	quoted, any := false, false
	for _, r := range s {
		switch {
		case r == '"':
			quoted, any = !quoted, true
		case r == ' ' && !quoted:
			if any {
				out = append(out, b.String())
			}
			b.Reset()
			any = false
		default:
			b.WriteRune(r)
			any = true
		}
	}
	if any {
		out = append(out, b.String())
	}
	return out
}
