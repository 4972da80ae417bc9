package backup

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"

	"filippo.io/age"
)

// workFactor is how hard a passphrase is made to guess: about a second on a shop's computer, as age itself proposes.
const workFactor = 18

// seal gives a writer that encrypts with the passphrase into w, in the format age-encryption.org/v1. Close ends it.
func seal(w io.Writer, passphrase string) (io.WriteCloser, error) {
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	r.SetWorkFactor(workFactor)
	return age.Encrypt(w, r)
}

// unseal gives a reader of what seal encrypted. It fails with ErrSealed where the passphrase is another one, or none.
func unseal(r io.Reader, passphrase string) (io.Reader, error) {
	if passphrase == "" {
		return nil, ErrSealed
	}
	id, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	id.SetMaxWorkFactor(22)
	out, err := age.Decrypt(r, id)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, fmt.Errorf("%w: %w", ErrSealed, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return damaging{out}, nil
}

// damaging is a reader each of whose errors means that what it reads is damaged.
type damaging struct{ r io.Reader }

func (d damaging) Read(b []byte) (int, error) {
	n, err := d.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return n, err
}

// Unlock writes the data file inside a copy to a new file at to, to look at it; the passphrase is for one that is
// encrypted. It fails with ErrNotCopy, ErrDamaged, ErrGone, ErrSealed, ErrNoSpace, ErrNotWritable.
func Unlock(path, passphrase, to string) error {
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return mapErr(err)
	}
	err = pour(path, passphrase, out)
	if err = errors.Join(err, mapErr(out.Close())); err != nil {
		_ = os.Remove(to)
	}
	return err
}

// pour writes the data file inside a copy to w and compares it with the copy's sum on the way.
func pour(path, passphrase string, w io.Writer) error {
	c, err := Look(path)
	if err != nil {
		return err
	}
	in, err := os.Open(path)
	if err != nil {
		return mapErr(err)
	}
	defer func() { _ = in.Close() }()
	if !c.Encrypted {
		return sumOf(in, c, w)
	}
	hash := sha256.New()
	body := io.TeeReader(io.LimitReader(in, c.Size), hash)
	clear, err := unseal(body, passphrase)
	if err != nil {
		return err
	}
	if _, err := io.CopyBuffer(w, clear, make([]byte, bufferLen)); err != nil {
		return mapErr(err)
	}
	if _, err := io.Copy(io.Discard, body); err != nil {
		return mapErr(err)
	}
	if (trailer{size: c.Size, tx: c.TX, of: c.Of, sealed: true}).over(hash) != c.SHA256 {
		return fmt.Errorf("%w: its sum is wrong", ErrDamaged)
	}
	return nil
}

// Encrypted says whether the file at path is a copy that opens only with a passphrase.
func Encrypted(path string) bool {
	c, err := Look(path)
	return err == nil && c.Encrypted
}
