package cli

import (
	"tanggapan/app"
	"tanggapan/data"
)

// repairCmd mends a damaged data file.
type repairCmd struct {
	Path string `arg:"" name:"file"`
	Copy string `name:"copy" placeholder:"COPY"`

	Secret string `name:"passphrase-file" placeholder:"F"` // of the copy
}

// Run says what came from where, and what is lost. It is not handed over: nobody may have the file open.
func (v repairCmd) Run(c *call) error {
	path, copy := c.path(v.Path), c.path(v.Copy)
	if c.env.App != nil {
		return data.ErrBusy
	}
	a := app.New(app.Deps{Now: c.env.Now, Desk: c.env.Desk, Log: c.env.Log, Checker: c.env.Checker})
	if v.Copy != "" {
		if err := c.unlock(a, copy, v.Secret); err != nil {
			return err
		}
	}
	done, err := a.Repair(path, copy)
	if err != nil {
		return err
	}
	if c.JSON {
		return c.json(done)
	}
	if done.Before == "" {
		c.say("repair.sound", map[string]any{"File": path})
		return nil
	}
	c.say("repair.done", map[string]any{"File": path, "Before": done.Before, "Records": done.Records, "Entries": done.Entries, "Drafts": done.Drafts})
	for _, m := range done.Mended {
		name := m.No
		if name == "" {
			name = m.Ref.String()
		}
		key := "repair.from-" + m.From
		if !m.Newest {
			key = "repair.older-" + m.From
		}
		c.say(key, map[string]any{"What": name, "When": m.At.Time(a.Shop.Zone()).Format("2006-01-02 15:04")})
	}
	for _, ref := range done.Lost {
		c.say("repair.lost", map[string]any{"What": ref.String()})
	}
	for _, run := range done.LostEntries {
		c.say("repair.lost-entries", map[string]any{"From": run[0], "To": run[1]})
	}
	for _, id := range done.LostFiles {
		c.say("repair.lost-file", map[string]any{"What": data.Ref{Kind: data.KindAttachment, ID: id}.String()})
	}
	if done.Cut > 0 {
		c.say("repair.cut", map[string]any{"Percent": max(1, done.Cut*100/max(1, done.Pages))})
	}
	if n := len(done.Left); n > 0 {
		c.say("repair.left", map[string]any{"Count": n})
	}
	return nil
}
