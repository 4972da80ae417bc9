package app

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// ExportOptions say what is exported.
type ExportOptions struct {
	To      string // folder; made where it is missing
	Lines   bool   // JSON lines that an import takes; else tables for a spreadsheet
	Secrets bool   // with what is secret; sealed passcodes stay sealed

	Progress func(done, total int) // records and journal entries; total is about right. nil: none
}

// Exported says what an export wrote.
type Exported struct {
	Files   []string `json:"files"`
	Records int      `json:"records"`
}

// exportStep is how many records are read at once.
const exportStep = 500

// Export writes all records to a folder, as they stand at one moment. The folder must not hold an export yet: data.Faults "not-empty".
// When ctx ends it stops with data.ErrCancelled, and what it wrote is taken away, as after any error.
func (a *App) Export(ctx context.Context, o ExportOptions) (Exported, error) {
	if err := emptyFolder(o.To); err != nil {
		return Exported{}, a.outside(err)
	}
	st, done, err := a.still(ctx)
	if err != nil {
		return Exported{}, a.fault(copyFault(err))
	}
	defer done()
	sh := &data.Shop{}
	err = st.View(func(tx *store.Tx) (err error) {
		sh, err = shop(tx)
		return err
	})
	if err != nil && !errors.Is(err, store.ErrAbsent) {
		return Exported{}, a.fault(err)
	}
	w := &exporter{ExportOptions: o, ctx: ctx, st: st, zone: zoneOf(sh), made: map[string]bool{}, written: map[string]int{}}
	if err := w.count(); err != nil {
		return Exported{}, a.fault(err)
	}
	if o.Lines {
		err = w.lines()
	} else {
		err = w.tables()
	}
	if err == nil {
		err = bolt.SyncDir(o.To)
	}
	if err != nil {
		w.takeAway()
		return Exported{}, a.outside(a.fault(copyFault(err)))
	}
	return w.Exported, nil
}

// count finds about how much there is to write.
func (w *exporter) count() error {
	return w.st.View(func(tx *store.Tx) error {
		start, last, err := tx.Counters()
		if err != nil {
			return err
		}
		for _, id := range last {
			if id > start {
				id -= start
			}
			w.total += int(id)
		}
		newest, err := tx.Newest()
		if w.Lines {
			w.total += int(newest.Seq)
		}
		return err
	})
}

// step counts one record or entry, and says whether to stop.
func (w *exporter) step() error {
	if w.done++; w.done%exportStep != 0 {
		return nil
	}
	if w.Progress != nil {
		w.Progress(w.done, max(w.done, w.total))
	}
	return w.ctx.Err()
}

// takeAway removes what an export that did not come to its end has written, and nothing else that lies in the folder.
func (w *exporter) takeAway() {
	for name := range w.made {
		_ = os.Remove(filepath.Join(w.To, name))
	}
	_ = os.Remove(filepath.Join(w.To, "files")) // where it is empty
}

// outside words what the system says of a folder that is not the data file.
func (c *core) outside(err error) error {
	if err == nil || len(data.FaultsOf(err)) > 0 {
		return err
	}
	for _, f := range faults {
		if errors.Is(err, f.to) {
			return err
		}
	}
	said := backup.Explain(err)
	switch {
	case errors.Is(said, backup.ErrGone):
		return errors.Join(data.ErrNotFound, err)
	case errors.Is(said, backup.ErrNotWritable):
		return data.Faults{{Field: "to", Code: "not-writable"}}
	case errors.Is(said, backup.ErrNoSpace):
		return data.Faults{{Field: "to", Code: "no-room"}}
	case errors.Is(said, backup.ErrTooBig):
		return data.Faults{{Field: "to", Code: "stick-too-small"}}
	case errors.Is(err, os.ErrExist):
		return data.Faults{{Field: "to", Code: "not-empty"}}
	}
	return err
}

func emptyFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return data.Faults{{Field: "to", Code: "not-writable"}}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	have, err := os.ReadDir(dir)
	for _, e := range have {
		if strings.HasPrefix(e.Name(), "shop.") {
			return data.Faults{{Field: "to", Code: "not-empty"}}
		}
	}
	return err
}

// still is a copy of the records that nobody changes, to be read for as long as it takes; done throws it away.
func (a *App) still(ctx context.Context) (st *store.Store, done func(), err error) {
	if _, err := a.file.store(); err != nil {
		return nil, nil, err
	}
	dir, leave, err := backup.Clear()
	if err != nil {
		return nil, nil, elsewhere(err)
	}
	defer func() {
		if err != nil {
			leave()
		}
	}()
	path := filepath.Join(dir, "copy")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, err
	}
	a.file.mu.RLock()
	live := a.file.bolt
	a.file.mu.RUnlock()
	if live == nil {
		return nil, nil, data.ErrNotFound
	}
	_, err = live.Copy(ctx, f, nil)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, nil, err
	}
	b, err := bolt.Open(path, bolt.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return nil, nil, err
	}
	if st, err = store.Open(b, store.Options{ReadOnly: true}); err != nil {
		_ = b.Close()
		return nil, nil, err
	}
	return st, func() {
		_ = b.Close()
		leave()
	}, nil
}

// each hands every record of a kind, in the order of IDs, to f.
func each(st *store.Store, kind data.Kind, f func(ref data.Ref, raw []byte) error) error {
	for after := data.ID(0); ; {
		var refs []data.Ref
		var raws [][]byte
		err := st.View(func(tx *store.Tx) (err error) {
			refs, raws, err = tx.EachRaw(kind, after, exportStep)
			return err
		})
		if err != nil || len(refs) == 0 {
			return err
		}
		for i, ref := range refs {
			if err := f(ref, raws[i]); err != nil {
				return err
			}
			after = ref.ID
		}
	}
}

// exportHead is the first file of an export of lines: how to read the others.
type exportHead struct {
	Program string             `json:"program"`
	Format  int                `json:"format"`
	Start   data.ID            `json:"start"`
	Last    map[string]data.ID `json:"last"`            // highest IDs given
	Lines   map[string]int     `json:"lines,omitempty"` // in each file: one that is missing or cut is noticed
	Files   int                `json:"files,omitempty"` // of attachments

	Meta map[string]json.RawMessage `json:"meta,omitempty"` // what the file notes of itself
}

// exportedMeta is what a file notes of itself that an import takes over.
var exportedMeta = []string{blankMeta, store.MetaGaps}

const (
	exportProgram  = "tanggapan"
	exportHeadFile = "export.json"
)

// lines writes a file per kind, the journal, the drafts, the counters and the bytes of attachments.
func (w *exporter) lines() error {
	for _, k := range data.Kinds {
		err := w.file(k.Name+".jsonl", func(out io.Writer) error {
			return each(w.st, k.Kind, func(_ data.Ref, raw []byte) error {
				w.Records++
				if err := w.step(); err != nil {
					return err
				}
				b, err := bare(k.Kind, raw, w.Secrets)
				return line(out, b, err)
			})
		})
		if err != nil {
			return err
		}
	}
	err := w.file("journal.jsonl", w.journal)
	if err == nil {
		err = w.file("drafts.jsonl", w.drafts)
	}
	if err == nil {
		err = w.bytes()
	}
	if err != nil {
		return err
	}
	// Last: an export that was killed on the way is none.
	return w.file(exportHeadFile, w.head)
}

func line(out io.Writer, b []byte, err error) error {
	if err == nil {
		_, err = out.Write(append(b, '\n'))
	}
	return err
}

// journal writes the entries in their order. From one that held a secret it is
// taken out, and with it the salt: its chain stays whole, its payload is no longer proved.
func (w *exporter) journal(out io.Writer) error {
	for last := uint64(0); ; {
		var entries []store.Entry
		err := w.st.View(func(tx *store.Tx) (err error) {
			entries, err = tx.EntriesAfter(last, exportStep)
			return err
		})
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			last = e.Seq
			if err := w.step(); err != nil {
				return err
			}
			if err := w.entry(out, e); err != nil {
				return err
			}
		}
	}
}

func (w *exporter) entry(out io.Writer, e store.Entry) error {
	deltas, err := e.Touched()
	if err != nil {
		return err
	}
	changed := false
	for i, d := range deltas {
		fields, had, err := bareFields(d, w.Secrets)
		if err != nil {
			return err
		}
		deltas[i].Fields, changed = fields, changed || had
	}
	if changed {
		e.Salt = nil
		if e.Deltas, err = json.Marshal(deltas); err != nil {
			return err
		}
	}
	b, err := json.Marshal(e)
	return line(out, b, err)
}

func (w *exporter) drafts(out io.Writer) error {
	var all []store.Draft
	err := w.st.View(func(tx *store.Tx) (err error) {
		all, err = tx.Drafts()
		return err
	})
	for _, d := range all {
		if err != nil {
			return err
		}
		if !w.Secrets {
			var v any
			if err := json.Unmarshal(d.Fields, &v); err != nil {
				return err
			}
			if d.Fields, err = json.Marshal(discreet(v)); err != nil {
				return err
			}
		}
		b, merr := json.Marshal(d)
		err = line(out, b, merr)
	}
	return err
}

// discreet takes what is secret out of the fields of a form.
func discreet(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, x := range v {
			hidden := false
			for _, fields := range data.SecretFields {
				for _, f := range fields {
					hidden = hidden || data.Fold(name) == f
				}
			}
			if hidden {
				delete(v, name)
				continue
			}
			v[name] = discreet(x)
		}
	case []any:
		for i, x := range v {
			v[i] = discreet(x)
		}
	}
	return v
}

func (w *exporter) head(out io.Writer) error {
	h := exportHead{Program: exportProgram, Format: store.Format, Lines: w.written, Files: w.attached, Meta: map[string]json.RawMessage{}}
	err := w.st.View(func(tx *store.Tx) (err error) {
		for _, name := range exportedMeta {
			v, err := tx.Meta(name)
			if err != nil {
				return err
			}
			if v != nil {
				h.Meta[name] = v
			}
		}
		h.Start, h.Last, err = tx.Counters()
		return err
	})
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(h, "", "  ")
	return line(out, b, err)
}
