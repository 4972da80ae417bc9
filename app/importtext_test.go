package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestImportCustomers_Torn reads tables whose quotes or ends of lines are not as they should be: no row is lost in another one.
func TestImportCustomers_Torn(t *testing.T) {
	s := apptest.New(t)
	for name, c := range map[string]struct{ text, want string }{
		"OldEnds":   {"name,phone\rAna,0917 555 0001\rBen,0917 555 0002\r", "2 Ana take, 3 Ben take"},
		"Open":      {"name,phone\n\"Boy,0917 555 0001\nAna,0917 555 0002\nBen,0917 555 0003\n", "2  unread, 3 Ana take, 4 Ben take"},
		"OpenTwice": {"name,phone\nAna,1\n\n\"Boy,0917 555 0001\n\"Nene,0917 555 0002\r\nBen,0917 555 0003\n", "2 Ana fault, 4  unread, 5  unread, 6 Ben take"},
		"OpenLater": {"name,notes\n\"Boy,x\nAna,\"two\nlines\"\nBen,z\n", "2  unread, 3 Ana take, 5 Ben take"},
		"Inch":      {"name,notes\nAna,5\" screen\nBen,\"two\r\nlines\"\n", "2 Ana take, 3 Ben take"},
		"Nickname":  {"name,notes\n\"Juan \"Boy\" Cruz\",x\nBen,y\n", "2 Juan \"Boy\" Cruz take, 3 Ben take"},
		"Sep":       {"sep=;\r\nname;phone\r\nAna;0917 555 0001;x\r\n", "3  ragged"},
		"SepNone":   {"sep=\r\nname,phone\r\nAna,0917 555 0001\r\n", "3 Ana take"},
	} {
		t.Run(name, func(t *testing.T) {
			in, err := s.Customers.ReadImport(name, []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range in.Rows {
				got = append(got, fmt.Sprintf("%d %s %s", r.Line, r.Customer.Name(), r.Taking))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("%s\nwant %s", s, c.want)
			}
		})
	}
	begun := time.Now()
	in, err := s.Customers.ReadImport("torn", []byte("name,phone\n"+strings.Repeat("\"Boy,1\n", 50_000)))
	if err != nil || in.Count(app.TakeIt) != 0 || time.Since(begun) > time.Minute {
		t.Error(err, len(in.Rows), time.Since(begun))
	}
	if _, err := s.Customers.ReadImport("x", []byte("\"name,phone\nAna,1\n")); len(data.FaultsOf(err)) == 0 {
		t.Error(err)
	}
}
