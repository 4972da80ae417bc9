package app_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// stocked is a shop with a customer, a device with a secret, a contact, a file and an undone act.
func stocked(t *testing.T) *apptest.Shop {
	s := apptest.New(t)
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{
		Given: "Liza", Family: "Ñuñez", Notes: "=HYPERLINK(\"x\")", Emails: []string{"liza@shop.example"},
		Phones: []data.Phone{{Typed: "0917 555 0123"}, {Typed: "+63 32 555 0148"}},
	}))
	s.Done(s.Devices.Add(s.Who, &data.Device{Owner: c.ID, Brand: "Acme", Model: "<One>", Serial: "SN-0042", Secret: []byte("sealed")}))
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: c.Ref(), Channel: data.ByPhone, Direction: data.In, Words: "Is it ready?"}))
	s.Done(s.Attachments.Add(s.Who, c.Ref(), "note.txt", []byte("claim stub")))
	s.Done(s.Undo(s.Who))
	return s
}

func records(t *testing.T, a *app.App) map[string]json.RawMessage {
	t.Helper()
	out := map[string]json.RawMessage{}
	for _, k := range data.Kinds {
		for id := data.ID(1); id < 500; id++ {
			ref := data.Ref{Kind: k.Kind, ID: id}
			if raw, err := a.Stored(ref, true); err == nil {
				out[ref.String()] = raw
			}
		}
	}
	return out
}

func TestExport_LinesComeBackAsTheyWere(t *testing.T) {
	s := stocked(t)
	if _, err := s.Drafts.Keep(s.Who, app.Draft{Kind: data.KindInquiry, Form: "inquiry", Title: "Liza"}, map[string]string{"words": "half a", "secret": "1234"}); err != nil {
		t.Fatal(err)
	}
	dir, path := filepath.Join(t.TempDir(), "x"), filepath.Join(t.TempDir(), "new.tgp")
	out, err := s.Export(context.Background(), app.ExportOptions{To: dir, Lines: true, Secrets: true})
	if err != nil {
		t.Fatal(err)
	}
	want := records(t, s.App)
	if out.Records != len(want) {
		t.Errorf("%d records were exported, %d are there", out.Records, len(want))
	}
	in, err := s.ImportFile(context.Background(), path, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if in.Records != len(want) || in.Drafts != 1 || in.Entries < 5 || in.Files != 1 {
		t.Errorf("taken in: %+v", in)
	}
	again := app.New(app.Deps{Now: s.Now, Sync: true})
	if err := again.Open(path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if d := cmp.Diff(want, records(t, again)); d != "" {
		t.Errorf("records differ: %s", d)
	}
	hits, err := again.Search.Find("nunez")
	if err != nil || len(hits) < 2 {
		t.Errorf("search finds %v, %v", hits, err)
	}
	drafts, err := again.Drafts.All()
	if err != nil || len(drafts) != 1 || !strings.Contains(string(drafts[0].Fields), "1234") {
		t.Errorf("drafts: %v, %v", drafts, err)
	}
	// Numbers go on where they stood, the draft's included.
	done, err := again.Customers.Add(data.Actor{}, &data.Customer{Given: "New"})
	if err != nil || done.No != "C-000002" {
		t.Errorf("the next customer is %v, %v", done.No, err)
	}
	if _, err := s.ImportFile(context.Background(), path, dir, nil); len(data.FaultsOf(err)) == 0 {
		t.Errorf("an import over a file: %v", err)
	}
}

func TestExport_HoldsNoSecretUnasked(t *testing.T) {
	s := stocked(t)
	s.Done(s.Staff.SetPIN(data.Actor{Staff: s.Ana}, s.Ana, "4821"))
	for name, lines := range map[string]bool{"Lines": true, "Tables": false} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "x")
			if _, err := s.Export(context.Background(), app.ExportOptions{To: dir, Lines: lines}); err != nil {
				t.Fatal(err)
			}
			files, _ := filepath.Glob(filepath.Join(dir, "*"))
			for _, f := range files {
				b, _ := os.ReadFile(f)
				for _, secret := range []string{"argon2id", "c2VhbGVk"} { // "sealed" in base64
					if bytes.Contains(b, []byte(secret)) {
						t.Errorf("%s holds %s", filepath.Base(f), secret)
					}
				}
			}
			if !lines {
				return
			}
			path := filepath.Join(t.TempDir(), "new.tgp")
			if _, err := s.ImportFile(context.Background(), path, dir, nil); err != nil {
				t.Errorf("an export without secrets is refused: %v", err)
			}
		})
	}
}

func TestExport_Tables(t *testing.T) {
	s := stocked(t)
	part := s.Done(s.Parts.Add(s.Who, &data.Part{Name: "Battery"})).ID
	s.Done(s.Parts.Count(s.Who, part, 5))
	s.Done(s.Parts.Count(s.Who, part, 3))
	dir := t.TempDir()
	if _, err := s.Export(context.Background(), app.ExportOptions{To: dir}); err != nil {
		t.Fatal(err)
	}
	read := func(name string) [][]string {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
			t.Fatalf("%s has no mark: %v", name, err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b[3:])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	phones := read("customer.phones.csv")
	if len(phones) != 3 || phones[1][0] != "C-000001" || phones[2][0] != "C-000001" || phones[0][0] != "no" {
		t.Errorf("phones: %v", phones)
	}
	if e := read("customer.emails.csv"); len(e) != 2 || e[1][1] != "liza@shop.example" {
		t.Errorf("e-mails: %v", e)
	}
	accessories := read("job.devices.accessories.csv")
	if got := strings.Join(accessories[0], " "); got != "no devices n name count back" {
		t.Errorf("the head of a list in a list: %s", got)
	}
	// Spreadsheets add what they take for numbers, and only that.
	moves, sum := read("stock-move.csv"), 0
	for _, row := range moves[1:] {
		n, _ := strconv.Atoi(row[slices.Index(moves[0], "n")])
		sum += n
	}
	if len(moves) != 3 || sum != 3 {
		t.Errorf("moves of stock come to %d: %v", sum, moves)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.csv"))
	for _, f := range files {
		for _, row := range read(filepath.Base(f)) {
			for _, cell := range row {
				if _, err := strconv.Atoi(cell); cell != "" && err != nil && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s: the cell %q is not guarded", filepath.Base(f), cell)
				}
			}
		}
	}
	if _, err := s.Export(context.Background(), app.ExportOptions{To: dir}); len(data.FaultsOf(err)) == 0 {
		t.Errorf("an export over another: %v", err)
	}
}

func TestImportCustomers_Tables(t *testing.T) {
	plain := "Name,Mobile,E-mail,Address\nJuan Dela Cruz,0917 555 0001,juan@shop.example,\"12 Rizal St, Cebu\"\n\"Reyes, Peña\",'+63 917 555 0002,,\n"
	tables := map[string][]byte{
		"UTF8":      []byte("\xef\xbb\xbf" + plain),
		"Semicolon": []byte("sep=;\r\nName;Mobile;Address\r\nJuan Dela Cruz;0917 555 0001;12 Rizal St, Cebu\r\nReyes, Peña;'+63 917 555 0002;\r\n"),
		"Tab":       []byte("Pangalan\tTelepono\nJuan Dela Cruz\t0917 555 0001\nPeña Reyes\t09175550002\n"),
		"UTF16":     utf16le(plain),
		"ANSI":      ansi(t, plain),
	}
	for name, b := range tables {
		t.Run(name, func(t *testing.T) {
			s := apptest.New(t)
			p, err := s.Customers.ReadImport("people.csv", b)
			if err != nil {
				t.Fatal(err)
			}
			if n := p.Count(app.TakeIt); n != 2 {
				t.Fatalf("%d of 2 would be taken: %+v", n, p)
			}
			done, err := s.Customers.Import(s.Who, p)
			if err != nil || done.Count(app.TakeIt) != 2 {
				t.Fatal(err, done)
			}
			s.Reopen()
			for find, want := range map[string]string{"0917 555 0001": "Juan Dela Cruz", "0002": "Peña Reyes"} {
				hits, err := s.Search.Find(find, data.KindCustomer)
				if err != nil || len(hits) != 1 || hits[0].Title != want {
					t.Errorf("%s finds %v, %v", find, hits, err)
				}
			}
			twice, err := s.Customers.ReadImport("people.csv", b)
			if err != nil || twice.Count(app.TakeThere) != 2 {
				t.Errorf("the same again: %+v, %v", twice.Rows, err)
			}
		})
	}
}

func TestImportCustomers_SaysWhy(t *testing.T) {
	s := apptest.New(t)
	text := "Name;Phone;E-mail\n" +
		"Ana Cruz;0917 555 0001;\n" +
		"Ana Cruz;0917-555-0001;\n" +
		"Ana Cruz;0917 555 0009;\n" +
		";;\n" +
		"Ben\n" +
		"Carl;0917 555 0003;;extra\n" +
		"Dora;1;\n" +
		"Eva;0917 555 0005;no-address\n" +
		strings.Repeat("x", 300) + ";0917 555 0006;\n"
	p, err := s.Customers.ReadImport("people.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []app.Taking
	for _, r := range p.Rows {
		got = append(got, r.Taking)
	}
	want := []app.Taking{app.TakeIt, app.TakeTwice, app.TakeIt, app.TakeEmpty, app.TakeIt, app.TakeLong, app.TakeFault, app.TakeFault, app.TakeFault}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rows: %s", d)
	}
	for name, bad := range map[string]string{"Empty": " \n", "NoColumns": "a,b\n1,2\n"} {
		if _, err := s.Customers.ReadImport("x.csv", []byte(bad)); len(data.FaultsOf(err)) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestImportCustomers_Cards(t *testing.T) {
	s := apptest.New(t)
	text := "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pe=C3=B1a;Jos=\r\n=C3=A9;;Dr.\r\nTEL;CELL:0917 555 0011\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\nVERSION:3.0\nFN:Maria Santos\nN:Santos;Maria;Lopez;;\nitem1.TEL;TYPE=WORK,VOICE:+63 32 555 0012\nADR;TYPE=HOME:;;7 Luna St;Cebu City;Cebu;6000;Philippines\nNOTE:first line\\nsecond\\, l\n ine\nEND:VCARD\n" +
		"BEGIN:VCARD\nVERSION:4.0\nFN:Harbour Traders\nORG:Harbour Traders Inc.;Sales\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+63-32-555-0013\nEMAIL:desk@harbour.example\nEND:VCARD\n"
	p, err := s.Customers.ReadImport("people.vcf", []byte(text))
	if err != nil || p.Count(app.TakeIt) != 3 {
		t.Fatal(p, err)
	}
	jose, maria, firm := p.Rows[0].Customer, p.Rows[1].Customer, p.Rows[2].Customer
	if jose.Name() != "Dr. José Peña" || jose.Phones[0].E164 != "+639175550011" || jose.Phones[0].Label != "mobile" {
		t.Errorf("2.1: %+v", jose)
	}
	if maria.Middle != "Lopez" || maria.Addresses[0].City != "Cebu City" || maria.Notes != "first line\nsecond, line" || maria.Phones[0].Label != "shop" {
		t.Errorf("3.0: %+v", maria)
	}
	if firm.Company != "Harbour Traders Inc." || firm.Emails[0] != "desk@harbour.example" || firm.Phones[0].E164 != "+63325550013" {
		t.Errorf("4.0: %+v", firm)
	}
}

func utf16le(s string) []byte {
	b := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func ansi(t *testing.T, s string) []byte {
	b, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(b)
}

// TestTransfer_Stopped holds that an export and an import that are stopped leave nothing behind.
func TestTransfer_Stopped(t *testing.T) {
	a, _ := practised(t, 60, monday(t))
	dir := filepath.Join(t.TempDir(), "lines")
	ctx, stop := context.WithCancel(context.Background())
	last := 0
	_, err := a.Export(ctx, app.ExportOptions{To: dir, Lines: true, Progress: func(done, total int) {
		if done < last || done > total {
			t.Errorf("progress went from %d to %d of %d", last, done, total)
		}
		last = done
		stop()
	}})
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); !errors.Is(err, data.ErrCancelled) || last == 0 || len(left) > 0 {
		t.Fatal(err, last, left)
	}
	if _, err := a.Export(context.Background(), app.ExportOptions{To: dir, Lines: true}); err != nil {
		t.Fatal(err)
	}
	ctx, stop = context.WithCancel(context.Background())
	path := filepath.Join(t.TempDir(), "x.tgp")
	last = 0
	_, err = a.ImportFile(ctx, path, dir, func(done, total int) {
		// A program that is killed now leaves nothing that looks like a shop.
		if _, there := os.Stat(path); !errors.Is(there, os.ErrNotExist) {
			t.Error("it has its name before it is whole", there)
		}
		if last = done; done > total/2 {
			stop()
		}
	})
	if left, _ := os.ReadDir(filepath.Dir(path)); !errors.Is(err, data.ErrCancelled) || last == 0 || len(left) > 0 {
		t.Fatal(err, last, left)
	}
	if _, err := a.ImportFile(context.Background(), path, dir, nil); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Error(left)
	}
}
