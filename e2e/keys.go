package main

import (
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// x runs xdotool on the story's display.
func (p *player) x(args ...string) (string, error) {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = p.env()
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return "", fmt.Errorf("xdotool is needed: %w", err)
	}
	return string(out), err
}

// press presses keys one by one, each after the window stands still.
func (p *player) press(keys []string) error {
	for _, k := range keys {
		if p.typed {
			// A burst that ends in Enter would be a scanner.
			time.Sleep(150 * time.Millisecond)
			p.typed = false
		}
		// A command in between may have let the window go on meanwhile.
		p.display.settle(5 * time.Second)
		if _, err := p.x("key", xKey(k)); err != nil {
			return err
		}
		p.counting().keys++
		p.display.settle(5 * time.Second)
	}
	return p.alive()
}

// write types text, slower than a scanner would.
func (p *player) write(s step) error {
	if s.verb == "find" {
		p.counting().find(s.rest)
	}
	if _, err := p.x("type", "--delay", "60", s.rest); err != nil {
		return err
	}
	p.typed = true
	time.Sleep(400 * time.Millisecond) // forms look things up and keep drafts after a pause
	p.display.settle(5 * time.Second)
	return p.alive()
}

// scan sends a code and Enter as a scanner does: much faster than a hand.
func (p *player) scan(code string) error {
	p.display.settle(5 * time.Second)
	time.Sleep(150 * time.Millisecond)
	if _, err := p.x("type", "--delay", "4", "--args", "1", code, "key", "Return"); err != nil {
		return err
	}
	time.Sleep(300 * time.Millisecond)
	p.display.settle(5 * time.Second)
	return p.alive()
}
