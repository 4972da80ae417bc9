package app

import (
	"slices"
	"strings"

	"tanggapan/data"
)

// JobGroup gathers open states that a desk looks at together. Every open state is in one group.
type JobGroup []data.JobState

// jobGroups are the groups in the order in which jobs pass them.
var jobGroups = []JobGroup{
	{data.Diagnosing, data.JobNew},
	{data.WaitingApproval},
	{data.WaitingPart, data.PartArrived},
	{data.InProgress, data.SentOut},
	{data.Scheduled},
	{data.Ready, data.NotRepaired},
}

// JobGroups are the groups in the order in which jobs pass them.
func JobGroups() []JobGroup { return slices.Clone(jobGroups) }

// Lead is the state that the group is called by.
func (g JobGroup) Lead() data.JobState { return g[0] }

// Only is the group in a JobsQuery: the state that leads it, with a plus: "waiting-part+".
func (g JobGroup) Only() string { return string(g[0]) + "+" }

// Count is how many jobs of a page's counts are in the group.
func (g JobGroup) Count(of map[string]int) (n int) {
	for _, s := range g {
		n += of[string(s)]
	}
	return n
}

// admits says whether a query's Only lets a job through.
func admits(only string, r JobRow) bool {
	switch {
	case only == "":
		return true
	case only == OnlyLate:
		return r.Late
	case !strings.HasSuffix(only, "+"):
		return only == string(r.State)
	}
	states, _ := groupOf(only)
	return slices.Contains(states, string(r.State))
}

// groupOf are the states of the group that a query's Only names; false where it names none.
func groupOf(only string) (states []string, ok bool) {
	for _, g := range jobGroups {
		if g.Only() != only {
			continue
		}
		for _, s := range g {
			states = append(states, string(s))
		}
		return states, true
	}
	return nil, false
}
