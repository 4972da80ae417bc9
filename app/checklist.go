package app

import (
	"errors"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Checklists are what is looked at when a kind of device is taken in.
type Checklists struct{ *core }

var checklistActs = []Act{
	{"checklist.change", data.RightSettings, "D8", PutBack},
}

// Of is the checklist of a kind of device; an empty one where the shop has none.
func (s *Checklists) Of(kind string) (out *data.Checklist, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = checklistOf(tx, kind)
		return err
	})
	return out, err
}

// Points are the points to look at of a kind of device, none looked at yet, worded in a language.
func (s *Checklists) Points(kind, lang string) ([]data.Point, error) {
	l, err := s.Of(kind)
	if err != nil {
		return nil, err
	}
	var out []data.Point
	for _, p := range l.Points {
		if !p.Hidden {
			out = append(out, data.Point{Code: p.Code, Word: p.Word(lang)})
		}
	}
	return out, nil
}

func checklistOf(tx *store.Tx, kind string) (*data.Checklist, error) {
	if kind == "" {
		return &data.Checklist{}, nil
	}
	l, err := store.One[data.Checklist](tx, "kind", kind)
	if errors.Is(err, store.ErrAbsent) {
		return &data.Checklist{DeviceKind: kind}, nil
	}
	return l, err
}

// Change keeps a checklist. A point that was in it before may be hidden, not taken out: data.Faults "in-use".
func (s *Checklists) Change(who data.Actor, in *data.Checklist) (data.Done, error) {
	return s.write("checklist.change", who, func(tx *store.Tx) (data.Record, error) {
		rec := *in
		rec.Points = append([]data.CheckItem(nil), in.Points...)
		old, err := checklistOf(tx, in.DeviceKind)
		if err != nil {
			return nil, err
		}
		kept := map[int]bool{}
		for i := range rec.Points {
			p := &rec.Points[i]
			p.En, p.Fil = data.CleanLine(p.En), data.CleanLine(p.Fil)
			kept[p.N] = true
			rec.Spent = max(rec.Spent, p.N)
		}
		for _, p := range old.Points {
			if !kept[p.N] {
				return nil, data.Faults{{Field: "points", Code: "in-use", Args: map[string]string{"word": p.En}}}
			}
		}
		return &rec, tx.Put(&rec)
	})
}
