package app_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"tanggapan/app"
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

// TestReadFile_OfAnySize: a file that is far too large is refused without being read whole.
func TestReadFile_OfAnySize(t *testing.T) {
	s, path := apptest.New(t), filepath.Join(t.TempDir(), "film.mp4")
	if err := os.WriteFile(path, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	for most, want := range map[int64]int{4: 5, 5: 5, 6: 5} {
		if b, err := app.ReadFile(path, most); err != nil || len(b) != want {
			t.Errorf("of 5 bytes at most %d: %d, %v", most, len(b), err)
		}
	}
	if err := os.Truncate(path, app.MostPhoto+1000); err != nil {
		t.Fatal(err)
	}
	b, err := app.ReadFile(path, app.MostPhoto)
	if err != nil || len(b) != app.MostPhoto+1 {
		t.Fatal(len(b), err)
	}
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza"}))
	if _, err := s.Attachments.Add(s.Who, data.Ref{Kind: data.KindCustomer, ID: c.ID}, "film.mp4", b); codeOf(err) != "file-too-large" {
		t.Errorf("a film: %v", err)
	}
	if _, err := s.Customers.ReadImport("film.mp4", make([]byte, app.MostImport+1)); codeOf(err) != "too-large" {
		t.Errorf("a film as a table: %v", err)
	}
	if _, err := app.ReadFile(filepath.Dir(path), 5); codeOf(err) != "no-such-file" {
		t.Errorf("a folder: %v", err)
	}
	if _, err := app.ReadFile(path+"x", 5); codeOf(err) != "no-such-file" {
		t.Errorf("nothing: %v", err)
	}
}
