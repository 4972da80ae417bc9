package cli_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/printing/page"
	"tanggapan/ui/cli"
)

// TestPrint_EveryPaper walks the list of papers on a practice shop: each is made in each size, is sound, says that it is practice, can
// be searched, and its codes are read from one-bit pictures at the resolutions of printers.
func TestPrint_EveryPaper(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine prints them all: the race detector learns nothing from it")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "practice.tgp")
	if _, errs, code := run(t, cli.Env{}, "practice", "--out", file); code != 0 {
		t.Fatal(errs)
	}
	out, errs, code := run(t, cli.Env{}, "--json", "print", "--list")
	var rows []struct{ Kind, Paper, Size string }
	if err := json.Unmarshal([]byte(out), &rows); err != nil || code != 0 || len(rows) < 50 {
		t.Fatalf("%v, %d, %q: %d rows", err, code, errs, len(rows))
	}
	var made []string
	for _, r := range rows {
		pdf := filepath.Join(dir, r.Kind+"-"+r.Paper+"-"+r.Size+".pdf")
		if _, errs, code = run(t, cli.Env{}, "--json", "print", r.Kind, "--first", "--paper", r.Paper, "--size", r.Size, "--out", pdf, "--file", file); code != 0 {
			t.Errorf("%+v: %d, %s", r, code, errs)
			continue
		}
		b, err := os.ReadFile(pdf)
		if err != nil || !bytes.HasPrefix(b, []byte("%PDF-1.")) || !bytes.Contains(b[len(b)-32:], []byte("%%EOF")) {
			t.Errorf("%+v: %v, not a whole PDF", r, err)
		}
		checkPDF(t, pdf)
		made = append(made, pdf)
	}
	ghostscript(t, made)
	a := app.New(app.Deps{})
	if err := a.Open(file, app.OpenOptions{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, r := range rows {
		kind, _ := data.KindNamed(r.Kind)
		id, err := a.Papers.First(kind, r.Paper)
		if err != nil {
			t.Errorf("%+v: %v", r, err)
			continue
		}
		_, doc, err := a.Papers.Render(kind, id, r.Paper, r.Size)
		if err != nil {
			t.Errorf("%+v: %v", r, err)
			continue
		}
		for i := range doc.Pages {
			one := page.Doc{Pages: doc.Pages[i : i+1]}
			if !strings.Contains(one.Words(), "PRACTICE") {
				t.Errorf("%+v, page %d does not say PRACTICE", r, i+1)
			}
		}
		checkCodes(t, r.Paper+" "+r.Size, doc, dir)
	}
}

// checkPDF has other programs read a PDF; those that are not installed are left out, with a line that says so.
func checkPDF(t *testing.T, pdf string) {
	t.Helper()
	name := filepath.Base(pdf)
	for _, c := range [][]string{
		{"qpdf", "--check", pdf},
		{"mutool", "draw", "-q", "-r", "20", "-o", os.DevNull, "-F", "pgm", pdf},
	} {
		prog := tool(t, c[0])
		if prog == "" {
			continue
		}
		out, err := exec.Command(prog, c[1:]...).CombinedOutput()
		said := strings.ToLower(string(out))
		said = strings.ReplaceAll(said, "warning: icc support is not available", "") // of that build of mutool, whatever it reads
		if err != nil || strings.Contains(said, "warning") || strings.Contains(said, "error:") {
			t.Errorf("%s: %s: %v\n%s", name, c[0], err, out)
		}
	}
	if prog := tool(t, "pdftotext"); prog != "" {
		out, err := exec.Command(prog, pdf, "-").Output()
		if err != nil || !strings.Contains(string(out), "PRACTICE") {
			t.Errorf("%s: its text is not found: %v, %q", name, err, out)
		}
	}
}

// ghostscript reads all papers in one run.
func ghostscript(t *testing.T, pdfs []string) {
	t.Helper()
	prog := tool(t, "gs")
	if prog == "" {
		return
	}
	out, err := exec.Command(prog, append([]string{"-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage"}, pdfs...)...).CombinedOutput()
	if err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Errorf("gs: %v\n%s", err, out)
	}
}

// tool finds a program; "" where it is not installed, which the test's log says once for each check.
func tool(t *testing.T, name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		t.Logf("%s is not installed: its check is left out", name)
	}
	return path
}

// checkCodes has the codes of the first page read from one-bit pictures.
func checkCodes(t *testing.T, name string, doc *page.Doc, dir string) {
	t.Helper()
	prog := tool(t, "zbarimg")
	want := map[string]bool{}
	for _, o := range doc.Pages[0].Ops {
		if c, ok := o.(page.Code); ok {
			want[map[string]string{"qr": "QR-Code:", "code128": "CODE-128:"}[c.Kind]+c.Data] = true
		}
	}
	if prog == "" || len(want) == 0 {
		return
	}
	for _, dpi := range []float64{203, 300} {
		img, err := doc.Bits(0, dpi)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "bits.png")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, img); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out, _ := exec.Command(prog, "-q", path).Output()
		for code := range want {
			if !strings.Contains(string(out), code+"\n") {
				t.Errorf("%s at %.0f dpi: %s is not read: %q", name, dpi, code, out)
			}
		}
	}
}

func TestPrint_Refuses(t *testing.T) {
	s := closed(t)
	pdf := filepath.Join(s.Dir, "x.pdf")
	for want, args := range map[string][]string{
		"2 kind":    {"print", "--paper", "ticket", "--out", pdf},
		"2 first":   {"print", "job", "--paper", "ticket", "--out", pdf},
		"2 both":    {"print", "job", "1", "--first", "--paper", "ticket", "--out", pdf},
		"2 paper":   {"print", "job", "1", "--out", pdf},
		"2 out":     {"print", "job", "1", "--paper", "ticket"},
		"1 nothing": {"print", "job", "--first", "--paper", "ticket", "--out", pdf},
		"1 other":   {"print", "customer", "1", "--paper", "ticket", "--out", pdf},
		"1 size":    {"print", "customer", "1", "--paper", "erasure", "--size", "80", "--out", pdf},
		"1 forms":   {"print", "shop", "1", "--paper", "blank-form", "--forms", "51", "--out", pdf},
		"0 request": {"print", "customer", "1", "--paper", "erasure", "--size", "letter", "--out", pdf},
		"0 blank":   {"print", "shop", "1", "--paper", "blank-form", "--forms", "3", "--out", pdf},
		"0 list":    {"print", "--list"},
	} {
		out, errs, code := run(t, cli.Env{}, append([]string{"--file", s.Path}, args...)...)
		if code != int(want[0]-'0') || code != 0 && (errs == "" || strings.Contains(errs, "fault.")) {
			t.Errorf("%s: %d, %q, %q", want, code, out, errs)
		}
	}
}
