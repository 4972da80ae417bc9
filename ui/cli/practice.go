package cli

import (
	"strconv"

	"tanggapan/app"
)

// practiceCmd makes a practice shop.
type practiceCmd struct {
	Out  string `name:"out" required:"" placeholder:"F"`
	Size string `name:"size" default:"small"`
	Seed uint64 `name:"seed" default:"1"`
}

// Run makes the file and says what it holds.
func (p practiceCmd) Run(c *call) error {
	size := 0
	if p.Size != "small" {
		n, err := strconv.Atoi(p.Size)
		if err != nil || n < 1 || n > app.MostPractice {
			return errUsage{c.words.T("cli.bad-size", map[string]any{"Size": p.Size})}
		}
		size = n
	}
	a := app.New(app.Deps{Now: c.env.Now, Log: c.env.Log})
	done, err := a.Practice(c.path(p.Out), app.PracticeOptions{Size: size, Seed: p.Seed, Progress: c.progress("cli.practice-progress")})
	if err != nil {
		return err
	}
	if c.JSON {
		return c.json(done)
	}
	c.say("cli.practice", map[string]any{"File": done.File, "Jobs": done.Jobs, "Customers": done.Customers})
	return nil
}
