package backup

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// trailer proves a copy. On disk: the mark, the size of what stands before it, a SHA-256 over that and over the other fields of
// the trailer, the data file's transaction and identity; numbers big endian. What stands before it is the data file, or under the second mark the data file encrypted.
type trailer struct {
	size   int64
	sum    [sha256.Size]byte
	tx     uint64
	of     ID
	sealed bool
}

const (
	trailerMark = "TGPCOPY1"
	sealedMark  = "TGPCOPYE"
	trailerLen  = 64
)

func (t trailer) bytes() []byte {
	b := t.head()
	b = append(b, t.sum[:]...)
	return append(binary.BigEndian.AppendUint64(b, t.tx), t.of[:]...)
}

// head is the mark and the size.
func (t trailer) head() []byte {
	mark := trailerMark
	if t.sealed {
		mark = sealedMark
	}
	b := append(make([]byte, 0, trailerLen), mark...)
	return binary.BigEndian.AppendUint64(b, uint64(t.size))
}

// over is the sum of a trailer whose body went into h.
func (t trailer) over(h hash.Hash) [sha256.Size]byte {
	_, _ = h.Write(append(binary.BigEndian.AppendUint64(t.head(), t.tx), t.of[:]...))
	return [sha256.Size]byte(h.Sum(nil))
}

// readTrailer reads the trailer of an open copy. It fails with ErrNotCopy, or ErrDamaged where the file was a copy once.
func readTrailer(f *os.File) (trailer, error) {
	info, err := f.Stat()
	if err != nil {
		return trailer{}, mapErr(err)
	}
	if !info.Mode().IsRegular() {
		return trailer{}, fmt.Errorf("%w: not a file", ErrNotCopy)
	}
	b := make([]byte, trailerLen)
	if info.Size() > trailerLen {
		if _, err := f.ReadAt(b, info.Size()-trailerLen); err != nil {
			return trailer{}, mapErr(err)
		}
	}
	mark := string(b[:8])
	if mark != trailerMark && mark != sealedMark {
		if strings.HasSuffix(f.Name(), Extension) && isData(f) {
			return trailer{}, fmt.Errorf("%w: its end is missing", ErrDamaged)
		}
		return trailer{}, ErrNotCopy
	}
	t := trailer{size: int64(binary.BigEndian.Uint64(b[8:])), sum: [sha256.Size]byte(b[16:48]), tx: binary.BigEndian.Uint64(b[48:]), of: ID(b[56:]), sealed: mark == sealedMark}
	if t.size != info.Size()-trailerLen {
		return trailer{}, fmt.Errorf("%w: %d bytes of %d", ErrDamaged, info.Size()-trailerLen, t.size)
	}
	return t, nil
}

// isData says whether a file begins like a data file, or like one that was encrypted.
func isData(f *os.File) bool {
	b := make([]byte, 20)
	_, err := f.ReadAt(b, 0)
	return err == nil && (bytes.Equal(b[16:], []byte{0xED, 0xDA, 0x0C, 0xED}) || bytes.HasPrefix(b, []byte("age-encryption.org")))
}

// Look reads what a copy tells of itself at its end, without reading it through. ErrNotCopy, ErrDamaged, ErrGone.
func Look(path string) (Copy, error) {
	f, err := os.Open(path)
	if err != nil {
		return Copy{}, mapErr(err)
	}
	defer func() { _ = f.Close() }()
	t, err := readTrailer(f)
	if err != nil {
		return Copy{}, err
	}
	info, err := f.Stat()
	if err != nil {
		return Copy{}, mapErr(err)
	}
	return Copy{Path: path, Size: t.size, Taken: taken(path, info.ModTime()), SHA256: t.sum, TX: t.tx, Of: t.of, Encrypted: t.sealed}, nil
}

// taken is the time in a copy's name, else written.
func taken(path string, written time.Time) time.Time {
	if _, at, ok := split(path); ok {
		return at
	}
	return written.Truncate(time.Second)
}

// Verify reads the copy at path in full and runs deep on it, where deep is not nil: of an encrypted one on the data file
// inside, for which it needs the passphrase. It fails with ErrNotCopy, ErrDamaged, ErrGone or ErrSealed; then the copy
// holds what was written, but nobody looked inside.
func Verify(path, passphrase string, deep func(path string) error) (Copy, error) {
	c, err := Look(path)
	if err != nil {
		return Copy{}, err
	}
	f, err := openUncached(path)
	if err != nil {
		return Copy{}, mapErr(err)
	}
	defer func() { _ = f.Close() }()
	if err := sumOf(f, c, io.Discard); err != nil {
		return Copy{}, err
	}
	if c.Encrypted {
		if err := within(path, passphrase, deep); err != nil {
			return c, err
		}
	} else if deep != nil {
		if err := deep(path); err != nil {
			return Copy{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	c.Verified = true
	return c, nil
}

// within runs deep on the data file inside an encrypted copy.
func within(path, passphrase string, deep func(path string) error) error {
	if deep == nil {
		return pour(path, passphrase, io.Discard)
	}
	dir, leave, err := Clear()
	if err != nil {
		return err
	}
	defer leave()
	clear := filepath.Join(dir, "copy.tgp")
	if err := Unlock(path, passphrase, clear); err != nil {
		return err
	}
	if err := deep(clear); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// sumOf copies the data file inside a copy to w and compares its sum.
func sumOf(r io.Reader, c Copy, w io.Writer) error {
	hash := sha256.New()
	t := trailer{size: c.Size, tx: c.TX, of: c.Of, sealed: c.Encrypted}
	n, err := io.CopyBuffer(io.MultiWriter(hash, w), io.LimitReader(r, c.Size), make([]byte, bufferLen))
	switch {
	case err != nil && errors.Is(err, io.ErrUnexpectedEOF), err == nil && n != c.Size:
		return fmt.Errorf("%w: cut off", ErrDamaged)
	case err != nil:
		return mapErr(err)
	case t.over(hash) != c.SHA256:
		return fmt.Errorf("%w: its sum is wrong", ErrDamaged)
	}
	return nil
}
