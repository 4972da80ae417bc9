package store

import (
	"encoding/binary"
	"fmt"
)

// compareSums compares the running sums with what the records add up to.
func (a *audit) compareSums() error {
	addMany(a.sums)
	_, err := a.countSpace(spaceSum, func(key, value []byte) error {
		if isSheet(value) {
			a.compareSheet(string(key), value)
			return nil
		}
		if len(value) != 8 || a.sums[string(key)] != int64(binary.BigEndian.Uint64(value)) {
			a.note(fmt.Errorf("%w: the sum %q", ErrAudit, key))
		}
		delete(a.sums, string(key))
		return nil
	})
	for k, n := range a.sums {
		if n != 0 && err == nil {
			a.note(fmt.Errorf("%w: the sum %q is missing", ErrAudit, k))
		}
	}
	return err
}

// compareSheet is compareSums of the sums that stand on one sheet.
func (a *audit) compareSheet(key string, value []byte) {
	lines, err := readSheet(value)
	if err != nil {
		a.note(fmt.Errorf("%w: the sums %q", ErrAudit, key))
	}
	for line, n := range lines {
		k := key + "\x00" + line
		if a.sums[k] != n || n == 0 {
			a.note(fmt.Errorf("%w: the sum %q", ErrAudit, k))
		}
		delete(a.sums, k)
	}
}
