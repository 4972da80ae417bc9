package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Inquiries are contacts with their matter.
type Inquiries struct{ *core }

var inquiryActs = []Act{
	{"inquiry.log", data.RightDesk, "O5 S3 D4", PutBack},
	{"inquiry.change", data.RightDesk, "O5", PutBack},
	{"inquiry.answer", data.RightDesk, "H3 O1", PutBack},
	{"inquiry.promise", data.RightDesk, "H3", PutBack},
	{"inquiry.hand-over", data.RightDesk, "R6 C1", PutBack},
	{"inquiry.read", data.RightDesk, "C1", PutBack},
	{"inquiry.wait", data.RightDesk, "D4", PutBack},
	{"inquiry.close", data.RightDesk, "O5", PutBack},
	{"inquiry.reopen", data.RightDesk, "O5", PutBack},
}

// Then is what comes of an inquiry when it is logged.
type Then struct {
	Resolve  bool           // answered at once
	Promise  data.Local     // an answer by then
	To       data.ID        // handed over to a person
	Dept     data.ID        // or a department
	Reason   string         // of the hand-over
	Customer *data.Customer // a new person met in it; nil: none
}

// Get reads an inquiry.
func (s *Inquiries) Get(id data.ID) (out *data.Inquiry, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Inquiry](tx, id)
		return err
	})
	return out, err
}

// Log keeps a new inquiry with its first contact, and what comes of it: an
// answer at once, a promise (a task "answer" by then), a hand-over; with none of them it stands open. A new
// person is kept in the same act. A second save of the same draft changes nothing.
func (s *Inquiries) Log(who data.Actor, in *data.Inquiry, then Then) (data.Done, error) {
	done, err := s.write("inquiry.log", who, func(tx *store.Tx) (data.Record, error) {
		return logInquiry(tx, who, in, then)
	})
	return s.saved(done, err, data.Ref{Kind: data.KindInquiry, ID: in.ID})
}

func logInquiry(tx *store.Tx, who data.Actor, in *data.Inquiry, then Then) (*data.Inquiry, error) {
	sh, err := shop(tx)
	if err != nil {
		return nil, err
	}
	q := *in
	cleanInquiry(&q)
	if q.Opened == 0 {
		q.Opened = tx.At()
	}
	q.By = who.Staff
	if q.Assigned == 0 && then.To == 0 && then.Dept == 0 {
		q.Assigned = who.Staff
	}
	if then.Customer != nil {
		c, err := putCustomer(tx, then.Customer)
		if err != nil {
			return nil, err
		}
		q.Customer = c.ID
	}
	q.State = data.InquiryOpen // nobody has said anything to it yet
	switch {
	case then.Resolve:
		if q.Answer == "" && q.Job == 0 && q.Appointment == 0 {
			return nil, data.Faults{{Field: "answer", Code: "required"}}
		}
		if err := q.Resolve(tx.At(), true); err != nil {
			return nil, err
		}
	case then.To != 0 || then.Dept != 0:
		q.State, q.Assigned, q.Department = data.HandedOver, then.To, then.Dept
	}
	if then.Promise != "" {
		if err := promise(tx, sh, &q, then.Promise); err != nil {
			return nil, err
		}
		if then.To != 0 || then.Dept != 0 {
			q.State = data.HandedOver
		}
	}
	if err := tx.Put(&q); err != nil {
		return nil, err
	}
	return &q, inquiryFollows(tx, who, sh, &q, then)
}

// inquiryFollows keeps what an inquiry brings with it: its contacts, the task of its promise, its hand-over.
func inquiryFollows(tx *store.Tx, who data.Actor, sh *data.Shop, q *data.Inquiry, then Then) error {
	words := firstOf(q.Words, q.Subject)
	first := &data.Contact{Of: ref(q), At: q.Opened, Seconds: q.Seconds, Channel: q.Channel, Direction: data.In, Words: words, Customer: q.Customer, With: q.Caller}
	if _, err := logContact(tx, who, first); err != nil {
		return err
	}
	if q.Answer != "" {
		said := &data.Contact{Of: ref(q), At: tx.At(), Channel: q.Channel, Direction: data.Out, Words: q.Answer, Customer: q.Customer, With: q.Caller}
		if _, err := logContact(tx, who, said); err != nil {
			return err
		}
	}
	if then.To != 0 || then.Dept != 0 {
		if _, err := forward(tx, who, q, then); err != nil {
			return err
		}
	}
	if q.Promised != "" && q.Open() {
		return answerTask(tx, q)
	}
	return nil
}

func ref(r data.Record) data.Ref { return data.Ref{Kind: r.Kind(), ID: r.Head().ID} }

func cleanInquiry(q *data.Inquiry) {
	for _, f := range []*string{&q.Caller, &q.CallerTel, &q.Subject, &q.FoundIn} {
		*f = data.CleanLine(*f)
	}
	for _, f := range []*string{&q.Words, &q.Answer, &q.How} {
		*f = data.Clean(*f)
	}
	if q.Urgency == "" {
		q.Urgency = data.Normal
	}
	if q.Channel == "" {
		q.Channel = data.ByPhone
	}
}

// promise sets by when the caller is answered: a time that exists in the shop's zone and is not over.
func promise(tx *store.Tx, sh *data.Shop, q *data.Inquiry, by data.Local) error {
	at, err := by.In(zoneOf(sh))
	if err != nil {
		f := data.FaultsOf(err)
		f[0].Field = "promised"
		return f
	}
	if at <= tx.At() {
		return data.Faults{{Field: "promised", Code: "in-the-past"}}
	}
	q.Promise(by)
	return nil
}

// answerTask keeps the promise in the queue, so that nobody forgets it.
func answerTask(tx *store.Tx, q *data.Inquiry) error {
	_, err := makeTask(tx, &data.Task{TaskKind: data.TaskAnswer, Due: q.Promised, Who: q.Assigned, Department: q.Department, Of: ref(q), Customer: q.Customer, Text: firstOf(q.Matter(), q.No)})
	return err
}

// edit changes an inquiry within an act.
func (s *Inquiries) edit(act string, who data.Actor, id data.ID, f func(*store.Tx, *data.Shop, *data.Inquiry) error) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		q, err := store.Get[data.Inquiry](tx, id)
		if err != nil {
			return nil, err
		}
		if err := f(tx, sh, q); err != nil {
			return nil, asFaults(err)
		}
		return q, tx.Put(q)
	})
}

// asFaults makes a single Fault a list of one.
func asFaults(err error) error {
	if fs := data.FaultsOf(err); len(fs) > 0 {
		return fs
	}
	return err
}

// Change keeps what is known of an inquiry; data.ErrConflict where it was changed meanwhile.
func (s *Inquiries) Change(who data.Actor, in *data.Inquiry) (data.Done, error) {
	return s.write("inquiry.change", who, func(tx *store.Tx) (data.Record, error) {
		q := *in
		cleanInquiry(&q)
		return &q, tx.Put(&q)
	})
}

// Answer tells the caller: the words are logged as a contact, the inquiry is resolved and its promise done.
func (s *Inquiries) Answer(who data.Actor, id data.ID, words string, by data.Channel, foundIn string) (data.Done, error) {
	words = data.Clean(words)
	if words == "" {
		return data.Done{}, data.Faults{{Field: "answer", Code: "required"}}
	}
	return s.edit("inquiry.answer", who, id, func(tx *store.Tx, _ *data.Shop, q *data.Inquiry) error {
		if err := q.Resolve(tx.At(), false); err != nil {
			return err
		}
		q.Answer = words
		if foundIn = data.CleanLine(foundIn); foundIn != "" {
			q.FoundIn = foundIn
		}
		c := &data.Contact{Of: ref(q), Channel: by, Direction: data.Out, Words: words, Customer: q.Customer, With: q.Caller}
		if _, err := logContact(tx, who, c); err != nil {
			return err
		}
		return endTasks(tx, ref(q), data.TaskAnswer, words)
	})
}

// Promise sets another time for the answer, and why.
func (s *Inquiries) Promise(who data.Actor, id data.ID, by data.Local, why string) (data.Done, error) {
	return s.edit("inquiry.promise", who, id, func(tx *store.Tx, sh *data.Shop, q *data.Inquiry) error {
		if !q.Open() {
			return data.Fault{Field: "state", Code: "already-ended"}
		}
		if err := promise(tx, sh, q, by); err != nil {
			return err
		}
		if why = data.Clean(why); why != "" {
			c := &data.Contact{Of: ref(q), Channel: q.Channel, Direction: data.Out, Words: why, Customer: q.Customer, With: q.Caller}
			if _, err := logContact(tx, who, c); err != nil {
				return err
			}
		}
		return answerTask(tx, q)
	})
}

// HandOver passes an inquiry on to a person or a department, with all that was said.
func (s *Inquiries) HandOver(who data.Actor, id, to, dept data.ID, reason string) (data.Done, error) {
	return s.edit("inquiry.hand-over", who, id, func(tx *store.Tx, _ *data.Shop, q *data.Inquiry) error {
		if !q.Open() {
			return data.Fault{Field: "state", Code: "already-ended"}
		}
		q.State, q.Assigned, q.Department = data.HandedOver, to, dept
		if _, err := forward(tx, who, q, Then{To: to, Dept: dept, Reason: reason}); err != nil {
			return err
		}
		if q.Promised != "" {
			return answerTask(tx, q)
		}
		return nil
	})
}

// Wait says that the customer has the ball: we asked, they answer.
func (s *Inquiries) Wait(who data.Actor, id data.ID, words string, by data.Channel) (data.Done, error) {
	return s.edit("inquiry.wait", who, id, func(tx *store.Tx, _ *data.Shop, q *data.Inquiry) error {
		if !q.Open() {
			return data.Fault{Field: "state", Code: "already-ended"}
		}
		q.State = data.WaitingCustomer
		if words = data.Clean(words); words == "" {
			return nil
		}
		_, err := logContact(tx, who, &data.Contact{Of: ref(q), Channel: by, Direction: data.Out, Words: words, Customer: q.Customer, With: q.Caller})
		return err
	})
}

// Close ends an inquiry without an answer, and says how.
func (s *Inquiries) Close(who data.Actor, id data.ID, resolution, how string) (data.Done, error) {
	return s.edit("inquiry.close", who, id, func(tx *store.Tx, _ *data.Shop, q *data.Inquiry) error {
		if q.State == data.InquiryClosed {
			return data.Fault{Field: "state", Code: "already-ended"}
		}
		q.State, q.Resolution, q.How, q.Ended = data.InquiryClosed, resolution, data.Clean(how), tx.At()
		return endTasks(tx, ref(q), data.TaskAnswer, q.How)
	})
}

// Reopen takes an ended inquiry up again.
func (s *Inquiries) Reopen(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("inquiry.reopen", who, id, func(tx *store.Tx, _ *data.Shop, q *data.Inquiry) error {
		if q.Open() {
			return data.Fault{Field: "state", Code: "not-ended"}
		}
		q.State, q.Answered, q.Ended, q.First = data.InquiryOpen, 0, 0, false
		q.Promised = ""
		return nil
	})
}
