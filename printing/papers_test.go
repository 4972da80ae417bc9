package printing_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tanggapan/assets/words"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// TestPapers_Golden holds every drawing call of every paper. UPDATE_GOLDEN=1 writes the files anew: look at the
// papers then (PAPER_SHOTS=folder), and at the difference.
func TestPapers_Golden(t *testing.T) {
	for name, d := range papers() {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".txt")
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.MkdirAll("testdata", 0o750); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(d.List()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
			if diff := cmp.Diff(string(want), d.List()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// texts gathers the texts of a page with their boxes.
func texts(ops []page.Op) []page.Text {
	var out []page.Text
	for _, o := range ops {
		if t, ok := o.(page.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

// checkLayout holds that no text leaves its page and no two overlap.
func checkLayout(t *testing.T, d *page.Doc) {
	t.Helper()
	for i, p := range d.Pages {
		all := texts(p.Ops)
		for j, a := range all {
			high := a.Style.Size * page.MM * 0.7
			if a.X < 0 || a.X+a.W > p.W+1e-6 || a.Y-high < 0 || a.Y > p.H {
				t.Errorf("page %d (%.0f x %.0f): %q at %.1f %.1f, %.1f wide, leaves it", i+1, p.W, p.H, a.S, a.X, a.Y, a.W)
			}
			for _, b := range all[j+1:] {
				across := math.Min(a.X+a.W, b.X+b.W) - math.Max(a.X, b.X)
				down := math.Min(a.Y, b.Y) - math.Max(a.Y-high, b.Y-b.Style.Size*page.MM*0.7)
				if across > 0.05 && down > 0.05 {
					t.Errorf("page %d: %q at %.1f %.1f overlaps %q at %.1f %.1f", i+1, a.S, a.X, a.Y, b.S, b.X, b.Y)
				}
			}
		}
	}
}

func TestPapers_NoTextOverlaps(t *testing.T) {
	for _, lang := range words.Langs() {
		for name, d := range papersIn(lang) {
			t.Run(lang+" "+name, func(t *testing.T) { checkLayout(t, d) })
		}
	}
}

// fill sets every string of a paper, however deep, to what next gives.
func fill(v reflect.Value, next func() string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(next())
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), next)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	}
}

// laid is one of each paper, in the sizes it is made for, with every string of it given by next.
func laid(next func() string) map[string]*page.Doc {
	sheet, ticket, label, order, summary := fullSheet(), sampleTicket(), sampleLabel(), sampleOrder(), sampleSummary()
	test := printing.TestPage{}
	summary.Sections = []printing.Section{{Title: "x", Pairs: []printing.Pair{{}, {}, {}}}}
	order.Lines, order.Sums = order.Lines[:3], []printing.Sum{{}}
	ticket.More = []printing.Pair{{}}
	sheet.Lines = sheet.Lines[:3]
	for _, m := range []any{&sheet, &ticket, &label, &order, &summary, &test} {
		fill(reflect.ValueOf(m).Elem(), next)
	}
	tech := sheet
	tech.NoPrices = true
	en, fil := words.In("en"), words.In("fil")
	return map[string]*page.Doc{
		"sheet": sheet.Lay(printing.A4, en), "sheet letter": sheet.Lay(printing.Letter, fil), "tech": tech.Lay(printing.A4, en),
		"ticket 80": ticket.Lay(printing.Roll80, en), "ticket 58": ticket.Lay(printing.Roll58, fil),
		"label": label.Lay(printing.Label62x29, en), "order": order.Lay(printing.A4, en),
		"summary": summary.Lay(printing.Letter, fil), "summary 58": summary.Lay(printing.Roll58, en),
		"test": test.Lay(printing.A4, en), "test 58": test.Lay(printing.Roll58, fil), "test label": test.Lay(printing.Label62x29, en),
	}
}

// TestPapers_AnySize lays every paper in every size, also those it is not made for.
func TestPapers_AnySize(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	for _, size := range append(printing.Sizes(), printing.Size{}, printing.Size{Name: "tiny", W: 20, H: 10}, printing.Size{Name: "roll", W: 30}) {
		for _, p := range []printing.Paper{
			fullSheet(), sampleTicket(), sampleLabel(), sampleOrder(), sampleSummary(), printing.TestPage{Printer: "X"},
		} {
			d := p.Lay(size, words.In("en"))
			if len(d.Pages) == 0 || len(d.Pages) > 20 {
				t.Errorf("%T on %+v: %d pages", p, size, len(d.Pages))
			}
			if _, err := d.PDF(); err != nil {
				t.Errorf("%T on %+v: %v", p, size, err)
			}
		}
	}
}

func TestPapers_OddStrings(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	for _, s := range []string{
		"", " ", "abc\xc3", "\xff", "\x00\x1b", "😀😀", "電池交換", "مرحبا بالعالم", "\u202eabc", strings.Repeat("W", 300),
		strings.Repeat("word ", 100), "a\nb\r\nc\td", "\\()", "\u0303\u0301", "\U0010ffff",
	} {
		for name, d := range laid(func() string { return s }) {
			pdf, err := d.PDF()
			if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("%s with %.20q: %v", name, s, err)
			}
			checkInside(t, name, d)
		}
	}
}

// checkInside holds that no text begins left of its page or ends right of it.
func checkInside(t *testing.T, name string, d *page.Doc) {
	t.Helper()
	for i, p := range d.Pages {
		for _, a := range texts(p.Ops) {
			if a.X < -0.01 || a.X+a.W > p.W+0.01 {
				t.Errorf("%s, page %d: %.30q at %.1f, %.1f wide, leaves it", name, i+1, a.S, a.X, a.W)
				return
			}
		}
	}
}

func TestPapers_AnyStrings(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	rapid.Check(t, func(t *rapid.T) {
		m := sampleSheet()
		n := sampleTicket()
		next := func() string {
			return rapid.OneOf(rapid.String(), rapid.Just("Begoña"), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "text")
		}
		fill(reflect.ValueOf(&m).Elem(), next)
		fill(reflect.ValueOf(&n).Elem(), next)
		if d := m.Lay(printing.A4, words.In("en")); len(d.Pages) == 0 {
			t.Fatal("no page")
		}
		if _, err := n.Lay(printing.Roll58, words.In("fil")).PDF(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestPapers_AtLength fills every field with as much as a record may hold and loses none of the long texts.
func TestPapers_AtLength(t *testing.T) {
	m := fullSheet()
	long := strings.Repeat("Sometimes it hums. ", 200) + "THE VERY END"
	m.Diagnosis, m.Devices[0].Problem, m.Devices[0].Note = long, long, long
	m.Terms = []string{long, long}
	m.Lines = nil
	for i := range 150 {
		m.Lines = append(m.Lines, printing.Line{Qty: "1", Text: fmt.Sprintf("Part %d of a long list", i+1), Unit: "5.00", Amount: "5.00"})
	}
	m.Lines[70].Text = long
	for _, size := range []printing.Size{printing.A4, printing.Letter} {
		d := m.Lay(size, words.In("en"))
		checkLayout(t, d)
		all := strings.ReplaceAll(d.Words(), "\n", " ")
		if n := strings.Count(all, "THE VERY END"); n != 6 {
			t.Errorf("%s: %d of 6 long texts are whole", size.Name, n)
		}
		for i := range m.Lines {
			if i != 70 && !strings.Contains(all, fmt.Sprintf("Part %d of", i+1)) {
				t.Errorf("%s: part %d is lost", size.Name, i+1)
			}
		}
		last := len(d.Pages)
		if want := fmt.Sprintf("Page %d of %d", last, last); last < 5 || !strings.Contains(all, want) {
			t.Errorf("%s: %d pages, %q missing", size.Name, last, want)
		}
		if n := strings.Count(d.Words(), "PARTS AND LABOUR"); n < 3 {
			t.Errorf("%s: the table's head stands %d times", size.Name, n)
		}
	}
}

func TestJobSheet_EmptyFieldsLeaveNoHole(t *testing.T) {
	full, bare := sampleSheet(), sampleSheet()
	bare.Customer.Email, bare.Customer.Address, bare.Devices[0].IMEI, bare.CallOver = "", "", "", ""
	w := words.In("en")
	for label, gone := range map[string]bool{"E-mail": true, "IMEI": true, "CALL BEFORE OVER": true, "Contact by": false} {
		if got := !strings.Contains(bare.Lay(printing.A4, w).Words(), label+"\n"); got != gone {
			t.Errorf("%q gone: %v", label, got)
		}
		if !strings.Contains(full.Lay(printing.A4, w).Words(), label+"\n") {
			t.Errorf("%q is not on the full sheet", label)
		}
	}
}

func TestJobSheet_TechnicianSeesNoPrices(t *testing.T) {
	m := fullSheet()
	m.NoPrices = true
	text := m.Lay(printing.A4, words.In("en")).Words()
	for _, secret := range []string{"1,450.00", "2,649.60", "4,149.60", "₱4,500.00\n", "Balance due"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is on the technician's copy", secret)
		}
	}
	for _, want := range []string{"TECHNICIAN’S COPY", "Pays by bank transfer", "GH82-30517A"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	m.NoPrices = false
	if strings.Contains(m.Lay(printing.A4, words.In("en")).Words(), "Pays by bank transfer") {
		t.Error("the customer's sheet shows the note about the customer")
	}
}

func TestPapers_Marks(t *testing.T) {
	w := words.In("en")
	p := fullSheet().Print
	sheet, ticket, label, order, summary := fullSheet(), sampleTicket(), sampleLabel(), sampleOrder(), sampleSummary()
	ticket.Print, label.Print, order.Print, summary.Print = p, p, p, p
	for name, d := range map[string]*page.Doc{
		"sheet": sheet.Lay(printing.A4, w), "ticket": ticket.Lay(printing.Roll80, w), "label": label.Lay(printing.Label62x29, w),
		"order": order.Lay(printing.A4, w), "summary": summary.Lay(printing.A4, w), "summary roll": summary.Lay(printing.Roll80, w),
	} {
		for i := range d.Pages {
			one := page.Doc{Pages: d.Pages[i : i+1]}
			if !strings.Contains(one.Words(), "PRACTICE") {
				t.Errorf("%s, page %d does not say PRACTICE", name, i+1)
			}
		}
		if name == "label" {
			continue
		}
		for _, want := range []string{"3fa9 12bc 77d0", "COPY 2"} {
			if !strings.Contains(strings.ToUpper(d.Words()), strings.ToUpper(want)) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	if strings.Contains(sampleSheet().Lay(printing.A4, w).Words(), "PRACTICE") {
		t.Error("a real paper says PRACTICE")
	}
}

func TestPapers_InFilipino(t *testing.T) {
	text := sampleSheet().Lay(printing.A4, words.In("fil")).Words()
	for _, want := range []string{"CLAIM STUB", "TINANGGAP", "gumagana", "Babayaran pa"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	checkLayout(t, sampleSheet().Lay(printing.A4, words.In("fil")))
	if strings.Contains(text, "paper.") || strings.Contains(text, "[") {
		t.Error("a key without words")
	}
}

// tool finds a program or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: this check is left out", name)
	}
	return path
}

func pdfFile(t *testing.T, d *page.Doc) string {
	t.Helper()
	pdf, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPapers_PDFIsSound(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	qpdf := tool(t, "qpdf")
	for name, d := range papers() {
		if out, err := exec.Command(qpdf, "--check", pdfFile(t, d)).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

func TestPapers_PDFTextIsFound(t *testing.T) {
	prog := tool(t, "pdftotext")
	for name, wants := range map[string][]string{
		"jobsheet-a4": {"Begoña Núñez-Santos", "₱2,649.60", "J-004217", "“Since Friday it only charges", "−1,500.00"},
		"ticket-80":   {"J-004217", "Clear case, SIM tray", "−₱1,500.00"},
		"po":          {"PO-00318", "Page 2 of 2", "GH82-32590"},
		"summary":     {"₱38,412.50", "Jun dela Cruz", "closed"},
	} {
		out, err := exec.Command(prog, "-layout", pdfFile(t, papers()[name]), "-").CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, want := range wants {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s: %q is not in\n%s", name, want, out)
			}
		}
	}
}
