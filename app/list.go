package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Lists are the shop's lists of choices.
type Lists struct{ *core }

var listActs = []Act{
	{"list.change", data.RightSettings, "R7", PutBack},
}

// Get reads a list by its name; an empty one where the shop has none yet.
func (l *Lists) Get(name string) (out *data.List, err error) {
	err = l.view(func(tx *store.Tx) (err error) {
		out, err = listNamed(tx, name)
		return err
	})
	return out, err
}

// Word is what a code of a list is called in a language; the code itself where the list does not have it.
func (l *Lists) Word(name, code, lang string) string {
	list, err := l.Get(name)
	if err != nil {
		return code
	}
	if i, ok := list.Item(code); ok {
		return i.Word(lang)
	}
	return code
}

func listNamed(tx *store.Tx, name string) (*data.List, error) {
	lists, err := store.List[data.List](tx, "name", store.Range{Parts: []string{name}, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(lists) == 0 {
		return &data.List{Name: name}, nil
	}
	return lists[0], nil
}

// Change keeps a list. An item that was in it before may be hidden, not taken out: data.Faults "in-use".
func (l *Lists) Change(who data.Actor, in *data.List) (data.Done, error) {
	return l.write("list.change", who, func(tx *store.Tx) (data.Record, error) {
		rec := *in
		rec.Items = append([]data.ListItem(nil), in.Items...)
		old, err := listNamed(tx, in.Name)
		if err != nil {
			return nil, err
		}
		kept := map[int]bool{}
		for i := range rec.Items {
			it := &rec.Items[i]
			it.En, it.Fil = data.CleanLine(it.En), data.CleanLine(it.Fil)
			kept[it.N] = true
			rec.Spent = max(rec.Spent, it.N)
		}
		for _, it := range old.Items {
			if !kept[it.N] {
				return nil, data.Faults{{Field: "items", Code: "in-use", Args: map[string]string{"word": it.En}}}
			}
		}
		return &rec, tx.Put(&rec)
	})
}

// Used is how many open jobs are in each choice of the list of states; of other lists nothing is counted.
func (l *Lists) Used(name string) (out map[string]int, err error) {
	out = map[string]int{}
	if name != data.ListJobStates {
		return out, nil
	}
	err = l.view(func(tx *store.Tx) error {
		for _, s := range data.JobStates() {
			n, err := tx.Count(data.KindJob, "state", store.Range{Parts: []string{string(s)}}, 10000)
			if err != nil {
				return err
			}
			out[string(s)] = n
		}
		return nil
	})
	return out, err
}
