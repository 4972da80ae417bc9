package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"strings"
)

// What bbolt's pages look like (version 2 of its format).
const (
	pageSize   = 4096
	pageHead   = 16
	entryLen   = 16
	branchPage = 1
	bucketFlag = 1
)

// trees are the numbers of the pages of each bucket, as the file stands after a commit. The leaves are not read: all lie equally deep.
func trees(path string) (map[string]map[uint64]bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	page := func(id uint64) ([]byte, error) {
		b := make([]byte, pageSize)
		if _, err := f.ReadAt(b, int64(id)*pageSize); err != nil {
			return nil, err
		}
		if over := binary.LittleEndian.Uint32(b[12:]); over > 0 {
			b = make([]byte, (int(over)+1)*pageSize)
			if _, err := f.ReadAt(b, int64(id)*pageSize); err != nil {
				return nil, err
			}
		}
		return b, nil
	}
	var root, newest uint64
	for id := range uint64(2) {
		b, err := page(id)
		if err != nil {
			return nil, err
		}
		if tx := binary.LittleEndian.Uint64(b[pageHead+48:]); tx >= newest {
			root, newest = binary.LittleEndian.Uint64(b[pageHead+16:]), tx
		}
	}
	top, err := page(root)
	if err != nil {
		return nil, err
	}
	out := map[string]map[uint64]bool{}
	for i := range int(binary.LittleEndian.Uint16(top[10:])) {
		e := top[pageHead+i*entryLen:]
		u32 := func(off int) int { return int(binary.LittleEndian.Uint32(e[off:])) }
		if u32(0)&bucketFlag == 0 {
			continue
		}
		key := e[u32(4):][:u32(8)]
		first := binary.LittleEndian.Uint64(e[u32(4)+u32(8):])
		ids := map[uint64]bool{}
		if out[string(key)] = ids; first == 0 {
			continue
		}
		for level := []uint64{first}; len(level) > 0; {
			var next []uint64
			for i, id := range level {
				ids[id] = true
				if i > 0 && next == nil {
					continue // leaves, as the first of them is
				}
				b, err := page(id)
				if err != nil {
					return nil, err
				}
				if binary.LittleEndian.Uint16(b[8:]) != branchPage {
					continue
				}
				for k := range int(binary.LittleEndian.Uint16(b[10:])) {
					next = append(next, binary.LittleEndian.Uint64(b[pageHead+k*entryLen+8:]))
				}
			}
			level = next
		}
	}
	return out, nil
}

// newPages counts the pages of each bucket that were not there before: each page that a commit changes gets a new place.
func newPages(before, after map[string]map[uint64]bool, order string) string {
	var out []string
	for _, space := range order {
		n := 0
		for id := range after[string(space)] {
			if !before[string(space)][id] {
				n++
			}
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%c %d", space, n))
		}
	}
	return strings.Join(out, "  ")
}
