package customer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// toErase is the day of the picture with a person whose work is over, whom others name; copies hold them.
func toErase(t *testing.T, d *desk) data.ID {
	t.Helper()
	d.fill()
	id := d.person(data.Customer{
		Given: "Ñiñalinda", Family: "Quiñonarte", Emails: []string{"nina.q@mail.example"}, Notes: "Comes on Saturdays",
		Handles: []data.Handle{{N: 1, Service: "Viber", Name: "ninyaq77"}}, Addresses: []data.Address{{Street: "12 Sampaguita St", City: "Cebu City"}},
	}, "0917 555 0299")
	j := d.job(id, "Samsung", "Galaxy A54", "screen", 0)
	d.Done(d.Jobs.Cancel(d.Who, j, "took it elsewhere"))
	d.person(data.Customer{Given: "Pilar", Family: "Go", Notes: "Neighbour of Ñiñalinda Quiñonarte, ring 0917 555 0299 when she does not answer"}, "0917 555 0388")
	d.person(data.Customer{Given: "Dory", Family: "Uy", Notes: "Knows Quiñonarte from church"}, "0917 555 0389")
	stick := filepath.Join(t.TempDir(), "Stick", "Tanggapan")
	if err := os.MkdirAll(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Backups.BackUp(t.Context(), d.Who, stick, nil); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestEraseScreen(t *testing.T) {
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			id := toErase(t, d)
			d.show(kit.Route{Screen: "customers", ID: id})
			d.Press("Alt+X")
			if d.at != "erase" {
				t.Fatalf("Alt+X is at %q; %q", d.at, d.Texts())
			}
			d.says("Ñiñalinda Quiñonarte", "Pilar Go", "Dory Uy", "Neighbour of")
			d.Check()
			d.Shot("erase-" + name)
			d.Press("Ctrl+Enter")
			d.Check()
			d.Shot("erase-sure-" + name)
		})
	}
}

// TestErase_ByKeys: a person is erased by keys alone, asked twice, told what stays; the record shows the number, search finds nobody, and nothing brings them back.
func TestErase_ByKeys(t *testing.T) {
	d := open(t, look{})
	id := toErase(t, d)
	d.show(kit.Route{Screen: "customers", ID: id})
	no := data.NumberOf(data.KindCustomer, id)
	d.Press("Alt+X")
	d.Press("Ctrl+Enter")
	d.Type("C-000001")
	d.Press("Ctrl+Enter")
	if d.Host.Top() == nil || !d.Says("Type the number "+no+" to erase this person.") {
		t.Fatalf("another number will do: %q", d.Texts())
	}
	d.Press("Ctrl+A")
	d.Type(strings.ToLower(no))
	d.Press("Ctrl+Enter")
	if d.at != "customers" {
		t.Fatalf("not erased: %q", d.Texts())
	}
	d.says(no + " is erased")
	if all := strings.Join(d.Texts(), " "); !strings.Contains(all, "1 copy still holds the person") {
		t.Errorf("it does not tell of the copy: %q", all)
	}
	d.Check()
	d.Shot("erased-offer")
	d.Press("F9")
	d.Step()
	if len(d.Printer.Jobs()) == 0 {
		t.Error("no confirmation is printed")
	}
	d.says("Only the number is left", "Erased 23 Nov 2026")
	d.Check()
	d.Shot("erased")
	if rows, err := d.Customers.Find("quinonarte", 5); err != nil || len(rows) > 2 {
		t.Errorf("%+v, %v", rows, err)
	}
	hits, err := d.Search.Find("ninalinda")
	if err != nil || len(hits) > 0 {
		t.Errorf("%+v, %v", hits, err)
	}
	if _, err := d.Undo(data.Actor{Staff: d.Ana}); !errors.Is(err, data.ErrFinal) {
		t.Errorf("undone: %v", err)
	}
	d.Reopen()
	c, err := d.Customers.Get(id)
	if err != nil || c.Erased == 0 || c.Name() != no {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestErase_OpenWorkStands: while work is open it says which, and nothing can be erased.
func TestErase_OpenWorkStands(t *testing.T) {
	d := open(t, look{})
	id, _ := d.fill()
	d.show(kit.Route{Screen: "erase", ID: id})
	d.says("Still open")
	d.Press("Ctrl+Enter")
	if d.Host.Top() != nil {
		t.Error("it asks for the number")
	}
	d.Check()
	d.Shot("erase-open")
}
