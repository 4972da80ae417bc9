package cli

import (
	"path/filepath"
	"strings"

	"tanggapan/app"
	"tanggapan/app/local"
)

// windowCmd is the program without a command: its window.
type windowCmd struct {
	Path string `arg:"" optional:""` // a data file, as a double click gives it
}

// Run opens the window, or raises the one that has the file open.
func (w windowCmd) Run(c *call) error {
	if c.Version {
		return nil
	}
	if w.Path != "" {
		if e := strings.ToLower(filepath.Ext(w.Path)); e != app.Extension && e != app.CopyExtension {
			return errUsage{c.words.T("cli.no-command", map[string]any{"What": w.Path, "Program": program})}
		}
		c.File = w.Path
	}
	if c.env.Raise != nil {
		c.env.Raise()
		return nil
	}
	path := ""
	if p, err := c.file(); err == nil {
		path = p
		if _, code, running, err := local.Call(path, nil); running && err == nil {
			c.code = code
			return nil
		}
	}
	if c.env.Window == nil {
		return errUsage{c.words.T("cli.no-window", nil)}
	}
	if c.File == "" {
		path = ""
	}
	c.code = c.env.Window(path)
	return nil
}
