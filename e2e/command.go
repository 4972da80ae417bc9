package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// command runs the program without a window and keeps what it prints.
func (p *player) command(args []string, code int) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.bin, args...)
	cmd.Env = p.env()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	p.output, p.skipped = out.String()+errs.String(), false
	if got := cmd.ProcessState.ExitCode(); got != code {
		return fmt.Errorf("it ended with %d: %s %w", got, strings.TrimSpace(errs.String()), err)
	}
	return nil
}

// until runs a command again and again until its output has a text.
func (p *player) until(want string, args []string) error {
	for end := time.Now().Add(15 * time.Second); ; time.Sleep(300 * time.Millisecond) {
		err := p.command(append([]string{"--file", p.vars["file"]}, args...), 0)
		if err == nil && strings.Contains(p.output, want) {
			return nil
		}
		if time.Now().After(end) {
			return errors.Join(err, errors.New("it never said so"))
		}
	}
}
