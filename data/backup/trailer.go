package backup

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// trailer proves a copy. On disk: the mark, the data file's size, its SHA-256, its transaction; numbers big endian.
type trailer struct {
	size int64
	sum  [sha256.Size]byte
	tx   uint64
}

const (
	trailerMark = "TGPCOPY1"
	trailerLen  = 56
)

func (t trailer) bytes() []byte {
	b := append(make([]byte, 0, trailerLen), trailerMark...)
	b = binary.BigEndian.AppendUint64(b, uint64(t.size))
	b = append(b, t.sum[:]...)
	return binary.BigEndian.AppendUint64(b, t.tx)
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
	if string(b[:8]) != trailerMark {
		if strings.HasSuffix(f.Name(), Extension) && isData(f) {
			return trailer{}, fmt.Errorf("%w: its end is missing", ErrDamaged)
		}
		return trailer{}, ErrNotCopy
	}
	t := trailer{size: int64(binary.BigEndian.Uint64(b[8:])), sum: [sha256.Size]byte(b[16:48]), tx: binary.BigEndian.Uint64(b[48:])}
	if t.size != info.Size()-trailerLen {
		return trailer{}, fmt.Errorf("%w: %d bytes of %d", ErrDamaged, info.Size()-trailerLen, t.size)
	}
	return t, nil
}

// isData says whether a file begins like a data file.
func isData(f *os.File) bool {
	b := make([]byte, 4)
	_, err := f.ReadAt(b, 16)
	return err == nil && bytes.Equal(b, []byte{0xED, 0xDA, 0x0C, 0xED})
}

// look reads a copy's trailer.
func look(path string) (Copy, error) {
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
	return Copy{Path: path, Size: t.size, Taken: taken(path, info.ModTime()), SHA256: t.sum, TX: t.tx}, nil
}

// taken is the time in a copy's name, else written.
func taken(path string, written time.Time) time.Time {
	if _, at, ok := split(path); ok {
		return at
	}
	return written.Truncate(time.Second)
}

// Verify reads the copy at path in full and runs deep on it, where deep is not nil.
// It fails with ErrNotCopy, ErrDamaged or ErrGone.
func Verify(path string, deep func(path string) error) (Copy, error) {
	c, err := look(path)
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
	if deep != nil {
		if err := deep(path); err != nil {
			return Copy{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	c.Verified = true
	return c, nil
}

// sumOf copies the data file inside a copy to w and compares its sum.
func sumOf(r io.Reader, c Copy, w io.Writer) error {
	hash := sha256.New()
	n, err := io.CopyBuffer(io.MultiWriter(hash, w), io.LimitReader(r, c.Size), make([]byte, bufferLen))
	switch {
	case err != nil && errors.Is(err, io.ErrUnexpectedEOF), err == nil && n != c.Size:
		return fmt.Errorf("%w: cut off", ErrDamaged)
	case err != nil:
		return mapErr(err)
	case [sha256.Size]byte(hash.Sum(nil)) != c.SHA256:
		return fmt.Errorf("%w: its sum is wrong", ErrDamaged)
	}
	return nil
}
