package cli

import (
	"errors"
	"fmt"

	"tanggapan/app"
	"tanggapan/data"
)

// verifyCmd reads a data file or a copy through.
type verifyCmd struct {
	Path string `arg:"" name:"file"`
	Hash string `name:"hash" placeholder:"H"`

	Secret string `name:"passphrase-file" placeholder:"F"`
}

// Run says that the file is sound, or fails. A file that a window has open is read by that program.
func (v verifyCmd) Run(c *call) error {
	path := c.path(v.Path)
	a := c.env.App
	if a == nil {
		if over, err := c.handOver(path); over || err != nil {
			return err
		}
		a = app.New(app.Deps{Now: c.env.Now, Desk: c.env.Desk, Log: c.env.Log, Checker: c.env.Checker})
	}
	if err := c.unlock(a, path, v.Secret); err != nil {
		return c.ofCopy(path, err)
	}
	done, err := a.Verify(path, v.Hash)
	if err != nil {
		if c.JSON && len(done.Faults) > 0 {
			return errors.Join(c.json(done), err)
		}
		if err = c.ofCopy(path, err); errors.Is(err, data.ErrDamaged) {
			c.faults(done.Faults)
			return refused{c.words.T("cli.damaged", map[string]any{"File": path, "Program": program})}
		}
		return err
	}
	if c.JSON {
		return c.json(done)
	}
	c.say("cli.sound", map[string]any{"File": path, "Records": done.Records, "Entries": done.Entries})
	return nil
}

// mostFaults is how many faults are said; --json says all that were found.
const mostFaults = 20

// faults says where a file is damaged, for whom is asked to help.
func (c *call) faults(all []string) {
	said := map[string]bool{data.ErrDamaged.Error(): true}
	for _, f := range all {
		if !said[f] && len(said) <= mostFaults {
			said[f] = true
			fmt.Fprintln(c.env.Out, "  "+f)
		}
	}
}

// deepCheckCmd is verify within this process, for the program that started it.
type deepCheckCmd struct {
	Path string `arg:"" name:"file"`
	Hash string `name:"hash"`

	Pages bool `name:"pages"`
}

// Run writes what was found as one line.
func (v deepCheckCmd) Run(c *call) error {
	depth := app.CheckAll
	if v.Pages {
		depth = app.CheckPages
	}
	c.code = app.DeepCheck(v.Path, v.Hash, depth, c.env.Out)
	return nil
}
