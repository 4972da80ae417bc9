package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Asks are questions to suppliers and their answers.
type Asks struct{ *core }

var askActs = []Act{
	{"ask.log", data.RightDesk, "D6", PutBack},
	{"ask.answer", data.RightDesk, "D6", PutBack},
	{"ask.take", data.RightDesk, "D6 D7", PutBack},
}

// Log keeps a question to a supplier, with the answer where it was given at once. The talk stands on the supplier's and the job's timeline.
func (s *Asks) Log(who data.Actor, in *data.Ask) (data.Done, error) {
	return s.write("ask.log", who, func(tx *store.Tx) (data.Record, error) {
		a := *in
		cleanAsk(&a)
		a.At, a.By = tx.At(), who.Staff
		if a.Answer != data.NoAnswer {
			a.Answered = tx.At()
		}
		if _, err := store.Get[data.Supplier](tx, a.Supplier); a.Supplier != 0 && err != nil {
			return nil, err
		}
		if err := tx.Put(&a); err != nil {
			return nil, err
		}
		return &a, asked(tx, who, &a)
	})
}

func cleanAsk(a *data.Ask) {
	for _, f := range []*string{&a.Stock, &a.How, &a.Who, &a.Note} {
		*f = data.CleanLine(*f)
	}
}

// asked moves the request on and logs the talk.
func asked(tx *store.Tx, who data.Actor, a *data.Ask) error {
	r, err := store.Get[data.PartRequest](tx, a.Request)
	if err != nil {
		return err
	}
	if r.State == data.Wanted {
		if err := r.MoveTo(data.Asked, tx.At()); err != nil {
			return asFaults(err)
		}
	}
	if err := putRequest(tx, r); err != nil {
		return err
	}
	return logAsk(tx, who, a, r)
}

func logAsk(tx *store.Tx, who data.Actor, a *data.Ask, r *data.PartRequest) error {
	p, err := store.Get[data.Part](tx, r.Part)
	if err != nil {
		return err
	}
	of := ref(r)
	if r.Job != 0 {
		of = data.Ref{Kind: data.KindJob, ID: r.Job}
	}
	sh, err := shop(tx)
	if err != nil {
		return err
	}
	c := &data.Contact{Of: of, Channel: a.Channel, Direction: data.Out, Internal: true, Party: data.Ref{Kind: data.KindSupplier, ID: a.Supplier}, With: a.Who, Words: askWords(sh, p, a), Customer: r.Customer}
	_, err = logContact(tx, who, c)
	return err
}

// askWords is what a question brought, in one line of the shop's language.
func askWords(sh *data.Shop, p *data.Part, a *data.Ask) string {
	f := formatOf(sh, sh.Language)
	answer := string(a.Answer)
	if a.Answer == data.NoAnswer {
		answer = "none"
	}
	words := []string{f.Words().T("ask.answer." + answer), a.Stock}
	if a.Price != 0 {
		words = append(words, f.Money(a.Price))
	}
	return data.Cut(p.Name+": "+joinComma(append(words, a.Note)...), data.MaxWords)
}

// Answer keeps what a supplier said to a question asked before.
func (s *Asks) Answer(who data.Actor, in *data.Ask) (data.Done, error) {
	return s.write("ask.answer", who, func(tx *store.Tx) (data.Record, error) {
		a := *in
		cleanAsk(&a)
		if a.Answer == data.NoAnswer {
			return nil, data.Faults{{Field: "answer", Code: "required"}}
		}
		a.Answered = tx.At()
		if err := tx.Put(&a); err != nil {
			return nil, err
		}
		r, err := store.Get[data.PartRequest](tx, a.Request)
		if err != nil {
			return nil, err
		}
		if err := putRequest(tx, r); err != nil {
			return nil, err
		}
		return &a, logAsk(tx, who, &a, r)
	})
}

// Take chooses one of a request's answers: the order goes there.
func (s *Asks) Take(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("ask.take", who, func(tx *store.Tx) (data.Record, error) { return takeAsk(tx, id) })
}

func takeAsk(tx *store.Tx, id data.ID) (*data.PartRequest, error) {
	a, err := store.Get[data.Ask](tx, id)
	if err != nil {
		return nil, err
	}
	if a.Answer != data.AskYes && a.Answer != data.AskLater {
		return nil, data.Faults{{Field: "answer", Code: "answer-is-no"}}
	}
	r, err := store.Get[data.PartRequest](tx, a.Request)
	if err != nil {
		return nil, err
	}
	if !r.Open() {
		return nil, data.Faults{{Field: "state", Code: "already-ended"}}
	}
	r.Taken = a.ID
	if r.State != data.Ordered {
		r.Supplier = a.Supplier
	}
	return r, putRequest(tx, r)
}

// Landed is what n of the part cost all in by an answer, delivery included.
func Landed(a *data.Ask, n int) data.Money { return a.Price*data.Money(n) + a.Delivery }
