package spool_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

func TestFile_SavesBesideAndOpens(t *testing.T) {
	var opened []string
	f := &spool.File{Dir: filepath.Join(t.TempDir(), "papers"), Open: func(_ context.Context, p string) error {
		opened = append(opened, p)
		return errors.New("no viewer")
	}}
	ctx := context.Background()
	a, err := f.Print(ctx, paper(80, 100), spool.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Print(ctx, paper(80, 100), spool.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Base(a) != "Claim ticket J-000001.pdf" || filepath.Base(b) != "Claim ticket J-000001 (2).pdf" {
		t.Errorf("saved as %q and %q", filepath.Base(a), filepath.Base(b))
	}
	if len(opened) != 2 || opened[1] != b {
		t.Errorf("opened %v", opened)
	}
	for _, p := range []string{a, b} {
		if raw, err := os.ReadFile(p); err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
			t.Errorf("%s: %v", p, err)
		}
		if j, err := f.Job(ctx, p); err != nil || j.State != spool.Done {
			t.Errorf("job %+v, %v", j, err)
		}
	}
	if _, err := f.Job(ctx, filepath.Join(t.TempDir(), "x.pdf")); !errors.Is(err, spool.ErrNoJob) {
		t.Errorf("a file elsewhere: %v", err)
	}
	if _, err := f.Raw(ctx, "", "", []byte("x")); !errors.Is(err, spool.ErrNoRaw) {
		t.Errorf("raw: %v", err)
	}
}

func TestFile_OddTitles(t *testing.T) {
	dir := t.TempDir()
	f := &spool.File{Dir: dir}
	for _, title := range []string{"", "..", "../../etc/passwd", "a/b\\c:d*e?\"<>|", "\x00\xff", "CON ", string(bytes.Repeat([]byte("ñ"), 500)), "😀"} {
		d := page.New(title)
		d.Add(50, 50)
		p, err := f.Print(context.Background(), d, spool.Options{})
		if err != nil {
			t.Errorf("%q: %v", title, err)
			continue
		}
		if filepath.Dir(p) != dir {
			t.Errorf("%q left the folder: %s", title, p)
		}
	}
}

func TestFile_FolderThatCannotBe(t *testing.T) {
	block := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(block, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (&spool.File{Dir: filepath.Join(block, "papers")}).Print(context.Background(), paper(80, 100), spool.Options{}); err == nil {
		t.Error("no error for a folder inside a file")
	}
}

func TestFake(t *testing.T) {
	ctx := context.Background()
	f := &spool.Fake{}
	id, err := f.Print(ctx, paper(80, 100), spool.Options{Printer: "Front", Copies: 2})
	if err != nil {
		t.Fatal(err)
	}
	if jobs := f.Jobs(); len(jobs) != 1 || jobs[0].Options.Copies != 2 || jobs[0].Title != "Claim ticket · J-000001" {
		t.Errorf("%+v", jobs)
	}
	if j, err := f.Job(ctx, id); err != nil || j.State != spool.Done {
		t.Errorf("%+v %v", j, err)
	}
	f.Set(spool.Job{ID: id, State: spool.Held, Message: "Paper jam"})
	if j, _ := f.Job(ctx, id); j.State != spool.Held {
		t.Errorf("%+v", j)
	}
	if err := f.Cancel(ctx, "Front-9"); !errors.Is(err, spool.ErrNoJob) {
		t.Error(err)
	}
	f.Err = spool.ErrRejected
	if _, err := f.Print(ctx, paper(80, 100), spool.Options{}); !errors.Is(err, spool.ErrRejected) {
		t.Error(err)
	}
}
