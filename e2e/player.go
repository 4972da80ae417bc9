package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// player plays one story: a data file and settings of its own, a display, the program.
type player struct {
	bin, out, name string
	lenient        bool
	stories        string // the folder of the story
	dir            string // everything of this story that is thrown away
	display        *display
	program        *exec.Cmd
	ended          chan error
	acts           []counter
	vars           map[string]string
	output         string // of the last command
	skipped        bool   // the last tool is not installed
	typed          bool   // the last thing was typing
}

// newPlayer makes a player for the story at path.
func newPlayer(bin, out, path string, lenient bool) (*player, error) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	dir, err := os.MkdirTemp("", "tanggapan-e2e-")
	if err != nil {
		return nil, err
	}
	p := &player{bin: bin, out: out, name: name, lenient: lenient, stories: filepath.Dir(path), dir: dir, vars: map[string]string{"out": out, "dir": dir, "file": filepath.Join(dir, "Practice.tgp"), "today": time.Now().Format(time.DateOnly)}}
	p.monday(time.Now())
	if p.display, err = openDisplay(dir); err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return p, nil
}

// monday keeps the next Monday, the one two weeks after it, and the keys that walk a screen there from today.
func (p *player) monday(now time.Time) {
	days := (7+int(time.Monday-now.Weekday())-1)%7 + 1
	p.vars["monday"] = now.AddDate(0, 0, days).Format(time.DateOnly)
	p.vars["far"] = now.AddDate(0, 0, days+14).Format(time.DateOnly)
	p.vars["tomonday"] = strings.TrimSpace(strings.Repeat("PgDn ", days))
}

func (p *player) close() error {
	err := p.stop(syscall.SIGKILL)
	p.display.close()
	return errors.Join(err, os.RemoveAll(p.dir))
}

// play does the steps one after another and stops at the first that fails, with a picture of it.
func (p *player) play(steps []step) error {
	for _, s := range steps {
		s.rest = p.fill(s.rest)
		if err := p.do(s); err != nil {
			_ = p.display.shot(filepath.Join(p.out, p.name+"-failed.png"))
			if p.output != "" {
				fmt.Println(p.output)
			}
			return fmt.Errorf("line %d (%s %s): %w", s.line, s.verb, s.rest, err)
		}
	}
	return p.endAct()
}

var varForm = regexp.MustCompile(`\$([a-z]+)`)

// fill puts the values of names like $job in.
func (p *player) fill(s string) string {
	return varForm.ReplaceAllStringFunc(s, func(v string) string {
		if have, ok := p.vars[v[1:]]; ok {
			return have
		}
		return v
	})
}

func (p *player) do(s step) error {
	switch s.verb {
	case "echo":
		fmt.Println(s.rest)
		return nil
	case "practice":
		return p.command(append([]string{"practice", "--out", p.vars["file"]}, words(s.rest)...), 0)
	case "start":
		return p.start(s.rest)
	case "file":
		p.vars["file"] = s.rest
		return nil
	case "lay":
		return p.lay(s.rest)
	case "desk":
		return p.desk(s.rest)
	case "act":
		return p.act(s.rest)
	case "end":
		return p.endAct()
	case "press":
		return p.press(strings.Fields(s.rest))
	case "say", "find":
		return p.write(s)
	case "scan":
		return p.scan(s.rest)
	case "drag":
		return p.drag(s.rest)
	case "click":
		return p.click(s.rest)
	case "settle":
		long, err := time.ParseDuration(s.rest)
		if err != nil && s.rest != "" {
			return err
		}
		time.Sleep(long)
		p.display.settle(5 * time.Second)
		return nil
	case "shot":
		p.display.settle(5 * time.Second)
		return p.display.shot(filepath.Join(p.out, s.rest+".png"))
	case "kill":
		return p.stop(syscall.SIGKILL)
	case "quit":
		return p.stop(syscall.SIGTERM)
	}
	return p.read(s)
}

func (p *player) act(rest string) error {
	if err := p.endAct(); err != nil {
		return err
	}
	c, err := newCounter(rest)
	p.acts = append(p.acts, c)
	return err
}

// endAct holds the act that ends to its number of keys.
func (p *player) endAct() error {
	if n := len(p.acts); n > 0 && p.acts[n-1].over() {
		return fmt.Errorf("%s: %d keys, %d at most", p.acts[n-1].name, p.acts[n-1].keys, p.acts[n-1].most)
	}
	return nil
}

// counting is the act whose keys are counted; what is pressed before the first counts nowhere.
func (p *player) counting() *counter {
	if len(p.acts) == 0 {
		return &counter{}
	}
	return &p.acts[len(p.acts)-1]
}

// report prints what the acts cost.
func (p *player) report() {
	for _, c := range p.acts {
		bound := ""
		if c.most > 0 {
			bound = fmt.Sprintf(" (at most %d)", c.most)
		}
		fmt.Printf("%4d keys  %s%s\n", c.keys, c.name, bound)
	}
}
