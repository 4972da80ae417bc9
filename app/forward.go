package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Forwards are inquiries handed over.
type Forwards struct{ *core }

var forwardActs = []Act{}

// forward keeps a hand-over to a person or department that exists.
func forward(tx *store.Tx, who data.Actor, q *data.Inquiry, then Then) (*data.Forward, error) {
	if then.To != 0 {
		to, err := store.Get[data.Staff](tx, then.To)
		if err != nil {
			return nil, err
		}
		if !to.Open() {
			return nil, data.Faults{{Field: "to", Code: "not-here-any-more", Args: map[string]string{"name": to.Called()}}}
		}
	}
	if then.Dept != 0 {
		if _, err := store.Get[data.Department](tx, then.Dept); err != nil {
			return nil, err
		}
	}
	f := &data.Forward{Inquiry: q.ID, From: who.Staff, To: then.To, Department: then.Dept, Reason: data.Clean(then.Reason), At: tx.At()}
	return f, tx.Put(f)
}

// Of lists the hand-overs of an inquiry, the oldest first.
func (s *Forwards) Of(inquiry data.ID) (out []*data.Forward, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = forwardsOf(tx, inquiry)
		return err
	})
	return out, err
}

func forwardsOf(tx *store.Tx, inquiry data.ID) ([]*data.Forward, error) {
	return store.List[data.Forward](tx, "inquiry", store.Range{Parts: []string{data.PartID(inquiry)}})
}

// Unread lists what was handed over to a person, or to the department they belong to, and nobody has read.
func (s *Forwards) Unread(staff data.ID) (out []*data.Forward, err error) {
	err = s.view(func(tx *store.Tx) error {
		p, err := store.Get[data.Staff](tx, staff)
		if err != nil {
			return err
		}
		out, err = store.List[data.Forward](tx, "unread", store.Range{Parts: []string{data.PartID(staff)}, Limit: 100})
		if err != nil || p.Department == 0 {
			return err
		}
		dept, err := store.List[data.Forward](tx, "unread", store.Range{Parts: []string{data.PartID(0), data.PartID(p.Department)}, Limit: 100})
		out = append(out, dept...)
		return err
	})
	return out, err
}

// Read notes that a hand-over was read by the one it went to; the one who wrote it sees the receipt. Of a department the first to read takes it.
func (s *Forwards) Read(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("inquiry.read", who, func(tx *store.Tx) (data.Record, error) {
		f, err := store.Get[data.Forward](tx, id)
		if err != nil {
			return nil, err
		}
		if f.Read != 0 {
			return nil, data.Faults{{Field: "read", Code: "already-ended"}}
		}
		f.Read, f.ReadBy = tx.At(), who.Staff
		if f.To == 0 {
			q, err := store.Get[data.Inquiry](tx, f.Inquiry)
			if err != nil {
				return nil, err
			}
			if q.Open() && q.Assigned == 0 {
				q.Assigned = who.Staff
				if err := tx.Put(q); err != nil {
					return nil, err
				}
			}
		}
		return f, tx.Put(f)
	})
}
