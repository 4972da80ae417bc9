package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Taking says what an import does with a row.
type Taking string

// What becomes of a row.
const (
	TakeIt    Taking = "take"   // is or was taken
	TakeThere Taking = "there"  // a customer with this name and phone is in the file
	TakeTwice Taking = "twice"  // the same as an earlier row
	TakeEmpty Taking = "empty"  // neither a name nor a phone
	TakeLong  Taking = "ragged" // more cells than the head has names: it is not known which is which
	TakeBad   Taking = "unread" // not a row of a table
	TakeFault Taking = "fault"  // the record would not be valid: Err says why
)

// ImportRow is one customer of a file.
type ImportRow struct {
	Line     int
	Customer *data.Customer
	Taking   Taking
	Like     string // the customer who is there, or the line before
	Err      error
}

// CustomerImport is what was read from a file, to be shown before it is taken.
type CustomerImport struct {
	File      string
	Encoding  string   // "UTF-8", "UTF-16", "Windows-1252"
	Separator string   // of a table; "" of cards
	Columns   []string // the fields that the head's names were taken for, "" where none
	Head      []string
	Rows      []ImportRow
}

// Count is how many rows would be, or were, treated so.
func (c CustomerImport) Count(t Taking) (n int) {
	for _, r := range c.Rows {
		if r.Taking == t {
			n++
		}
	}
	return n
}

// MostImport is the size of a table, in bytes: a million customers fit.
const MostImport = 256 << 20

// ReadImport reads customers from the bytes of a table or of cards (.vcf) and
// says of each what an import would do. Nothing is written. data.Faults
// "no-columns" where no name of the head is understood, "empty-file" where nothing stands in it, "too-large" beyond MostImport bytes.
func (s *Customers) ReadImport(name string, b []byte) (CustomerImport, error) {
	if len(b) > MostImport {
		return CustomerImport{File: filepath.Base(name)}, data.Faults{{Field: "file", Code: "too-large"}}
	}
	text, encoding := readText(b)
	out := CustomerImport{File: filepath.Base(name), Encoding: encoding}
	if strings.TrimSpace(text) == "" {
		return out, data.Faults{{Field: "file", Code: "empty-file"}}
	}
	if strings.HasPrefix(strings.ToUpper(strings.TrimSpace(text)), "BEGIN:VCARD") {
		out.Rows = cards(text)
	} else if err := out.table(text); err != nil {
		return out, err
	}
	// A long table takes many seconds; what is read at once stays open for a moment only.
	seen := map[string]int{}
	for rows := range slices.Chunk(out.Rows, judgeStep) {
		if err := s.view(func(tx *store.Tx) error { return judge(tx, rows, seen) }); err != nil {
			return out, err
		}
	}
	return out, nil
}

// judgeStep is how many rows of an import are compared with the file in one transaction.
const judgeStep = 100

// table reads rows under a head.
func (c *CustomerImport) table(text string) error {
	rows, sep := readTable(text)
	c.Separator = string(sep)
	if len(rows) == 0 {
		return data.Faults{{Field: "file", Code: "empty-file"}}
	}
	c.Head = rows[0].cells
	known := false
	for _, name := range c.Head {
		field := fieldNamed(name)
		c.Columns = append(c.Columns, field)
		known = known || field != ""
	}
	if !known {
		return data.Faults{{Field: "file", Code: "no-columns"}}
	}
	for _, r := range rows[1:] {
		row := ImportRow{Line: r.line, Customer: &data.Customer{}}
		switch {
		case r.cells == nil:
			row.Taking = TakeBad
		case len(strings.TrimSpace(strings.Join(r.cells[min(len(r.cells), len(c.Head)):], ""))) > 0:
			row.Taking = TakeLong
		default:
			for i, cell := range r.cells[:min(len(r.cells), len(c.Columns))] {
				setField(row.Customer, c.Columns[i], cell)
			}
		}
		c.Rows = append(c.Rows, row)
	}
	return nil
}

// importFields are the names that tables give to fields, folded, in English and Filipino.
var importFields = map[string][]string{
	"name":    {"name", "full name", "fullname", "customer", "customer name", "client", "client name", "contact", "contact name", "display name", "pangalan", "buong pangalan", "kostumer", "ngalan"},
	"family":  {"family", "family name", "last name", "lastname", "surname", "apelyido"},
	"given":   {"given", "given name", "first name", "firstname", "unang pangalan"},
	"middle":  {"middle", "middle name", "middlename", "patronymic", "gitnang pangalan"},
	"prefix":  {"prefix", "title", "honorific"},
	"company": {"company", "company name", "organization", "organisation", "organization name", "business", "business name", "firm", "kompanya", "kumpanya", "negosyo"},
	"trade":   {"trade name", "trading as", "store", "store name", "shop", "tindahan"},
	"phone":   {"phone", "phone number", "phone no", "phones", "mobile", "mobile number", "mobile no", "mobile phone", "cell", "cellphone", "cellphone number", "cell number", "tel", "telephone", "telephone number", "contact no", "contact number", "number", "home phone", "business phone", "work phone", "phone 1 value", "phone 2 value", "phone 2", "telepono", "selpon", "numero", "numero ng telepono"},
	"email":   {"email", "e mail", "mail", "email address", "e mail address", "e mail 1 value"},
	"address": {"address", "street", "street address", "home address", "business address", "address 1 formatted", "tirahan", "direksyon", "lugar"},
	"city":    {"city", "town", "municipality", "lungsod", "bayan"},
	"postal":  {"postal", "postal code", "zip", "zip code", "postcode"},
	"region":  {"region", "province", "state", "probinsya", "lalawigan", "rehiyon"},
	"notes":   {"notes", "note", "remarks", "remark", "comment", "comments", "tala", "puna"},
	"old":     {"id", "no", "customer id", "customer no", "customer number", "account", "account no", "old no", "old number", "code"},
}

func fieldNamed(head string) string {
	h := data.Fold(head)
	for field, names := range importFields {
		for _, n := range names {
			if h == n {
				return field
			}
		}
	}
	return ""
}

// setField puts a cell into a customer.
func setField(c *data.Customer, field, v string) {
	v = strings.TrimSpace(v)
	if v == "" {
		return
	}
	address := func() *data.Address {
		if len(c.Addresses) == 0 {
			c.Addresses = []data.Address{{N: 1}}
		}
		return &c.Addresses[0]
	}
	switch field {
	case "name":
		if c.Family == "" && c.Given == "" {
			c.Given, c.Family = splitName(v)
		}
	case "family":
		c.Family = data.CleanLine(v)
	case "given":
		c.Given = data.CleanLine(v)
	case "middle":
		c.Middle = data.CleanLine(v)
	case "prefix":
		c.Prefix = data.CleanLine(v)
	case "company":
		c.Company = data.CleanLine(v)
	case "trade":
		c.TradeName = data.CleanLine(v)
	case "phone":
		for _, p := range strings.FieldsFunc(v, func(r rune) bool { return r == ';' || r == '\n' || r == '/' || r == ',' || r == '|' }) {
			if p = data.CleanLine(strings.ReplaceAll(p, ":::", "")); p != "" {
				c.Phones = append(c.Phones, data.Phone{N: len(c.Phones) + 1, Typed: p})
			}
		}
	case "email":
		c.Emails = append(c.Emails, data.CleanLine(v))
	case "address":
		address().Street = data.CleanLine(v)
	case "city":
		address().City = data.CleanLine(v)
	case "postal":
		address().Postal = data.CleanLine(v)
	case "region":
		address().Region = data.CleanLine(v)
	case "notes":
		c.Notes = v
	case "old":
		c.OldNo = data.CleanLine(v)
	}
}

// splitName reads "Dela Cruz, Juan" and "Juan Dela Cruz": particles go with the family name.
func splitName(s string) (given, family string) {
	s = data.CleanLine(s)
	if f, g, ok := strings.Cut(s, ","); ok {
		return strings.TrimSpace(g), strings.TrimSpace(f)
	}
	words := strings.Fields(s)
	if len(words) < 2 {
		return s, ""
	}
	at := len(words) - 1
	for at > 1 {
		switch strings.ToLower(strings.TrimSuffix(words[at-1], ".")) {
		case "de", "del", "dela", "delos", "la", "las", "los", "san", "santa", "sto", "sta", "van", "von", "da", "di":
			at--
			continue
		}
		break
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

// judge says of each row what is to become of it; seen are the rows before, by what tells customers apart.
func judge(tx *store.Tx, rows []ImportRow, seen map[string]int) error {
	sh, err := shop(tx)
	if err != nil {
		return err
	}
	for i := range rows {
		r := &rows[i]
		if r.Taking != "" {
			continue
		}
		settleImported(r.Customer)
		cleanCustomer(r.Customer, sh)
		if r.Customer.Name() == "" {
			r.Taking = TakeEmpty
			continue
		}
		if r.Err = validImported(r.Customer); r.Err != nil {
			r.Taking = TakeFault
			continue
		}
		if err := r.compare(tx, seen); err != nil {
			return err
		}
	}
	return nil
}

// settleImported makes a customer of cells whole: a company without a person is one, an address without a street takes its town.
func settleImported(c *data.Customer) {
	c.IsCompany = c.Family == "" && c.Given == "" && (c.Company != "" || c.TradeName != "")
	for i := range c.Addresses {
		if a := &c.Addresses[i]; a.Street == "" {
			a.Street, a.City = a.City, ""
			if a.Street == "" {
				a.Street, a.Region = strings.TrimSpace(a.Region+" "+a.Postal), ""
			}
		}
	}
}

func validImported(c *data.Customer) error {
	probe := *c
	return probe.Validate()
}

// compare finds the same name with the same phone, in the file and in the rows before.
func (r *ImportRow) compare(tx *store.Tx, seen map[string]int) error {
	name := data.Fold(r.Customer.Name())
	keys := []string{name + "/"}
	for _, p := range r.Customer.Phones {
		keys = append(keys, name+"/"+data.Digits(p.Best164()))
	}
	if len(keys) > 1 {
		keys = keys[1:]
	}
	for _, k := range keys {
		if line, ok := seen[k]; ok {
			r.Taking, r.Like = TakeTwice, fmt.Sprint(line)
			return nil
		}
	}
	alikes, err := alike(tx, r.Customer)
	if err != nil {
		return err
	}
	for _, a := range alikes {
		if data.Fold(a.Name()) == name && sharesPhone(a, r.Customer) {
			r.Taking, r.Like = TakeThere, a.No
			return nil
		}
	}
	r.Taking = TakeIt
	for _, k := range keys {
		seen[k] = r.Line
	}
	return nil
}

// sharesPhone says that two customers have a number in common, or neither has one.
func sharesPhone(a, b *data.Customer) bool {
	if len(a.Phones) == 0 && len(b.Phones) == 0 {
		return true
	}
	for _, p := range a.Phones {
		for _, q := range b.Phones {
			if data.Digits(p.Best164()) == data.Digits(q.Best164()) {
				return true
			}
		}
	}
	return false
}

// Import takes the rows that are to be taken, each as an act of its own, and says what became of each.
func (s *Customers) Import(who data.Actor, in CustomerImport) (CustomerImport, error) {
	out := in
	out.Rows = append([]ImportRow(nil), in.Rows...)
	var news []data.Change
	err := s.app.Bulk(s.deps.Now, func(b *App) error {
		for i := range out.Rows {
			r := &out.Rows[i]
			if r.Taking != TakeIt {
				continue
			}
			done, err := b.Customers.Add(who, r.Customer)
			switch {
			case len(data.FaultsOf(err)) > 0:
				r.Taking, r.Err = TakeFault, err
			case err != nil:
				return err
			default:
				r.Like = done.No
				news = append(news, data.Change{Kind: data.KindCustomer, ID: done.ID})
			}
		}
		return nil
	})
	s.news.publish(news)
	return out, err
}
