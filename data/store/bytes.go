package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"tanggapan/data"
)

// piece is the size of the pieces that files are kept in, in bytes.
const piece = 256 << 10

func bytesKey(sum []byte, n uint32) []byte {
	return binary.BigEndian.AppendUint32(append([]byte{spaceBytes}, sum...), n)
}

// PutBytes keeps the bytes of a file and gives their SHA-256 in hex; equal bytes are kept once. More than data.MaxFile is a Fault.
func (tx *Tx) PutBytes(b []byte) (string, error) {
	if len(b) > data.MaxFile {
		return "", data.Faults{{Field: "size", Code: "file-too-large"}}
	}
	sum := sha256.Sum256(b)
	name := hex.EncodeToString(sum[:])
	have, err := tx.r.GetMany(bytesKey(sum[:], 0))
	if err != nil || have[0] != nil {
		return name, err
	}
	for n := uint32(0); ; n++ {
		part := b[:min(piece, len(b))]
		if err := tx.w.Put(bytesKey(sum[:], n), part); err != nil {
			return "", err
		}
		if b = b[len(part):]; len(b) == 0 {
			return name, nil
		}
	}
}

// Bytes reads the bytes of a file by their SHA-256 in hex; ErrAbsent where they are not kept, an error where they do not match.
func (tx *Tx) Bytes(name string) ([]byte, error) {
	sum, err := hex.DecodeString(name)
	if err != nil || len(sum) != sha256.Size {
		return nil, fmt.Errorf("%w: bytes %q", ErrAbsent, name)
	}
	pairs, err := tx.r.Scan(bytesKey(sum, 0), after(bytesKey(sum, 0)[:1+sha256.Size]), 0, false)
	if err != nil {
		return nil, err
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%w: bytes %s", ErrAbsent, name)
	}
	var b []byte
	for _, p := range pairs {
		b = append(b, p.Value...)
	}
	if got := sha256.Sum256(b); string(got[:]) != string(sum) {
		return nil, fmt.Errorf("store: bytes %s do not match their name", name)
	}
	return b, nil
}
