package app

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// Imported says what an import took in.
type Imported struct {
	Records int `json:"records"`
	Entries int `json:"entries"` // of the journal
	Drafts  int `json:"drafts"`
	Files   int `json:"files"` // bytes of attachments

	Changed bool `json:"changed,omitempty"` // the journal is not the one that was exported: verify says the same of the file from now on
}

// importStep is how many lines share a transaction.
const importStep = 500

// ImportFile makes the data file at path of an export in JSON lines: records,
// journal, drafts, bytes and counters as they were. path must not exist:
// data.Faults "not-empty"; "bad-line", "cut-export": the export is not what was written. On an error, and when ctx ends (data.ErrCancelled), nothing is left at path. The App's own file is not touched.
// progress (may be nil) gets bytes read and in all.
func (a *App) ImportFile(ctx context.Context, path, dir string, progress func(done, total int)) (Imported, error) {
	var head exportHead
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return Imported{}, data.Faults{{Field: "from", Code: "not-an-export"}}
	}
	b, err := os.ReadFile(filepath.Join(dir, exportHeadFile))
	if err == nil && (json.Unmarshal(b, &head) != nil || head.Program != exportProgram) || errors.Is(err, fs.ErrNotExist) {
		err = data.Faults{{Field: "from", Code: "not-an-export"}}
	}
	if err == nil && head.Format > store.Format {
		err = data.ErrNewer
	}
	if err == nil {
		if _, serr := os.Stat(path); serr == nil {
			err = data.Faults{{Field: "file", Code: "not-empty"}}
		}
	}
	if err != nil {
		return Imported{}, a.outside(err)
	}
	temp, err := unfinished(path)
	if err != nil {
		return Imported{}, err
	}
	out, err := load(temp, &loading{ctx: ctx, dir: dir, head: head, progress: progress})
	if err == nil {
		if err = bolt.MoveTo(temp, path); errors.Is(err, fs.ErrExist) {
			err = data.Faults{{Field: "file", Code: "not-empty"}}
		}
	}
	if err != nil {
		_ = os.Remove(temp)
		return Imported{}, a.outside(a.fault(copyFault(err)))
	}
	return out, nil
}

// unfinished is the name of a data file in the making: what is killed on the way leaves nothing that looks like a shop. What another run has
// left there is taken away; data.ErrBusy where one still makes it.
func unfinished(path string) (string, error) {
	dir, base := filepath.Split(path)
	temp := filepath.Join(dir, "."+base+".making")
	if bolt.InUse(temp) {
		return "", data.ErrBusy
	}
	_ = os.Remove(temp)
	return temp, nil
}

func load(path string, l *loading) (out Imported, err error) {
	b, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	st, err := store.Open(b, store.Options{Start: l.head.Start})
	if err != nil {
		return out, err
	}
	l.st = st
	if err := l.measure(); err != nil {
		return out, err
	}
	for _, step := range []func() error{l.records, l.index, l.journal, l.drafts, l.files} {
		if err := step(); err != nil {
			return out, err
		}
	}
	err = st.Load(func(ld *store.Loader) error {
		for _, name := range exportedMeta {
			if v := l.head.Meta[name]; v != nil {
				if err := ld.Meta(name, v); err != nil {
					return err
				}
			}
		}
		return ld.Counters(l.head.Start, l.head.Last)
	})
	if err = errors.Join(err, st.Sync()); err != nil {
		return out, err
	}
	// An export is the last road out of a file: it is taken as it is, and said what it is.
	err = st.VerifyChains("")
	if l.Changed = err != nil; errors.Is(err, kv.ErrDamaged) {
		return out, err
	}
	return l.Imported, nil
}

// loading is one import under way.
type loading struct {
	Imported
	st    *store.Store
	dir   string
	head  exportHead
	found []stamped
	ctx   context.Context

	progress   func(done, total int)
	read, size int // bytes
}

// measure finds how many bytes there are to read.
func (l *loading) measure() error {
	files, err := os.ReadDir(l.dir)
	for _, f := range files {
		if info, err := f.Info(); err == nil && strings.HasSuffix(f.Name(), ".jsonl") {
			l.size += int(info.Size())
		}
	}
	return err
}

// stamped is a record to be indexed, with the time that orders lists of what is newest.
type stamped struct {
	at  data.Instant
	ref data.Ref
}

// lines hands the lines of a file to put, some hundred in one transaction. A missing file has none.
func (l *loading) lines(name string, put func(*store.Loader, []byte) error) (n int, err error) {
	f, err := os.Open(filepath.Join(l.dir, name))
	if errors.Is(err, fs.ErrNotExist) && l.head.Lines[name] == 0 {
		return 0, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return 0, cut(name)
	}
	if err != nil {
		return 0, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 64<<10), 64<<20)
	var batch [][]byte
	flush := func() error {
		if l.progress != nil {
			l.progress(l.read, max(l.read, l.size))
		}
		if err := l.ctx.Err(); err != nil {
			return err
		}
		return l.st.Load(func(ld *store.Loader) error {
			for i, b := range batch {
				if err := put(ld, b); err != nil {
					return at(name, n-len(batch)+i+1, err)
				}
			}
			return nil
		})
	}
	for in.Scan() {
		if len(in.Bytes()) == 0 {
			continue
		}
		n++
		l.read += len(in.Bytes()) + 1
		if batch = append(batch, append([]byte(nil), in.Bytes()...)); len(batch) == importStep {
			if err := flush(); err != nil {
				return n, err
			}
			batch = batch[:0]
		}
	}
	if err := in.Err(); err != nil {
		return n, err
	}
	if n < l.head.Lines[name] {
		return n, cut(name)
	}
	return n, flush()
}

// at says where an import stopped.
func at(name string, line int, err error) error {
	return fmt.Errorf("%w: %w", data.Faults{{Field: "from", Code: "bad-line", Args: map[string]string{"file": name, "line": fmt.Sprint(line)}}}, err)
}

func (l *loading) records() error {
	for _, k := range data.Kinds {
		n, err := l.lines(k.Name+".jsonl", func(ld *store.Loader, b []byte) error {
			_, err := ld.Record(k.Kind, b)
			return err
		})
		if err != nil {
			return err
		}
		l.Records += n
		if _, ok := k.New().(data.Searched); !ok {
			continue
		}
		err = each(l.st, k.Kind, func(ref data.Ref, raw []byte) error {
			var base data.Base
			err := json.Unmarshal(raw, &base)
			l.found = append(l.found, stamped{base.Updated, ref})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// index makes all records findable, in the order in which they were changed last.
func (l *loading) index() error {
	sort.SliceStable(l.found, func(i, j int) bool { return l.found[i].at < l.found[j].at })
	for len(l.found) > 0 {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		n := min(importStep, len(l.found))
		refs := make([]data.Ref, n)
		for i, s := range l.found[:n] {
			refs[i] = s.ref
		}
		if err := l.st.Load(func(ld *store.Loader) error { return ld.Index(refs...) }); err != nil {
			return err
		}
		l.found = l.found[n:]
	}
	return nil
}

func (l *loading) journal() (err error) {
	l.Entries, err = l.lines("journal.jsonl", func(ld *store.Loader, b []byte) error {
		var e store.Entry
		if err := json.Unmarshal(b, &e); err != nil {
			return err
		}
		return ld.Entry(e)
	})
	return err
}

func (l *loading) drafts() (err error) {
	l.Drafts, err = l.lines("drafts.jsonl", func(ld *store.Loader, b []byte) error {
		var d store.Draft
		if err := json.Unmarshal(b, &d); err != nil {
			return err
		}
		return ld.Draft(d)
	})
	return err
}

// files takes the bytes of attachments, each of which must be what its name says.
func (l *loading) files() error {
	all, err := os.ReadDir(filepath.Join(l.dir, "files"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, f := range all {
		// Systems leave files of their own in folders and on sticks.
		if sum, err := hex.DecodeString(f.Name()); err != nil || len(sum) != sha256.Size {
			continue
		}
		if err := l.ctx.Err(); err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(l.dir, "files", f.Name()))
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.Name() {
			return cut(filepath.Join("files", f.Name()))
		}
		if err := l.st.Load(func(ld *store.Loader) error { return ld.Bytes(b) }); err != nil {
			return err
		}
		l.Files++
	}
	if l.Files < l.head.Files {
		return cut("files")
	}
	return nil
}

// cut says which part of an export is missing or not what was exported.
func cut(name string) error {
	return data.Faults{{Field: "from", Code: "cut-export", Args: map[string]string{"file": name}}}
}
