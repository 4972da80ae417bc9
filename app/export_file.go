package app

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"tanggapan/data"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// bytes writes the files of attachments, each under its hash.
func (w *exporter) bytes() error {
	err := each(w.st, data.KindAttachment, func(_ data.Ref, raw []byte) error {
		var a data.Attachment
		if err := json.Unmarshal(raw, &a); err != nil {
			return err
		}
		name := filepath.Join("files", a.SHA256)
		if w.made[name] {
			return nil
		}
		var b []byte
		err := w.st.View(func(tx *store.Tx) (err error) {
			b, err = tx.Bytes(a.SHA256)
			return err
		})
		if errors.Is(err, store.ErrAbsent) {
			return nil
		}
		if err == nil {
			err = os.MkdirAll(filepath.Join(w.To, "files"), 0o755)
		}
		if err != nil {
			return err
		}
		w.attached++
		return w.create(name, func(out *os.File) error {
			_, err := out.Write(b)
			return err
		})
	})
	if err == nil && w.attached > 0 {
		err = bolt.SyncDir(filepath.Join(w.To, "files"))
	}
	return err
}

// file writes one file of the export, and counts its lines.
func (w *exporter) file(name string, f func(io.Writer) error) error {
	w.Files = append(w.Files, name)
	return w.create(name, func(out *os.File) error {
		b := bufio.NewWriter(out)
		n := &lineCounter{to: b}
		err := f(n)
		w.written[name] = n.lines
		return errors.Join(err, b.Flush())
	})
}

// create durably makes a file that was not there, and notes that it is the export's.
func (w *exporter) create(name string, f func(*os.File) error) error {
	out, err := os.OpenFile(filepath.Join(w.To, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	w.made[name] = true
	err = f(out)
	if err == nil {
		err = out.Sync() // what a stick or a share could not take, it may say only now
	}
	return errors.Join(err, out.Close())
}

// lineCounter counts the ends of lines that go through it.
type lineCounter struct {
	to    io.Writer
	lines int
}

// Write implements io.Writer.
func (n *lineCounter) Write(b []byte) (int, error) {
	n.lines += bytes.Count(b, []byte{'\n'})
	return n.to.Write(b)
}
