package cli

import (
	"errors"
	"os"
	"strings"
	"time"

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
	ctx, end := c.stoppable()
	defer end()
	return c.with(true, func(a *app.App) error {
		done, err := a.Backups.BackUp(ctx, data.Actor{}, c.path(b.To), nil)
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
	Copy   string `arg:"" name:"copy"`
	Days   string `name:"days" placeholder:"DIR"`
	Other  bool   `name:"other"`
	Secret string `name:"passphrase-file" placeholder:"F"`
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
	if err := c.unlock(a, c.path(r.Copy), r.Secret); err != nil {
		return err
	}
	if other, err := a.Backups.OfAnother(c.path(r.Copy), path); err == nil && other && !r.Other {
		return refused{c.words.T("cli.other-copy", map[string]any{"Copy": c.path(r.Copy), "File": path})}
	}
	done, err := a.Backups.RestoreSince(data.Actor{}, c.path(r.Copy), path, c.path(r.Days))
	if err != nil {
		return c.ofCopy(c.path(r.Copy), err)
	}
	zone := a.Shop.Zone()
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
	if r.Days != "" {
		c.replayed(done.Days, zone)
	}
	return nil
}

// ofCopy says of a damaged copy what is to be done, which is not what is to be done about a damaged data file.
func (c *call) ofCopy(path string, err error) error {
	if errors.Is(err, data.ErrDamaged) && strings.HasSuffix(strings.ToLower(path), app.CopyExtension) {
		return refused{c.words.T("cli.copy-damaged", map[string]any{"File": path})}
	}
	return err
}

// replayed says what was done again from day files.
func (c *call) replayed(r app.Replayed, zone *time.Location) {
	switch {
	case r.Files == 0 && !r.Broken:
		c.say("cli.days-none", nil)
	case r.Acts == 0:
		c.say("cli.days-nothing", nil)
	default:
		c.say("cli.days", map[string]any{"Acts": r.Acts, "Until": r.Until.Time(zone).Format("2006-01-02 15:04:05")})
	}
	if r.Gap {
		c.say("cli.days-gap", nil)
	}
	if r.Broken {
		c.say("cli.days-broken", nil)
	}
}

// unlock tries the passphrase in the first line of a file on an encrypted copy; no file, nothing.
func (c *call) unlock(a *app.App, path, file string) error {
	if file == "" {
		return nil
	}
	b, err := os.ReadFile(c.path(file))
	if err != nil {
		return data.ErrNotFound
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return a.Backups.Unlock(path, strings.TrimSuffix(line, "\r"))
}
