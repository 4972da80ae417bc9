package cli

import (
	"fmt"
	"strings"

	"tanggapan/app"
)

// searchCmd finds records by words.
type searchCmd struct {
	Words []string `arg:""`
}

type hitJSON struct {
	Kind   string `json:"kind"`
	ID     uint64 `json:"id"`
	No     string `json:"no"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
}

// Run prints what was found, the newest first.
func (s searchCmd) Run(c *call) error {
	return c.with(false, func(a *app.App) error {
		asked := strings.Join(s.Words, " ")
		answer, err := a.Search.Ask(asked)
		if err != nil {
			return err
		}
		hits := answer.Hits
		if answer.Instead != "" {
			fmt.Fprintln(c.env.Err, c.words.T("cli.found-instead", map[string]any{"What": asked, "Instead": answer.Instead}))
		}
		if c.JSON {
			out := make([]hitJSON, len(hits))
			for i, h := range hits {
				out[i] = hitJSON{h.Ref.Kind.String(), uint64(h.Ref.ID), h.No, h.Title, h.Detail}
			}
			return c.json(out)
		}
		for _, h := range hits {
			no := h.No
			if no == "" {
				no = fmt.Sprint(h.Ref.ID)
			}
			fmt.Fprintf(c.env.Out, "%-12s %-12s %s\n", h.Ref.Kind, no, joined(" · ", h.Title, h.Detail))
		}
		if len(hits) == 0 {
			c.say("cli.nothing-found", nil)
		}
		return nil
	})
}

// joined joins what is not empty, on one line.
func joined(by string, parts ...string) string {
	var have []string
	for _, p := range parts {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			have = append(have, p)
		}
	}
	return strings.Join(have, by)
}
