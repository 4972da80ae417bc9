package cli

import (
	"fmt"

	"tanggapan/app"
	"tanggapan/data"
)

// exportCmd writes all records to a folder.
type exportCmd struct {
	To      string `name:"to" required:"" placeholder:"DIR"`
	Lines   bool   `name:"jsonl"`
	Secrets bool   `name:"secrets"`
}

// Run exports and says what was written.
func (e exportCmd) Run(c *call) error {
	return c.with(false, func(a *app.App) error {
		to := c.path(e.To)
		ctx, end := c.stoppable()
		defer end()
		done, err := a.Export(ctx, app.ExportOptions{To: to, Lines: e.Lines, Secrets: e.Secrets, Progress: c.progress("cli.export-progress")})
		if err != nil {
			return err
		}
		if c.JSON {
			return c.json(done)
		}
		c.say("cli.exported", map[string]any{"Records": done.Records, "Files": len(done.Files), "To": to})
		return nil
	})
}

// importCmd takes in an export in JSON lines, or a list of customers.
type importCmd struct {
	What    []string `arg:"" name:"what"`
	Preview bool     `name:"preview"`
}

// Run imports and says what was taken and what not.
func (i importCmd) Run(c *call) error {
	switch {
	case len(i.What) == 2 && i.What[0] == "customers":
		return i.customers(c, c.path(i.What[1]))
	case len(i.What) == 1 && i.What[0] != "customers":
		return i.file(c, c.path(i.What[0]))
	}
	return errUsage{c.words.T("cli.import-what", map[string]any{"Program": program})}
}

// file makes a new data file of an export.
func (importCmd) file(c *call, dir string) error {
	if c.File == "" {
		return errUsage{c.words.T("cli.import-file", nil)}
	}
	path := c.path(c.File)
	a := app.New(app.Deps{Now: c.env.Now, Log: c.env.Log})
	ctx, end := c.stoppable()
	defer end()
	done, err := a.ImportFile(ctx, path, dir, c.progress("cli.import-progress"))
	if err != nil {
		return err
	}
	if c.JSON {
		return c.json(done)
	}
	c.say("cli.imported", map[string]any{"Records": done.Records, "Entries": done.Entries, "Drafts": done.Drafts, "File": path})
	if done.Changed {
		c.say("cli.import-changed", nil)
	}
	return nil
}

type rowJSON struct {
	Line int    `json:"line"`
	Name string `json:"name"`
	What string `json:"what"`
	No   string `json:"no,omitempty"`
	Why  string `json:"why,omitempty"`
}

type customersJSON struct {
	File      string    `json:"file"`
	Encoding  string    `json:"encoding"`
	Separator string    `json:"separator,omitempty"`
	Columns   []string  `json:"columns,omitempty"`
	Preview   bool      `json:"preview"`
	Taken     int       `json:"taken"`
	Left      int       `json:"left"`
	Rows      []rowJSON `json:"rows"`
}

// customers shows what stands in the file, then takes what can be taken and says of each row what became of it.
func (i importCmd) customers(c *call, path string) error {
	b, err := app.ReadFile(path, app.MostImport)
	if err != nil {
		return err
	}
	return c.with(!i.Preview, func(a *app.App) error {
		in, err := a.Customers.ReadImport(path, b)
		if err != nil {
			return err
		}
		if !c.JSON {
			c.preview(in)
		}
		if !i.Preview {
			if in, err = a.Customers.Import(data.Actor{}, in); err != nil {
				return err
			}
		}
		if c.JSON {
			return c.json(c.customersJSON(in, i.Preview))
		}
		if !i.Preview {
			c.result(in)
		}
		return nil
	})
}

// preview says how the file is read and what would become of its rows.
func (c *call) preview(in app.CustomerImport) {
	c.say("cli.read-as", map[string]any{"File": in.File, "Encoding": in.Encoding, "Separator": in.Separator})
	for i, name := range in.Head {
		if field := in.Columns[i]; field != "" {
			fmt.Fprintf(c.env.Out, "  %s → %s\n", name, c.words.T("cli.column."+field))
		} else {
			fmt.Fprintf(c.env.Out, "  %s → %s\n", name, c.words.T("cli.column.none"))
		}
	}
	const shown = 5
	for _, r := range in.Rows[:min(shown, len(in.Rows))] {
		fmt.Fprintln(c.env.Out, " ", joined(" · ", r.Customer.Name(), r.Customer.Phone()))
	}
	c.say("cli.preview", map[string]any{"Take": in.Count(app.TakeIt), "Rows": len(in.Rows)})
}

// result says what was taken, and of each row that was not, why.
func (c *call) result(in app.CustomerImport) {
	for _, r := range in.Rows {
		if r.Taking != app.TakeIt {
			fmt.Fprintf(c.env.Out, "  %d  %s: %s\n", r.Line, r.Customer.Name(), c.why(r))
		}
	}
	n := in.Count(app.TakeIt)
	c.say("cli.taken", map[string]any{"Take": n, "Left": len(in.Rows) - n})
}

// why says why a row is not taken.
func (c *call) why(r app.ImportRow) string {
	switch r.Taking {
	case app.TakeIt:
		return ""
	case app.TakeFault:
		return c.words.Err(r.Err)
	}
	return c.words.T("cli.row."+string(r.Taking), map[string]any{"Like": r.Like})
}

func (c *call) customersJSON(in app.CustomerImport, preview bool) customersJSON {
	out := customersJSON{File: in.File, Encoding: in.Encoding, Separator: in.Separator, Columns: in.Columns, Preview: preview, Rows: []rowJSON{}}
	for _, r := range in.Rows {
		j := rowJSON{Line: r.Line, Name: r.Customer.Name(), What: string(r.Taking), Why: c.why(r)}
		if r.Taking == app.TakeIt {
			out.Taken++
			j.No = r.Like
		} else {
			out.Left++
		}
		out.Rows = append(out.Rows, j)
	}
	return out
}
