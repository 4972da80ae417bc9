package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Departments are groups of staff.
type Departments struct{ *core }

var departmentActs = []Act{
	{"department.add", data.RightSettings, "R7 O4", PutBack},
	{"department.change", data.RightSettings, "R7 O4", PutBack},
	{"department.remove", data.RightSettings, "R7", PutBack},
}

// All lists the departments.
func (s *Departments) All() (out []*data.Department, err error) {
	err = s.view(func(tx *store.Tx) error {
		all, err := store.Each[data.Department](tx, 0, 0)
		for _, d := range all {
			if d.Open() {
				out = append(out, d)
			}
		}
		return err
	})
	return out, err
}

// Add keeps a new department.
func (s *Departments) Add(who data.Actor, d *data.Department) (data.Done, error) {
	return s.put("department.add", who, d)
}

// Change keeps what is known of a department.
func (s *Departments) Change(who data.Actor, d *data.Department) (data.Done, error) {
	return s.put("department.change", who, d)
}

func (s *Departments) put(act string, who data.Actor, d *data.Department) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		rec := *d
		rec.Name, rec.Takes = data.CleanLine(rec.Name), data.Clean(rec.Takes)
		return &rec, tx.Put(&rec)
	})
}

// Remove puts a department aside that nobody belongs to: data.Faults "in-use".
func (s *Departments) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("department.remove", who, func(tx *store.Tx) (data.Record, error) {
		d, err := store.Get[data.Department](tx, id)
		if err != nil {
			return nil, err
		}
		people, err := staffOf(tx, true)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			if p.Department == id {
				return nil, data.Faults{{Field: "department", Code: "in-use", Args: map[string]string{"word": p.Called()}}}
			}
		}
		return d, tx.Remove(d)
	})
}
