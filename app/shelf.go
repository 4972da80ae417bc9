package app

import (
	"errors"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Shelves are the places where things lie.
type Shelves struct{ *core }

var shelfActs = []Act{
	{"shelf.add", data.RightDesk, "D9", PutBack},
	{"shelf.change", data.RightDesk, "D9", PutBack},
	{"shelf.remove", data.RightSettings, "D9", PutBack},
}

// All lists the shelves by name.
func (s *Shelves) All() (out []*data.Shelf, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.Shelf](tx, "name", store.Range{})
		return err
	})
	return out, err
}

// Lies is what lies on a shelf: open jobs with a device there.
func (s *Shelves) Lies(id data.ID) (out []*data.Job, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.Job](tx, "shelf", store.Range{Parts: []string{data.PartID(id)}})
		return err
	})
	return out, err
}

// Add keeps a new shelf; data.Faults "duplicate" where the name is taken.
func (s *Shelves) Add(who data.Actor, in *data.Shelf) (data.Done, error) {
	return s.write("shelf.add", who, func(tx *store.Tx) (data.Record, error) {
		rec := data.Shelf{Name: data.CleanLine(in.Name), Note: data.CleanLine(in.Note)}
		return &rec, tx.Put(&rec)
	})
}

// Change keeps what is known of a shelf.
func (s *Shelves) Change(who data.Actor, in *data.Shelf) (data.Done, error) {
	return s.write("shelf.change", who, func(tx *store.Tx) (data.Record, error) {
		rec := *in
		rec.Name, rec.Note = data.CleanLine(rec.Name), data.CleanLine(rec.Note)
		return &rec, tx.Put(&rec)
	})
}

// Remove puts a shelf aside; one on which something lies is a Fault "in-use".
func (s *Shelves) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("shelf.remove", who, func(tx *store.Tx) (data.Record, error) {
		rec, err := store.Get[data.Shelf](tx, id)
		if err != nil {
			return nil, err
		}
		n, err := tx.Count(data.KindJob, "shelf", store.Range{Parts: []string{data.PartID(id)}}, 1)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			return nil, data.Fault{Field: "name", Code: "in-use", Args: map[string]string{"word": rec.Name}}
		}
		return rec, tx.Remove(rec)
	})
}

// shelfNamed finds a shelf by its name, and makes it where there is none; 0 for no name.
func shelfNamed(tx *store.Tx, name string) (data.ID, error) {
	if name = data.CleanLine(name); name == "" {
		return 0, nil
	}
	s, err := store.One[data.Shelf](tx, "name", data.Fold(name))
	if err == nil {
		return s.ID, nil
	}
	if !errors.Is(err, store.ErrAbsent) {
		return 0, err
	}
	rec := &data.Shelf{Name: name}
	err = tx.Put(rec)
	return rec.ID, err
}
