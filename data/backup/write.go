package backup

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tanggapan/data/kv/bolt"
)

const bufferLen = 1 << 20

// writer is one run of Write.
type writer struct {
	ctx     context.Context
	dir     string
	o       Options
	temp    string  // the hot copy on the local disk
	part    string  // the unfinished copy on the target
	trailer         // of the hot copy
	onto    trailer // of what stands on the target: the same, unless it is encrypted

	before int64 // bytes of the steps done
}

// The steps that count for progress: hot copy, writing, reading back.
const steps = 3

// The name of a copy that is not finished.
const partPattern = ".tanggapan-*.part"

// clean removes what has not become a copy.
func (w *writer) clean() {
	for _, p := range []string{w.temp, w.part} {
		if p != "" {
			_ = os.Remove(p)
		}
	}
}

// Sweep removes what runs that were killed have left in dir. What is younger than a day may belong to a running one.
func Sweep(dir, pattern string) {
	sweep(dir, pattern, func(m os.FileMode) bool { return m.IsRegular() }, os.Remove)
}

func sweep(dir, pattern string, is func(os.FileMode) bool, remove func(string) error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	start, end, _ := strings.Cut(pattern, "*")
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), start) || !strings.HasSuffix(e.Name(), end) {
			continue
		}
		if info, err := e.Info(); err == nil && is(info.Mode()) && time.Since(info.ModTime()) >= 24*time.Hour {
			_ = remove(filepath.Join(dir, e.Name()))
		}
	}
}

// target looks at the folder before anything is copied.
func (w *writer) target() error {
	info, err := os.Stat(w.dir)
	if err != nil {
		return mapErr(err)
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s is not a folder", ErrGone, w.dir)
	}
	Sweep(w.dir, partPattern)
	f, err := os.CreateTemp(w.dir, partPattern)
	if err != nil {
		return mapErr(err)
	}
	w.part = f.Name()
	return mapErr(f.Close())
}

// hotCopy copies src to the local disk: beside the data file, or where that takes none, into the system's temporary folder.
func (w *writer) hotCopy(src *bolt.Store) (err error) {
	for _, dir := range []string{filepath.Dir(src.Path()), os.TempDir()} {
		if err = w.hotCopyTo(src, dir); err == nil || w.ctx.Err() != nil {
			return err
		}
		if !errors.Is(err, ErrNoSpace) && !errors.Is(err, ErrNotWritable) {
			return err
		}
	}
	return err
}

func (w *writer) hotCopyTo(src *bolt.Store, dir string) (err error) {
	pattern := "." + filepath.Base(src.Path()) + ".copy-*"
	Sweep(dir, pattern)
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return mapErr(err)
	}
	w.temp = f.Name()
	defer func() {
		if err = errors.Join(err, mapErr(f.Close())); err != nil {
			_ = os.Remove(w.temp)
			w.temp = ""
		}
	}()
	hash, out := sha256.New(), &fileWriter{f: f}
	buf := bufio.NewWriterSize(io.MultiWriter(hash, out), bufferLen)
	tx, err := src.Copy(w.ctx, buf, func(done, total int64) {
		w.size = total
		w.progress(done)
	})
	if err == nil {
		err = buf.Flush()
	}
	if err != nil {
		if out.err != nil {
			return mapErr(out.err)
		}
		return err
	}
	w.before += w.size
	w.tx, w.size = tx, out.n
	w.sum = [sha256.Size]byte(hash.Sum(nil))
	return nil
}

// fileWriter counts, and tells the target's errors from the source's.
type fileWriter struct {
	f   *os.File
	n   int64
	err error
}

func (w *fileWriter) Write(b []byte) (int, error) {
	n, err := w.f.Write(b)
	w.n += int64(n)
	w.err = err
	return n, err
}

func (w *writer) progress(done int64) {
	if w.o.Progress != nil {
		w.o.Progress(w.before+done, w.size*steps)
	}
}

// place brings the hot copy onto the target, proves it there and names it.
func (w *writer) place(name string) (Copy, error) {
	if err := w.writePart(); err != nil {
		return Copy{}, err
	}
	if err := w.readPart(); err != nil {
		return Copy{}, err
	}
	if w.o.Deep != nil {
		path := w.part
		if w.onto.sealed {
			path = w.temp // the same bytes: the copy was decrypted and compared
		}
		if err := w.o.Deep(path); err != nil {
			return Copy{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	if err := w.ctx.Err(); err != nil {
		return Copy{}, err
	}
	path, err := w.named(name)
	if err != nil {
		return Copy{}, mapErr(err)
	}
	w.part = ""
	if err := syncDir(w.dir); err != nil {
		return Copy{}, mapErr(err)
	}
	c := Copy{Path: path, Size: w.onto.size, SHA256: w.onto.sum, TX: w.tx, Of: w.onto.of, Verified: true, Encrypted: w.onto.sealed}
	c.Taken = taken(path, w.o.At)
	return c, nil
}

// named gives the finished copy its name, which it takes from nobody: another program may be at work in the same folder in the same second.
func (w *writer) named(name string) (string, error) {
	for {
		path, err := freeName(w.dir, name, w.o.At)
		if err != nil {
			return "", err
		}
		switch err := os.Link(w.part, path); {
		case errors.Is(err, os.ErrExist):
			continue
		case err == nil:
			return path, os.Remove(w.part)
		}
		// The file system knows no links; what was looked at just now must do.
		return path, os.Rename(w.part, path)
	}
}

// writePart copies the local file and the trailer to the target and to its medium.
func (w *writer) writePart() (err error) {
	in, err := os.Open(w.temp)
	if err != nil {
		return mapErr(err)
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(w.part, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return mapErr(err)
	}
	defer func() {
		if err = errors.Join(err, mapErr(out.Close())); err != nil {
			_ = os.Remove(w.part)
		}
	}()
	if err := w.fill(in, out); err != nil {
		return err
	}
	if _, err := out.Write(w.onto.bytes()); err != nil {
		return mapErr(err)
	}
	w.before += w.size
	return mapErr(out.Sync())
}

// fill writes the data file, encrypted where that is wanted, and notes what stands on the target then.
func (w *writer) fill(in io.Reader, out *os.File) (err error) {
	hash := sha256.New()
	onto := hash // of what stands on the target, which is the same unless it is encrypted
	file := &fileWriter{f: out}
	body := io.Writer(file)
	var end io.Closer
	if w.o.Secret != "" {
		onto = sha256.New()
		sealed, err := seal(io.MultiWriter(file, onto), w.o.Secret)
		if err != nil {
			return mapErr(err)
		}
		body, end = sealed, sealed
	}
	if err := w.pump(in, io.MultiWriter(body, hash)); err != nil {
		return err
	}
	if end != nil {
		if err := end.Close(); err != nil {
			return mapErr(err)
		}
	}
	if [sha256.Size]byte(hash.Sum(nil)) != w.sum {
		return fmt.Errorf("%w: the local disk gave back other bytes", ErrDamaged)
	}
	w.onto = trailer{size: file.n, tx: w.tx, of: w.o.Of, sealed: end != nil}
	w.onto.sum = w.onto.over(onto)
	return nil
}

// readPart reads the copy back from the medium and compares; of an encrypted one also what it decrypts to.
func (w *writer) readPart() error {
	f, err := openUncached(w.part)
	if err != nil {
		return mapErr(err)
	}
	defer func() { _ = f.Close() }()
	hash := sha256.New()
	onto := hash
	body := io.LimitReader(f, w.onto.size)
	clear := body
	if w.onto.sealed {
		onto = sha256.New()
		body = io.TeeReader(body, onto)
		if clear, err = unseal(body, w.o.Secret); err != nil {
			return err
		}
	}
	if err := w.pump(clear, hash); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, body); err != nil {
		return mapErr(err)
	}
	end, err := io.ReadAll(io.LimitReader(f, trailerLen+1))
	if err != nil {
		return mapErr(err)
	}
	sum := [sha256.Size]byte(hash.Sum(nil)) // before the trailer goes into it
	if string(end) != string(w.onto.bytes()) || sum != w.sum || w.onto.over(onto) != w.onto.sum {
		return fmt.Errorf("%w: the target gave back other bytes", ErrDamaged)
	}
	w.before += w.size
	return nil
}

// pump copies until the end, telling progress and looking at ctx.
func (w *writer) pump(r io.Reader, to io.Writer) error {
	buf := make([]byte, bufferLen)
	for done := int64(0); ; {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		n, err := io.ReadFull(r, buf)
		if _, werr := to.Write(buf[:n]); werr != nil {
			return mapErr(werr)
		}
		done += int64(n)
		w.progress(done)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return mapErr(err)
		}
	}
}

// syncDir makes names in a folder durable.
func syncDir(dir string) error { return bolt.SyncDir(dir) }
