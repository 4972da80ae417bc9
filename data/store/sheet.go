package store

import (
	"encoding/binary"
	"errors"
	"sort"
	"strings"
)

// A sheet is several running sums under one key, so that they are read at once. It begins with a letter that no single sum
// begins with: that one would be above 5,000,000,000,000,000,000.
const sheetMark = 'L'

var errSheet = errors.New("store: a sheet of sums cannot be read")

func isSheet(v []byte) bool { return len(v) > 0 && v[0] == sheetMark }

// writeSheet is a sheet as it is kept: its lines in order, each with its length, and what it adds up to; nil where nothing stands on it.
func writeSheet(lines map[string]int64) []byte {
	names := make([]string, 0, len(lines))
	for name, n := range lines {
		if n != 0 {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	sort.Strings(names)
	v := []byte{sheetMark}
	for _, name := range names {
		v = append(binary.AppendUvarint(v, uint64(len(name))), name...)
		v = binary.AppendVarint(v, lines[name])
	}
	return v
}

func readSheet(v []byte) (map[string]int64, error) {
	lines := map[string]int64{}
	if v == nil {
		return lines, nil
	}
	if !isSheet(v) {
		return nil, errSheet
	}
	for v = v[1:]; len(v) > 0; {
		size, n := binary.Uvarint(v)
		if n <= 0 || uint64(len(v)-n) < size {
			return nil, errSheet
		}
		name := string(v[n : n+int(size)])
		v = v[n+int(size):]
		sum, n := binary.Varint(v)
		if n <= 0 {
			return nil, errSheet
		}
		v = v[n:]
		lines[name] = sum
	}
	return lines, nil
}

// lineKey names one line among all sums: the key of its sheet, and the line.
func lineKey(name, part, line string) string { return string(sumKey(name, part)) + "\x00" + line }

// ofLine takes a lineKey apart; line is "" and ok false for a sum that stands alone.
func ofLine(k string) (key, line string, ok bool) {
	i := strings.IndexByte(k, 0)
	if j := strings.IndexByte(k[i+1:], 0); j >= 0 {
		return k[:i+1+j], k[i+1+j+1:], true
	}
	return k, "", false
}

// Sheet reads the running sums that stand on one sheet, by their lines.
func (tx *Tx) Sheet(name, part string) (map[string]int64, error) {
	all, err := tx.SheetMany(name, part)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// SheetMany reads the sheets of one name for many parts, in their order.
func (tx *Tx) SheetMany(name string, parts ...string) ([]map[string]int64, error) {
	keys := make([][]byte, len(parts))
	for i, p := range parts {
		keys[i] = sumKey(name, p)
	}
	vals, err := tx.r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	out := make([]map[string]int64, len(parts))
	for i, v := range vals {
		if out[i], err = readSheet(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Sheets reads the sheets of a name up to a part, by their parts.
func (tx *Tx) Sheets(name, last string) (map[string]map[string]int64, error) {
	pairs, err := tx.r.Scan(sumKey(name, ""), append(sumKey(name, last), 0), 0, false)
	if err != nil {
		return nil, err
	}
	out := make(map[string]map[string]int64, len(pairs))
	for _, p := range pairs {
		if out[string(p.Key[len(sumKey(name, "")):])], err = readSheet(p.Value); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// resheet adds to the lines of one sheet.
func (tx *Tx) resheet(key string, change map[string]int64) error {
	v, err := tx.r.GetMany([]byte(key))
	if err != nil {
		return err
	}
	lines, err := readSheet(v[0])
	if err != nil {
		return err
	}
	for line, d := range change {
		lines[line] += d
	}
	if now := writeSheet(lines); now != nil {
		return tx.w.Put([]byte(key), now)
	}
	return tx.w.Delete([]byte(key))
}
