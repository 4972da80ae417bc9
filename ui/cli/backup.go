package cli

import (
	"context"

	"tanggapan/app"
	"tanggapan/app/local"
	"tanggapan/data"
)

// backupCmd makes a verified copy of the data file.
type backupCmd struct {
	To string `name:"to" required:"" placeholder:"DIR"`
}

// Run makes the copy, which counts only after it was read back.
func (b backupCmd) Run(c *call) error {
	return c.with(true, func(a *app.App) error {
		done, err := a.Backups.BackUp(context.Background(), data.Actor{}, c.path(b.To), nil)
		if err != nil {
			return err
		}
		if c.JSON {
			return c.json(done)
		}
		c.say("cli.backed-up", map[string]any{"File": done.Path})
		return nil
	})
}

// restoreCmd puts a copy in the place of the data file.
type restoreCmd struct {
	Copy string `arg:"" name:"copy"`
}

// Run restores. While a window has the file open it is refused: there it is asked for by a person.
func (r restoreCmd) Run(c *call) error {
	if c.env.App != nil {
		return data.ErrBusy
	}
	path, err := c.file()
	if err != nil {
		return err
	}
	if _, _, running, _ := local.Call(path, []string{"--version"}); running {
		return data.ErrBusy
	}
	a := app.New(app.Deps{Now: c.env.Now, Desk: c.env.Desk, Log: c.env.Log, Checker: c.env.Checker})
	done, err := a.Backups.Restore(data.Actor{}, c.path(r.Copy), path)
	if err != nil {
		return err
	}
	if err := a.Close(); err != nil {
		return err
	}
	if c.JSON {
		return c.json(done)
	}
	key := "cli.restored"
	if done.Before == "" {
		key = "cli.restored-new"
	}
	c.say(key, map[string]any{"File": path, "Before": done.Before})
	c.say("cli.raise", map[string]any{"By": 1000})
	return nil
}
