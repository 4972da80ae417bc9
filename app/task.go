package app

import (
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Tasks are what somebody must do by a time.
type Tasks struct{ *core }

var taskActs = []Act{
	{"task.add", data.RightDesk, "H3", PutBack},
	{"task.done", data.RightDesk, "H3 D7", PutBack},
	{"task.drop", data.RightDesk, "H3", PutBack},
	{"task.later", data.RightDesk, "H3", PutBack},
}

// Get reads a task.
func (s *Tasks) Get(id data.ID) (out *data.Task, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Task](tx, id)
		return err
	})
	return out, err
}

// Due lists open tasks in the order they fall due, up to limit.
func (s *Tasks) Due(limit int) (out []*data.Task, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.Task](tx, "due", store.Range{Limit: limit})
		return err
	})
	return out, err
}

// Of lists the tasks of a record, open and ended.
func (s *Tasks) Of(r data.Ref) (out []*data.Task, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = tasksOf(tx, r)
		return err
	})
	return out, err
}

func tasksOf(tx *store.Tx, r data.Ref) ([]*data.Task, error) {
	return store.List[data.Task](tx, "of", store.Range{Parts: []string{data.PartRef(r)}})
}

// Add keeps a task that somebody sets.
func (s *Tasks) Add(who data.Actor, t *data.Task) (data.Done, error) {
	return s.write("task.add", who, func(tx *store.Tx) (data.Record, error) { return makeTask(tx, t) })
}

// makeTask keeps an open task; one of the same kind that is open for the same record is brought up to date instead, so no reminder exists twice.
func makeTask(tx *store.Tx, in *data.Task) (*data.Task, error) {
	t := *in
	t.ID, t.Rev, t.State = 0, 0, data.TaskOpen
	t.Text, t.Words = data.Cut(data.CleanLine(t.Text), data.MaxLine), data.Clean(t.Words)
	if t.Customer == 0 {
		t.Customer = customerOf(tx, t.Of)
	}
	if !t.Of.Zero() {
		have, err := tasksOf(tx, t.Of)
		if err != nil {
			return nil, err
		}
		for _, old := range have {
			if old.Open() && old.TaskKind == t.TaskKind {
				t.Base = old.Base
				t.Tries = old.Tries
			}
		}
	}
	return &t, tx.Put(&t)
}

// endTasks closes the open tasks of a kind for a record: what they asked for has happened.
func endTasks(tx *store.Tx, of data.Ref, kind data.TaskKind, outcome string) error {
	have, err := tasksOf(tx, of)
	if err != nil {
		return err
	}
	for _, t := range have {
		if !t.Open() || t.TaskKind != kind {
			continue
		}
		if err := t.End(data.TaskDone, outcome, tx.Actor().Staff, tx.At()); err != nil {
			return err
		}
		if err := tx.Put(t); err != nil {
			return err
		}
	}
	return nil
}

// Finish notes that a task is done, and what came of it; words said to somebody are logged as a contact when a channel is given.
func (s *Tasks) Finish(who data.Actor, id data.ID, outcome string, channel data.Channel) (data.Done, error) {
	return s.write("task.done", who, func(tx *store.Tx) (data.Record, error) {
		t, err := store.Get[data.Task](tx, id)
		if err != nil {
			return nil, err
		}
		if err := t.End(data.TaskDone, data.Clean(outcome), who.Staff, tx.At()); err != nil {
			return nil, data.Faults{err.(data.Fault)}
		}
		if said := firstOf(data.Clean(outcome), t.Words, t.Text); channel != "" && t.Customer != 0 {
			c := &data.Contact{Of: t.Of, Channel: channel, Direction: data.Out, Words: said, Customer: t.Customer}
			if _, err := logContact(tx, who, c); err != nil {
				return nil, err
			}
		}
		return t, tx.Put(t)
	})
}

// Drop notes that a task need not be done, and why.
func (s *Tasks) Drop(who data.Actor, id data.ID, why string) (data.Done, error) {
	if data.CleanLine(why) == "" {
		return data.Done{}, data.Faults{{Field: "outcome", Code: "required"}}
	}
	return s.write("task.drop", who, func(tx *store.Tx) (data.Record, error) {
		t, err := store.Get[data.Task](tx, id)
		if err != nil {
			return nil, err
		}
		if err := t.End(data.TaskDropped, data.Clean(why), who.Staff, tx.At()); err != nil {
			return nil, data.Faults{err.(data.Fault)}
		}
		return t, tx.Put(t)
	})
}

// Later moves a task to another time: nobody was reached, say.
func (s *Tasks) Later(who data.Actor, id data.ID, due data.Local) (data.Done, error) {
	return s.write("task.later", who, func(tx *store.Tx) (data.Record, error) {
		t, err := store.Get[data.Task](tx, id)
		if err != nil {
			return nil, err
		}
		t.Due = due
		t.Tries++
		return t, tx.Put(t)
	})
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}
