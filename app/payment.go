package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Payments are money that changed hands. They are voided, never edited.
type Payments struct{ *core }

var paymentActs = []Act{
	{"payment.deposit", data.RightMoney, "D9", Counter},
	{"payment.pay", data.RightMoney, "D9", Counter},
	{"payment.refund", data.RightMoney, "R6 O4", Counter},
	{"payment.void", data.RightVoid, "D9", Final},
}

// Deposit takes money before the work; it counts against the balance later.
func (s *Payments) Deposit(who data.Actor, p data.Payment) (data.Done, error) {
	p.PayKind = data.Deposit
	return s.take("payment.deposit", who, p)
}

// Pay takes a payment of a job or of a customer. More than is owed is a Fault "over-balance".
func (s *Payments) Pay(who data.Actor, p data.Payment) (data.Done, error) {
	p.PayKind = data.Paid
	return s.take("payment.pay", who, p)
}

// Refund gives money back: no more than was paid, and within the person's own limit unless they may override.
func (s *Payments) Refund(who data.Actor, p data.Payment) (data.Done, error) {
	p.PayKind = data.Refund
	return s.take("payment.refund", who, p)
}

func (s *Payments) take(act string, who data.Actor, p data.Payment) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		rec := p
		err := putPayment(tx, &rec)
		return &rec, err
	})
}

// putPayment keeps a new payment after asking rights, limits and what is owed.
func putPayment(tx *store.Tx, p *data.Payment) error {
	if ok, err := mayDo(tx, data.RightMoney); err != nil || !ok {
		return orDenied(err)
	}
	p.ID, p.Rev, p.Void, p.VoidBy, p.VoidWhy = 0, 0, 0, 0, ""
	p.At, p.By, p.Reference = tx.At(), tx.Actor().Staff, data.CleanLine(p.Reference)
	if p.Amount <= 0 {
		return data.Faults{{Field: "amount", Code: "not-positive"}}
	}
	ways, err := listNamed(tx, data.ListPayments)
	if err != nil {
		return err
	}
	if _, ok := ways.Item(p.Way); !ok {
		return data.Faults{{Field: "way", Code: "unknown-choice", Args: map[string]string{"choice": p.Way}}}
	}
	sh, err := shop(tx)
	if err != nil {
		return err
	}
	if p.Job != 0 {
		j, err := store.Get[data.Job](tx, p.Job)
		if err != nil {
			return err
		}
		p.Customer = j.Customer
		if err := checkSum(tx, sh, j, p); err != nil {
			return err
		}
	}
	if p.PayKind == data.Refund {
		if err := checkRefund(tx, sh, p); err != nil {
			return err
		}
	}
	return tx.Put(p)
}

// checkSum refuses a payment above what is owed and a refund above what was paid. A deposit may come before any price is known.
func checkSum(tx *store.Tx, sh *data.Shop, j *data.Job, p *data.Payment) error {
	paid, err := tx.Sum("paid-job", data.PartID(j.ID))
	if err != nil {
		return err
	}
	owed := j.Totals().Total - data.Money(paid)
	switch {
	case p.PayKind == data.Paid && p.Amount > owed:
		return data.Faults{{Field: "amount", Code: "over-balance", Args: map[string]string{"balance": sum(sh, max(0, owed))}}}
	case p.PayKind == data.Refund && p.Amount > data.Money(paid):
		return data.Faults{{Field: "amount", Code: "over-limit", Args: map[string]string{"limit": sum(sh, data.Money(max(0, paid)))}}}
	}
	return nil
}

func checkRefund(tx *store.Tx, sh *data.Shop, p *data.Payment) error {
	if tx.Actor().Staff == 0 {
		return nil
	}
	by, err := store.Get[data.Staff](tx, tx.Actor().Staff)
	if err != nil {
		return err
	}
	if p.Amount > by.Refund && !by.May(data.RightVoid) {
		return data.Faults{{Field: "amount", Code: "over-limit", Args: map[string]string{"limit": sum(sh, by.Refund)}}}
	}
	return nil
}

// Void strikes a payment out, with a reason. Its number and sum stay to be seen.
func (s *Payments) Void(who data.Actor, id data.ID, why string) (data.Done, error) {
	return s.write("payment.void", who, func(tx *store.Tx) (data.Record, error) {
		p, err := store.Get[data.Payment](tx, id)
		if err != nil {
			return nil, err
		}
		if p.Void != 0 {
			return nil, data.Fault{Field: "void", Code: "already-voided"}
		}
		if p.VoidWhy, err = reason("void_why", why); err != nil {
			return nil, err
		}
		p.Void, p.VoidBy = tx.At(), tx.Actor().Staff
		return p, tx.Put(p)
	})
}

// sum is an amount as the shop's own papers write it: for what a fault tells.
func sum(sh *data.Shop, m data.Money) string { return formatOf(sh, sh.Language).Money(m) }

func orDenied(err error) error {
	if err != nil {
		return err
	}
	return data.ErrDenied
}
