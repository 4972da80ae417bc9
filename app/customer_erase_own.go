package app

import (
	"bytes"

	"tanggapan/data"
	"tanggapan/data/store"
)

// belongings are a person's records.
type belongings struct {
	ids   map[data.ID]bool // of the customer, and of those that were merged into them
	has   map[data.Ref]bool
	order []data.Ref // what hangs on another comes behind it
}

func (b *belongings) add(refs ...data.Ref) {
	for _, r := range refs {
		if !b.has[r] {
			b.has[r] = true
			b.order = append(b.order, r)
		}
	}
}

// hangers are the indexes by which records are found that hang on one of a kind.
var hangers = map[data.Kind][]struct {
	kind  data.Kind
	index string
}{
	data.KindCustomer: {
		{data.KindDevice, "owner"}, {data.KindJob, "customer"}, {data.KindInquiry, "customer"}, {data.KindAppointment, "customer"}, {data.KindPayment, "customer"}, {data.KindTask, "customer"},
	},
	data.KindJob:     {{data.KindEstimate, "job"}, {data.KindPartRequest, "job"}, {data.KindAppointment, "job"}, {data.KindPayment, "job"}},
	data.KindInquiry: {{data.KindForward, "inquiry"}},
}

// ofAny are the kinds that hang on any record.
var ofAny = []data.Kind{data.KindContact, data.KindTask, data.KindAttachment, data.KindPrintJob}

// belongingsOf gathers a customer's records by index: those that count. Put-aside ones are found while all records are gone through.
func belongingsOf(tx *store.Tx, customer data.ID) (*belongings, error) {
	b := &belongings{ids: map[data.ID]bool{}, has: map[data.Ref]bool{}}
	b.add(data.Ref{Kind: data.KindCustomer, ID: customer})
	return b, b.follow(tx, 0)
}

// follow adds what hangs on the records from one on.
func (b *belongings) follow(tx *store.Tx, from int) error {
	find := func(k data.Kind, index, part string) error {
		p, err := tx.Find(k, index, store.Range{Parts: []string{part}})
		for _, id := range p.IDs {
			b.add(data.Ref{Kind: k, ID: id})
		}
		return err
	}
	for ; from < len(b.order); from++ {
		r := b.order[from]
		if r.Kind == data.KindCustomer {
			b.ids[r.ID] = true
			if err := find(data.KindCustomer, "merged", data.PartID(r.ID)); err != nil {
				return err
			}
		}
		for _, h := range hangers[r.Kind] {
			if err := find(h.kind, h.index, data.PartID(r.ID)); err != nil {
				return err
			}
		}
		for _, k := range ofAny {
			if err := find(k, "of", data.PartRef(r)); err != nil {
				return err
			}
		}
	}
	return nil
}

// hangsOn are the records that one hangs on: it is a person's where one of them is.
func hangsOn(rec data.Record) []data.Ref {
	customer := func(id data.ID) data.Ref { return data.Ref{Kind: data.KindCustomer, ID: id} }
	job := func(id data.ID) data.Ref { return data.Ref{Kind: data.KindJob, ID: id} }
	switch r := rec.(type) {
	case *data.Customer:
		return []data.Ref{customer(r.MergedInto)}
	case *data.Device:
		return []data.Ref{customer(r.Owner)}
	case *data.Job:
		return []data.Ref{customer(r.Customer)}
	case *data.Inquiry:
		return []data.Ref{customer(r.Customer)}
	case *data.Appointment:
		return []data.Ref{customer(r.Customer), job(r.Job), {Kind: data.KindInquiry, ID: r.Inquiry}}
	case *data.Payment:
		return []data.Ref{customer(r.Customer), job(r.Job)}
	case *data.Task:
		return []data.Ref{customer(r.Customer), r.Of}
	case *data.Contact:
		return []data.Ref{customer(r.Customer), r.Of, r.Party}
	case *data.Attachment:
		return []data.Ref{r.Of}
	case *data.PrintJob:
		return []data.Ref{r.Of}
	case *data.Estimate:
		return []data.Ref{job(r.Job)}
	case *data.PartRequest:
		return []data.Ref{customer(r.Customer), job(r.Job)}
	case *data.Forward:
		return []data.Ref{{Kind: data.KindInquiry, ID: r.Inquiry}}
	}
	return nil
}

// sweepSlice is how many records are looked at in one view.
const sweepSlice = 500

var removedField = []byte(`"removed":`)

// sweep goes through all records once: what was put aside and is the person's joins the belongings, and named gets every other record whose
// words may name the person.
func sweep(st *store.Store, b *belongings, s *sift, named func(data.Record)) error {
	var aside []data.Record
	for _, k := range data.Kinds {
		for after := data.ID(0); ; {
			n := 0
			err := st.View(func(tx *store.Tx) error {
				refs, raw, err := tx.EachRaw(k.Kind, after, sweepSlice)
				n = len(refs)
				for i, ref := range refs {
					after = ref.ID
					removed := bytes.Contains(raw[i], removedField)
					if b.has[ref] || !removed && !s.maybe(raw[i]) {
						continue
					}
					rec, err := tx.Record(ref)
					if err != nil {
						return err
					}
					if removed {
						aside = append(aside, rec)
					} else {
						named(rec)
					}
				}
				return err
			})
			if err != nil {
				return err
			}
			if n < sweepSlice {
				break
			}
		}
	}
	for more := true; more; {
		more = false
		var rest []data.Record
		for _, rec := range aside {
			if !b.takes(rec) {
				rest = append(rest, rec)
				continue
			}
			from := len(b.order)
			b.add(refOf(rec))
			if err := st.View(func(tx *store.Tx) error { return b.follow(tx, from) }); err != nil {
				return err
			}
			more = true
		}
		aside = rest
	}
	for _, rec := range aside {
		named(rec)
	}
	return nil
}

// takes says whether a record hangs on one of the person's.
func (b *belongings) takes(rec data.Record) bool {
	for _, r := range hangsOn(rec) {
		if r.ID != 0 && b.has[r] {
			return true
		}
	}
	return false
}

func refOf(rec data.Record) data.Ref { return data.Ref{Kind: rec.Kind(), ID: rec.Head().ID} }
