package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
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

func newPlayer(bin, out, name string, lenient bool) (*player, error) {
	dir, err := os.MkdirTemp("", "tanggapan-e2e-")
	if err != nil {
		return nil, err
	}
	p := &player{bin: bin, out: out, name: name, lenient: lenient, dir: dir, vars: map[string]string{"out": out, "dir": dir, "file": filepath.Join(dir, "Practice.tgp"), "today": time.Now().Format(time.DateOnly)}}
	if p.display, err = openDisplay(dir); err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return p, nil
}

func (p *player) close() error {
	err := p.stop(syscall.SIGKILL)
	p.display.close()
	return errors.Join(err, os.RemoveAll(p.dir))
}

// env is the surroundings of the program: a home of its own.
func (p *player) env() []string {
	home := filepath.Join(p.dir, "home")
	return append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_DATA_HOME="+filepath.Join(home, ".data"), "XDG_CACHE_HOME="+filepath.Join(home, ".cache"),
		"DISPLAY="+p.display.name, "WAYLAND_DISPLAY=", "XDG_SESSION_TYPE=x11", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8", "LC_ALL=en_US.UTF-8", "NO_AT_BRIDGE=1")
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
		return p.start()
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

// read does the steps that read results back.
func (p *player) read(s step) error {
	switch s.verb {
	case "cli":
		return p.command(append([]string{"--file", p.vars["file"]}, words(s.rest)...), 0)
	case "fails":
		return p.command(append([]string{"--file", p.vars["file"]}, words(s.rest)...), 1)
	case "until":
		want, args, ok := strings.Cut(s.rest, " : ")
		if !ok {
			return errors.New("until TEXT : COMMAND")
		}
		return p.until(want, words(args))
	case "expect", "reject":
		if p.skipped || strings.Contains(p.output, s.rest) == (s.verb == "expect") {
			return nil
		}
		return fmt.Errorf("the last output has it: %v", s.verb == "reject")
	case "count":
		var n int
		text := ""
		if _, err := fmt.Sscanf(s.rest, "%d", &n); err == nil {
			_, text, _ = strings.Cut(s.rest, " ")
		}
		if got := strings.Count(p.output, text); !p.skipped && got != n {
			return fmt.Errorf("the last output has it %d times", got)
		}
		return nil
	case "let":
		name, form, _ := strings.Cut(s.rest, " ")
		re, err := regexp.Compile(form)
		if err != nil {
			return err
		}
		m := re.FindStringSubmatch(p.output)
		if len(m) < 2 {
			return errors.New("nothing in the last output is like that")
		}
		p.vars[name] = m[1]
		return nil
	case "saved":
		return p.saved(s.rest)
	case "tool":
		return p.tool(words(s.rest))
	}
	return fmt.Errorf("no verb %q", s.verb)
}

// desk writes this computer's settings before the program starts.
func (p *player) desk(json string) error {
	path := filepath.Join(p.dir, "home", ".config", "Tanggapan", "desk.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(json), 0o600)
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

// start opens the program's window and gives it the keys.
func (p *player) start() error {
	if !p.display.alive() {
		d, err := openDisplay(p.dir)
		if err != nil {
			return err
		}
		p.display = d
	}
	log, err := os.OpenFile(filepath.Join(p.out, p.name+".log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	p.program = exec.Command(p.bin, "--file", p.vars["file"])
	p.program.Env, p.program.Stdout, p.program.Stderr = p.env(), log, log
	if err := p.program.Start(); err != nil {
		return err
	}
	p.ended = make(chan error, 1)
	go func(c *exec.Cmd, ended chan error) { ended <- c.Wait() }(p.program, p.ended)
	var window string
	for end := time.Now().Add(60 * time.Second); window == ""; {
		select {
		case err := <-p.ended:
			p.program = nil
			return fmt.Errorf("the program ended: %w", err)
		case <-time.After(200 * time.Millisecond):
		}
		if time.Now().After(end) {
			return errors.New("no window after a minute")
		}
		out, _ := p.x("search", "--onlyvisible", "--pid", fmt.Sprint(p.program.Process.Pid))
		if ids := strings.Fields(out); len(ids) > 0 {
			window = ids[len(ids)-1]
		}
	}
	return p.focus(window)
}

// focus gives the window the whole screen and the keys, and the pointer a corner where it hides nothing.
func (p *player) focus(window string) error {
	if _, err := p.x("windowmove", window, "0", "0", "windowsize", window, fmt.Sprint(screenWidth), fmt.Sprint(screenHeight), "mousemove", fmt.Sprint(screenWidth-1), fmt.Sprint(screenHeight-1)); err != nil {
		return err
	}
	// Without a window manager nobody keeps the focus for a window that is just being mapped.
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		if _, err := p.x("windowfocus", window); err != nil {
			return err
		}
		p.display.settle(5 * time.Second)
		if got, err := p.x("getwindowfocus"); err == nil && strings.TrimSpace(got) == window {
			time.Sleep(300 * time.Millisecond)
			p.display.settle(20 * time.Second)
			return nil
		}
	}
	return errors.New("the window does not take the keys")
}

// stop ends the program by a signal; asked to quit it must end well.
func (p *player) stop(sig syscall.Signal) error {
	if p.program == nil {
		return nil
	}
	defer func() { p.program = nil }()
	if err := p.program.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case err := <-p.ended:
		if sig == syscall.SIGTERM {
			return err
		}
		return nil
	case <-time.After(15 * time.Second):
		_ = p.program.Process.Kill()
		<-p.ended
		return errors.New("the program does not end")
	}
}

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

func (p *player) alive() error {
	if !p.display.alive() {
		return errors.New("the virtual display ended")
	}
	select {
	case err := <-p.ended:
		p.program = nil
		return fmt.Errorf("the program ended: %w", err)
	default:
		return nil
	}
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
