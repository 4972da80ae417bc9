package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
)

// printCmd writes a paper of a record as a PDF, or lists the papers.
type printCmd struct {
	Kind  string `arg:"" optional:"" enum:"${kinds}," default:""`
	Which string `arg:"" optional:"" name:"no-or-id"`
	Paper string `name:"paper" placeholder:"PAPER"`
	Size  string `name:"size" placeholder:"SIZE"`
	Out   string `name:"out" placeholder:"F.pdf"`
	First bool   `name:"first"` // the first record that has the paper
	Forms int    `name:"forms" default:"1" placeholder:"N"`
	List  bool   `name:"list"`
}

// Validate says what is missing.
func (p printCmd) Validate() error {
	switch {
	case p.List:
		return nil
	case p.Kind == "":
		return errors.New("expected <kind>")
	case (p.Which == "") != p.First:
		return errors.New("expected <no-or-id> or --first")
	case p.Paper == "":
		return errors.New("missing flags: --paper=PAPER")
	case p.Out == "":
		return errors.New("missing flags: --out=F.pdf")
	}
	return nil
}

type printedJSON struct {
	File  string `json:"file"`
	Bytes int    `json:"bytes"`
}

type paperJSON struct {
	Kind  string `json:"kind"`
	Paper string `json:"paper"`
	Size  string `json:"size"`
}

// Run writes the paper and says where.
func (p printCmd) Run(c *call) error {
	if p.List {
		return p.list(c)
	}
	kind, _ := data.KindNamed(p.Kind)
	size, err := app.PaperSize(kind, p.Paper, p.Size)
	if err != nil {
		return err
	}
	blank := p.Paper == app.PaperBlank
	return c.with(blank, func(a *app.App) error {
		ref, err := p.record(a, kind)
		if err != nil {
			return err
		}
		paper := p.Paper
		if blank {
			if paper, _, err = a.Papers.Reserve(data.Actor{}, p.Forms); err != nil {
				return err
			}
		}
		pdf, _, err := a.Papers.Render(kind, ref.ID, paper, size)
		if err != nil {
			return err
		}
		return c.write(p.Out, pdf)
	})
}

// record is the record that is named, or the first that has the paper.
func (p printCmd) record(a *app.App, kind data.Kind) (ref data.Ref, err error) {
	which := p.Which
	if p.First {
		which = "--first"
		ref.Kind = kind
		ref.ID, err = a.Papers.First(kind, p.Paper)
	} else {
		ref, err = a.Named(kind, p.Which)
	}
	if errors.Is(err, data.ErrNotFound) {
		err = noRecord(err, p.Kind, which)
	}
	return ref, err
}

// list prints every kind of record with every paper and size.
func (p printCmd) list(c *call) error {
	rows := app.PaperTable()
	if !c.JSON {
		for _, r := range rows {
			fmt.Fprintln(c.env.Out, strings.Join([]string{r.Kind, r.Paper, r.Size}, "\t"))
		}
		return nil
	}
	out := make([]paperJSON, 0, len(rows))
	for _, r := range rows {
		out = append(out, paperJSON(r))
	}
	return c.json(out)
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
		return c.json(printedJSON{File: path, Bytes: len(pdf)})
	}
	c.say("cli.printed", map[string]any{"File": path})
	return nil
}
