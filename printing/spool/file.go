package spool

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"tanggapan/printing/page"
)

// FilePrinter is the name under which File lists itself.
const FilePrinter = "PDF"

// File saves papers as PDF files and opens them. It is always there, whatever the computer has.
type File struct {
	Dir  string                                       // where the files go; made if missing
	Open func(ctx context.Context, path string) error // shows a file; nil: only save

	mu sync.Mutex
}

// List names the one way there is.
func (f *File) List(context.Context) ([]Info, error) {
	return []Info{{Name: FilePrinter, Default: true, File: true}}, nil
}

// Print saves the PDF under the document's title, beside earlier ones of that name, opens it, and returns its path
// as id. A file that was saved but not opened is no error: the id tells where it is.
func (f *File) Print(ctx context.Context, doc *page.Doc, _ Options) (string, error) {
	pdf, err := pdfOf(doc)
	if err != nil {
		return "", err
	}
	path, err := f.save(doc.Title, pdf)
	if err != nil {
		return "", err
	}
	if f.Open != nil {
		_ = f.Open(ctx, path)
	}
	return path, nil
}

func (f *File) save(title string, data []byte) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return "", fmt.Errorf("save paper: %w", err)
	}
	base := fileName(title)
	for n := 1; n < 10000; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s (%d)", base, n)
		}
		path := filepath.Join(f.Dir, name+".pdf")
		w, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("save paper: %w", err)
		}
		_, err = w.Write(data)
		if err := errors.Join(err, w.Close()); err != nil {
			_ = os.Remove(path)
			return "", fmt.Errorf("save paper: %w", err)
		}
		return path, nil
	}
	return "", fmt.Errorf("save paper: too many files named %q", base)
}

// fileName makes of a title what every system takes as a file's name.
func fileName(title string) string {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*·`, r) || r < ' ' {
			return '-'
		}
		return r
	}, page.Clean(title))
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " .-")
	s = strings.ReplaceAll(s, " - ", " ")
	if rs := []rune(s); len(rs) > 80 {
		s = strings.TrimRight(string(rs[:80]), " .-")
	}
	if s == "" {
		return "paper"
	}
	return s
}

// Job tells that a saved file is done; one that is gone is ErrNoJob.
func (f *File) Job(_ context.Context, id string) (Job, error) {
	if filepath.Dir(id) != filepath.Clean(f.Dir) {
		return Job{}, fmt.Errorf("%w: %s", ErrNoJob, id)
	}
	if _, err := os.Stat(id); err != nil {
		return Job{}, fmt.Errorf("%w: %w", ErrNoJob, err)
	}
	return Job{ID: id, State: Done}, nil
}

// Cancel has nothing to take back: a saved file stays.
func (f *File) Cancel(_ context.Context, id string) error {
	return fmt.Errorf("%w: %s", ErrNoJob, id)
}

// Raw is refused: bytes for a printer say nothing to a reader.
func (f *File) Raw(context.Context, string, string, []byte) (string, error) {
	return "", ErrNoRaw
}

// OpenFile shows a file with the program that the system has for it, and does not wait until it is closed.
func OpenFile(_ context.Context, path string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		cmd = exec.Command("open", path)
	default:
		cmd = exec.Command("xdg-open", path)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open %s: %w", filepath.Base(path), err)
	}
	go func() { _ = cmd.Wait() }() // the viewer lives on; its end is only collected
	return nil
}
