package store

import (
	"tanggapan/data"
	"tanggapan/data/search"
)

// What the tests outside need of the inside.
var (
	KeysOf     = keysOf
	EntryKey   = entryKey
	SumKey     = sumKey
	ReadSheet  = readSheet
	WriteSheet = writeSheet
	Same       = func(a, b []byte) bool { return same(a, b) }
)

// IndexKey is the key of an entry of an index.
func IndexKey(k data.Kind, key data.Key, id data.ID) []byte { return indexKey(k, key, id) }

// MostPayload bounds an entry.
const MostPayload = mostPayload

// Migrations is how many steps lead to this format.
func Migrations() int { return len(migrations) }

// Migrate runs steps of a test over a file.
var Migrate = migrateWith

// UseSearch gives the store a search of other sizes, as after an opening.
func (s *Store) UseSearch(z search.Sizes) { s.find = &finder{index: search.NewIndex(z)} }
