package search_test

import (
	"fmt"
	"slices"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

func (s *shop) find(t testing.TB, text string, kinds ...data.Kind) (refs []data.Ref) {
	t.Helper()
	err := s.View(func(tx *store.Tx) (err error) {
		refs, err = tx.Search(search.Query{Text: text, Kinds: kinds})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return refs
}

func ref(r data.Record) data.Ref { return data.Ref{Kind: r.Kind(), ID: r.Head().ID} }

func (s *shop) holds(t *testing.T, text string, rec data.Record, want bool) {
	t.Helper()
	if got := slices.Contains(s.find(t, text), ref(rec)); got != want {
		t.Errorf("%q finds %s: %v, want %v", text, ref(rec), got, want)
	}
}

func phoned(typed, e164 string) *data.Customer {
	return &data.Customer{Given: "Liza", Family: "Peña", Phones: []data.Phone{{N: 1, Typed: typed, E164: e164}}}
}

func TestFind_PhonesInEveryWayOfWriting(t *testing.T) {
	s := newShop(t)
	mobile := phoned("0917 555 0123", "+639175550123")
	s.put(t, mobile)
	s.put(t, phoned("0917 555 9999", "+639175559999"))
	for _, way := range []string{"+639175550123", "09175550123", "9175550123", "639175550123", "00639175550123"} {
		// With marks between any of its digits, and at every length that tells it from the other.
		for from := len(way) - 3; from <= len(way); from++ {
			for cut := 1; cut < from; cut++ {
				for _, mark := range []string{"", " ", "-", " - ", ".", "/", ") "} {
					q := way[:cut] + mark + way[cut:from]
					hits := s.find(t, q)
					if len(hits) != 1 || hits[0] != ref(mobile) {
						t.Fatalf("%q finds %v", q, hits)
					}
				}
			}
		}
	}
	for _, q := range []string{"123", "0123", "50123", "550123", "5550123", "0917 555 0123", "(0917) 555-0123", "+63 (0)917 555 0123", "+63 917 555 01 23", "Liza 0123", "pena 0917 555 01", "0917 555 0123 liza"} {
		s.holds(t, q, mobile, true)
	}
	for _, q := range []string{"23", "1234", "0918", "555 0124", "+64 917", "Liza 0124"} {
		s.holds(t, q, mobile, false)
	}
	other := phoned("8123 4567", "")
	abroad := phoned("+1 212 555 0100", "+12125550100")
	s.put(t, other)
	s.put(t, abroad)
	for _, q := range []string{"8123 4567", "81234567", "4567", "8123"} {
		s.holds(t, q, other, true)
	}
	for _, q := range []string{"+1 212 555 0100", "001 212 555 0100", "12125550100", "555 0100", "1 212"} {
		s.holds(t, q, abroad, true)
	}
}

func TestFind_NumbersSerialsAndNames(t *testing.T) {
	s := newShop(t)
	c := &data.Customer{Base: data.Base{ID: 77}, Given: "Niña", Family: "Dela Cruz"}
	s.put(t, c)
	d := &data.Device{Owner: c.ID, Brand: "Samsung", Model: "Galaxy A54", Serial: "R58N-30ABCDE", IMEI: "351234567890123"}
	s.put(t, d)
	j := s.job(c, d)
	j.ID = 4217
	s.put(t, j)
	for _, q := range []string{"J-004217", "j-4217", "J004217", "j4217", "4217", "004217", "00421", "J-0042", "J004217D1", "J-004217 dela"} {
		if hits := s.find(t, q); len(hits) != 1 || hits[0] != ref(j) {
			t.Errorf("%q finds %v", q, hits)
		}
	}
	for _, q := range []string{"R58N-30ABCDE", "r58n30", "r58n 30abcde", "30abc", "bcde", "CDE", "abcde", "351234567890123", "3512345", "0123", "890123", "90 123"} {
		s.holds(t, q, d, true)
		s.holds(t, q, j, true)
	}
	for _, q := range []string{"nina", "Niña", "NIÑA", "dela cruz", "delacruz", "Dela C", "cruz dela", "cruz nina", "ni de", "a54 cruz", "galaxy nina", "samsunggal"} {
		s.holds(t, q, j, true)
	}
	for _, q := range []string{"ruz", "nino", "de", "58n", "galaxy nino", "J-4218", "4217 4218"} {
		s.holds(t, q, j, q == "de")
	}
	together := &data.Customer{Given: "Rey", Family: "Delacruz"}
	s.put(t, together)
	s.holds(t, "dela cruz rey", together, true)
	s.holds(t, "rey delacruz", together, true)
	apart := &data.Customer{Given: "Ana", Family: "De la Peña"}
	s.put(t, apart)
	for _, q := range []string{"delapena", "de la pena", "dela peña", "lapena"} {
		s.holds(t, q, apart, true)
	}
}

func TestFind_ByKindNewestFirstUpToFifty(t *testing.T) {
	s := newShop(t)
	var all []data.Ref
	for i := range 60 {
		var rec data.Record = &data.Customer{Given: "Liza", Family: fmt.Sprint("F", i)}
		if i%3 == 0 {
			rec = &data.Part{Name: fmt.Sprint("Liza ", i)}
		}
		s.put(t, rec)
		all = append([]data.Ref{ref(rec)}, all...)
	}
	if got := s.find(t, "liza"); !slices.Equal(got, all[:50]) {
		t.Errorf("%v, want %v", got, all[:50])
	}
	var parts []data.Ref
	for _, r := range all {
		if r.Kind == data.KindPart {
			parts = append(parts, r)
		}
	}
	if got := s.find(t, "liza", data.KindPart); !slices.Equal(got, parts) {
		t.Errorf("%v, want %v", got, parts)
	}
	if got := s.find(t, "liza", data.KindPart, data.KindCustomer); !slices.Equal(got, all[:50]) {
		t.Error(got)
	}
	if got := s.find(t, "liza", data.KindJob); len(got) != 0 {
		t.Error(got)
	}
	for _, nothing := range []string{"", " ", "-", "zz", "\xff", "🙂"} {
		if got := s.find(t, nothing); len(got) != 0 {
			t.Errorf("%q finds %v", nothing, got)
		}
	}
}

func TestFind_FollowsChanges(t *testing.T) {
	s := newShop(t)
	c := &data.Customer{Given: "Liza", Family: "Santos"}
	s.put(t, c)
	d := &data.Device{Owner: c.ID, Model: "A54"}
	s.put(t, d)
	// Many talks before the work: they must not keep the open job waiting.
	for range 250 {
		s.put(t, &data.Contact{Of: ref(c), Customer: c.ID, At: 1, Channel: data.ByPhone, Direction: data.In, Words: "asked"})
	}
	open, closed := s.job(c, d), s.job(c, d)
	s.put(t, open)
	s.put(t, closed)
	closed.State, closed.CollectedAt = data.Collected, s.now
	s.put(t, closed)

	c.Family = "Reyes"
	s.put(t, c)
	s.holds(t, "liza reyes", c, true)
	s.holds(t, "liza reyes", d, true)
	s.holds(t, "liza reyes", open, true)
	s.holds(t, "liza santos", open, false)
	s.holds(t, "liza santos", closed, true)
	slices := 0
	for more := true; more; slices++ {
		var err error
		if more, err = s.CatchUp(20); err != nil {
			t.Fatal(err)
		}
		// Work goes on meanwhile, and a name changes once more half way.
		if slices == 3 {
			s.put(t, s.job(c, d))
		}
		if slices == 5 {
			c.Given = "Lisa"
			s.put(t, c)
		}
		if slices > 100 {
			t.Fatal("it never ends")
		}
	}
	s.holds(t, "lisa reyes", closed, true)
	s.holds(t, "santos", closed, false)
	for _, q := range []string{"liza", "santos"} {
		if hits := s.find(t, q); len(hits) != 0 {
			t.Errorf("%q still finds %v", q, hits)
		}
	}
	if n := len(s.find(t, "lisa reyes asked")); n != 50 {
		t.Errorf("%d talks", n)
	}

	// A job given to a customer of the same name and words follows the new one, not the old.
	twin := &data.Customer{Given: "Lisa", Family: "Reyes"}
	s.put(t, twin)
	open.Customer = twin.ID
	s.put(t, open)
	twin.Family = "Ocampo"
	s.put(t, twin)
	s.holds(t, "ocampo", open, true)
	c.Family = "Zamora"
	s.put(t, c)
	s.holds(t, "zamora", open, false)
}

func TestFind_PutAsideAndBack(t *testing.T) {
	s := newShop(t)
	c := &data.Customer{Given: "Liza", Family: "Quiambao"}
	s.put(t, c)
	j := datatest.Full(data.KindJob, datatest.Rand(1)).(*data.Job)
	j.Customer, j.Devices, j.State = c.ID, nil, data.JobNew
	s.put(t, j)
	remove := func(rec data.Record) uint64 {
		res, err := s.Update(store.Act{Name: "x", At: 5}, func(tx *store.Tx) error { return tx.Remove(rec) })
		if err != nil {
			t.Fatal(err)
		}
		return res.Entry
	}
	gone := remove(c)
	s.holds(t, "liza quiambao", c, false)
	s.holds(t, "liza quiambao", j, true) // the job still says whose it is
	remove(j)
	if hits := s.find(t, "quiambao"); len(hits) != 0 {
		t.Error(hits)
	}
	_, err := s.Update(store.Act{Name: "x", Undoes: gone}, func(tx *store.Tx) error {
		e, err := tx.Entry(gone)
		if err != nil {
			return err
		}
		return tx.PutBack(e)
	})
	if err != nil {
		t.Fatal(err)
	}
	s.holds(t, "liza quiambao", c, true)
	// Merged into another, a customer is found no more.
	c2 := *c
	s.View(func(tx *store.Tx) error {
		got, err := store.Get[data.Customer](tx, c.ID)
		if err == nil {
			c2 = *got
		}
		return err
	})
	c2.MergedInto = 99
	s.put(t, &c2)
	s.holds(t, "liza quiambao", c, false)
}

// A save that changes no words leaves a record in its place.
func TestFind_KeepsThePlaceOfWhatSaysTheSame(t *testing.T) {
	s := newShop(t)
	c := &data.Customer{Given: "Liza", Family: "Quiambao"}
	s.put(t, c)
	d := s.device(t, c.ID)
	a, b := s.job(c, d), s.job(c, d)
	s.put(t, a)
	s.put(t, b)
	a.State, a.CollectedAt = data.Collected, s.now
	s.put(t, a)
	a.Customer = c.ID
	s.put(t, a)
	if got := s.find(t, "quiambao", data.KindJob); len(got) != 2 || got[0] != ref(b) {
		t.Error(got)
	}
}

// What lies beside the name of a customer does not count for its jobs, but where a word stands does.
func TestFind_FollowsWhatIsLent(t *testing.T) {
	s := newShop(t)
	c := &data.Customer{Given: "Liza", Family: "Quiambao", Notes: "Bituin"}
	s.put(t, c)
	j := datatest.Full(data.KindJob, datatest.Rand(1)).(*data.Job)
	j.Customer, j.Devices, j.State = c.ID, nil, data.JobNew
	s.put(t, j)
	s.holds(t, "bituin", j, false)
	c.Family, c.Notes = c.Notes, c.Family
	s.put(t, c)
	s.holds(t, "bituin", j, true)
	s.holds(t, "quiambao", j, false)
	// A customer put aside or merged lends its name on.
	c.MergedInto = 99
	s.put(t, c)
	c.Family = "Dimagiba"
	s.put(t, c)
	s.holds(t, "dimagiba", j, true)
	s.holds(t, "bituin", j, false)
	s.holds(t, "dimagiba", c, false)
}

// Words that the same save brings and that it changes are both found.
func TestFind_OneActOfSeveral(t *testing.T) {
	s := newShop(t)
	c := &data.Customer{Given: "Liza", Family: "Quiambao"}
	j := datatest.Full(data.KindJob, datatest.Rand(1)).(*data.Job)
	j.Devices, j.State = nil, data.JobNew
	_, err := s.Update(store.Act{Name: "x", At: 5}, func(tx *store.Tx) error {
		if err := tx.Put(c); err != nil {
			return err
		}
		j.Customer = c.ID
		if err := tx.Put(j); err != nil {
			return err
		}
		c.Family = "Bituin"
		return tx.Put(c)
	})
	if err != nil {
		t.Fatal(err)
	}
	s.holds(t, "liza bituin", j, true)
	s.holds(t, "quiambao", j, false)
}
