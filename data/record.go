// Package data holds the records of the desk, the small values they are made of, and every rule that one record can check alone. It does no input or output.
package data

import (
	"fmt"
	"strconv"
)

// ID identifies a record within its kind. IDs count up from 1; 0 is none.
type ID uint64

// Base is what every record has.
type Base struct {
	ID      ID      `json:"id"`
	Rev     uint64  `json:"rev"`               // counts the saves of the record
	Created Instant `json:"created"`           // first save
	Updated Instant `json:"updated"`           // last save
	Removed Instant `json:"removed,omitempty"` // when it was put aside; 0 while it counts
}

// Head gives the base of a record, to be read and set by the store.
func (b *Base) Head() *Base { return b }

// Record is one thing that the desk keeps.
type Record interface {
	// Kind says which kind of record it is.
	Kind() Kind
	// Head is the record's Base.
	Head() *Base
	// Validate returns all Faults of the record at once, or nil.
	Validate() error
	// Open says whether the record is live work, which follows changes of what it names at once.
	Open() bool
}

// Keyed is a record that is looked up by more than its ID.
type Keyed interface {
	Record
	// Keys are the entries of the record in its indexes.
	Keys() []Key
}

// Searched is a record that search finds.
type Searched interface {
	Record
	// Terms are the words by which the record is found. It may look at other
	// records through look (nil where there is none) and names those it used in from.
	Terms(look Look) (terms []Term, from []Ref)
	// Caption is the record's one line in a list of hits, Detail a second line; both without markup.
	Caption(look Look) (title, detail string)
}

// Numbered is a record with a number that people see.
type Numbered interface {
	Record
	// Number points to the record's No.
	Number() *string
}

// Look fetches another record while terms are made; nil where it is absent.
type Look func(Kind, ID) Record

// Ref names a record.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// Zero says that the ref names nothing.
func (r Ref) Zero() bool { return r.ID == 0 }

// String is the ref as "kind/id", for logs and indexes.
func (r Ref) String() string { return fmt.Sprintf("%s/%d", r.Kind, r.ID) }

// Key is one entry of an index: the index's name and the parts it is ordered by.
type Key struct {
	Index  string
	Parts  []string // from Part functions or folded text; no part holds a NUL
	Unique bool     // no other record may have the same parts
}

// By makes an index entry.
func By(index string, parts ...string) Key { return Key{Index: index, Parts: parts} }

// Unique makes an index entry that no second record may have.
func Unique(index string, parts ...string) Key { return Key{Index: index, Parts: parts, Unique: true} }

// PartID is an ID as an index part, ordered by number.
func PartID(id ID) string { return fmt.Sprintf("%016x", uint64(id)) }

// ReadPart reads the number that PartID or PartTime wrote.
func ReadPart(s string) (uint64, error) { return strconv.ParseUint(s, 16, 64) }

// PartRef is a ref as an index part.
func PartRef(r Ref) string { return fmt.Sprintf("%02x%016x", uint8(r.Kind), uint64(r.ID)) }

// PartTime is an instant as an index part, ordered by time.
func PartTime(t Instant) string { return fmt.Sprintf("%016x", uint64(t)) }

// PartInt is a number from 0 up as an index part.
func PartInt(n int) string { return fmt.Sprintf("%08x", uint32(n)) }

// TermType says how a term is compared.
type TermType byte

// The types of a term.
const (
	TermWord   TermType = 'w' // free words: each is found by its beginning
	TermPhone  TermType = 'p' // a phone number: found by its beginning in any form, and by its last digits
	TermCode   TermType = 'c' // serial, IMEI, plate, part number: found by its beginning and its end
	TermNumber TermType = 'n' // a number of ours: J-004217, 4217, J004217
)

// Term is one thing by which a record is found.
type Term struct {
	Type TermType
	Text string // as kept in the record; Fold makes it comparable
}

// Actor is who acts, and at which computer. Staff 0 is the program itself.
type Actor struct {
	Staff ID
	Desk  ID
}

// Done says what an act did.
type Done struct {
	Act   string // name in the table of acts
	Entry uint64 // sequence of its journal entry, to undo it by
	Kind  Kind
	ID    ID
	No    string
}

// Ref is the record that the act was about.
func (d Done) Ref() Ref { return Ref{d.Kind, d.ID} }

// Change is news of one record, after the commit.
type Change struct {
	Kind Kind
	ID   ID
	Gone bool // removed or never kept
}
