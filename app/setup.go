package app

import (
	"tanggapan/assets/trades"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// SetUp is what the first start asks: the shop, the trades, the hours and the first person.
type SetUp struct {
	Shop   data.Shop  // at least name and zone; what is empty gets a default
	Trades []string   // codes of the trades whose lists it starts with; the first is the shop's
	Person data.Staff // the first person, an owner
}

// Defaults of a new shop.
const (
	defaultZone     = "Asia/Manila"
	defaultCurrency = "PHP"
	defaultLocale   = "en-PH"
	defaultCountry  = "PH"
)

// SetUp makes the shop in a new file with the lists of its trades and its first
// person. A file that has a shop already is data.ErrConflict.
func (s *Shop) SetUp(in SetUp) (data.Done, error) {
	return s.write("shop.set-up", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
		if _, err := shop(tx); err == nil {
			return nil, data.ErrConflict
		}
		rec := in.Shop
		rec.Name = data.CleanLine(rec.Name)
		fillShop(&rec, in.Trades)
		if err := tx.Put(&rec); err != nil {
			return nil, err
		}
		if err := seed(tx, in.Trades); err != nil {
			return nil, err
		}
		p := in.Person
		p.Role, p.Active = data.Owner, true
		cleanStaff(&p)
		return &rec, tx.Put(&p)
	})
}

// fillShop gives a new shop what it left empty.
func fillShop(s *data.Shop, codes []string) {
	text := func(f *string, v string) {
		if *f == "" {
			*f = v
		}
	}
	text(&s.Zone, defaultZone)
	text(&s.Currency, defaultCurrency)
	text(&s.Locale, defaultLocale)
	text(&s.Country, defaultCountry)
	text(&s.Language, "en")
	if len(codes) > 0 {
		text(&s.Trade, codes[0])
	}
	if s.Hours == (data.Week{}) {
		for d := 1; d <= 6; d++ {
			s.Hours[d] = data.Span{From: 9 * 60, To: 18 * 60}
		}
	}
	if s.Standards == (data.Standards{}) {
		s.Standards = data.Standards{Low: 8 * 60, Normal: 2 * 60, High: 30, Emergency: 10}
	}
	if s.Promises == nil {
		for i, k := range data.JobKinds {
			s.Promises = append(s.Promises, data.Default{N: i + 1, Kind: k, Hours: 8})
		}
	}
	if s.EstimateOK == 0 {
		s.EstimateOK, s.Warranty, s.FollowUp, s.WipeSecrets = 14, 90, 7, 7
	}
	if s.Taxes == nil {
		s.Taxes, s.TaxIn = []data.Tax{{N: 1, Name: "VAT", Points: 1200}}, true
	}
	word := func(t trades.Text) string {
		if s.Language == "fil" && t.Fil != "" {
			return t.Fil
		}
		return t.En
	}
	shared := trades.Shared()
	if s.Terms == nil {
		for i, t := range shared.Terms {
			s.Terms = append(s.Terms, data.Terms{N: i + 1, Paper: t.Code, Text: word(t)})
		}
	}
	if s.Ladder == nil {
		for i, t := range shared.Ladder {
			s.Ladder = append(s.Ladder, data.Notice{N: i + 1, Days: t.Days, Text: word(t)})
		}
	}
	text(&s.Privacy, word(shared.Privacy))
}

// seed puts the lists, checklists, texts and prices that a shop of these trades starts with.
func seed(tx *store.Tx, codes []string) error {
	for _, l := range trades.Lists(codes...) {
		rec := &data.List{Name: l.Name, Spent: len(l.Items)}
		for i, it := range l.Items {
			rec.Items = append(rec.Items, data.ListItem{N: i + 1, Code: it.Code, En: it.En, Fil: it.Fil, Like: it.Like, For: it.For, Icon: it.Icon, Points: it.Points})
		}
		if err := tx.Put(rec); err != nil {
			return err
		}
	}
	for _, k := range trades.Kinds(codes...) {
		rec := &data.Checklist{DeviceKind: k.Code, Spent: len(k.Points)}
		for i, p := range k.Points {
			rec.Points = append(rec.Points, data.CheckItem{N: i + 1, Code: p.Code, En: p.En, Fil: p.Fil})
		}
		if err := tx.Put(rec); err != nil {
			return err
		}
	}
	for _, t := range trades.Shared().Templates {
		for _, v := range []struct{ lang, name, text string }{{"en", t.NameEn, t.En}, {"fil", t.NameFil, t.Fil}} {
			if err := tx.Put(&data.Template{Code: t.Code, Name: v.name, Lang: v.lang, Channel: data.Channel(t.Channel), Text: v.text}); err != nil {
				return err
			}
		}
	}
	return seedPrices(tx, codes)
}

func seedPrices(tx *store.Tx, codes []string) error {
	seen := map[string]bool{}
	for _, code := range codes {
		t, _ := trades.Of(code)
		for _, p := range t.Prices {
			if seen[p.Code] {
				continue
			}
			seen[p.Code] = true
			if err := tx.Put(&data.PriceItem{Code: p.Code, Name: p.En, Fil: p.Fil, Device: p.Kind, Price: data.Money(p.Price), Hours: data.Quantity(p.Hours)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// FirstTest prints a test page for a shop that is not made yet, on a printer, in a size; the answer is the printer's job, or the file's path.
// data.ErrNoPrinter, data.ErrPrinter.
func (s *Papers) FirstTest(sh data.Shop, printer, size string) (string, error) {
	fillShop(&sh, nil)
	kind := paperKind{sizes: []printing.Size{printing.A4}}
	r := &paperRoom{shop: &sh, now: s.Now()}
	f := formatOf(&sh, sh.Language)
	p := printing.Print{At: r.now.Time(f.Zone()), When: f.Stamp(r.now)}
	doc := printing.TestPage{Shop: r.head(f), Print: p, Printer: printer}.Lay(s.sizeOf(kind, size), f.Words())
	return s.app.PrintJobs.try(printer, doc)
}
