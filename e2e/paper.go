package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// tool runs a program that reads papers. One that is missing is left out where that is allowed.
func (p *player) tool(args []string) error {
	if len(args) == 0 {
		return errors.New("tool NAME ARGUMENTS")
	}
	if _, err := exec.LookPath(args[0]); err != nil && p.lenient {
		p.skipped = true
		return nil
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = p.out
	b, err := cmd.CombinedOutput()
	p.output, p.skipped = string(b), false
	return err
}

// saved waits for a paper that the window saved and brings it to the folder of pictures under a name: "saved jobsheet*.pdf as intake.pdf".
func (p *player) saved(rest string) error {
	form, name, ok := strings.Cut(rest, " as ")
	if !ok {
		return errors.New("saved FORM as NAME")
	}
	var there []string
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		var newest string
		there = nil
		var at time.Time
		_ = filepath.WalkDir(p.dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if strings.HasSuffix(d.Name(), ".pdf") {
				there = append(there, d.Name())
			}
			if ok, _ := filepath.Match(form, d.Name()); !ok {
				return nil
			}
			if info, err := d.Info(); err == nil && info.ModTime().After(at) {
				newest, at = path, info.ModTime()
			}
			return nil
		})
		if newest == "" {
			continue
		}
		b, err := os.ReadFile(newest)
		if err != nil || len(b) == 0 {
			continue
		}
		return os.WriteFile(filepath.Join(p.out, name), b, 0o644)
	}
	return fmt.Errorf("no such paper was saved; there are %q", there)
}
