package summary_test

import (
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/ui/kit"
	"tanggapan/ui/summary"
	"tanggapan/ui/uitest"
)

// desk is a window with the summary over a real shop.
type desk struct {
	*uitest.Desk
	s   *apptest.Shop
	cur *summary.Screen
}

type look = uitest.Look

// on stands a window up over a shop and opens a day.
func on(t *testing.T, s *apptest.Shop, l look, date string) *desk {
	t.Helper()
	d := &desk{Desk: uitest.OpenShop(t, s, l), s: s}
	d.cur = summary.New(d.Host, s.App)
	d.Stand(s, d.cur, kit.Route{Screen: "summary", Arg: date})
	return d
}
