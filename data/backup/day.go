package backup

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
)

// DayExtension ends the name of every day file.
const DayExtension = ".tgp-day"

// A day file begins with its mark, then the length of its key and the key: 32 random bytes encrypted with the passphrase, none
// where the file is not encrypted. Then frames follow: length, CRC-32C of what follows, the payload; an encrypted payload
// is sealed with ChaCha20-Poly1305 under the frame's place in the file. Numbers are big endian.
const (
	dayMark   = "TGPDAY1\n"
	frameHead = 8
	mostFrame = 8 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Day is a file on a second disk to which what happened is appended as it happens. It is not safe for many goroutines.
type Day struct {
	f    *os.File
	at   int64 // the end of the last whole frame
	lost int64 // bytes before it that were in no whole frame
	seal cipher.AEAD
}

// OpenDay opens a day file to append to it, or makes it. What a fall left half-written at its end goes; last, where not nil, gets
// every payload that is there. What is damaged between whole payloads is passed over and stays. It fails with ErrSealed, ErrDamaged (no day file), ErrGone, ErrNoSpace, ErrNotWritable.
func OpenDay(path, passphrase string, last func(payload []byte) error) (*Day, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, mapErr(err)
	}
	d := &Day{f: f}
	info, err := f.Stat()
	if err == nil && info.Size() == 0 {
		err = d.begin(passphrase)
	} else if err == nil {
		err = d.resume(passphrase, last)
	}
	if err == nil {
		err = syncDir(filepath.Dir(path))
	}
	if err != nil {
		return nil, errors.Join(mapErr(err), f.Close())
	}
	return d, nil
}

// begin writes the head of a new file.
func (d *Day) begin(passphrase string) error {
	var key bytes.Buffer
	if passphrase != "" {
		raw := make([]byte, chacha20poly1305.KeySize)
		if _, err := rand.Read(raw); err != nil {
			return err
		}
		w, err := seal(&key, passphrase)
		if err != nil {
			return err
		}
		if _, err := w.Write(raw); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		if d.seal, err = chacha20poly1305.New(raw); err != nil {
			return err
		}
	}
	head := binary.BigEndian.AppendUint32([]byte(dayMark), uint32(key.Len()))
	head = append(head, key.Bytes()...)
	if _, err := d.f.WriteAt(head, 0); err != nil {
		return err
	}
	d.at = int64(len(head))
	return d.f.Sync()
}

// resume finds the end of what is whole.
func (d *Day) resume(passphrase string, last func([]byte) error) error {
	if err := d.open(passphrase); err != nil {
		return err
	}
	if err := d.each(last); err != nil {
		return err
	}
	return d.f.Truncate(d.at)
}

// open reads the head.
func (d *Day) open(passphrase string) error {
	head := make([]byte, len(dayMark)+4)
	if _, err := d.f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !bytes.HasPrefix(head, []byte(dayMark)) {
		return fmt.Errorf("%w: no day file", ErrDamaged)
	}
	n := int64(binary.BigEndian.Uint32(head[len(dayMark):]))
	d.at = int64(len(head)) + n
	if n == 0 {
		return nil
	}
	if n > 64<<10 {
		return fmt.Errorf("%w: its key is too long", ErrDamaged)
	}
	r, err := unseal(io.NewSectionReader(d.f, int64(len(head)), n), passphrase)
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(io.LimitReader(r, chacha20poly1305.KeySize+1))
	if err != nil {
		return err
	}
	d.seal, err = chacha20poly1305.New(raw)
	return err
}

// each hands over every whole payload from where the file stands on, and stays behind the last one.
func (d *Day) each(f func([]byte) error) error {
	size, err := d.f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	for at := d.at; at < size; {
		body, err := d.frame(at, size)
		if err != nil {
			return err
		}
		if body == nil {
			// A fall tears the end; where something whole follows, what stands here was damaged later.
			if at, err = d.next(at, size); err != nil || at == size {
				return err
			}
			d.lost += at - d.at
			d.at = at
			continue
		}
		end := at + frameHead + int64(len(body))
		if d.seal != nil {
			if body, err = d.seal.Open(nil, d.nonce(), body, nil); err != nil {
				d.lost += end - at
				body = nil
			}
		}
		if f != nil && body != nil {
			if err := f(body); err != nil {
				return err
			}
		}
		d.at, at = end, end
	}
	return nil
}

// frame is the body of the frame that begins at a place, nil where none does that is whole.
func (d *Day) frame(at, size int64) ([]byte, error) {
	head := make([]byte, frameHead)
	if _, err := d.f.ReadAt(head, at); err != nil {
		return nil, atEnd(err)
	}
	n := int64(binary.BigEndian.Uint32(head))
	if n == 0 || n > mostFrame || n > size-at-frameHead {
		return nil, nil
	}
	body := make([]byte, n)
	if _, err := d.f.ReadAt(body, at+frameHead); err != nil {
		return nil, atEnd(err)
	}
	if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(head[4:]) {
		return nil, nil
	}
	return body, nil
}

// next is the place of the first whole frame behind a place where none stands; size where there is none.
func (d *Day) next(at, size int64) (int64, error) {
	buf := make([]byte, bufferLen)
	for from := at + 1; from < size; from += bufferLen - 3 {
		n, err := d.f.ReadAt(buf[:min(bufferLen, size-from)], from)
		if err != nil && n == 0 {
			return size, atEnd(err)
		}
		for i := 0; i+4 <= n; i++ {
			// No frame is so long that its length does not begin with a zero.
			if buf[i] != 0 || buf[i+1] > mostFrame>>16 {
				continue
			}
			body, err := d.frame(from+int64(i), size)
			if err != nil || body != nil {
				return from + int64(i), err
			}
		}
	}
	return size, nil
}

func atEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// nonce is the place of the frame that comes next: no two frames under one key have the same.
func (d *Day) nonce() []byte {
	n := make([]byte, chacha20poly1305.NonceSize)
	binary.BigEndian.PutUint64(n[4:], uint64(d.at))
	return n
}

// Append writes payloads to the medium, all or, after an error, a beginning of them that the next OpenDay finds.
func (d *Day) Append(payloads ...[]byte) error {
	var all []byte
	at := d.at
	for _, p := range payloads {
		if d.seal != nil {
			p = d.seal.Seal(nil, d.nonce(), p, nil)
		}
		if len(p) == 0 || len(p) > mostFrame {
			d.at = at
			return fmt.Errorf("backup: a payload of %d bytes", len(p))
		}
		all = binary.BigEndian.AppendUint32(all, uint32(len(p)))
		all = binary.BigEndian.AppendUint32(all, crc32.Checksum(p, castagnoli))
		all = append(all, p...)
		d.at = at + int64(len(all))
	}
	if _, err := d.f.WriteAt(all, at); err != nil {
		d.at = at
		return mapErr(err)
	}
	return mapErr(d.f.Sync())
}

// Close lets go of the file.
func (d *Day) Close() error { return mapErr(d.f.Close()) }

// DayRead says what of a day file could not be read.
type DayRead struct {
	Damaged bool // something between whole payloads
	Torn    bool // its end, which a fall or a pulled stick left half-written
}

// DayReader reads a day file, more than once where that is wanted: a passphrase is tried only once.
type DayReader struct {
	d     *Day
	start int64
}

// OpenDayToRead opens a day file to read it. It fails with ErrSealed, ErrDamaged (no day file), ErrGone.
func OpenDayToRead(path, passphrase string) (*DayReader, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, mapErr(err)
	}
	d := &Day{f: file}
	if err := d.open(passphrase); err != nil {
		return nil, errors.Join(mapErr(err), file.Close())
	}
	return &DayReader{d, d.at}, nil
}

// Each hands over every whole payload in its order. It fails with what f and the system say.
func (r *DayReader) Each(f func(payload []byte) error) (out DayRead, err error) {
	r.d.at, r.d.lost = r.start, 0
	err = r.d.each(f)
	if info, e := r.d.f.Stat(); e == nil {
		out = DayRead{Damaged: r.d.lost > 0, Torn: info.Size() > r.d.at}
	}
	return out, err
}

// Close lets go of the file.
func (r *DayReader) Close() error { return mapErr(r.d.f.Close()) }

// ReadDay hands over every whole payload of a day file in its order. It fails as OpenDayToRead, and with what f says.
func ReadDay(path, passphrase string, f func(payload []byte) error) (out DayRead, err error) {
	r, err := OpenDayToRead(path, passphrase)
	if err != nil {
		return out, err
	}
	defer func() { _ = r.Close() }()
	return r.Each(f)
}

// Days are the day files in a folder, by name, which begins with the day.
func Days(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, mapErr(err)
	}
	var out []string
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasSuffix(e.Name(), DayExtension) && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	slices.Sort(out)
	return out, nil
}
