package searchtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"tanggapan/data"
)

var (
	given   = strings.Fields("Liza Ramon Maria Jose Juan Ana Mark John Jerome Grace Joy Angelica Kristine Michelle Rowena Rosario Carmela Dante Edgar Ernesto Felipe Gloria Hazel Imelda Jericho Karen Leonora Marites Nestor Ofelia Paolo Queenie Rafael Sheila Teresita Ulysses Vilma Wilma Xyra Yolanda Zenaida Ma.Theresa Ma.Lourdes Niño Bea Carlo Dindo Elmer Fe")
	family  = []string{"Santos", "Reyes", "Cruz", "Bautista", "Ocampo", "Garcia", "Mendoza", "Torres", "Dela Cruz", "De la Peña", "Del Rosario", "Gonzales", "Ramos", "Aquino", "Villanueva", "Castillo", "Fernandez", "Navarro", "Salazar", "Mercado", "Aguilar", "Domingo", "Pascual", "Santiago", "Soriano", "Delos Santos", "Muñoz", "Peña", "Ibañez", "Tan", "Lim", "Sy", "Uy", "Chua", "Go", "Ong", "Dimaculangan", "Macaraeg", "Panganiban", "Katigbak", "Abad", "Zamora", "Yap", "Valdez"}
	makers  = []string{"Samsung Galaxy A", "Samsung Galaxy S", "Apple iPhone ", "Oppo Reno ", "Vivo Y", "Realme C", "Xiaomi Redmi Note ", "Huawei Nova ", "Acer Aspire ", "Lenovo IdeaPad ", "HP Pavilion ", "Canon Pixma G", "Epson L", "Panasonic Inverter CS-", "LG Washer WT-"}
	trouble = []string{"cracked screen", "battery drains fast", "does not charge", "no power", "fell into water", "black screen but it rings", "speaker is very soft", "camera blurred", "charging port loose", "touch does not work on the left side", "Ayaw mag-charge kahit bagong cable", "Basag ang screen, gumagana pa ang touch", "Laging nagre-restart", "no signal after update", "keyboard keys do not work", "blue screen at start", "paper jam", "prints with lines", "not cooling", "leaks water inside"}
	places  = []string{"Cebu City", "Mandaue", "Lapu-Lapu", "Talisay", "Quezon City", "Makati", "Pasig", "Davao", "Iloilo"}
	kinds   = []data.Kind{data.KindInquiry, data.KindInquiry, data.KindInquiry, data.KindJob, data.KindJob, data.KindDevice, data.KindCustomer, data.KindAppointment, data.KindPart}
)

// Record is a made-up record as search sees it.
type Record struct {
	Ref   data.Ref
	Name  string // of its customer
	Words string // of what it is about
	Phone string
	Code  string // a serial number
	No    string
}

// Terms are the words by which the record is found: about 20 after folding.
func (r Record) Terms() []data.Term {
	return []data.Term{{Type: data.TermNumber, Text: r.No}, {Type: data.TermWord, Text: r.Name}, {Type: data.TermWord, Text: r.Words}, {Type: data.TermPhone, Text: r.Phone}, {Type: data.TermCode, Text: r.Code}}
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

// At is record n of a made-up shop, always the same: several records share a customer.
func At(n int) Record {
	of := rand.New(rand.NewPCG(uint64(n/8), 7))
	r := rand.New(rand.NewPCG(uint64(n), 11))
	id := data.ID(n + 1)
	out := Record{
		Ref:   data.Ref{Kind: pick(r, kinds), ID: id},
		Name:  pick(of, given) + " " + syllables(of) + " " + pick(of, family),
		Phone: fmt.Sprintf("+639%02d%07d", 5+of.IntN(90), of.IntN(10_000_000)),
		Code:  fmt.Sprintf("R%d%c%06X", 10+r.IntN(90), 'A'+r.IntN(26), r.IntN(1<<24)),
		Words: fmt.Sprint(pick(r, makers), 1+r.IntN(60), ", ", pick(r, trouble), ", ", pick(r, trouble), " ", pick(r, places)),
	}
	out.No = data.NumberOf(out.Ref.Kind, id)
	return out
}

// syllables makes a middle name of which there are many.
func syllables(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteByte("bcdghklmnprstvy"[r.IntN(15)])
		b.WriteByte("aeiou"[r.IntN(5)])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}
