package data

// TaskKind is what must be done.
type TaskKind string

// The kinds of tasks.
const (
	TaskAnswer   TaskKind = "answer"
	TaskCallBack TaskKind = "call-back"
	TaskTell     TaskKind = "tell-customer"
	TaskFollowUp TaskKind = "follow-up"
	TaskApprove  TaskKind = "approve"
	TaskTakeOver TaskKind = "take-over"
	TaskHelp     TaskKind = "help"
	TaskCollect  TaskKind = "collect-reminder"
	TaskOrder    TaskKind = "order-part"
	TaskPrint    TaskKind = "print"
	TaskDraft    TaskKind = "draft" // a parked form older than a day
)

// TaskKinds are all kinds of tasks.
var TaskKinds = []TaskKind{TaskAnswer, TaskCallBack, TaskTell, TaskFollowUp, TaskApprove, TaskTakeOver, TaskHelp, TaskCollect, TaskOrder, TaskPrint, TaskDraft}

// TaskState says whether a task stands.
type TaskState string

// The states of a task.
const (
	TaskOpen    TaskState = "open"
	TaskDone    TaskState = "done"
	TaskDropped TaskState = "dropped"
)

// Task is something that somebody must do by a time.
type Task struct {
	Base
	TaskKind   TaskKind  `json:"kind"`
	Due        Local     `json:"due"`
	Who        ID        `json:"who,omitempty"` // staff; 0: anyone, or the department
	Department ID        `json:"department,omitempty"`
	Of         Ref       `json:"of"`
	Customer   ID        `json:"customer,omitempty"`
	Text       string    `json:"text"`            // the matter in one line
	Words      string    `json:"words,omitempty"` // what to say
	State      TaskState `json:"state"`
	Outcome    string    `json:"outcome,omitempty"`
	Tries      int       `json:"tries,omitempty"`
	DoneAt     Instant   `json:"done_at,omitempty"`
	DoneBy     ID        `json:"done_by,omitempty"`
}

// Kind is KindTask.
func (*Task) Kind() Kind { return KindTask }

// Open says whether it must still be done.
func (t *Task) Open() bool { return t.Removed == 0 && t.State == TaskOpen }

// End closes the task as done or dropped.
func (t *Task) End(state TaskState, outcome string, by ID, at Instant) error {
	if !t.Open() {
		return Fault{Field: "state", Code: "already-ended"}
	}
	t.State, t.Outcome, t.DoneBy, t.DoneAt = state, outcome, by, at
	return nil
}

// Validate finds faults.
func (t *Task) Validate() error {
	var c check
	oneOf(&c, "kind", t.TaskKind, TaskKinds...)
	oneOf(&c, "state", t.State, TaskOpen, TaskDone, TaskDropped)
	c.when(!t.Due.Valid(), "due", "no-such-date", "time", string(t.Due))
	c.required("text", t.Text)
	c.line("text", t.Text)
	c.words("words", t.Words)
	c.words("outcome", t.Outcome)
	c.when(t.State != TaskOpen && t.DoneAt == 0, "done_at", "required")
	return c.err()
}

// Keys: by what it is of and by customer; while open by due time, and by kind.
func (t *Task) Keys() []Key {
	keys := []Key{By("of", PartRef(t.Of))}
	if t.Customer != 0 {
		keys = append(keys, By("customer", PartID(t.Customer)))
	}
	if t.Open() {
		keys = append(keys, By("due", string(t.Due)), By("kind", string(t.TaskKind), string(t.Due)))
	} else if t.DoneAt != 0 {
		keys = append(keys, By("done", PartTime(t.DoneAt)))
	}
	return keys
}
