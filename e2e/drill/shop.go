package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
)

// who acts: the first person of the shop.
var who = data.Actor{Staff: 1}

// newShop makes a shop in a new file and closes it.
func newShop(path string) error {
	a := app.New(app.Deps{Sync: true})
	if err := a.Open(path, app.OpenOptions{Create: true}); err != nil {
		return err
	}
	_, err := a.Shop.SetUp(app.SetUp{
		Shop:   data.Shop{Name: "Drill Repairs", City: "Cebu City"},
		Trades: []string{"phones"},
		Person: data.Staff{Given: "Ana", Family: "Reyes", Short: "Ana"},
	})
	if e := a.Close(); err == nil {
		err = e
	}
	return err
}

// practice makes a practice shop, compacted and closed.
func practice(path string, jobs int) error {
	a := app.New(app.Deps{Sync: true})
	if _, err := a.Practice(path, app.PracticeOptions{Jobs: jobs, Seed: 5}); err != nil {
		return err
	}
	return with(path, func(a *app.App) error { return a.Compact(background, nil) })
}

// with opens a file for f and closes it.
func with(path string, f func(a *app.App) error) error {
	a := app.New(app.Deps{Sync: true})
	if err := a.Open(path, app.OpenOptions{}); err != nil {
		return err
	}
	err := a.State().ReadOnly
	if err == nil {
		err = f(a)
	}
	if e := a.Close(); err == nil {
		err = e
	}
	return err
}

// sound reads a file through.
func sound(path string) error {
	_, err := app.New(app.Deps{Sync: true}).Verify(path, "")
	if err != nil {
		return fmt.Errorf("verify %s: %w", filepath.Base(path), err)
	}
	return nil
}

// word is a made-up word for a number, which nothing else is found by.
func word(n int) string {
	b := []byte("zq")
	for ; n > 0; n /= 26 {
		b = append(b, byte('a'+n%26))
	}
	return string(append(b, 'x'))
}

// part is a child process.
type part struct {
	cmd *exec.Cmd
	out *bufio.Reader
}

// start starts this program in another role.
func start(role string, args map[string]string, with ...func(*exec.Cmd)) (*part, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(args)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+role, argsEnv+"="+string(raw))
	for _, f := range with {
		f(cmd)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &part{cmd, bufio.NewReader(out)}, cmd.Start()
}

// line is the next line it says; ok is false at its end.
func (p *part) line() (string, bool) {
	s, err := p.out.ReadString('\n')
	return strings.TrimSpace(s), err == nil
}

// rest is all that it still says until it ends.
func (p *part) rest() (lines []string) {
	for {
		s, ok := p.line()
		if !ok {
			_ = p.cmd.Wait()
			return lines
		}
		lines = append(lines, s)
	}
}
