package job

import (
	"strings"
	"testing"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

func host() *kit.Host {
	h := &kit.Host{Words: words.In("en")}
	h.Format = h.Words.Format(words.Settings{Zone: time.FixedZone("PST", 8*3600), Locale: "en-PH", Currency: "PHP"})
	return h
}

func TestPromiseCell(t *testing.T) {
	const now = data.Local("2026-11-23T10:42")
	for _, c := range []struct {
		name       string
		promised   data.Local
		state      data.JobState
		main, note string
		tone       kit.Token
	}{
		{"late for days", "2026-11-20T17:00", data.WaitingPart, "Fri 20", "3 d late", kit.Red},
		{"late today", "2026-11-23T09:30", data.InProgress, "09:30", "1 h 12 late", kit.Red},
		{"soon", "2026-11-23T12:00", data.InProgress, "12:00", "in 1 h 18", kit.Amber},
		{"today", "2026-11-23T16:00", data.InProgress, "16:00", "today", kit.Ink},
		{"this week", "2026-11-24T17:00", data.JobNew, "Tue 24", "17:00", kit.Ink},
		{"far", "2026-12-12T17:00", data.JobNew, "12 Dec", "17:00", kit.Ink},
		{"ready is never late", "2026-11-20T17:00", data.Ready, "Fri 20", "17:00", kit.Ink},
		{"none", "", data.JobNew, "–", "", kit.Ink3},
	} {
		t.Run(c.name, func(t *testing.T) {
			main, note, tone := promiseCell(host(), &data.Job{Promised: c.promised, State: c.state}, now)
			note = strings.ReplaceAll(note, "\u00a0", " ")
			if main != c.main || note != c.note || tone != c.tone {
				t.Errorf("%q %q %d, want %q %q %d", main, note, tone, c.main, c.note, c.tone)
			}
		})
	}
}

func TestStateOf_ShopsOwnWords(t *testing.T) {
	shops := &data.List{Items: []data.ListItem{{N: 1, Code: "testing", En: "Testing", Like: "in-progress"}, {N: 2, Code: "waiting-approval", En: "Approval asked"}}}
	for _, c := range []struct {
		job  data.Job
		want string
	}{
		{data.Job{State: data.InProgress, Step: "testing"}, "Testing"},
		{data.Job{State: data.WaitingApproval}, "Approval asked"},
		{data.Job{State: data.Ready}, "Ready to collect"},
	} {
		if got := stateOf(host(), shops, &c.job); got.Text != c.want || got.Icon == "" {
			t.Errorf("%+v, want %q", got, c.want)
		}
	}
	for _, s := range data.JobStates() {
		if stateLooks[s].icon == "" {
			t.Errorf("%s has no look", s)
		}
	}
}

func TestSlotAndLimitText(t *testing.T) {
	const now = data.Local("2026-11-23T10:42")
	for l, want := range map[data.Local]string{"2026-11-24T17:00": "Tue 17:00", "2026-11-23T16:00": "16:00", "2026-12-12T09:00": "12 Dec"} {
		if got := slotText(host(), l, now); got != want {
			t.Errorf("%s is %q, want %q", l, got, want)
		}
	}
	for want, l := range map[string]data.Limit{
		"Fixed price ₱3,200.00":      {Kind: data.LimitFixed, NotAbove: 320000},
		"Call before over ₱4,500.00": {Kind: data.LimitOpen, NotAbove: 450000, CallFirst: true},
		"Estimate first":             {Kind: data.LimitEstimate},
		"Price open":                 {Kind: data.LimitOpen},
	} {
		if got := limitText(host(), l); got != want {
			t.Errorf("%+v is %q, want %q", l, got, want)
		}
	}
	if q := queryOf(listArg(queryOf("only=late&sort=number&text=san+juan"))); q.Only != "late" || q.Sort != "number" || q.Text != "san juan" {
		t.Errorf("%+v", q)
	}
}
