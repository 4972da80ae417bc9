package schedule

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// monday is 23 November 2026, 10:42 in Manila.
func monday(t *testing.T) rows {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Manila")
	if err != nil {
		t.Fatal(err)
	}
	w := words.In("en")
	return rows{w, w.Format(words.Settings{Zone: zone}), data.At(time.Date(2026, 11, 23, 10, 42, 0, 0, zone))}
}

func TestEffect(t *testing.T) {
	r := monday(t)
	for _, c := range []struct {
		promised, end data.Local
		tone          kit.Token
		text          string
	}{
		{"", "2026-11-24T10:00", kit.Ink2, "No promise"},
		{"2026-11-24T17:00", "2026-11-24T10:00", kit.Green, "Keeps Tue 17:00"},
		{"2026-11-24T17:00", "2026-11-24T15:00", kit.Green, "Keeps Tue 17:00"},
		{"2026-11-24T17:00", "2026-11-24T15:45", kit.Amber, "Tight, 1 h 15 left"},
		{"2026-11-24T17:00", "2026-11-24T17:00", kit.Amber, "Tight, 0 min left"},
		{"2026-11-24T17:00", "2026-11-24T17:30", kit.Red, "30 min too late"},
		{"2026-11-24T17:00", "2026-11-25T10:15", kit.Red, "17 h too late"},
		{"2026-11-24T17:00", "2026-11-28T10:15", kit.Red, "3 days too late"},
	} {
		got := r.effect(c.promised, c.end)
		if got.Tone != c.tone || plain(got.Text) != c.text || got.Icon == "" {
			t.Errorf("%s for %s: %+v, want %s", c.end, c.promised, got, c.text)
		}
	}
}

func plain(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\u00a0' {
			out[i] = ' '
		}
	}
	return string(out)
}

func TestWaits(t *testing.T) {
	r := monday(t)
	for _, c := range []struct {
		promised data.Local
		urgency  data.Urgency
		text     string
		tone     kit.Token
	}{
		{"2026-11-21T17:00", data.Normal, "Late since Sat", kit.Red},
		{"2026-11-23T09:00", data.Normal, "Late since 09:00", kit.Red},
		{"2026-11-02T09:00", data.Normal, "Late since 2 Nov", kit.Red},
		{"2026-11-26T17:00", data.Emergency, "Emergency", kit.Red},
		{"2026-11-26T17:00", data.High, "Urgent", kit.Red},
		{"2026-11-23T17:00", data.Normal, "Promised today", kit.Amber},
		{"2026-11-24T17:00", data.Normal, "Promised Tue", kit.Amber},
		{"2026-11-27T17:00", data.Normal, "By Fri", kit.Ink2},
		{"2026-12-04T17:00", data.Low, "By 4 Dec", kit.Ink2},
		{"", data.Low, "Any time", kit.Ink2},
	} {
		got := r.waits(&data.Job{Promised: c.promised, Urgency: c.urgency})
		if plain(got.Text) != c.text || got.Tone != c.tone || got.Icon == "" {
			t.Errorf("%s %s: %+v, want %s", c.promised, c.urgency, got, c.text)
		}
	}
}

func TestCard_ShapeWordAndColour(t *testing.T) {
	r := monday(t)
	base := data.Appointment{Title: "x", Start: "2026-11-23T14:00", End: "2026-11-23T15:00", Place: data.InShop, State: data.Booked}
	with := func(f func(*app.Planned)) app.Planned {
		a := base
		p := app.Planned{Appointment: &a, Customer: "Rosa Delgado", Short: "Delgado", JobNo: "J-000001"}
		f(&p)
		return p
	}
	seen := map[string]string{}
	for name, p := range map[string]app.Planned{
		"planned":   with(func(*app.Planned) {}),
		"done":      with(func(p *app.Planned) { p.State = data.AppointmentDone }),
		"partly":    with(func(p *app.Planned) { p.State = data.PartlyDone }),
		"travels":   with(func(p *app.Planned) { p.State, p.Place = data.OnTheWay, data.OnSite }),
		"works":     with(func(p *app.Planned) { p.State, p.ArrivedAt = data.Arrived, r.now }),
		"on site":   with(func(p *app.Planned) { p.State, p.Place, p.ArrivedAt = data.Arrived, data.OnSite, r.now }),
		"late":      with(func(p *app.Planned) { p.Start = "2026-11-23T10:30" }),
		"no part":   with(func(p *app.Planned) { p.JobState = data.WaitingPart }),
		"outside":   with(func(p *app.Planned) { p.Outside = true }),
		"double":    with(func(p *app.Planned) { p.Over = true }),
		"urgent":    with(func(p *app.Planned) { p.Urgency = data.High }),
		"confirmed": with(func(p *app.Planned) { p.State = data.Confirmed }),
		"part here": with(func(p *app.Planned) { p.JobState = data.PartArrived }),
	} {
		c := r.card(p, "2026-11-23")
		if c.State.Icon == "" || c.State.Tone == kit.None || c.State.Text == "" || c.Second == "" {
			t.Errorf("%s: %+v", name, c)
		}
		look := c.State.Icon + c.Second
		if other, twice := seen[look]; twice {
			t.Errorf("%s and %s look alike: %s", name, other, look)
		}
		seen[look] = name
	}
	// A visit over midnight stands on both days.
	p := with(func(p *app.Planned) { p.Start, p.End = "2026-11-23T22:00", "2026-11-24T02:00" })
	if c := r.card(p, "2026-11-24"); c.From != -120 || c.To != 120 || c.State.Text != "22:00–02:00" {
		t.Errorf("%+v", c)
	}
}
