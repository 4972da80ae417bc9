package app_test

import (
	"testing"

	"tanggapan/app"
	"tanggapan/data"
)

func TestJobGroups_EveryOpenStateInOne(t *testing.T) {
	in := map[data.JobState]int{}
	for _, g := range app.JobGroups() {
		for _, s := range g {
			in[s]++
		}
	}
	for _, s := range data.JobStates() {
		want := 1
		if j := (&data.Job{State: s}); !j.Open() {
			want = 0
		}
		if in[s] != want {
			t.Errorf("%s is in %d groups", s, in[s])
		}
	}
}

func TestJobs_ListOfAGroup(t *testing.T) {
	b := newBench(t)
	part := data.Ready
	for _, g := range app.JobGroups() {
		p, err := b.Jobs.List(app.JobsQuery{Only: g.Only()})
		if err != nil || len(p.Rows) != g.Count(p.Counts) {
			t.Errorf("%s: %d rows, %d counted, %v", g.Only(), len(p.Rows), g.Count(p.Counts), err)
		}
		if g.Lead() == part && len(p.Rows) != 1 {
			t.Errorf("%d are ready", len(p.Rows))
		}
	}
}
