package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/app/local"
	"tanggapan/data"
	"tanggapan/ui/cli"
)

// run runs a command in a process of its own, as far as it can tell.
func run(t *testing.T, env cli.Env, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	env.Out, env.Err = &o, &e
	code = cli.Run(args, env)
	return o.String(), e.String(), code
}

// closed is a shop with one customer whose file nobody has open.
func closed(t *testing.T) *apptest.Shop {
	s := apptest.New(t)
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza", Family: "Ñuñez", Phones: []data.Phone{{Typed: "0917 555 0123"}}}))
	s.Done(s.Devices.Add(s.Who, &data.Device{Owner: c.ID, Brand: "Acme", Model: "One", Serial: "SN-0042", Secret: []byte("sealed")}))
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: c.Ref(), Channel: data.ByPhone, Direction: data.In, Words: "Is it ready?"}))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSearchAndShow(t *testing.T) {
	s := closed(t)
	out, errs, code := run(t, cli.Env{}, "--file", s.Path, "search", "nunez", "liza", "--json")
	var hits []struct{ Kind, No, Title, Detail string }
	if err := json.Unmarshal([]byte(out), &hits); err != nil || code != 0 || errs != "" {
		t.Fatalf("%v, %d, %q, %q", err, code, errs, out)
	}
	kinds := ""
	for _, h := range hits {
		kinds += h.Kind + " "
	}
	if !strings.Contains(kinds, "customer") || !strings.Contains(kinds, "device") {
		t.Errorf("found: %s", kinds)
	}
	for _, which := range []string{"C-000001", "c000001", "1"} {
		out, _, code = run(t, cli.Env{}, "show", "customer", which, "--json", "--file", s.Path)
		var shown struct {
			Record   data.Customer
			Timeline []struct{ Act, Words, By string }
		}
		if err := json.Unmarshal([]byte(out), &shown); err != nil || code != 0 {
			t.Fatalf("%s: %v, %d, %q", which, err, code, out)
		}
		if shown.Record.Family != "Ñuñez" || len(shown.Timeline) != 2 || shown.Timeline[0].Words+shown.Timeline[1].Words != "Is it ready?" {
			t.Errorf("%s: %+v", which, shown)
		}
	}
	if out, _, _ := run(t, cli.Env{}, "search", "xyzzy", "--file", s.Path, "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("nothing found is %q", out)
	}
}

func TestSecretsStayInside(t *testing.T) {
	s := closed(t)
	const sealed = "c2VhbGVk" // in base64
	for _, format := range []string{"--json", "--cwd=."} {
		if out, _, code := run(t, cli.Env{}, "show", "device", "1", "--file", s.Path, format); code != 0 || strings.Contains(out, sealed) {
			t.Errorf("%s: %d, %s", format, code, out)
		}
	}
	if out, _, _ := run(t, cli.Env{}, "show", "device", "1", "--file", s.Path, "--secrets"); !strings.Contains(out, sealed) {
		t.Error("the secret that was asked for is missing")
	}
}

func TestWrongUseAndRefusals(t *testing.T) {
	s := closed(t)
	for name, c := range map[string]struct {
		args []string
		code int
	}{
		"UnknownCommand": {[]string{"dance"}, cli.ExitUsage},
		"UnknownFlag":    {[]string{"search", "x", "--loud"}, cli.ExitUsage},
		"NoWords":        {[]string{"search"}, cli.ExitUsage},
		"UnknownKind":    {[]string{"show", "unicorn", "1"}, cli.ExitUsage},
		"NoFile":         {[]string{"search", "x"}, cli.ExitRefused},
		"MissingFile":    {[]string{"search", "x", "--file", filepath.Join(s.Dir, "none.tgp")}, cli.ExitRefused},
		"NoSuchRecord":   {[]string{"show", "job", "J-999999", "--file", s.Path}, cli.ExitRefused},
		"ForeignFile":    {[]string{"verify", os.Args[0]}, cli.ExitRefused},
		"ExportToFile":   {[]string{"export", "--file", s.Path, "--to", s.Path}, cli.ExitRefused},
		"ImportOfFile":   {[]string{"import", s.Path, "--file", filepath.Join(s.Dir, "p.tgp")}, cli.ExitRefused},
		"SizeTooLarge":   {[]string{"practice", "--out", filepath.Join(s.Dir, "p.tgp"), "--size", "1000000000000"}, cli.ExitUsage},
		"NoSuchDays":     {[]string{"restore", s.Path, "--file", filepath.Join(s.Dir, "p.tgp"), "--days", filepath.Join(s.Dir, "none")}, cli.ExitRefused},
		"NoSuchCopy":     {[]string{"repair", s.Path, "--copy", filepath.Join(s.Dir, "none")}, cli.ExitRefused},
		"OntoFolder":     {[]string{"restore", s.Path, "--file", s.Dir}, cli.ExitRefused},
		"ImportNothing":  {[]string{"import", "a", "b", "c"}, cli.ExitUsage},
		"NoSuchCSV":      {[]string{"import", "customers", "none.csv", "--file", s.Path}, cli.ExitRefused},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, code := run(t, cli.Env{}, c.args...)
			if code != c.code || out != "" || strings.Count(strings.TrimSpace(errs), "\n") != 0 || len(errs) < 10 || strings.Contains(errs, "not foreseen") {
				t.Errorf("code %d, out %q, err %q", code, out, errs)
			}
		})
	}
}

// TestDamagedCopy: what is said of a damaged copy is what to do about a copy.
func TestDamagedCopy(t *testing.T) {
	s := closed(t)
	b, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(s.Dir, "x.tgp-copy") // its end is missing
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"verify", path}, {"restore", path, "--file", filepath.Join(s.Dir, "y.tgp")}} {
		if _, errs, code := run(t, cli.Env{}, args...); code != cli.ExitRefused || !strings.Contains(errs, "another copy") {
			t.Errorf("%s: code %d, err %q", args[0], code, errs)
		}
	}
}

func TestExportImportVerify(t *testing.T) {
	s := closed(t)
	dir, path := filepath.Join(s.Dir, "lines"), filepath.Join(s.Dir, "again.tgp")
	steps := [][]string{
		{"export", "--to", dir, "--jsonl", "--file", s.Path},
		{"import", dir, "--file", path},
		{"verify", path},
		{"show", "customer", "1", "--file", path},
	}
	for _, args := range steps {
		if out, errs, code := run(t, cli.Env{}, args...); code != 0 || out == "" {
			t.Fatalf("%v: %d, %s", args, code, errs)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.Index(b, []byte("Is it ready?"))
	b[i] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, code := run(t, cli.Env{}, "verify", path); code != cli.ExitRefused || !strings.Contains(out, "fails its checksum") || !strings.Contains(errs, path) || !strings.Contains(errs, "repair") {
		t.Errorf("a changed letter is not seen: %d, %s%s", code, out, errs)
	}
}

func TestImportCustomers(t *testing.T) {
	s := closed(t)
	list := filepath.Join(s.Dir, "people.csv")
	text := "Pangalan;Selpon\nLiza Ñuñez;+63 917 555 0123\nBen Cruz;0917 555 0002\nDora;1\n"
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	look, _, code := run(t, cli.Env{}, "import", "customers", list, "--file", s.Path, "--preview")
	if code != 0 || !strings.Contains(look, "1 of 3") {
		t.Fatalf("preview: %d, %s", code, look)
	}
	out, _, code := run(t, cli.Env{}, "import", "customers", list, "--file", s.Path, "--json")
	var got struct {
		Taken, Left int
		Rows        []struct{ What, No, Why string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 || got.Taken != 1 || got.Left != 2 {
		t.Fatalf("%v, %d, %s", err, code, out)
	}
	if got.Rows[0].What != "there" || got.Rows[1].No != "C-000002" || got.Rows[2].Why == "" {
		t.Errorf("%+v", got.Rows)
	}
	if out, _, _ := run(t, cli.Env{}, "search", "5550002", "--file", s.Path); !strings.Contains(out, "Ben Cruz") {
		t.Errorf("the one taken is not found: %s", out)
	}
}

// TestHandOver holds that a command about a file that a window has open is done by that program.
func TestHandOver(t *testing.T) {
	s := apptest.New(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza", Family: "Cruz"}))
	raised := 0
	window := cli.Env{App: s.App, Raise: func() { raised++ }}
	served, err := local.Serve(s.Path, func(args []string) (string, int) {
		var o bytes.Buffer
		env := window
		env.Out, env.Err = &o, &o
		code := cli.Run(args, env)
		return o.String(), code
	})
	if err != nil {
		t.Fatal(err)
	}
	defer served.Close()
	if out, errs, code := run(t, cli.Env{}, "search", "cruz", "--file", s.Path); code != 0 || !strings.Contains(out, "Liza Cruz") {
		t.Errorf("search: %d, %q, %q", code, out, errs)
	}
	if out, errs, code := run(t, cli.Env{}, "show", "job", "77", "--file", s.Path); code != cli.ExitRefused || out != "" || errs == "" {
		t.Errorf("a refusal: %d, %q, %q", code, out, errs)
	}
	if out, errs, code := run(t, cli.Env{}, "verify", s.Path); code != 0 || out == "" {
		t.Errorf("verify: %d, %q", code, errs)
	}
	// Paths are meant from where the command was written.
	t.Chdir(s.Dir)
	if _, errs, code := run(t, cli.Env{}, "export", "--to", "tables", "--file", filepath.Base(s.Path)); code != 0 {
		t.Errorf("export: %d, %q", code, errs)
	}
	if _, err := os.Stat(filepath.Join(s.Dir, "tables", "customer.csv")); err != nil {
		t.Error(err)
	}
	opened := 0
	env := cli.Env{Window: func(string) int { opened++; return 0 }}
	if _, errs, code := run(t, env, "--file", s.Path); code != 0 || opened != 0 || raised != 1 {
		t.Errorf("a second start: %d, %q, opened %d, raised %d", code, errs, opened, raised)
	}
}

func TestWindowOpensWithoutCommand(t *testing.T) {
	s := closed(t)
	d, err := desk.Open(filepath.Join(s.Dir, "other"))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	env := cli.Env{Desk: d, Window: func(file string) int { files = append(files, file); return 0 }}
	for _, args := range [][]string{nil, {"--file", s.Path}, {s.Path}} {
		if _, errs, code := run(t, env, args...); code != 0 {
			t.Errorf("%v: %d, %s", args, code, errs)
		}
	}
	if want := "," + s.Path + "," + s.Path; strings.Join(files, ",") != want {
		t.Errorf("opened %q", files)
	}
	for _, flag := range []string{"--help", "--version"} {
		if out, errs, code := run(t, env, flag); code != 0 || out == "" || errs != "" {
			t.Errorf("%s: %d, %q", flag, code, errs)
		}
	}
}

// TestOwnersDay makes a practice shop, prints its papers and its day, backs it up, breaks it and restores it.
func TestOwnersDay(t *testing.T) {
	dir := t.TempDir()
	file, stick := filepath.Join(dir, "Practice.tgp"), filepath.Join(dir, "stick")
	now := func() data.Instant { return data.At(time.Date(2026, 11, 23, 10, 42, 0, 0, apptest.Zone(t))) }
	d, err := desk.Open(filepath.Join(dir, "desk"))
	if err != nil {
		t.Fatal(err)
	}
	env := cli.Env{Now: now, Desk: d}
	must := func(args ...string) string {
		t.Helper()
		out, errs, code := run(t, env, args...)
		if code != 0 {
			t.Fatalf("%v: %d, %s", args, code, errs)
		}
		return out
	}
	must("practice", "--out", file, "--size", "30", "--seed", "7")
	if _, errs, code := run(t, env, "practice", "--out", file); code != cli.ExitRefused || errs == "" {
		t.Errorf("over a file that is there: %d, %q", code, errs)
	}
	if d.Settings().LastFile != "" {
		t.Error("the practice shop became the default file")
	}
	for _, paper := range []string{"jobsheet", "ticket", "label"} {
		out := filepath.Join(dir, paper+".pdf")
		must("print", "job", "900001", "--paper", paper, "--out", out, "--file", file)
		if b, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
			t.Errorf("%s: %v", paper, err)
		}
	}
	if _, errs, code := run(t, env, "print", "customer", "900001", "--paper", "ticket", "--out", filepath.Join(dir, "x.pdf"), "--file", file); code != cli.ExitRefused || errs == "" {
		t.Errorf("a paper that the record has not: %d, %q", code, errs)
	}
	for _, day := range []string{"today", "2026-11-20"} {
		out := filepath.Join(dir, day+".pdf")
		must("summary", "--day", day, "--out", out, "--file", file)
		if b, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
			t.Errorf("%s: %v", day, err)
		}
	}
	if _, _, code := run(t, env, "summary", "--day", "2026-02-30", "--out", filepath.Join(dir, "y.pdf"), "--file", file); code != cli.ExitUsage {
		t.Errorf("a day that does not exist: %d", code)
	}
	var done struct{ Path string }
	if err := json.Unmarshal([]byte(must("backup", "--to", stick, "--file", file, "--json")), &done); err != nil {
		t.Fatal(err)
	}
	must("verify", done.Path)
	before := must("search", "900001", "--file", file, "--json")
	if err := os.Truncate(file, 5000); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := run(t, env, "search", "900001", "--file", file); code != cli.ExitRefused || errs == "" {
		t.Errorf("a truncated file: %d, %q", code, errs)
	}
	other := filepath.Join(dir, "other.tgp")
	must("practice", "--out", other, "--size", "30", "--seed", "2")
	was, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	if _, errs, code := run(t, env, "restore", done.Path, "--file", other); code != cli.ExitRefused || !strings.Contains(errs, "--other") {
		t.Errorf("onto another shop: %d, %q", code, errs)
	}
	if is, err := os.ReadFile(other); err != nil || !bytes.Equal(is, was) {
		t.Errorf("a refused restore changed the file: %v", err)
	}
	must("restore", done.Path, "--file", other, "--other")
	must("restore", done.Path, "--file", file)
	if after := must("search", "900001", "--file", file, "--json"); after != before {
		t.Errorf("restored: %s, was %s", after, before)
	}
}

func TestRepair(t *testing.T) {
	s := closed(t)
	out, errs, code := run(t, cli.Env{}, "repair", s.Path)
	if code != 0 || !strings.Contains(out, "sound") {
		t.Fatalf("a sound file: %d, %s%s", code, out, errs)
	}
	b, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; ; {
		k := bytes.Index(b[i:], []byte("Is it ready?"))
		if k < 0 {
			break
		}
		if i += k + 1; bytes.Contains(b[max(0, i-400):i], []byte(`"rev":1`)) && !bytes.Contains(b[max(0, i-700):i], []byte(`"touched"`)) {
			b[i] ^= 1 // of the record, not of the journal
		}
	}
	if err := os.WriteFile(s.Path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _, code := run(t, cli.Env{}, "verify", s.Path, "--json"); code != cli.ExitRefused || !strings.Contains(out, "faults") {
		t.Fatalf("verify: %d, %s", code, out)
	}
	out, errs, code = run(t, cli.Env{}, "repair", s.Path, "--json")
	var done struct {
		Before string `json:"before"`
		Mended []struct {
			From string `json:"from"`
		} `json:"mended"`
	}
	if err := json.Unmarshal([]byte(out), &done); code != 0 || err != nil || done.Before == "" || len(done.Mended) != 1 || done.Mended[0].From != "journal" {
		t.Fatalf("repair: %d, %s%s", code, out, errs)
	}
	if _, errs, code := run(t, cli.Env{}, "verify", s.Path); code != 0 {
		t.Errorf("after it: %d, %s", code, errs)
	}
	if out, _, code := run(t, cli.Env{}, "repair", done.Before, "--json"); code != 0 || !strings.Contains(out, "journal") {
		t.Errorf("the kept file: %d, %s", code, out)
	}
	if _, errs, code := run(t, cli.Env{}, "repair", s.Path+"x"); code != cli.ExitRefused || errs == "" {
		t.Errorf("no file: %d, %s", code, errs)
	}
}
