package data

// JobState is where a job stands.
type JobState string

// The states of a job.
const (
	JobNew          JobState = "new"
	Diagnosing      JobState = "diagnosing"
	WaitingApproval JobState = "waiting-approval"
	WaitingPart     JobState = "waiting-part"
	PartArrived     JobState = "part-arrived"
	Scheduled       JobState = "scheduled"
	InProgress      JobState = "in-progress"
	SentOut         JobState = "sent-out"
	Ready           JobState = "ready"
	Collected       JobState = "collected"
	JobClosed       JobState = "closed"
	NotRepaired     JobState = "not-repaired"
	JobCancelled    JobState = "cancelled"
)

// Ball says who has to do something next; queues and colours follow it.
type Ball string

// The balls.
const (
	BallUs       Ball = "us"
	BallCustomer Ball = "customer"
	BallSupplier Ball = "supplier"
	BallReady    Ball = "ready"
	BallOut      Ball = "out"
)

// jobMoves says for each state who has the ball, which state usually comes next and to which others it may go.
var jobMoves = []struct {
	state JobState
	ball  Ball
	next  JobState
	may   []JobState
}{
	{JobNew, BallUs, Diagnosing, []JobState{WaitingApproval, WaitingPart, Scheduled, InProgress, SentOut, Ready, NotRepaired, JobCancelled}},
	{Diagnosing, BallUs, InProgress, []JobState{WaitingApproval, WaitingPart, Scheduled, SentOut, Ready, NotRepaired, JobCancelled}},
	{WaitingApproval, BallCustomer, InProgress, []JobState{Diagnosing, WaitingPart, Scheduled, SentOut, NotRepaired, JobCancelled}},
	{WaitingPart, BallSupplier, InProgress, []JobState{PartArrived, Diagnosing, WaitingApproval, Scheduled, SentOut, NotRepaired, JobCancelled}},
	{PartArrived, BallUs, InProgress, []JobState{WaitingPart, WaitingApproval, Scheduled, SentOut, NotRepaired, JobCancelled}},
	{Scheduled, BallUs, InProgress, []JobState{Diagnosing, WaitingApproval, WaitingPart, PartArrived, SentOut, Ready, NotRepaired, JobCancelled}},
	{InProgress, BallUs, Ready, []JobState{Diagnosing, WaitingApproval, WaitingPart, Scheduled, SentOut, NotRepaired, JobCancelled}},
	{SentOut, BallSupplier, InProgress, []JobState{Diagnosing, WaitingApproval, WaitingPart, Ready, NotRepaired, JobCancelled}},
	{Ready, BallReady, Collected, []JobState{InProgress, Diagnosing, WaitingPart, Scheduled}},
	{NotRepaired, BallReady, Collected, []JobState{Diagnosing, InProgress, WaitingPart}},
	{Collected, BallOut, JobClosed, nil},
	{JobClosed, BallOut, "", nil},
	{JobCancelled, BallOut, "", []JobState{JobNew}},
}

// JobStates are all states, in the order of a job's life.
func JobStates() []JobState {
	var out []JobState
	for _, m := range jobMoves {
		out = append(out, m.state)
	}
	return out
}

// Ball says who has the ball in a state.
func (s JobState) Ball() Ball {
	for _, m := range jobMoves {
		if m.state == s {
			return m.ball
		}
	}
	return ""
}

// Next is the state that usually follows; "" at the end.
func (s JobState) Next() JobState {
	for _, m := range jobMoves {
		if m.state == s {
			return m.next
		}
	}
	return ""
}

// May says whether a job may go from s to t.
func (s JobState) May(t JobState) bool {
	for _, m := range jobMoves {
		if m.state != s {
			continue
		}
		if t == m.next && t != "" {
			return true
		}
		for _, a := range m.may {
			if a == t {
				return true
			}
		}
	}
	return false
}

// MoveTo moves the job to a state at a time, or says why it may not: Ready
// comes before Collected, and what was collected does not come back (a
// come-back is a job of its own). step is the shop's own state within it, or "".
func (j *Job) MoveTo(s JobState, step string, at Instant) error {
	if s == j.State {
		j.Step = step
		return nil
	}
	if !j.State.May(s) {
		code := "no-such-move"
		if s == Collected && j.Open() {
			code = "ready-before-collected"
		}
		return Fault{Field: "state", Code: code, Args: map[string]string{"from": string(j.State), "to": string(s)}}
	}
	j.State, j.Step, j.StateAt, j.EndedAt = s, step, at, 0
	switch s {
	case Ready, NotRepaired:
		j.ReadyAt = at
	case Collected:
		j.CollectedAt = at
	case JobClosed, JobCancelled:
		j.EndedAt = at
	default:
		j.ReadyAt = 0
	}
	return nil
}
