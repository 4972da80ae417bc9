package desk

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/nacl/secretbox"
)

// Errors of Unseal.
var (
	// ErrNotThisPC: the secret was sealed with the key of another computer, or of this one before its key was lost.
	ErrNotThisPC = errors.New("desk: sealed on another computer")
	// ErrSeal: the sealed bytes are damaged.
	ErrSeal = errors.New("desk: damaged seal")
)

const (
	keyFile = "seal.key"
	keyLen  = 32

	// A sealed secret: format byte, the key's mark, nonce, box.
	sealFormat = 1
	markLen    = 8
	nonceLen   = 24
	sealHead   = 1 + markLen + nonceLen
)

// Seal encrypts a secret so that only this computer can read it. The key is made the first time.
func (d *Desk) Seal(secret []byte) ([]byte, error) {
	key, err := d.key(true)
	if err != nil {
		return nil, err
	}
	var nonce [nonceLen]byte
	if _, err := rand.Read(nonce[:]); err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	out := append([]byte{sealFormat}, mark(key)...)
	out = append(out, nonce[:]...)
	return secretbox.Seal(out, secret, &nonce, key), nil
}

// Unseal decrypts what Seal returned. It fails with ErrNotThisPC or ErrSeal.
func (d *Desk) Unseal(sealed []byte) ([]byte, error) {
	if len(sealed) < sealHead+secretbox.Overhead || sealed[0] != sealFormat {
		return nil, ErrSeal
	}
	key, err := d.key(false)
	if err != nil {
		return nil, err
	}
	if key == nil || !bytes.Equal(mark(key), sealed[1:1+markLen]) {
		return nil, ErrNotThisPC
	}
	nonce := [nonceLen]byte(sealed[1+markLen : sealHead])
	secret, ok := secretbox.Open([]byte{}, sealed[sealHead:], &nonce, key)
	if !ok {
		return nil, ErrSeal
	}
	return secret, nil
}

// mark tells keys apart without telling the key.
func mark(key *[keyLen]byte) []byte {
	h := sha256.Sum256(append([]byte("tanggapan seal key "), key[:]...))
	return h[:markLen]
}

// key reads the sealing key, nil when there is none; where make is set a new one takes its place, and a broken file is kept aside.
func (d *Desk) key(make bool) (*[keyLen]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	path := filepath.Join(d.dir, keyFile)
	b, err := os.ReadFile(path)
	switch {
	case err == nil && len(b) == keyLen:
		return (*[keyLen]byte)(b), nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("desk: %w", err)
	case !make:
		return nil, nil
	case err == nil:
		if err := os.Rename(path, path+brokenSuffix); err != nil {
			return nil, fmt.Errorf("desk: %w", err)
		}
	}
	return newKey(path)
}

// newKey makes a key at path, unless another window was quicker: then that one holds.
func newKey(path string) (*[keyLen]byte, error) {
	var key [keyLen]byte
	if _, err := rand.Read(key[:]); err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	temp, err := writeTemp(path, key[:])
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	defer func() { _ = os.Remove(temp) }()
	err = os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = os.Rename(temp, path)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("desk: %w", err)
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	if len(b) != keyLen {
		return nil, fmt.Errorf("desk: the sealing key has %d bytes", len(b))
	}
	return (*[keyLen]byte)(b), nil
}
