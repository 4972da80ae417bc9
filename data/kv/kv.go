// Package kv is the contract of an ordered key-value store: what the records of the desk stand on, whatever engine keeps the bytes.
//
// The first byte of a key is its space. Keys order as bytes compare. An engine
// copies what crosses this border: no slice of its own memory leaves it, and
// it keeps none of the caller's.
package kv

import (
	"context"
	"errors"
	"time"
)

// Limits of a store, in bytes.
const (
	MaxValue = 1 << 20 // the largest value
	MaxKey   = 2 << 10 // the longest key, its space included
)

// Errors that every engine returns (wrapped), so that callers need not know it.
var (
	// ErrLocked: another process has the file open.
	ErrLocked = errors.New("kv: locked by another process")
	// ErrReadOnly: the file or its handle takes no writes.
	ErrReadOnly = errors.New("kv: read-only")
	// ErrFormat: the file is not a store of this program.
	ErrFormat = errors.New("kv: not a data file")
	// ErrDamaged: stored bytes fail their checksum, or the engine fell over them. No more writes are taken on this handle.
	ErrDamaged = errors.New("kv: damaged")
	// ErrFull: no space is left where the file lies; nothing was written.
	ErrFull = errors.New("kv: no space left")
	// ErrHeld: the file has outgrown what it holds by far, because a reading has been open for long; nothing was written, and nothing is until it ends.
	ErrHeld = errors.New("kv: a reading holds the file")
	// ErrKey: a key is empty or longer than MaxKey, or a range leaves its space.
	ErrKey = errors.New("kv: bad key")
	// ErrTooLarge: a value is larger than MaxValue.
	ErrTooLarge = errors.New("kv: value too large")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("kv: closed")
)

// Pair is a key with its value.
type Pair struct{ Key, Value []byte }

// Reader reads one state of the store.
type Reader interface {
	// GetMany returns the values of the keys in the keys' order; nil marks an absent key, an empty value is not nil.
	GetMany(keys ...[]byte) ([][]byte, error)
	// Scan returns at most limit pairs with from <= key < to, in key order, or from the end when reverse. A limit of 0 means all.
	// to lies in the space of from or is the single byte of the next space; a nil to means the end of that space. Else: ErrKey.
	Scan(from, to []byte, limit int, reverse bool) ([]Pair, error)
	// Into reads the same, but the keys and values that it returns lie in b, until b is reset. It ends with this reader.
	Into(b *Buffer) Reader
}

// Txn is a transaction: what it puts is seen by its own reads at once, and by others after the commit, whole or not at all.
type Txn interface {
	Reader
	// Put stores value under key; an empty value is a value.
	Put(key, value []byte) error
	// Delete takes a key away; an absent key is no error.
	Delete(key []byte) error
}

// Store is an ordered key-value store.
type Store interface {
	// View runs f on one state of the store, with all that Update and Bulk have returned for.
	// Its transaction lives for milliseconds: copy out, return. f calls no other method of the store.
	View(f func(Reader) error) error
	// Update runs f in a transaction and commits it durably when f returns nil. f may run twice: it touches nothing outside,
	// and calls no other method of the store. When f fails, its error comes back as it is and nothing has changed.
	Update(f func(Txn) error) error
	// Bulk is Update for imports: many calls may share one durable commit, made at the latest when Sync or Close is called.
	Bulk(f func(Txn) error) error
	// Sync makes all that Bulk stored durable.
	Sync() error
	// Watch reports keys under prefix after commits, until ctx ends. A slow reader loses keys, never blocks a writer; a nil key says that some were lost.
	Watch(ctx context.Context, prefix []byte) <-chan []byte
	// Stats counts the work of the store since it was opened.
	Stats() Stats
	// Close waits for running transactions and closes the store.
	Close() error
}

// Stats counts what a store did; the counts only grow. Held, FreePages and Size are of this moment.
type Stats struct {
	KeysRead  uint64 // keys looked at by GetMany and Scan
	KeysWrite uint64 // keys put or deleted in committed transactions
	Commits   uint64
	LongViews uint64        // read transactions that lasted over 50 ms
	Held      time.Duration // how long the oldest open read transaction lasts already; 0 where none is open
	FreePages int           // pages of the file not in use (0 where the engine has none)
	Size      int64         // bytes of the file, 0 where unknown
}
