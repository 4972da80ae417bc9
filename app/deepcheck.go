package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv/bolt"
)

// DeepCheckCommand is the hidden command under which the program checks a file in a process of its own: the command, then the path.
const DeepCheckCommand = "deep-check"

// deepReport is what that process says on its output.
type deepReport struct {
	Verified
	Code string `json:"code"` // "" where the file is sound, else of deepCodes
	Text string `json:"text"` // the first fault, for the log
}

// deepCodes names the errors that a deep check ends in.
var deepCodes = []struct {
	code string
	err  error
}{
	{"damaged", data.ErrDamaged},
	{"foreign", data.ErrForeign},
	{"busy", data.ErrBusy},
	{"newer", data.ErrNewer},
	{"not-found", data.ErrNotFound},
	{"read-only", data.ErrReadOnly},
	{"full", data.ErrFull},
	{"cancelled", data.ErrCancelled},
}

const noSuchHash = "no-such-hash"

// CheckDepth says how deep a check goes.
type CheckDepth int

// The depths of a check.
const (
	CheckAll   CheckDepth = iota // pages and sums, records, journal, indexes and search against records
	CheckPages                   // every page, checksum and sum: that all is there as it was stored
)

// DeepCheck reads the data file at path through in this process and writes what it found to out, for the program that asked. It returns how the process is to end.
func DeepCheck(path, hash string, depth CheckDepth, out io.Writer) int {
	done, err := readDeep(path, hash, depth)
	err = elsewhere(err)
	r := deepReport{Verified: done}
	if err != nil {
		r.Code, r.Text = "failed", err.Error()
		if len(data.FaultsOf(err)) > 0 {
			r.Code = noSuchHash
		}
		for _, c := range deepCodes {
			if errors.Is(err, c.err) {
				r.Code = c.code
				break
			}
		}
	}
	b, err := json.Marshal(r)
	if err == nil {
		_, err = out.Write(append(b, '\n'))
	}
	if err != nil {
		return 1
	}
	return 0
}

// readDeep is readFile to a depth.
func readDeep(path, hash string, depth CheckDepth) (out Verified, err error) {
	if depth == CheckAll {
		return readFile(path, hash)
	}
	b, err := bolt.Open(path, bolt.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return out, err
	}
	err = errors.Join(b.Check(context.Background()), b.Close())
	out.tell(err)
	return out, err
}

// fault is the error that a report stands for.
func (r deepReport) fault() error {
	switch r.Code {
	case "":
		return nil
	case noSuchHash:
		return data.Faults{{Field: "hash", Code: noSuchHash}}
	}
	for _, c := range deepCodes {
		if r.Code == c.code {
			return fmt.Errorf("%w: %s", c.err, r.Text)
		}
	}
	return errors.New(r.Text)
}

// deepCheck reads a data file that nobody has open through, in a process of its own where the program has one to start: bytes that
// fell the checker are damage, and fell nothing else. data.ErrDamaged and the other errors of Verify; data.ErrCancelled where the system ended it.
func (c *core) deepCheck(path string) (Verified, error) {
	return c.deepCheckTo(context.Background(), path, "", CheckAll)
}

func (c *core) deepCheckFor(ctx context.Context, path, hash string) (Verified, error) {
	return c.deepCheckTo(ctx, path, hash, CheckAll)
}

func (c *core) deepCheckTo(ctx context.Context, path, hash string, depth CheckDepth) (Verified, error) {
	if len(c.deps.Checker) == 0 {
		out, err := readDeep(path, hash, depth)
		return out, elsewhere(err)
	}
	args := append(append([]string{}, c.deps.Checker[1:]...), path)
	if hash != "" {
		args = append(args, "--hash", hash)
	}
	if depth == CheckPages {
		args = append(args, "--pages")
	}
	cmd := exec.CommandContext(ctx, c.deps.Checker[0], args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		// The program was replaced while it runs: better checked here than not at all.
		c.log().WithError(err).Warn("no process for a deep check")
		done, err := readDeep(path, hash, depth)
		return done, elsewhere(err)
	}
	err := cmd.Wait()
	var r deepReport
	if ctx.Err() != nil {
		return r.Verified, data.ErrCancelled
	}
	if killed(cmd.ProcessState) {
		return r.Verified, fmt.Errorf("%w: the check was ended by the system: %v", data.ErrCancelled, err)
	}
	if json.Unmarshal(out.Bytes(), &r) != nil || err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n")
		return r.Verified, fmt.Errorf("%w: the check fell over the file: %v: %s", data.ErrDamaged, err, first)
	}
	return r.Verified, r.fault()
}

// killed says whether somebody else ended a process, such as a system that ran out of memory or is being shut down: that tells
// nothing of the file. Where the system does not say, it is false.
func killed(p *os.ProcessState) bool {
	s, ok := p.Sys().(syscall.WaitStatus)
	return ok && s.Signaled() && slices.Contains([]syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP}, s.Signal())
}

// checkOpen checks the App's own file as it is now, by a hot copy beside it. Where there is no room for one only what can be
// read beside the desk's work is read.
func (a *App) checkOpen(ctx context.Context, hash string) (Verified, error) {
	a.file.mu.RLock()
	b, st, path := a.file.bolt, a.file.st, a.file.path
	a.file.mu.RUnlock()
	if b == nil {
		return Verified{}, data.ErrNotFound
	}
	temp, err := hotCopy(ctx, b, path)
	if ctx.Err() != nil {
		return Verified{}, data.ErrCancelled
	}
	if err != nil {
		out, err := readThrough(b, st, hash)
		return out, a.fault(err)
	}
	defer func() { _ = os.Remove(temp) }()
	out, err := a.deepCheckFor(ctx, temp, hash)
	if errors.Is(err, data.ErrDamaged) {
		a.file.broke(err, a.Now())
	}
	return out, err
}

// hotCopy writes the open file as it is to a file beside it.
func hotCopy(ctx context.Context, b *bolt.Store, path string) (temp string, err error) {
	pattern := "." + filepath.Base(path) + ".check-*"
	backup.Sweep(filepath.Dir(path), pattern)
	f, err := os.CreateTemp(filepath.Dir(path), pattern)
	if err != nil {
		return "", err
	}
	_, err = b.Copy(ctx, f, nil)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// checkRest goes through the whole of a large file beside the desk's work, once it was left in the middle.
func (a *App) checkRest() (more bool, err error) {
	ctx := a.file.until()
	_, err = a.checkOpen(ctx, "")
	if ctx.Err() != nil {
		return false, nil
	}
	return false, err
}

// until is a context that ends when the open file is about to be closed.
func (f *file) until() context.Context {
	f.init()
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.ctx == nil {
		return context.Background()
	}
	return f.ctx
}
