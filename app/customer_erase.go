package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

var eraseActs = []Act{
	{"customer.erase", data.RightData, "O10", Final},
}

// ErasePlan is what an erasure would take away, what must be said first, and what it cannot reach.
type ErasePlan struct {
	Customer *data.Customer
	Merged   []string     // numbers of customers who were merged into this one: they are the same person
	Open     []string     // numbers of open jobs, inquiries and appointments: they are to be ended first
	Counts   []EraseCount // what goes
	Mentions []Mention    // other records that name the person: of each it must be said whether the name goes
	More     int          // records beside these in which a name of theirs stands alone, as many people bear it: there it stays
	Copies   []HeldCopy   // copies that go on holding the person
	Days     int          // day files of the second disk that hold the person until the next verified copy
}

// EraseOrder is the order to erase a person, given twice: the second time with the customer's number typed.
type EraseOrder struct {
	Customer data.ID
	Typed    string     // the customer's number
	Yes      []data.Ref // other records in which the name goes
	No       []data.Ref // other records in which it stays
}

// Erasure says what an erasure has done.
type Erasure struct {
	No      string
	At      data.Instant
	Records int        // that were blanked
	Entries int        // of the journal whose payload was
	Copies  []HeldCopy // that still hold the person
	Days    int        // day files that do, until the next verified copy
}

// ErasePlan looks through the whole file for a person. It reads every record once, which takes seconds in a large file. data.ErrDenied,
// data.ErrNotFound; data.Faults "erased" where it is done.
func (s *Customers) ErasePlan(who data.Actor, id data.ID) (*ErasePlan, error) {
	st, err := s.file.store()
	if err != nil {
		return nil, err
	}
	plan, _, _, err := s.erasePlan(st, who, id)
	if err != nil {
		return nil, s.fault(err)
	}
	plan.Copies, plan.Days = s.heldCopies(plan.Customer.Created)
	return plan, nil
}

func (s *Customers) erasePlan(st *store.Store, who data.Actor, id data.ID) (plan *ErasePlan, own *belongings, names signs, err error) {
	plan = &ErasePlan{}
	err = st.View(func(tx *store.Tx) (err error) {
		if err := s.may(tx, store.Act{Name: "customer.erase", Actor: who}); err != nil {
			return err
		}
		if plan.Customer, err = customer(tx, id); err != nil {
			return err
		}
		if plan.Customer.Erased != 0 {
			return erasedFault(plan.Customer)
		}
		if own, err = belongingsOf(tx, plan.Customer.ID); err != nil {
			return err
		}
		names, err = signsOfPerson(tx, own.ids)
		return err
	})
	if err != nil {
		return nil, nil, names, err
	}
	sifter := newSift(names)
	var named []data.Record
	if err := sweep(st, own, sifter, func(rec data.Record) { named = append(named, rec) }); err != nil {
		return nil, nil, names, err
	}
	named = slices.DeleteFunc(named, func(rec data.Record) bool { return own.has[refOf(rec)] })
	for part := range slices.Chunk(named, eraseSlice) {
		if err := st.View(func(tx *store.Tx) error { return plan.mention(tx, part, sifter) }); err != nil {
			return nil, nil, names, err
		}
	}
	plan.order()
	err = st.View(func(tx *store.Tx) error { return plan.fill(tx, own, sifter) })
	return plan, own, names, err
}

// fill counts what goes, and lists what is open.
func (p *ErasePlan) fill(tx *store.Tx, own *belongings, s *sift) error {
	drafts, err := tx.Drafts()
	if err != nil {
		return err
	}
	n := 0
	for _, d := range drafts {
		if heldDraft(d, own, s) {
			n++
		}
	}
	for _, ref := range own.order {
		n, numbered := tx.Look(ref.Kind, ref.ID).(data.Numbered)
		if !numbered {
			continue
		}
		switch n.(type) {
		case *data.Customer:
			if ref.ID != p.Customer.ID {
				p.Merged = append(p.Merged, *n.Number())
			}
		case *data.Job, *data.Inquiry, *data.Appointment:
			if n.Open() {
				p.Open = append(p.Open, *n.Number())
			}
		}
	}
	p.Counts, err = own.counts(tx, n)
	return err
}

func erasedFault(c *data.Customer) error {
	return data.Faults{{Field: "customer", Code: "erased", Args: map[string]string{"no": c.No}}}
}

// Erase takes a person out of the file for good: names, phones, addresses, words, photos and secrets, in records, the journal, drafts and search,
// in slices that go on after a fall; numbers, dates, sums and counts stay. It cannot be undone. told (may be nil) hears each step as it begins.
// data.Faults: "not-this-number" (the number typed is another), "has-open-work", "answer-each" (of a record it was not said whether the name
// goes), "erased". data.ErrDenied, data.ErrBusy (another erasure is on its way), data.ErrFull (no room to compact the file: the rest is done at the next start).
func (s *Customers) Erase(who data.Actor, in EraseOrder, told func(EraseStep)) (Erasure, error) {
	st, err := s.file.writable()
	if err != nil {
		return Erasure{}, err
	}
	plan, own, names, err := s.erasePlan(st, who, in.Customer)
	if err == nil {
		err = plan.agrees(in)
	}
	if err != nil {
		s.log().WithField("op", "customer.erase").WithError(err).Warn("refused")
		return Erasure{}, s.fault(err)
	}
	at := s.Now()
	var lines []store.Erased
	err = st.View(func(tx *store.Tx) error {
		for _, ref := range own.order {
			if c, ok := tx.Look(ref.Kind, ref.ID).(*data.Customer); ok {
				lines = append(lines, store.Erased{ID: c.ID, No: c.No, At: at})
			}
		}
		raw, err := tx.Erasing()
		if err == nil && raw != nil {
			err = data.ErrBusy
		}
		return err
	})
	if err != nil {
		return Erasure{}, s.fault(err)
	}
	lines[0].Others, lines[0].Left = in.Yes, in.No
	e := &eraser{erasing: erasing{Lines: lines, Staff: who.Staff, Signs: names, Step: EraseRecords}, told: told}
	s.equip(e, st, at)
	if err = e.keep(); err == nil {
		err = errors.Join(s.spreadErased(), e.run())
	}
	s.news.publish(e.changes)
	out := Erasure{No: plan.Customer.No, At: at, Records: len(e.changes), Entries: e.blanked}
	out.Copies, out.Days = s.heldCopies(plan.Customer.Created)
	log := s.log().WithField("op", "customer.erase").WithField("id", plan.Customer.ID).WithField("records", out.Records).WithField("entries", out.Entries)
	if err != nil {
		log.WithError(err).Error("not done to its end")
		return out, s.fault(err)
	}
	log.Info("done")
	s.follow()
	s.work.add("copy-after-erasure", s.app.Backups.afterErasure)
	return out, nil
}

// equip gives an eraser what it works with in the open file.
func (c *core) equip(e *eraser, st *store.Store, at data.Instant) {
	e.st, e.at, e.desk, e.ended = st, at, c.file.desk(0), c.erased
	e.compact = func() error { return c.app.compact(context.Background(), false, nil) }
}

// agrees says whether the order fits what was found.
func (p *ErasePlan) agrees(in EraseOrder) error {
	typed, no := data.Squeeze(in.Typed), data.Squeeze(p.Customer.No)
	var faults data.Faults
	if typed == "" || typed != no && typed != strings.TrimLeft(strings.TrimLeft(no, "abcdefghijklmnopqrstuvwxyz"), "0") {
		faults = append(faults, data.Fault{Field: "typed", Code: "not-this-number", Args: map[string]string{"no": p.Customer.No}})
	}
	if len(p.Open) > 0 {
		faults = append(faults, data.Fault{Field: "open", Code: "has-open-work", Args: map[string]string{"list": strings.Join(p.Open, ", ")}})
	}
	left := 0
	for _, m := range p.Mentions {
		if !slices.Contains(in.Yes, m.Ref) && !slices.Contains(in.No, m.Ref) {
			left++
		}
	}
	if left > 0 {
		faults = append(faults, data.Fault{Field: "mentions", Code: "answer-each", Args: map[string]string{"n": fmt.Sprint(left)}})
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// goOn ends an erasure that a fall stopped half-way; where there is none it does nothing.
func (c *core) goOn(st *store.Store) error {
	var raw []byte
	if err := st.View(func(tx *store.Tx) (err error) {
		raw, err = tx.Erasing()
		return err
	}); err != nil || raw == nil {
		return err
	}
	e := &eraser{}
	if err := json.Unmarshal(raw, &e.erasing); err != nil {
		return err
	}
	if len(e.Lines) == 0 {
		return fmt.Errorf("%w: an erasure of nobody", data.ErrDamaged)
	}
	c.equip(e, st, e.Lines[0].At)
	err := e.run()
	c.log().WithField("op", "customer.erase").WithField("step", e.Step).WithError(err).Warn("an erasure that was left half-way went on")
	return err
}
