package cli

import (
	"tanggapan/app"
)

// verifyCmd reads a data file or a copy through.
type verifyCmd struct {
	Path string `arg:"" name:"file"`
	Hash string `name:"hash" placeholder:"H"`
}

// Run says that the file is sound, or fails. A file that a window has open is read by that program.
func (v verifyCmd) Run(c *call) error {
	path := c.path(v.Path)
	a := c.env.App
	if a == nil {
		if over, err := c.handOver(path); over || err != nil {
			return err
		}
		a = app.New(app.Deps{Now: c.env.Now, Log: c.env.Log})
	}
	done, err := a.Verify(path, v.Hash)
	if err != nil {
		return err
	}
	if c.JSON {
		return c.json(done)
	}
	c.say("cli.sound", map[string]any{"File": path, "Records": done.Records, "Entries": done.Entries})
	return nil
}
