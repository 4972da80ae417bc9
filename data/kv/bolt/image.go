package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"

	"tanggapan/data/kv"
)

// What bbolt's pages look like (version 2 of its format). They are read here without it, because it trusts what they say.
const (
	metaMagic   = 0xED0CDAED
	metaVersion = 2
	metaLen     = 64 // behind the page's head
	pageHead    = 16
	elemLen     = 16
	bucketHead  = 16

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	elemIsBucket = 0x01

	maxDepth = 32
)

// meta is a meta page: one committed state of the file.
type meta struct {
	pageSize              int
	root, freelist, pages uint64 // pages: the first page never used
	tx                    uint64
}

// image reads the pages of a file, or of its map in memory.
type image struct {
	r   io.ReaderAt
	mem []byte // where set, r is not
	meta
}

// read returns n bytes of the file; those of a map are not a copy.
func (im *image) read(at int64, n int) ([]byte, error) {
	if im.mem != nil {
		if at+int64(n) > int64(len(im.mem)) {
			return nil, io.ErrUnexpectedEOF
		}
		return im.mem[at : at+int64(n)], nil
	}
	b := make([]byte, n)
	_, err := im.r.ReadAt(b, at)
	return b, err
}

// page is one page with those it runs over into.
type page struct {
	size     int // of one page of the file, 0 for the page inside a small bucket
	id       uint64
	flags    uint16
	count    int
	overflow uint64
	data     []byte // with the head
}

// elem is an entry of a branch or leaf page.
type elem struct {
	flags      uint32
	child      uint64 // branch pages
	key, value []byte // value: leaf pages
	at, end    int    // of key and value in the page
}

// parseMeta reads a meta page, its head included. ours: it begins like one at all.
func parseMeta(b []byte) (m meta, ours bool, err error) {
	if len(b) < pageHead+metaLen {
		return m, false, errors.New("too short")
	}
	b = b[pageHead : pageHead+metaLen]
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	if u32(b) != metaMagic || u32(b[4:]) != metaVersion {
		return m, false, errors.New("no such mark")
	}
	h := fnv.New64a()
	_, _ = h.Write(b[:56])
	if h.Sum64() != u64(b[56:]) {
		return m, true, errors.New("meta page fails its checksum")
	}
	m = meta{pageSize: int(u32(b[8:])), root: u64(b[16:]), freelist: u64(b[32:]), pages: u64(b[40:]), tx: u64(b[48:])}
	if m.pageSize < 1024 || m.pageSize > 64<<10 || m.pageSize&(m.pageSize-1) != 0 {
		return m, true, fmt.Errorf("page size %d", m.pageSize)
	}
	return m, true, nil
}

// readMeta finds the newest whole meta page.
func readMeta(r io.ReaderAt) (meta, error) {
	var best meta
	found, marked := false, false
	var fault error
	try := func(at int64) {
		b := make([]byte, pageHead+metaLen)
		if _, err := r.ReadAt(b, at); err != nil {
			return
		}
		m, ours, err := parseMeta(b)
		marked = marked || ours
		switch {
		case ours && err != nil:
			fault = err
		case ours && (!found || m.tx > best.tx):
			best, found = m, true
		}
	}
	try(0)
	sizes := []int64{1 << 10, 2 << 10, 4 << 10, 8 << 10, 16 << 10, 32 << 10, 64 << 10}
	if found {
		sizes = []int64{int64(best.pageSize)}
	}
	for _, at := range sizes {
		try(at)
	}
	switch {
	case found:
		return best, nil
	case marked:
		return best, fmt.Errorf("%w: %w", kv.ErrDamaged, fault)
	}
	return best, fmt.Errorf("%w: it has no such mark", kv.ErrFormat)
}

// page reads a page, and checks that it is what and where it says.
func (im *image) page(id uint64) (*page, error) {
	p, err := im.pageAt(id)
	if err != nil {
		return nil, err
	}
	return &p, nil
}

// pageAt is page without a place of its own in memory.
func (im *image) pageAt(id uint64) (page, error) {
	if id < 2 || id >= im.pages {
		return badPage(id, "out of the file")
	}
	head, err := im.read(int64(id)*int64(im.pageSize), im.pageSize)
	if err != nil {
		return badPage(id, "%v", err)
	}
	return im.pageOf(id, head)
}

// pageInto is pageAt whose first page is read into buf.
func (im *image) pageInto(id uint64, buf []byte) (page, error) {
	if id < 2 || id >= im.pages {
		return badPage(id, "out of the file")
	}
	if _, err := im.r.ReadAt(buf, int64(id)*int64(im.pageSize)); err != nil {
		return badPage(id, "%v", err)
	}
	return im.pageOf(id, buf)
}

// pageOf is the page that begins with head.
func (im *image) pageOf(id uint64, head []byte) (page, error) {
	p := page{
		size:     im.pageSize,
		id:       binary.LittleEndian.Uint64(head),
		flags:    binary.LittleEndian.Uint16(head[8:]),
		count:    int(binary.LittleEndian.Uint16(head[10:])),
		overflow: uint64(binary.LittleEndian.Uint32(head[12:])),
		data:     head,
	}
	switch {
	case p.id != id:
		return badPage(id, "calls itself %d", p.id)
	case p.flags != flagBranch && p.flags != flagLeaf && p.flags != flagFreelist:
		return badPage(id, "is of kind %x", p.flags)
	case p.overflow >= im.pages-id:
		return badPage(id, "runs out of the file")
	}
	if p.overflow > 0 {
		var err error
		if p.data, err = im.read(int64(id)*int64(im.pageSize), (int(p.overflow)+1)*im.pageSize); err != nil {
			return badPage(id, "%v", err)
		}
	}
	return p, nil
}

func badPage(id uint64, format string, args ...any) (page, error) {
	return page{}, fmt.Errorf("%w: page %d: %s", kv.ErrDamaged, id, fmt.Sprintf(format, args...))
}

// elem reads entry i of a branch or leaf page.
func (p *page) elem(i int) (elem, error) {
	at := pageHead + i*elemLen
	if at+elemLen > len(p.data) {
		return elem{}, fmt.Errorf("%w: page %d: entry %d lies outside", kv.ErrDamaged, p.id, i)
	}
	b := p.data[at : at+elemLen]
	u32 := func(off int) uint64 { return uint64(binary.LittleEndian.Uint32(b[off:])) }
	var e elem
	var pos, klen, vlen uint64
	if p.flags == flagBranch {
		pos, klen, e.child = u32(0), u32(4), binary.LittleEndian.Uint64(b[8:])
	} else {
		e.flags, pos, klen, vlen = uint32(u32(0)), u32(4), u32(8), u32(12)
	}
	from := uint64(at) + pos
	if pos < elemLen || from+klen+vlen > uint64(len(p.data)) {
		return elem{}, fmt.Errorf("%w: page %d: the key or value of entry %d lies outside", kv.ErrDamaged, p.id, i)
	}
	e.at, e.end = int(from), int(from+klen+vlen)
	e.key = p.data[from : from+klen : from+klen]
	e.value = p.data[from+klen : from+klen+vlen : from+klen+vlen]
	return e, nil
}

// key reads the key of entry i alone.
func (p *page) key(i int) ([]byte, error) {
	at := pageHead + i*elemLen
	if at+elemLen > len(p.data) {
		return nil, fmt.Errorf("%w: page %d: entry %d lies outside", kv.ErrDamaged, p.id, i)
	}
	b := p.data[at : at+elemLen]
	if p.flags != flagBranch {
		b = b[4:] // behind the flags
	}
	pos, klen := uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[4:]))
	from := uint64(at) + pos
	if pos < elemLen || from+klen > uint64(len(p.data)) {
		return nil, fmt.Errorf("%w: page %d: the key of entry %d lies outside", kv.ErrDamaged, p.id, i)
	}
	return p.data[from : from+klen : from+klen], nil
}

// inline reads the page inside the value of a small bucket.
func inline(value []byte) (*page, error) {
	b := value[bucketHead:]
	if len(b) < pageHead {
		return nil, fmt.Errorf("%w: a small bucket is cut off", kv.ErrDamaged)
	}
	p := &page{flags: binary.LittleEndian.Uint16(b[8:]), count: int(binary.LittleEndian.Uint16(b[10:])), data: b}
	if p.flags != flagLeaf {
		return nil, fmt.Errorf("%w: a small bucket is of kind %x", kv.ErrDamaged, p.flags)
	}
	return p, nil
}

// free reads the list of free pages: each inside the file, none twice.
func (im *image) free() (ids []uint64, list *page, err error) {
	p, err := im.page(im.freelist)
	if err != nil {
		return nil, nil, err
	}
	if p.flags != flagFreelist {
		return nil, nil, fmt.Errorf("%w: page %d is no list of free pages", kv.ErrDamaged, p.id)
	}
	n, at := uint64(p.count), pageHead
	if n == 0xFFFF {
		n, at = binary.LittleEndian.Uint64(p.data[pageHead:]), pageHead+8
	}
	if n > uint64(len(p.data)-at)/8 {
		return nil, nil, fmt.Errorf("%w: the list of free pages says %d", kv.ErrDamaged, n)
	}
	last := uint64(1)
	for i := range int(n) {
		id := binary.LittleEndian.Uint64(p.data[at+8*i:])
		if id <= last || id >= im.pages {
			return nil, nil, fmt.Errorf("%w: free page %d after %d", kv.ErrDamaged, id, last)
		}
		ids, last = append(ids, id), id
	}
	return ids, p, nil
}

// elems reads all entries of a branch or leaf page. The engine packs them without a gap into as few pages as hold them, so a
// wrong number of entries or of pages shows.
func (p *page) elems() ([]elem, error) {
	if p.size > 0 && p.count == 0 {
		return nil, fmt.Errorf("%w: page %d is empty", kv.ErrDamaged, p.id)
	}
	out, end := make([]elem, p.count), pageHead+p.count*elemLen
	for i := range out {
		e, err := p.elem(i)
		if err != nil {
			return nil, err
		}
		if e.at != end {
			return nil, fmt.Errorf("%w: page %d: entry %d stands at %d, not %d", kv.ErrDamaged, p.id, i, e.at, end)
		}
		out[i], end = e, e.end
	}
	if p.size > 0 && uint64((end-1)/p.size) != p.overflow {
		return nil, fmt.Errorf("%w: page %d runs over into %d, its entries do not", kv.ErrDamaged, p.id, p.overflow)
	}
	return out, nil
}

// ordered says whether keys rise and lie within bounds.
func ordered(elems []elem, low, high []byte) bool {
	for i, e := range elems {
		if !within(e.key, low, high) || i > 0 && bytes.Compare(elems[i-1].key, e.key) >= 0 {
			return false
		}
	}
	return true
}

func le64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// within says low <= key < high; nil is no bound.
func within(key, low, high []byte) bool {
	return bytes.Compare(key, low) >= 0 && (high == nil || bytes.Compare(key, high) < 0)
}
