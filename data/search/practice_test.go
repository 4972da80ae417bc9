package search_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

var (
	given   = strings.Fields("Liza Ramon Maria Jose Juan Ana Mark John Jerome Grace Joy Angelica Kristine Michelle Rowena Rosario Carmela Dante Edgar Ernesto Felipe Gloria Hazel Imelda Jericho Karen Leonora Marites Nestor Ofelia Paolo Queenie Rafael Sheila Teresita Ulysses Vilma Wilma Xyra Yolanda Zenaida Ma.Theresa Ma.Lourdes Niño Bea Carlo Dindo Elmer Fe")
	family  = []string{"Santos", "Reyes", "Cruz", "Bautista", "Ocampo", "Garcia", "Mendoza", "Torres", "Dela Cruz", "De la Peña", "Del Rosario", "Gonzales", "Ramos", "Aquino", "Villanueva", "Castillo", "Fernandez", "Navarro", "Salazar", "Mercado", "Aguilar", "Domingo", "Pascual", "Santiago", "Soriano", "Delos Santos", "Muñoz", "Peña", "Ibañez", "Tan", "Lim", "Sy", "Uy", "Chua", "Go", "Ong", "Dimaculangan", "Macaraeg", "Panganiban", "Katigbak", "Abad", "Zamora", "Yap", "Valdez"}
	makers  = []string{"Samsung Galaxy A", "Samsung Galaxy S", "Apple iPhone ", "Oppo Reno ", "Vivo Y", "Realme C", "Xiaomi Redmi Note ", "Huawei Nova ", "Acer Aspire ", "Lenovo IdeaPad ", "HP Pavilion ", "Canon Pixma G", "Epson L", "Panasonic Inverter CS-", "LG Washer WT-"}
	trouble = []string{"cracked screen", "battery drains fast", "does not charge", "no power", "fell into water", "black screen but it rings", "speaker is very soft", "camera blurred", "charging port loose", "touch does not work on the left side", "Ayaw mag-charge kahit bagong cable", "Basag ang screen, gumagana pa ang touch", "Laging nagre-restart", "no signal after update", "keyboard keys do not work", "blue screen at start", "paper jam", "prints with lines", "not cooling", "leaks water inside"}
	places  = []string{"Cebu City", "Mandaue", "Lapu-Lapu", "Talisay", "Quezon City", "Makati", "Pasig", "Davao", "Iloilo"}
)

// shop is a store with records like a practice shop's.
type shop struct {
	*store.Store
	bolt    *bolt.Store
	r       *rand.Rand
	now     data.Instant
	phones  []string
	serials []string
	most    map[data.Kind]uint64 // keys written by the costliest save of a kind
	saves   map[data.Kind]uint64
	written map[data.Kind]uint64
	n       int
}

func newShop(t testing.TB) *shop {
	b, err := bolt.Open(filepath.Join(t.TempDir(), "practice.tgp"), bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	st, err := store.Open(b, store.Options{Start: 900000})
	if err != nil {
		t.Fatal(err)
	}
	return &shop{Store: st, bolt: b, r: datatest.Rand(3), now: 1_795_000_000_000, most: map[data.Kind]uint64{}, saves: map[data.Kind]uint64{}, written: map[data.Kind]uint64{}}
}

func pick[T any](s *shop, of []T) T { return of[s.r.IntN(len(of))] }

// put saves one record in an act of its own, and counts the keys that this writes.
func (s *shop) put(t testing.TB, rec data.Record) {
	t.Helper()
	before := s.Stats().KeysWrite
	s.now += 60_000
	if _, err := s.Update(store.Act{Name: "test.do", At: s.now}, func(tx *store.Tx) error { return tx.Put(rec) }); err != nil {
		t.Fatal(err)
	}
	k, n := rec.Kind(), s.Stats().KeysWrite-before
	s.most[k] = max(s.most[k], n)
	s.written[k] += n
	s.saves[k]++
	s.n++
}

func (s *shop) customer(t testing.TB) *data.Customer {
	phone := fmt.Sprintf("+639%02d%07d", 5+s.r.IntN(90), s.r.IntN(10_000_000))
	s.phones = append(s.phones, phone)
	c := &data.Customer{Given: pick(s, given), Family: pick(s, family), Phones: []data.Phone{{N: 1, Typed: "0" + phone[3:], E164: phone}}}
	if s.r.IntN(6) == 0 {
		c.IsCompany, c.Company = true, pick(s, family)+" "+pick(s, []string{"Trading", "Enterprises", "Hardware", "Computer Center"})
	}
	c.Addresses = []data.Address{{N: 1, Street: fmt.Sprintf("%d %s St", 1+s.r.IntN(300), pick(s, family)), City: pick(s, places)}}
	s.put(t, c)
	return c
}

func (s *shop) device(t testing.TB, owner data.ID) *data.Device {
	serial := fmt.Sprintf("R%d%c%06X", 10+s.r.IntN(90), 'A'+s.r.IntN(26), s.r.IntN(1<<24))
	d := &data.Device{Owner: owner, DeviceKind: "phone", Brand: "", Model: fmt.Sprint(pick(s, makers), 1+s.r.IntN(60)), Serial: serial}
	if s.r.IntN(2) == 0 {
		d.IMEI = fmt.Sprintf("35%013d", s.r.IntN(10_000_000_000_000))
		s.serials = append(s.serials, d.IMEI)
	}
	s.serials = append(s.serials, serial)
	s.put(t, d)
	return d
}

func (s *shop) job(c *data.Customer, d *data.Device) *data.Job {
	return &data.Job{
		JobKind: data.Repair, Place: data.InShop, Customer: c.ID, Devices: []data.JobDevice{{N: 1, Device: d.ID, Words: pick(s, trouble), Note: "scratched at the back"}},
		Urgency: data.Normal, TakenIn: s.now, Channel: data.WalkIn, Limit: data.Limit{Kind: data.LimitEstimate}, State: data.JobNew, StateAt: s.now,
		Lines: []data.Line{{N: 1, Kind: data.LineLabour, Text: "Labour", Qty: data.One, Price: 35000}, {N: 2, Kind: data.LinePart, Text: "Screen assembly", PartNo: fmt.Sprintf("GH82-%05d", s.r.IntN(500)), Qty: data.One, Price: 245000}},
	}
}

// fill makes so many records: customers with devices, jobs, inquiries, talks, visits.
func (s *shop) fill(t testing.TB, n int) {
	for s.n < n {
		c := s.customer(t)
		d := s.device(t, c.ID)
		j := s.job(c, d)
		s.put(t, j)
		s.put(t, &data.Inquiry{Opened: s.now, Channel: data.ByPhone, Customer: c.ID, Nature: "is-it-ready", Words: "Is my " + d.Model + " ready? " + pick(s, trouble), Answer: "Tomorrow afternoon", Urgency: data.Normal, State: data.InquiryOpen, About: data.Ref{Kind: data.KindJob, ID: j.ID}})
		s.put(t, &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: j.ID}, At: s.now, Channel: data.ByPhone, Direction: data.In, Words: "asked about " + pick(s, trouble), Customer: c.ID})
		// Work goes on: words change and states move.
		j.Assessment, j.State = pick(s, trouble)+"; board cleaned", data.InProgress
		s.put(t, j)
		if s.r.IntN(3) == 0 {
			s.put(t, &data.Appointment{Title: "Visit " + c.Name(), Job: j.ID, Customer: c.ID, Technician: 1, Start: "2026-11-23T09:00", End: "2026-11-23T10:00", Place: data.InShop, Urgency: data.Normal, State: data.Booked})
		}
		if s.r.IntN(8) == 0 {
			s.put(t, &data.Part{Name: "Screen for " + d.Model, PartNo: fmt.Sprintf("GH82-%05d", s.r.IntN(500)), Fits: d.Model})
		}
	}
}
