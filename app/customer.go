package app

import (
	"errors"
	"strings"

	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// Customers are the people and companies that the shop serves.
type Customers struct{ *core }

var customerActs = []Act{
	{"customer.add", data.RightDesk, "O6 O10", PutBack},
	{"customer.change", data.RightDesk, "O10", PutBack},
	{"customer.set-alert", data.RightDesk, "D1", PutBack},
	{"customer.remove", data.RightMerge, "O10", PutBack},
}

// CustomerRow is a customer as lists and the picker show them.
type CustomerRow struct {
	*data.Customer
	Devices  []*data.Device // newest first, at most four
	More     int            // devices beside these
	Jobs     []*data.Job    // open ones first, at most five
	OpenJobs int
	Ready    bool // something waits to be collected
	Owes     data.Money
	Last     data.Instant // last job taken in; 0: none
}

// Get reads a customer; one that was merged leads to the customer it is now.
func (s *Customers) Get(id data.ID) (out *data.Customer, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = customer(tx, id)
		return err
	})
	return out, err
}

// customer reads a customer, following merges.
func customer(tx *store.Tx, id data.ID) (*data.Customer, error) {
	for hops := 0; ; hops++ {
		c, err := store.Get[data.Customer](tx, id)
		if err != nil || c.MergedInto == 0 || hops == 10 {
			return c, err
		}
		id = c.MergedInto
	}
}

// Row reads a customer with what the picker shows.
func (s *Customers) Row(id data.ID) (out CustomerRow, err error) {
	err = s.view(func(tx *store.Tx) error {
		c, err := customer(tx, id)
		if err == nil {
			out, err = customerRow(tx, c)
		}
		return err
	})
	return out, err
}

// Find gives up to limit customers whose name, phone, number, device or job matches what is typed, the most lately seen first.
func (s *Customers) Find(text string, limit int) (out []CustomerRow, err error) {
	err = s.view(func(tx *store.Tx) error {
		refs, err := tx.Search(search.Query{Text: text, Kinds: []data.Kind{data.KindCustomer}, Limit: limit})
		if err != nil {
			return err
		}
		if len(refs) < limit {
			more, err := tx.Search(search.Query{Text: text, Kinds: []data.Kind{data.KindJob, data.KindDevice}, Limit: 4 * limit})
			if err != nil {
				return err
			}
			if refs, err = addOwners(tx, refs, more); err != nil {
				return err
			}
		}
		for _, r := range refs {
			if len(out) == limit {
				break
			}
			c, err := customer(tx, r.ID)
			if errors.Is(err, store.ErrAbsent) || err == nil && (c.Removed != 0 || c.Erased != 0) {
				continue
			}
			if err != nil {
				return err
			}
			row, err := customerRow(tx, c)
			if err != nil {
				return err
			}
			out = append(out, row)
		}
		return nil
	})
	return out, err
}

// addOwners adds the customers of jobs and devices found, each once.
func addOwners(tx *store.Tx, refs, found []data.Ref) ([]data.Ref, error) {
	seen := map[data.ID]bool{}
	for _, r := range refs {
		seen[r.ID] = true
	}
	recs, err := tx.Records(found...)
	if err != nil {
		return nil, err
	}
	for _, rec := range recs {
		var owner data.ID
		switch r := rec.(type) {
		case *data.Job:
			owner = r.Customer
		case *data.Device:
			owner = r.Owner
		}
		if owner != 0 && !seen[owner] {
			seen[owner] = true
			refs = append(refs, data.Ref{Kind: data.KindCustomer, ID: owner})
		}
	}
	return refs, nil
}

func customerRow(tx *store.Tx, c *data.Customer) (CustomerRow, error) {
	row := CustomerRow{Customer: c}
	var err error
	if row.Devices, err = devicesOf(tx, c.ID, mostBrief); err != nil {
		return row, err
	}
	jobs, err := jobsOf(tx, c.ID)
	if err != nil {
		return row, err
	}
	if len(jobs) > 0 {
		row.Last = jobs[0].TakenIn
	}
	for _, open := range []bool{true, false} {
		for _, j := range jobs {
			if j.Open() == open && len(row.Jobs) < 5 {
				row.Jobs = append(row.Jobs, j)
			}
			if open && j.Open() {
				row.OpenJobs++
				row.Ready = row.Ready || j.State.Ball() == data.BallReady
			}
		}
	}
	row.Owes, err = owes(tx, jobs)
	return row, err
}

// Bounds of what a row reads.
const (
	mostJobs  = 50 // of a customer's jobs count for what they owe and have open
	mostBrief = 4  // devices
)

// jobsOf are a customer's newest jobs, the newest first.
func jobsOf(tx *store.Tx, id data.ID) ([]*data.Job, error) {
	return store.List[data.Job](tx, "customer", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: mostJobs})
}

// owes is what is still to be paid of jobs that were handed out.
func owes(tx *store.Tx, jobs []*data.Job) (data.Money, error) {
	var sum data.Money
	for _, j := range jobs {
		if j.State != data.Collected && j.State != data.JobClosed {
			continue
		}
		paid, err := tx.Sum("paid-job", data.PartID(j.ID))
		if err != nil {
			return 0, err
		}
		sum += max(0, j.Totals().Total-data.Money(paid))
	}
	return sum, nil
}

// Count is how many customers there are: one key, whatever their number.
func (s *Customers) Count() (n int, err error) {
	err = s.view(func(tx *store.Tx) error {
		sum, err := tx.Sum("customers", "")
		n = int(sum)
		return err
	})
	return n, err
}

// Alike gives customers who may be the same as the one typed: same phone, or same name. It never forces anything.
func (s *Customers) Alike(c *data.Customer) (out []*data.Customer, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = alike(tx, c)
		return err
	})
	return out, err
}

func alike(tx *store.Tx, c *data.Customer) ([]*data.Customer, error) {
	sh, err := shop(tx)
	if err != nil {
		return nil, err
	}
	probe := *c
	cleanCustomer(&probe, sh)
	seen := map[data.ID]bool{c.ID: true}
	var out []*data.Customer
	add := func(index string, parts ...string) error {
		found, err := store.List[data.Customer](tx, index, store.Range{Parts: parts, Limit: 5})
		for _, f := range found {
			if !seen[f.ID] {
				seen[f.ID] = true
				out = append(out, f)
			}
		}
		return err
	}
	for _, p := range probe.Phones {
		if d := data.Digits(p.Best164()); len(d) >= 7 {
			if err := add("phone", d); err != nil {
				return nil, err
			}
		}
	}
	if name := data.Fold(strings.Join([]string{probe.Company, probe.Family, probe.Given}, " ")); name != "" {
		if err := add("name", name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Add keeps a new customer; one kept before from the same draft is left as it is.
func (s *Customers) Add(who data.Actor, c *data.Customer) (data.Done, error) {
	done, err := s.write("customer.add", who, func(tx *store.Tx) (data.Record, error) {
		return putCustomer(tx, c)
	})
	return s.saved(done, err, data.Ref{Kind: data.KindCustomer, ID: c.ID})
}

// putCustomer cleans and keeps a customer, new or changed.
func putCustomer(tx *store.Tx, c *data.Customer) (*data.Customer, error) {
	sh, err := shop(tx)
	if err != nil {
		return nil, err
	}
	if was, ok := tx.Look(data.KindCustomer, c.ID).(*data.Customer); ok && was.Erased != 0 {
		return nil, erasedFault(was)
	}
	rec := *c
	cleanCustomer(&rec, sh)
	if rec.Alert != "" && rec.AlertAt == 0 {
		rec.AlertBy, rec.AlertAt = tx.Actor().Staff, tx.At()
	}
	return &rec, tx.Put(&rec)
}

// saved answers a second save of the same draft with the record that is there.
func (c *core) saved(done data.Done, err error, r data.Ref) (data.Done, error) {
	if !errors.Is(err, store.ErrThere) || r.ID == 0 {
		return done, err
	}
	err = c.view(func(tx *store.Tx) error {
		rec, err := tx.Record(r)
		if err != nil {
			return err
		}
		done = data.Done{Kind: r.Kind, ID: r.ID}
		if n, ok := rec.(data.Numbered); ok {
			done.No = *n.Number()
		}
		hist, err := tx.History(r, 0)
		if err == nil && len(hist) > 0 {
			first := hist[len(hist)-1]
			done.Act, done.Entry = first.Act, first.Seq
		}
		return err
	})
	return done, err
}

// Change keeps what is known of a customer; data.ErrConflict where it was changed meanwhile.
func (s *Customers) Change(who data.Actor, c *data.Customer) (data.Done, error) {
	return s.write("customer.change", who, func(tx *store.Tx) (data.Record, error) {
		return putCustomer(tx, c)
	})
}

// SetAlert sets the fact that is shown whenever the customer is picked; "" takes it away.
func (s *Customers) SetAlert(who data.Actor, id data.ID, alert string) (data.Done, error) {
	return s.write("customer.set-alert", who, func(tx *store.Tx) (data.Record, error) {
		c, err := customer(tx, id)
		if err != nil {
			return nil, err
		}
		if c.Erased != 0 {
			return nil, erasedFault(c)
		}
		c.Alert, c.AlertBy, c.AlertAt = data.CleanLine(alert), who.Staff, tx.At()
		return c, tx.Put(c)
	})
}

// Remove puts a customer aside who has no open job: data.Faults "has-open-jobs".
func (s *Customers) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("customer.remove", who, func(tx *store.Tx) (data.Record, error) {
		c, err := customer(tx, id)
		if err != nil {
			return nil, err
		}
		jobs, err := jobsOf(tx, id)
		if err != nil {
			return nil, err
		}
		for _, j := range jobs {
			if j.Open() {
				return nil, data.Faults{{Field: "jobs", Code: "has-open-jobs", Args: map[string]string{"job": j.No}}}
			}
		}
		return c, tx.Remove(c)
	})
}
