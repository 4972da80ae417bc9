package customer

import (
	"fmt"
	"testing"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Whom another screen leads to stands in the list, also where the rows read first do not reach them.
func TestShownCustomerStandsInTheList(t *testing.T) {
	d := open(t, look{})
	id := d.person(data.Customer{Given: "Zosima", Family: "Zamora"}, "0917 555 0199")
	for i := range 60 {
		d.person(data.Customer{Given: "Ana", Family: fmt.Sprintf("Abad %02d", i)}, fmt.Sprintf("0918 555 %04d", i))
	}
	d.show(kit.Route{Screen: "customers", ID: id})
	s := d.screens["customers"].(*Screen)
	if i := s.list.Selected(); i < 0 || s.items[i].id() != id {
		t.Fatalf("the cursor stands on row %d of %d: %q", i, len(s.items), d.Texts())
	}
	d.says("SHOWN")
	d.Press("Down")
	if s.id == id {
		t.Fatal("the list does not go on from there")
	}
}
