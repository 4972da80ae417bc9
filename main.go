// Command tanggapan is the front desk of a repair shop: its window, or one of its commands.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	_ "time/tzdata" // a computer may know no zones

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"github.com/sirupsen/logrus"
	"gopkg.in/natefinch/lumberjack.v2"

	"tanggapan/app"
	"tanggapan/app/desk"
	"tanggapan/app/local"
	"tanggapan/printing/spool"
	"tanggapan/ui"
	"tanggapan/ui/cli"
	"tanggapan/ui/kit"
)

const (
	id      = "io.github.tanggapan"
	name    = "Tanggapan"
	version = "1.0.0"
)

//go:embed Icon.png
var icon []byte

func main() { os.Exit(run()) }

// run reads the flags and does what they say; it returns how the program ends.
func run() int {
	cli.AttachConsole()
	d, err := desk.Open(os.Getenv("TANGGAPAN_DESK"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return cli.ExitRefused
	}
	log, end := logTo(d.LogPath())
	defer end.Close()
	env := cli.Env{Out: os.Stdout, Err: os.Stderr, Desk: d, Log: log, Version: version}
	if exe, err := os.Executable(); err == nil {
		env.Checker = []string{exe, app.DeepCheckCommand}
	}
	env.Window = func(file string) int { return window(env, file) }
	return cli.Run(os.Args[1:], env)
}

// logTo opens the log: three files of 1 MB at most.
func logTo(path string) (*logrus.Logger, io.Closer) {
	log := logrus.New()
	out := &lumberjack.Logger{Filename: path, MaxSize: 1, MaxBackups: 2}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	log.SetOutput(out)
	return log, out
}

// window opens the window on a file ("": the last one) and returns when it is closed.
func window(env cli.Env, file string) int {
	before, end, err := env.Desk.NoteCrashes()
	defer end()
	if before != "" {
		env.Log.WithField("path", before).Error("the program fell last time")
	}
	if err != nil {
		env.Log.WithError(err).Warn("a fall would leave no trace")
	}
	fyneapp.SetMetadata(fyne.AppMetadata{ID: id, Name: name, Version: version, Icon: fyne.NewStaticResource("Icon.png", icon), Migrations: map[string]bool{"fyneDo": true}})
	fy := fyneapp.NewWithID(id)
	a := app.New(app.Deps{Desk: env.Desk, Log: env.Log, Checker: env.Checker, Printer: spool.Local(), Show: spool.OpenFile})
	w := fy.NewWindow(name)
	env.App, env.Window = a, nil
	env.Raise = func() { fyne.Do(w.RequestFocus) }
	var served io.Closer
	quiet := func() {
		if served != nil {
			served.Close()
			served = nil
		}
	}
	serve := func(path string) {
		quiet()
		var err error
		if served, err = local.Serve(path, func(args []string) (string, int) { return called(env, args) }); err != nil {
			env.Log.WithError(err).Warn("commands are not handed over")
		}
	}
	win := ui.New(kit.NewHost(w), a, ui.Options{File: file, Version: version, Opened: serve, Quit: fy.Quit})
	size := env.Desk.Settings().Window
	w.Resize(fyne.NewSize(float32(size.Width), float32(size.Height)))
	win.Start()
	w.ShowAndRun()
	quiet()
	if err := a.Close(); err != nil {
		env.Log.WithError(err).Error("the file did not close")
		return cli.ExitRefused
	}
	return cli.ExitDone
}

// called does a command that another start of the program handed over.
func called(env cli.Env, args []string) (string, int) {
	var out bytes.Buffer
	env.Out, env.Err = &out, &out
	code := cli.Run(args, env)
	return out.String(), code
}
