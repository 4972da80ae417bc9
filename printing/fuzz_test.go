package printing_test

import (
	"bytes"
	"reflect"
	"testing"

	"tanggapan/assets/words"
	"tanggapan/printing"
)

// odd are the strings that every fuzz test begins with, beside those kept in testdata/fuzz.
var odd = []string{
	"", " ", "Begoña Núñez-Santos", "abc\xc3", "\xff\xfe", "\x00\x1b[0m", "😀👩‍🔧", "電池交換", "مرحبا بالعالم", "שלום", "\u202eabc\u2066", "สวัสดี", "a\nb\r\nc\td",
	"\\()<>{{.Name}}%s", "\u0303\u0301", "\U0010ffff", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "−₱1,500.00",
}

// fuzzPaper fills every field of a paper with two odd strings by turns, lays it out in every size and makes the PDF and the pixels
// of its first page: nothing panics, and no text leaves its page.
func fuzzPaper[T printing.Paper](f *testing.F, sample func() T, sizes ...printing.Size) {
	if testing.Short() {
		f.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	for i := 0; i < len(odd); i += 2 {
		f.Add(odd[i], odd[(i+1)%len(odd)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 3000 { // longer ones only take longer
			t.Skip()
		}
		m, n := sample(), 0
		fill(reflect.ValueOf(&m).Elem(), func() string {
			if n++; n%2 == 0 {
				return a
			}
			return b
		})
		for i, size := range sizes {
			d := m.Lay(size, words.In(words.Langs()[i%2]))
			if len(d.Pages) == 0 {
				t.Fatalf("%s: no page", size.Name)
			}
			checkInside(t, size.Name, d)
			pdf, err := d.PDF()
			if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Fatalf("%s: %v", size.Name, err)
			}
			if _, err := d.Bits(0, 60); err != nil {
				t.Fatalf("%s: %v", size.Name, err)
			}
		}
	})
}

func shortSheet() printing.JobSheet {
	m := fullSheet()
	m.Lines = m.Lines[:6]
	return m
}

func shortHalves() printing.JobHalves { return printing.JobHalves{JobSheet: shortSheet()} }

func technicianSheet() printing.JobSheet {
	m := shortSheet()
	m.NoPrices = true
	return m
}

func shortOrder() printing.Order {
	m := sampleOrder()
	m.Lines, m.Terms = m.Lines[:6], []string{"Terms"}
	return m
}

func FuzzPaperJobSheet(f *testing.F) { fuzzPaper(f, shortSheet, printing.A4, printing.Letter) }
func FuzzPaperHalves(f *testing.F)   { fuzzPaper(f, shortHalves, printing.A4, printing.Letter) }
func FuzzPaperTechnician(f *testing.F) {
	fuzzPaper(f, technicianSheet, printing.A4)
}
func FuzzPaperTicket(f *testing.F)   { fuzzPaper(f, sampleTicket, printing.Roll80, printing.Roll58) }
func FuzzPaperEstimate(f *testing.F) { fuzzPaper(f, sampleEstimate, printing.A4, printing.Letter) }
func FuzzPaperInvoice(f *testing.F)  { fuzzPaper(f, sampleInvoice, printing.A4, printing.Letter) }
func FuzzPaperPayment(f *testing.F)  { fuzzPaper(f, samplePayment, printing.Roll80, printing.Roll58) }
func FuzzPaperOrder(f *testing.F)    { fuzzPaper(f, shortOrder, printing.A4) }
func FuzzPaperAsk(f *testing.F)      { fuzzPaper(f, sampleAsk, printing.A4) }
func FuzzPaperTransfer(f *testing.F) { fuzzPaper(f, sampleTransfer, printing.A4) }

func FuzzPaperNotice(f *testing.F) {
	fuzzPaper(f, func() printing.Notice { return sampleNotice(2) }, printing.A4, printing.Letter)
}
func FuzzPaperCard(f *testing.F)      { fuzzPaper(f, sampleCard, printing.Roll80, printing.Roll58) }
func FuzzPaperDayPlan(f *testing.F)   { fuzzPaper(f, sampleDayPlan, printing.A4) }
func FuzzPaperBlank(f *testing.F)     { fuzzPaper(f, sampleBlank, printing.A4, printing.Letter) }
func FuzzPaperEmergency(f *testing.F) { fuzzPaper(f, sampleEmergency, printing.A4) }

func FuzzPaperErasure(f *testing.F) {
	fuzzPaper(f, func() printing.Erasure { return sampleErasure(true) }, printing.A4)
}

func FuzzPaperSummary(f *testing.F) {
	fuzzPaper(f, sampleSummary, printing.A4, printing.Roll80)
}

func FuzzPaperLabel(f *testing.F) {
	fuzzPaper(f, sampleLabel, printing.Label62x29, printing.Label57x32, printing.Label25x25)
}

func FuzzPaperAccessory(f *testing.F) {
	fuzzPaper(f, sampleAccessory, printing.Label62x29, printing.Label57x32, printing.Label25x25)
}

func FuzzPaperShelf(f *testing.F) {
	fuzzPaper(f, sampleShelf, printing.Label62x29, printing.Label57x32, printing.Label25x25)
}

func FuzzPaperPart(f *testing.F) {
	fuzzPaper(f, samplePart, printing.Label62x29, printing.Label57x32, printing.Label25x25)
}

func FuzzPaperDeviceTag(f *testing.F) {
	fuzzPaper(f, sampleDeviceTag, printing.Label62x29, printing.Label57x32, printing.Label25x25)
}

func FuzzPaperTestPage(f *testing.F) {
	fuzzPaper(f, func() printing.TestPage { return printing.TestPage{Shop: sampleShop(), Printer: "X"} }, printing.A4, printing.Roll58, printing.Label62x29)
}
