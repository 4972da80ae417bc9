package app_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"runtime"
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/data"
)

// TestAttachment_ClaimsToBeHuge keeps a picture of a few bytes that claims to be 60,000 pixels wide and high as a file, and never makes room for all of them.
func TestAttachment_ClaimsToBeHuge(t *testing.T) {
	s := apptest.New(t)
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ana"}))
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	huge := b.Bytes()
	head := huge[12:29] // the kind of the first chunk, then width and height
	binary.BigEndian.PutUint32(head[4:], 60_000)
	binary.BigEndian.PutUint32(head[8:], 60_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(head))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d := s.Done(s.Attachments.Add(s.Who, c.Ref(), "bomb.png", huge))
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 100<<20 {
		t.Errorf("it took %d MB", took>>20)
	}
	if d.ID == 0 {
		t.Error(d)
	}
}
