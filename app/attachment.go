package app

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // photos may be PNG
	"io"
	"net/http"
	"os"

	"golang.org/x/image/draw"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Attachments are files of records.
type Attachments struct{ *core }

var attachmentActs = []Act{
	{"attachment.add", data.RightDesk, "D9", PutBack},
	{"attachment.remove", data.RightDesk, "D9", PutBack},
}

// Sizes of pictures, in pixels of the longer side.
const (
	photoSide = 1600
	thumbSide = 160
)

// Of lists the files of a record.
func (s *Attachments) Of(r data.Ref) (out []*data.Attachment, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.Attachment](tx, "of", store.Range{Parts: []string{data.PartRef(r)}})
		return err
	})
	return out, err
}

// Bytes reads a file.
func (s *Attachments) Bytes(a *data.Attachment) (out []byte, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = tx.Bytes(a.SHA256)
		return err
	})
	return out, err
}

// mostPixels is the size of the largest photo that is made smaller: phones take 200 million, and a few bytes may claim to be far more.
const mostPixels = 210_000_000

var errPixels = errors.New("app: too many pixels")

// photo reads a picture; one of too many pixels is a file like any other.
func photo(content []byte) (image.Image, error) {
	head, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err == nil && int64(head.Width)*int64(head.Height) > mostPixels {
		err = errPixels
	}
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(content))
	return img, err
}

// Add keeps a file of a record: a photo is scaled to 1600 pixels; any other
// file may have 5 MB: data.Faults "file-too-large".
func (s *Attachments) Add(who data.Actor, of data.Ref, name string, content []byte) (data.Done, error) {
	kind := http.DetectContentType(content)
	var thumb []byte
	if img, err := photo(content); err == nil {
		if small := scale(img, photoSide); small != img || len(content) > data.MaxFile {
			if content, err = encode(small); err != nil {
				return data.Done{}, err
			}
			kind = "image/jpeg"
		}
		if thumb, err = encode(scale(img, thumbSide)); err != nil {
			return data.Done{}, err
		}
	}
	return s.write("attachment.add", who, func(tx *store.Tx) (data.Record, error) {
		if _, err := tx.Record(of); err != nil {
			return nil, err
		}
		sum, err := tx.PutBytes(content)
		if err != nil {
			return nil, err
		}
		a := &data.Attachment{Of: of, Name: data.CleanLine(name), Type: kind, Size: int64(len(content)), SHA256: sum, Thumb: thumb}
		return a, tx.Put(a)
	})
}

// Remove puts a file aside; its bytes stay until the purge.
func (s *Attachments) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("attachment.remove", who, func(tx *store.Tx) (data.Record, error) {
		a, err := store.Get[data.Attachment](tx, id)
		if err != nil {
			return nil, err
		}
		return a, tx.Remove(a)
	})
}

// scale makes a picture no longer than side; a smaller one stays itself.
func scale(img image.Image, side int) image.Image {
	b := img.Bounds()
	long := max(b.Dx(), b.Dy())
	if long <= side {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()*side/long), max(1, b.Dy()*side/long)))
	draw.CatmullRom.Scale(out, out.Bounds(), img, b, draw.Src, nil)
	return out
}

func encode(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 82})
	return b.Bytes(), err
}

// MostPhoto is the size of a photo before it is scaled, in bytes.
const MostPhoto = 64 << 20

// ReadFile reads a file of this computer, of one longer than most bytes the first and one more: whoever takes no more refuses that, and a
// film that was chosen by mistake fills no memory. data.Faults "no-such-file".
func ReadFile(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err == nil {
		defer func() { _ = f.Close() }()
		var b []byte
		if b, err = io.ReadAll(io.LimitReader(f, most+1)); err == nil {
			return b, nil
		}
	}
	return nil, fmt.Errorf("%w: %w", data.Faults{{Field: "file", Code: "no-such-file", Args: map[string]string{"path": path}}}, err)
}
