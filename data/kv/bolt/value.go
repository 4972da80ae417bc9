package bolt

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"tanggapan/data/kv"
)

// A value on disk: a format byte, CRC-32C over key and payload (little endian), the payload.
const (
	valueFormat = 1
	valueHead   = 5
)

func checksum(key, payload []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, payload)
}

// seal returns the bytes that are stored for a value, a copy.
func seal(key, value []byte) []byte {
	out := make([]byte, valueHead+len(value))
	out[0] = valueFormat
	binary.LittleEndian.PutUint32(out[1:], checksum(key, value))
	copy(out[valueHead:], value)
	return out
}

// unseal checks stored bytes and returns the payload inside them, not a copy.
func unseal(key, stored []byte) ([]byte, error) {
	switch {
	case len(key) == 0 || len(key) > kv.MaxKey:
		return nil, fmt.Errorf("%w: a key of %d bytes", kv.ErrDamaged, len(key))
	case len(stored) < valueHead || len(stored) > valueHead+kv.MaxValue:
		return nil, fmt.Errorf("%w: value of key %x has %d bytes", kv.ErrDamaged, key, len(stored))
	case stored[0] != valueFormat:
		return nil, fmt.Errorf("%w: value of key %x has format %d", kv.ErrDamaged, key, stored[0])
	case binary.LittleEndian.Uint32(stored[1:]) != checksum(key, stored[valueHead:]):
		return nil, fmt.Errorf("%w: value of key %x fails its checksum", kv.ErrDamaged, key)
	}
	return stored[valueHead:], nil
}
