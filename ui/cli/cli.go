// Package cli is the same program without a window: practice, search, show, print, summary, backup, verify, restore, export, import.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/sirupsen/logrus"

	"tanggapan/app"
	"tanggapan/app/desk"
	"tanggapan/app/local"
	"tanggapan/assets/words"
	"tanggapan/data"
)

// How a command ends.
const (
	ExitDone    = 0
	ExitRefused = 1 // or failed; one sentence stands on Err
	ExitUsage   = 2
)

// Env is what a command works with.
type Env struct {
	Out, Err io.Writer
	Desk     *desk.Desk          // this computer; nil: no default file, English
	Log      *logrus.Logger      // nil: silent
	Now      func() data.Instant // nil: the computer's clock
	Version  string
	Checker  []string // this program as app.Deps wants it; nil: files are checked within this process

	// Window opens the window on a file ("": the default one) and returns how the program ends. nil: there is none.
	Window func(file string) int

	// Of the program that has the window open, for commands that are handed over to it:
	App   *app.App // with its file open
	Raise func()   // brings the window to the front
}

// Run does what the arguments say and returns how the program ends. Without a command it opens the window, or raises the one that has the file.
func Run(args []string, env Env) int {
	c := &call{env: env, words: words.In(env.language()), args: args}
	g := &grammar{}
	parser, err := kong.New(g, kong.Name(program), kong.NoDefaultHelp(), kong.Vars(c.vars()), kong.Exit(func(int) {}), kong.Writers(env.Out, env.Err))
	if err != nil {
		return c.fail(err)
	}
	if wantsHelp(args) {
		fmt.Fprintln(env.Out, c.words.T("cli.help", map[string]any{"Program": program}))
		return ExitDone
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(env.Err, c.words.T("cli.usage", map[string]any{"What": err.Error(), "Program": program}))
		return ExitUsage
	}
	c.Globals, c.k = g.Globals, k
	if g.Version {
		fmt.Fprintln(env.Out, strings.TrimSpace(program+" "+env.Version))
		return ExitDone
	}
	if err := k.Run(c); err != nil {
		return c.fail(err)
	}
	return c.code
}

const program = "tanggapan"

func wantsHelp(args []string) bool {
	for _, a := range args {
		switch a {
		case "--":
			return false
		case "-h", "--help", "help":
			return true
		}
	}
	return false
}

func (e Env) language() string {
	if e.Desk != nil {
		if l := e.Desk.Settings().Language; l != "" {
			return l
		}
	}
	return words.English
}

// call is one command under way.
type call struct {
	Globals
	env   Env
	words words.Words
	args  []string
	k     *kong.Context
	code  int // where a command ended without an error
}

// errUsage is an error of use, with its sentence.
type errUsage struct{ sentence string }

func (e errUsage) Error() string { return e.sentence }

// refused is an error with the sentence that says it.
type refused struct{ sentence string }

func (e refused) Error() string { return e.sentence }

// fail says on Err what went wrong, in one sentence.
func (c *call) fail(err error) int {
	var usage errUsage
	if errors.As(err, &usage) {
		fmt.Fprintln(c.env.Err, usage.sentence)
		return ExitUsage
	}
	var said refused
	if errors.As(err, &said) {
		fmt.Fprintln(c.env.Err, said.sentence)
		return ExitRefused
	}
	sentence := c.words.Err(err)
	if sentence == c.words.Err(errors.New("")) && c.env.Log != nil {
		c.env.Log.WithError(err).Error("command failed")
	}
	fmt.Fprintln(c.env.Err, strings.Join(strings.Fields(sentence), " "))
	return ExitRefused
}

// path makes a path of the command line absolute, seen from where it was written.
func (c *call) path(p string) string {
	if p == "" || filepath.IsAbs(p) {
		return p
	}
	if c.Cwd != "" {
		return filepath.Join(c.Cwd, p)
	}
	if abs, err := filepath.Abs(p); err == nil {
		return abs
	}
	return p
}

// file is the data file that the command is about; data.Faults "no-file" where none is named and none was opened before.
func (c *call) file() (string, error) {
	if c.File != "" {
		return c.path(c.File), nil
	}
	if c.env.App != nil {
		return c.env.App.State().Path, nil
	}
	if c.env.Desk != nil {
		if last := c.env.Desk.Settings().LastFile; last != "" {
			return last, nil
		}
	}
	return "", data.Faults{{Field: "file", Code: "no-file"}}
}

// with opens the data file for f. Where a window has it open, the command is
// handed over to that program instead and its answer printed.
func (c *call) with(write bool, f func(a *app.App) error) error {
	path, err := c.file()
	if err != nil {
		return err
	}
	if c.env.App != nil {
		return f(c.env.App)
	}
	if over, err := c.handOver(path); over || err != nil {
		return err
	}
	a := app.New(app.Deps{Now: c.env.Now, Desk: c.env.Desk, Log: c.env.Log, Checker: c.env.Checker})
	if err := a.Open(path, app.OpenOptions{ReadOnly: !write}); err != nil {
		return err
	}
	return errors.Join(f(a), a.Close())
}

// handOver gives the command to the program that has the file open, if there is one.
func (c *call) handOver(path string) (bool, error) {
	dir, err := os.Getwd()
	if err != nil {
		return false, err
	}
	out, code, running, err := local.Call(path, append([]string{"--cwd", dir}, c.args...))
	if !running {
		return false, nil
	}
	if err != nil {
		return true, errors.Join(data.ErrBusy, err)
	}
	to := c.env.Out
	if code != ExitDone {
		to = c.env.Err
	}
	c.code = code
	_, err = to.Write(out)
	return true, err
}

// json prints a value as one JSON document.
func (c *call) json(v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err == nil {
		_, err = c.env.Out.Write(append(b, '\n'))
	}
	return err
}

// say prints a sentence.
func (c *call) say(key string, args map[string]any) {
	fmt.Fprintln(c.env.Out, c.words.T(key, args))
}

// patience is how long work takes before it says how far it is.
const patience = 3 * time.Second

// progress says on Err at each tenth how far long work is; key names a sentence with Done and Total.
func (c *call) progress(key string) func(done, total int) {
	said, begun := 0, time.Now()
	return func(done, total int) {
		if tenth := done * 10 / max(1, total); tenth > said && time.Since(begun) > patience {
			said = tenth
			fmt.Fprintln(c.env.Err, c.words.T(key, map[string]any{"Done": done, "Total": total}))
		}
	}
}

// stoppable ends when a person presses Ctrl+C: long work stops in order then, and leaves nothing half done.
func (c *call) stoppable() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt)
}
