package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"tanggapan/app"
	"tanggapan/data"
)

// showCmd prints one record with its timeline.
type showCmd struct {
	Kind    string `arg:"" enum:"${kinds}"`
	Which   string `arg:"" name:"no-or-id"`
	Secrets bool   `name:"secrets"`
	Limit   int    `name:"limit" default:"200"`
}

type momentJSON struct {
	At        string         `json:"at"`
	By        string         `json:"by,omitempty"`
	Act       string         `json:"act,omitempty"`
	Fields    []app.Field    `json:"fields,omitempty"`
	Channel   data.Channel   `json:"channel,omitempty"`
	Direction data.Direction `json:"direction,omitempty"`
	With      string         `json:"with,omitempty"`
	Words     string         `json:"words,omitempty"`
	Internal  bool           `json:"internal,omitempty"`
}

type shownJSON struct {
	Kind     string          `json:"kind"`
	ID       uint64          `json:"id"`
	No       string          `json:"no,omitempty"`
	Title    string          `json:"title,omitempty"`
	Record   json.RawMessage `json:"record"`
	Timeline []momentJSON    `json:"timeline"`
}

// Run prints the record as it is stored, and what was said and done about it, the newest first.
func (s showCmd) Run(c *call) error {
	kind, _ := data.KindNamed(s.Kind)
	return c.with(false, func(a *app.App) error {
		ref, err := a.Named(kind, s.Which)
		if err != nil {
			return noRecord(err, s.Kind, s.Which)
		}
		raw, err := a.Stored(ref, s.Secrets)
		if err != nil {
			return err
		}
		out := shownJSON{Kind: s.Kind, ID: uint64(ref.ID), Record: raw, Timeline: []momentJSON{}}
		var named struct {
			No string `json:"no"`
		}
		if err := json.Unmarshal(raw, &named); err != nil {
			return err
		}
		out.No = named.No
		if out.Timeline, err = s.timeline(a, ref); err != nil {
			return err
		}
		if c.JSON {
			return c.json(out)
		}
		return s.print(c, out)
	})
}

// noRecord says which record is not there.
func noRecord(err error, kind, which string) error {
	return fmt.Errorf("%w: %w", data.Faults{{Code: "no-such-record", Args: map[string]string{"kind": kind, "no": which}}}, err)
}

func (s showCmd) timeline(a *app.App, ref data.Ref) ([]momentJSON, error) {
	moments, err := a.Contacts.Timeline(ref, s.Limit)
	if err != nil {
		return nil, err
	}
	names := map[data.ID]string{}
	out := []momentJSON{}
	zone := a.Shop.Zone()
	for _, m := range moments {
		j := momentJSON{At: m.At.Time(zone).Format(time.RFC3339), By: staffName(a, names, m.By)}
		if m.Contact != nil {
			j.Channel, j.Direction, j.With, j.Words, j.Internal = m.Contact.Channel, m.Contact.Direction, m.Contact.With, m.Contact.Words, m.Contact.Internal
		} else {
			j.Act = m.Act
			if j.Fields, err = app.Fields(m.Entry, ref, s.Secrets); err != nil {
				return nil, err
			}
		}
		out = append(out, j)
	}
	return out, nil
}

func staffName(a *app.App, names map[data.ID]string, id data.ID) string {
	if id == 0 {
		return ""
	}
	if n, ok := names[id]; ok {
		return n
	}
	if p, err := a.Staff.Get(id); err == nil {
		names[id] = p.Name()
	}
	return names[id]
}

func (s showCmd) print(c *call, out shownJSON) error {
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, out.Record, "", "  "); err != nil {
		return err
	}
	fmt.Fprintln(c.env.Out, joined(" ", out.Kind, out.No))
	fmt.Fprintln(c.env.Out, pretty.String())
	for _, m := range out.Timeline {
		what := m.Act
		if what == "" {
			what = joined(" ", string(m.Channel), string(m.Direction), m.With)
		}
		fmt.Fprintln(c.env.Out, joined("  ", m.At, m.By, what, m.Words))
	}
	return nil
}
