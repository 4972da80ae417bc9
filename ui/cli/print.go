package cli

import (
	"os"
	"path/filepath"

	"tanggapan/app"
	"tanggapan/data"
)

// printCmd writes a paper of a record as a PDF.
type printCmd struct {
	Kind  string `arg:"" enum:"${kinds}"`
	Which string `arg:"" name:"no-or-id"`
	Paper string `name:"paper" required:"" placeholder:"PAPER"`
	Size  string `name:"size" placeholder:"SIZE"`
	Out   string `name:"out" required:"" placeholder:"F.pdf"`
}

type printedJSON struct {
	File  string `json:"file"`
	Bytes int    `json:"bytes"`
}

// Run writes the paper and says where.
func (p printCmd) Run(c *call) error {
	kind, _ := data.KindNamed(p.Kind)
	return c.with(false, func(a *app.App) error {
		ref, err := a.Named(kind, p.Which)
		if err != nil {
			return noRecord(err, p.Kind, p.Which)
		}
		pdf, _, err := a.Papers.Render(kind, ref.ID, p.Paper, p.Size)
		if err != nil {
			return err
		}
		return c.write(p.Out, pdf)
	})
}

// write writes a paper whole or not at all, and says where it lies.
func (c *call) write(out string, pdf []byte) error {
	path := c.path(out)
	f, err := os.CreateTemp(filepath.Dir(path), ".paper-*")
	if err != nil {
		return data.Faults{{Field: "to", Code: "not-writable"}}
	}
	defer os.Remove(f.Name())
	_, err = f.Write(pdf)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return data.Faults{{Field: "to", Code: "not-writable"}}
	}
	if c.JSON {
		return c.json(printedJSON{path, len(pdf)})
	}
	c.say("cli.printed", map[string]any{"File": path})
	return nil
}
