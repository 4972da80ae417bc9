package cli

import (
	"tanggapan/app"
	"tanggapan/data"
)

// summaryCmd writes the owner's page of a day as a PDF.
type summaryCmd struct {
	Day  string `name:"day" default:"today" placeholder:"YYYY-MM-DD|today"`
	Size string `name:"size" default:"A4" placeholder:"SIZE"`
	Out  string `name:"out" required:"" placeholder:"F.pdf"`
}

// Run writes the paper and says where.
func (s summaryCmd) Run(c *call) error {
	day := data.Date(s.Day)
	if s.Day != "today" && !day.Valid() {
		return errUsage{c.words.T("cli.bad-day", map[string]any{"Day": s.Day})}
	}
	return c.with(false, func(a *app.App) error {
		if s.Day == "today" {
			var err error
			if day, err = a.Summary.Today(); err != nil {
				return err
			}
		}
		doc, err := a.Papers.Summary(day, s.Size, c.words.Lang())
		if err != nil {
			return err
		}
		pdf, err := doc.PDF()
		if err != nil {
			return err
		}
		return c.write(s.Out, pdf)
	})
}
