package data

import "encoding/hex"

// MaxFile is the size of the largest file that can be attached, in bytes; photos are made smaller first.
const MaxFile = 5 << 20

// maxThumb is the size of the largest thumbnail, in bytes.
const maxThumb = 64 << 10

// Attachment is a file of any record. Its bytes lie in pieces keyed by their hash.
type Attachment struct {
	Base
	Of     Ref    `json:"of"`
	Name   string `json:"name"`
	Type   string `json:"type"` // MIME
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`          // hex
	Thumb  []byte `json:"thumb,omitempty"` // small JPEG of a picture
}

// Kind is KindAttachment.
func (*Attachment) Kind() Kind { return KindAttachment }

// Open is false: it follows its record.
func (*Attachment) Open() bool { return false }

// Validate finds faults.
func (a *Attachment) Validate() error {
	var c check
	c.when(a.Of.Zero(), "of", "required")
	c.required("name", a.Name)
	c.line("name", a.Name)
	c.when(a.Size < 0 || a.Size > MaxFile, "size", "file-too-large")
	sum, err := hex.DecodeString(a.SHA256)
	c.when(err != nil || len(sum) != 32, "sha256", "required")
	c.when(len(a.Thumb) > maxThumb, "thumb", "file-too-large")
	return c.err()
}

// Keys: by record, by hash.
func (a *Attachment) Keys() []Key {
	return []Key{By("of", PartRef(a.Of)), By("hash", a.SHA256)}
}
