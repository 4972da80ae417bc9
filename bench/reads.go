package main

import (
	"fmt"
	"os"
	"runtime"
	"time"

	"tanggapan/app"
	"tanggapan/data/kv/bolt"
)

// opening measures from the closed file to ready for the first save and search.
func (b *bench) opening() error {
	var took times
	var keys uint64
	for range b.rounds {
		begun := time.Now()
		a, err := b.open()
		if err != nil {
			return err
		}
		if _, err := a.Search.Find("santos"); err != nil {
			return err
		}
		took = append(took, time.Since(begun))
		keys = a.Stats().KeysRead
		if err := a.Close(); err != nil {
			return err
		}
	}
	b.add("Open to ready for the first save and search",
		row{"keys read", number(int64(keys)), "at most 10,000", keys > 10_000},
		row{what: "time, best of the rounds (goal 50 ms cached)", found: ms(took.best())})
	return nil
}

// reads counts the keys that the desk's screens read.
func (b *bench) reads() error {
	a, err := b.open()
	if err != nil {
		return err
	}
	defer a.Close()
	day := now.Date(a.Shop.Zone())
	page, _, err := a.Customers.ByName("", 20)
	if err != nil || len(page) == 0 {
		return fmt.Errorf("no customers: %w", err)
	}
	var rows []row
	for _, c := range []struct {
		what string
		most uint64
		goal string
		do   func() error
	}{
		{"customers seen lately, as the list begins", 60, "5 ms", func() error { _, err := a.Customers.SeenLately(8); return err }},
		{"first page of customers by name, with what they have and owe", 60, "5 ms", func() error { _, _, err := a.Customers.ByName("", 0); return err }},
		{"first page of customers to tidy", 60, "5 ms", func() error { _, _, _, err := a.Customers.Untidy("", 0); return err }},
		{"first page of open inquiries", 60, "5 ms", func() error { _, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowOpen, Staff: 1}); return err }},
		{"first page of a person's inquiries", 60, "5 ms", func() error { _, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowMine, Staff: 2}); return err }},
		{"first page of inquiries handed over to a person", 60, "5 ms", func() error {
			_, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowToMe, Staff: 2})
			return err
		}},
		{"first page of inquiries that are over", 60, "5 ms", func() error { _, err := a.Inquiries.List(app.InquiryQuery{Show: app.ShowClosed}); return err }},
		{"first page of open jobs", 60, "5 ms", func() error { _, err := a.Jobs.List(app.JobsQuery{Limit: app.FirstJobs}); return err }},
		{"first page of jobs that are late", 60, "5 ms", func() error {
			_, err := a.Jobs.List(app.JobsQuery{Only: app.OnlyLate, Limit: app.FirstJobs})
			return err
		}},
		{"first page of jobs that wait for a part", 60, "5 ms", func() error {
			_, err := a.Jobs.List(app.JobsQuery{Only: app.JobGroups()[2].Only(), Limit: app.FirstJobs})
			return err
		}},
		{"first page of jobs that are over", 60, "5 ms", func() error {
			_, err := a.Jobs.List(app.JobsQuery{Only: app.OnlyClosed, Limit: app.FirstJobs})
			return err
		}},
		{"first page of parts wanted", 60, "5 ms", func() error { _, err := a.PartRequests.List("", 0); return err }},
		{"first page of the stock", 60, "5 ms", func() error { _, _, err := a.Parts.StockList("", "", 0); return err }},
		{"first page of suppliers", 60, "5 ms", func() error { _, _, err := a.Suppliers.Page("", 20); return err }},
		{"first page of the price list", 60, "5 ms", func() error { _, _, err := a.PriceItems.All("", 25); return err }},
		{"first page of papers that are not out yet", 60, "5 ms", func() error { _, err := a.PrintJobs.Queue("", 0); return err }},
		{"figures beside the screens' names", 60, "5 ms", func() error { _, err := a.Today.Rail(); return err }},
		{"Today", 1500, "15 ms", func() error { _, err := a.Today.View(); return err }},
		{"one customer's timeline", 200, "5 ms", func() error { _, err := a.Customers.View(page[len(page)/2].ID); return err }},
		{"a day's summary", 5000, "30 ms", func() error { _, err := a.Summary.Day(day); return err }},
		{"an old day's summary", 5000, "30 ms", func() error { _, err := a.Summary.Day(day.Plus(-400)); return err }},
		{"how many doubles there are among customers, after one changed", 1500, "15 ms", func() error { _, err := a.Customers.Pairs(100); return err }},
		{"jobs that wait for a time", 1500, "15 ms", func() error { _, err := a.Appointments.Queue(); return err }},
		{"the schedule of a day", 1500, "15 ms", func() error { _, err := a.Appointments.Day(day); return err }},
	} {
		var took times
		var keys uint64
		for range b.rounds {
			before, begun := a.Stats().KeysRead, time.Now()
			if err := c.do(); err != nil {
				return fmt.Errorf("%s: %w", c.what, err)
			}
			took, keys = append(took, time.Since(begun)), a.Stats().KeysRead-before
		}
		rows = append(rows, row{c.what, fmt.Sprintf("%s keys, %s (goal %s)", number(int64(keys)), ms(took.best()), c.goal), fmt.Sprintf("at most %s keys", number(int64(c.most))), keys > c.most})
	}
	b.add("Keys read, whatever the file's size", rows...)
	return nil
}

// memory measures the heap after searching and paging.
func (b *bench) memory() error {
	a, err := b.open()
	if err != nil {
		return err
	}
	defer a.Close()
	after := ""
	for i := range 200 {
		var err error
		if _, after, err = a.Customers.ByName(after, 50); err != nil {
			return err
		}
		if _, err := a.Search.Find([]string{"santos", "s", "screen", "09", "maria cruz", "zzzz"}[i%6]); err != nil {
			return err
		}
	}
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.add("Memory while searching and paging, headless, after collection",
		row{"heap in use", megabytes(int64(m.HeapInuse)), "at most 64 MiB", m.HeapInuse > 64<<20})
	return nil
}

// journal compares the bytes of the journal with those of the records.
func (b *bench) journal() error {
	path, err := b.clone("journal.tgp")
	if err != nil {
		return err
	}
	defer os.Remove(path)
	kv, st, err := stored(path, false)
	if err != nil {
		return err
	}
	defer kv.Close()
	fresh, records, err := spaces(kv)
	if err != nil {
		return err
	}
	begun := time.Now()
	for more := true; more; {
		if more, err = st.Pack(now.Add(-90 * 24 * time.Hour)); err != nil {
			return err
		}
	}
	packing := time.Since(begun)
	packed, _, err := spaces(kv)
	if err != nil {
		return err
	}
	b.add("Journal",
		row{what: "records", found: megabytes(records)},
		row{what: "journal as it is written", found: fmt.Sprintf("%s, %.2f x the records", megabytes(fresh), float64(fresh)/float64(records))},
		row{"journal with entries older than 90 days packed", fmt.Sprintf("%s, %.2f x the records (packed in %s)", megabytes(packed), float64(packed)/float64(records), packing.Round(time.Second)), "at most 1.5 x", float64(packed) > 1.5*float64(records)})
	return nil
}

// spaces adds up the bytes of keys and values of the journal and of the records.
func spaces(kv *bolt.Store) (journal, records int64, err error) {
	for space, sum := range map[byte]*int64{'j': &journal, 'r': &records} {
		if *sum, err = weigh(kv, space); err != nil {
			return 0, 0, err
		}
	}
	return journal, records, nil
}
