package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// What a page of customers reads.
const (
	customerKeys  = 60 // the first page, in all
	firstByName   = 10 // rows of it at most
	mostBeside    = 8  // of a customer's open jobs, and of those given up, whose deposits are looked at
	besideRecords = 3  // keys of a row beside those: newest device with its place, newest job
)

// ByName lists customers by name, from the place given on, with what a list shows of what they have and owe. limit 0 is the
// first page: as many as sixty keys give.
func (s *Customers) ByName(after string, limit int) (rows []CustomerRow, next string, err error) {
	err = s.view(func(tx *store.Tx) error {
		rows, next, err = customerPage(tx, "name", store.Range{After: after, Limit: limit})
		return err
	})
	return rows, next, err
}

// Untidy lists customers without a phone or without a name, the newest first, as ByName does, and counts them.
func (s *Customers) Untidy(after string, limit int) (rows []CustomerRow, next string, n int, err error) {
	err = s.view(func(tx *store.Tx) error {
		sum, err := tx.Sum("untidy", "")
		if n = int(sum); err != nil || n == 0 {
			return err
		}
		rows, next, err = customerPage(tx, "untidy", store.Range{After: after, Limit: limit, Reverse: true})
		return err
	})
	return rows, next, n, err
}

// UntidyCount is how many customers are without a phone or without a name.
func (s *Customers) UntidyCount() (n int, err error) {
	err = s.view(func(tx *store.Tx) error {
		sum, err := tx.Sum("untidy", "")
		n = int(sum)
		return err
	})
	return n, err
}

// customerPage reads a page of customers; without a limit as many as sixty keys give.
func customerPage(tx *store.Tx, index string, r store.Range) (rows []CustomerRow, next string, err error) {
	left := 1 << 30
	if r.Limit == 0 {
		// The count of those to be tidied is one.
		r.Limit, left = firstByName, customerKeys-2-3*firstByName
	}
	p, err := tx.Find(data.KindCustomer, index, r)
	if err != nil || len(p.IDs) == 0 {
		return nil, "", err
	}
	all, err := store.GetAll[data.Customer](tx, p.IDs)
	if err != nil {
		return nil, "", err
	}
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = data.PartID(c.ID)
	}
	sums, err := tx.SheetMany("customer", parts...)
	if err != nil {
		return nil, "", err
	}
	for i, c := range all {
		if left -= keysOfRow(sums[i]); left < 0 && i > 0 && len(all) == len(p.IDs) {
			p.Cut(i)
			break
		}
		row, err := listedRow(tx, c, parts[i], sums[i])
		if err != nil {
			return nil, "", err
		}
		rows = append(rows, row)
	}
	return rows, p.After, nil
}

// keysOfRow is how many keys listedRow reads at most.
func keysOfRow(sums map[string]int64) int {
	n := besideRecords
	if sums["billed"] != 0 {
		n += 2 * int(min(sums["open"], mostBeside)+min(sums["given-up"], mostBeside))
	}
	return n
}

// listedRow is a customer with what a list shows: the newest device, how many more there are, what is open, owed, and when they were here last.
func listedRow(tx *store.Tx, c *data.Customer, of string, sums map[string]int64) (CustomerRow, error) {
	row := CustomerRow{Customer: c, OpenJobs: int(sums["open"]), Ready: sums["ready"] > 0}
	r := store.Range{Parts: []string{of}, Reverse: true, Limit: 1, Blind: true}
	if sums["devices"] > 0 {
		p, err := tx.Find(data.KindDevice, "owner", r)
		if err != nil {
			return row, err
		}
		if row.Devices, err = store.GetAll[data.Device](tx, p.IDs); err != nil {
			return row, err
		}
		row.More = int(sums["devices"]) - len(row.Devices)
	}
	if sums["jobs"] > 0 {
		last, _, err := tx.Places(data.KindJob, "customer", r)
		if err != nil {
			return row, err
		}
		for _, p := range last {
			at, err := data.ReadPart(p.Parts[0])
			if err != nil {
				return row, err
			}
			row.Last = data.Instant(at)
		}
	}
	due, err := dueOf(tx, of, sums, mostBeside)
	row.Owes = max(0, due)
	return row, err
}

// dueOf is what a customer still is to pay for jobs that were handed out: what was billed, without what was paid for them. What was
// paid for others, open or given up, is no part of that; up to most of each are looked at.
func dueOf(tx *store.Tx, of string, sums map[string]int64, most int) (data.Money, error) {
	due := data.Money(sums["billed"] - sums["paid"])
	if sums["billed"] == 0 {
		return 0, nil
	}
	for index, n := range map[string]int64{"open-of": sums["open"], "given-up": sums["given-up"]} {
		if n == 0 {
			continue
		}
		p, err := tx.Find(data.KindJob, index, store.Range{Parts: []string{of}, Reverse: true, Limit: most, Blind: true})
		if err != nil {
			return 0, err
		}
		parts := make([]string, len(p.IDs))
		for i, id := range p.IDs {
			parts[i] = data.PartID(id)
		}
		paid, err := tx.SumMany("paid-job", parts...)
		if err != nil {
			return 0, err
		}
		for _, v := range paid {
			due += data.Money(v)
		}
	}
	return due, nil
}
