package app

import (
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// draftWaits is how long a form may be parked before it becomes a task.
const draftWaits = 24 * time.Hour

// Remind makes a task of each form that waits longer than a day, once, for the person who typed it; a task whose
// form was saved or thrown away ends. It is the clock's act.
func (d *Drafts) Remind() (made int, err error) {
	all, err := d.All()
	if err != nil {
		return 0, err
	}
	there := map[data.Ref]bool{}
	for _, draft := range all {
		there[draft.Ref()] = true
		if !draft.Parked || d.Now().Sub(draft.Kept) < draftWaits {
			continue
		}
		have, err := d.app.Tasks.Of(draft.Ref())
		if err != nil {
			return made, err
		}
		if len(have) > 0 {
			continue
		}
		t := &data.Task{TaskKind: data.TaskDraft, Of: draft.Ref(), Who: draft.Staff, Text: firstOf(draft.Title, draft.No)}
		if _, err := d.write("task.add", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
			sh, err := shop(tx)
			if err != nil {
				return nil, err
			}
			t.Due = d.wall(sh)
			return makeTask(tx, t)
		}); err != nil {
			return made, err
		}
		made++
	}
	return made, d.finished(there)
}

// finished ends the tasks of forms that no longer wait.
func (d *Drafts) finished(there map[data.Ref]bool) error {
	due, err := d.app.Tasks.Due(mostToday)
	if err != nil {
		return err
	}
	for _, t := range due {
		if t.TaskKind != data.TaskDraft || there[t.Of] {
			continue
		}
		if _, err := d.app.Tasks.Finish(data.Actor{}, t.ID, "", ""); err != nil {
			return err
		}
	}
	return nil
}
