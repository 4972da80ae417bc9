package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// env is the surroundings of the program: a home of its own.
func (p *player) env() []string {
	home := filepath.Join(p.dir, "home")
	return append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_DATA_HOME="+filepath.Join(home, ".data"), "XDG_CACHE_HOME="+filepath.Join(home, ".cache"),
		"DISPLAY="+p.display.name, "WAYLAND_DISPLAY=", "XDG_SESSION_TYPE=x11", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8", "LC_ALL=en_US.UTF-8", "NO_AT_BRIDGE=1")
}

// desk writes this computer's settings before the program starts.
func (p *player) desk(json string) error {
	path := filepath.Join(p.dir, "home", ".config", "Tanggapan", "desk.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(json), 0o600)
}

// lay puts a file that lies beside the stories into the story's folder.
func (p *player) lay(name string) error {
	b, err := os.ReadFile(filepath.Join(p.stories, name))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(p.dir, name), b, 0o600)
}

// start opens the program's window and gives it the keys. how "again" names no file: the program opens what it opened last, or begins anew.
func (p *player) start(how string) error {
	args := []string{"--file", p.vars["file"]}
	if how == "again" {
		args = nil
	}
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
	p.program = exec.Command(p.bin, args...)
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
