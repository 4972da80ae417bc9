package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestCounter(t *testing.T) {
	c, err := newCounter("Take in, known customer and device: 8")
	if err != nil || c.name != "Take in, known customer and device" || c.most != 8 {
		t.Fatal(c, err)
	}
	c.find("nuñ")
	if c.keys != 0 {
		t.Errorf("three characters to find cost %d", c.keys)
	}
	c.find("ez")
	if c.keys != 1 {
		t.Errorf("the fifth character costs %d", c.keys)
	}
	c.keys = 8
	if c.over() {
		t.Error("8 of 8 is over")
	}
	if c.keys++; !c.over() {
		t.Error("9 of 8 is not over")
	}
}

func TestKeys(t *testing.T) {
	for key, want := range map[string]string{"F3": "F3", "Ctrl+Enter": "ctrl+Return", "Alt+U": "alt+u", "Ctrl+Shift+C": "ctrl+shift+c", "2": "2", "PgDn": "Next"} {
		if got := xKey(key); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	got := words(`print job "J 1" --out a.pdf ""`)
	if want := []string{"print", "job", "J 1", "--out", "a.pdf", ""}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestStoriesCanBeRead(t *testing.T) {
	files, err := filepath.Glob("stories/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, f := range files {
		steps, err := readStory(f)
		if err != nil || len(steps) == 0 {
			t.Errorf("%s: %d steps, %v", f, len(steps), err)
		}
		for _, s := range steps {
			if s.verb == "act" {
				if _, err := newCounter(s.rest); err != nil {
					t.Errorf("%s:%d: %v", f, s.line, err)
				}
			}
		}
	}
}

func TestPicture(t *testing.T) {
	b := make([]byte, 100+2*12+2*8)
	for i, v := range map[int]uint32{0: 100, 1: 7, 4: 2, 5: 2, 11: 32, 12: 8, 19: 2} {
		binary.BigEndian.PutUint32(b[4*i:], v)
	}
	copy(b[124:], []byte{3, 2, 1, 0})
	d := display{buffer: filepath.Join(t.TempDir(), "x")}
	if err := os.WriteFile(d.buffer, b, 0o600); err != nil {
		t.Fatal(err)
	}
	_, pix, err := d.pixels()
	if err != nil || len(pix) != 16 || pix[2] != 1 {
		t.Fatal(pix, err)
	}
	if n := differ(pix, make([]byte, 16)); n != 1 {
		t.Errorf("%d pixels differ, want 1", n)
	}
	if err := d.shot(filepath.Join(t.TempDir(), "x.png")); err != nil {
		t.Error(err)
	}
}
