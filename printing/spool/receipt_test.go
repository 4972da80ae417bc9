package spool_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"io"
	"net"
	"testing"
	"time"

	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// device is a receipt printer on the loopback: it reads what comes as an ESC/POS printer does.
type device struct {
	ln      net.Listener
	offline byte // answers to DLE EOT 2 and 4; 0: it answers nothing
	paper   byte
	got     chan *roll
}

// roll is what a device has printed.
type roll struct {
	img    *image.Gray // rows below each other
	bands  []int       // rows of each
	resets int
	cuts   int
	feeds  int
	err    error
}

func newDevice(t *testing.T, offline, paper byte) *device {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d := &device{ln: ln, offline: offline, paper: paper, got: make(chan *roll, 4)}
	t.Cleanup(func() { ln.Close() })
	go func() {
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			r := &roll{img: image.NewGray(image.Rect(0, 0, 0, 0))}
			r.err = d.read(conn, r)
			conn.Close()
			d.got <- r
		}
	}()
	return d
}

func (d *device) read(conn net.Conn, r *roll) error {
	take := func(n int) []byte {
		b := make([]byte, n)
		if _, err := io.ReadFull(conn, b); err != nil {
			return nil
		}
		return b
	}
	for {
		c := take(2)
		switch {
		case c == nil:
			return nil
		case bytes.Equal(c, []byte{0x10, 4}):
			which := take(1)
			if d.offline == 0 {
				continue
			}
			if which[0] == 2 {
				conn.Write([]byte{d.offline})
			} else {
				conn.Write([]byte{d.paper})
			}
		case bytes.Equal(c, []byte{0x1b, '@'}):
			r.resets++
		case bytes.Equal(c, []byte{0x1b, 'd'}):
			take(1)
			r.feeds++
		case bytes.Equal(c, []byte{0x1d, 'r'}):
			take(1)
			conn.Write([]byte{0})
		case bytes.Equal(c, []byte{0x1d, 'V'}):
			if m := take(2); m == nil || m[0] != 66 {
				return errors.New("not a cut")
			}
			r.cuts++
		case bytes.Equal(c, []byte{0x1d, 'v'}):
			h := take(6)
			if h == nil || h[0] != '0' || h[1] != 0 {
				return errors.New("not a raster")
			}
			stride, rows := int(binary.LittleEndian.Uint16(h[2:])), int(binary.LittleEndian.Uint16(h[4:]))
			bits := take(stride * rows)
			if bits == nil {
				return errors.New("a band was cut short")
			}
			r.add(bits, stride, rows)
		default:
			return errors.New("an unknown command")
		}
	}
}

func (r *roll) add(bits []byte, stride, rows int) {
	top := r.img.Rect.Dy()
	img := image.NewGray(image.Rect(0, 0, stride*8, top+rows))
	copy(img.Pix, r.img.Pix)
	for i := range img.Pix[top*stride*8:] {
		v := byte(255)
		if bits[i>>3]&(0x80>>(i&7)) != 0 {
			v = 0
		}
		img.Pix[top*stride*8+i] = v
	}
	r.img = img
	r.bands = append(r.bands, rows)
}

func ticket(w, h float64) *page.Doc {
	d := page.New("Claim ticket")
	c := d.Add(w, h)
	c.Text(6, 12, "Begoña ₱2,347.20", page.Style{Size: 12, Weight: 700})
	c.QR(20, 20, 30, "J004217")
	c.Line(6, 60, w-6, 60, 0.5)
	return d
}

func TestReceipt_PrintsThePixelsOfThePage(t *testing.T) {
	for _, c := range []struct {
		roll, dots int
		w          float64
	}{{80, 576, 80}, {58, 384, 58}, {0, 576, 62}} {
		d := newDevice(t, 0x12, 0x12)
		doc := ticket(c.w, 90)
		p := &spool.Receipt{Name: "Counter", Address: d.ln.Addr().String(), Roll: c.roll, Cuts: true}
		id, err := p.Print(context.Background(), doc, spool.Options{Copies: 2})
		if err != nil {
			t.Fatal(err)
		}
		r := <-d.got
		if r.err != nil || r.resets != 2 || r.cuts != 2 || r.feeds != 0 {
			t.Fatalf("roll %d: %v, %d resets, %d cuts, %d feeds", c.roll, r.err, r.resets, r.cuts, r.feeds)
		}
		want, err := doc.Bits(0, 203.2)
		if err != nil {
			t.Fatal(err)
		}
		h := want.Rect.Dy()
		if r.img.Rect.Dx() != c.dots || r.img.Rect.Dy() != 2*h {
			t.Fatalf("roll %d: %v for a page of %v", c.roll, r.img.Rect, want.Rect)
		}
		for _, n := range r.bands {
			if n > 256 {
				t.Errorf("a band of %d rows", n)
			}
		}
		left, dark := (want.Rect.Dx()-c.dots)/2, 0
		for y := range 2 * h {
			for x := range c.dots {
				v := byte(255)
				if at := (image.Point{X: x + left, Y: y % h}); at.In(want.Rect) {
					v = want.GrayAt(at.X, at.Y).Y
				}
				if v == 0 {
					dark++
				}
				if got := r.img.GrayAt(x, y).Y; got != v {
					t.Fatalf("roll %d: pixel %d,%d is %d, on the page %d", c.roll, x, y, got, v)
				}
			}
		}
		if dark < 1000 {
			t.Errorf("roll %d: only %d dark pixels", c.roll, dark)
		}
		if j, err := p.Job(context.Background(), id); err != nil || j.State != spool.Done {
			t.Errorf("%+v, %v", j, err)
		}
	}
}

func TestReceipt_SheetFitsTheRollAndIsFedWhereNothingCuts(t *testing.T) {
	d := newDevice(t, 0, 0) // a print server that answers nothing
	p := &spool.Receipt{Address: d.ln.Addr().String(), Roll: 80}
	if _, err := p.Print(context.Background(), ticket(210, 297), spool.Options{}); err != nil {
		t.Fatal(err)
	}
	r := <-d.got
	if r.err != nil || r.cuts != 0 || r.feeds != 1 || r.img.Rect.Dx() != 576 {
		t.Errorf("%v, %d cuts, %d feeds, %v", r.err, r.cuts, r.feeds, r.img.Rect)
	}
	if want := 297.0 * 8 * 80 / 210; float64(r.img.Rect.Dy()) < want-2 || float64(r.img.Rect.Dy()) > want+2 {
		t.Errorf("%d rows, want about %.0f", r.img.Rect.Dy(), want)
	}
}

func TestReceipt_Troubles(t *testing.T) {
	for name, c := range map[string]struct {
		offline, paper byte
		want           spool.Reason
	}{
		"NoPaper":     {0x32, 0x12, spool.NoPaper},
		"NoPaperLeft": {0x12, 0x72, spool.NoPaper},
		"Cover":       {0x16, 0x12, spool.Cover},
		"Halted":      {0x52, 0x12, spool.Halted},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDevice(t, c.offline, c.paper)
			_, err := (&spool.Receipt{Address: d.ln.Addr().String()}).Print(context.Background(), ticket(80, 90), spool.Options{})
			if !errors.Is(err, c.want) || spool.Why(err) != c.want {
				t.Errorf("got %v", err)
			}
			if r := <-d.got; r.resets != 0 {
				t.Error("it printed all the same")
			}
			list, err := (&spool.Receipt{Name: "Counter", Address: d.ln.Addr().String()}).List(context.Background())
			if err != nil || len(list) != 1 || list[0].State != spool.Stopped || list[0].Why != c.want {
				t.Errorf("%+v, %v", list, err)
			}
		})
	}
}

func TestReceipt_Off(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	ln.Close()
	if _, err := (&spool.Receipt{Address: addr}).Print(context.Background(), ticket(80, 90), spool.Options{}); spool.Why(err) != spool.Off {
		t.Errorf("nobody listens: %v", err)
	}
	if list, err := (&spool.Receipt{Name: "Counter", Address: addr}).List(context.Background()); err != nil || list[0].Why != spool.Off {
		t.Errorf("%+v, %v", list, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	silent := &spool.Receipt{Address: "10.0.0.9", Dial: func(ctx context.Context, _, addr string) (net.Conn, error) {
		if addr != "10.0.0.9:9100" {
			t.Errorf("dialled %s", addr)
		}
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	if _, err := silent.Print(ctx, ticket(80, 90), spool.Options{}); spool.Why(err) != spool.Off {
		t.Errorf("nobody answers: %v", err)
	}
	if _, err := (&spool.Receipt{Address: addr}).Print(context.Background(), page.New("x"), spool.Options{}); spool.Why(err) != spool.Document {
		t.Errorf("no page: %v", err)
	}
}

// TestReceipt_Dies closes the connection in the middle of a page.
func TestReceipt_Dies(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	go func() {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		io.CopyN(io.Discard, conn, 5000)
		conn.(*net.TCPConn).SetLinger(0)
		conn.Close()
	}()
	_, err = (&spool.Receipt{Address: ln.Addr().String()}).Print(context.Background(), ticket(80, 3000), spool.Options{Copies: 30})
	if why := spool.Why(err); err == nil || why != spool.Off && why != spool.Halted {
		t.Errorf("got %v", err)
	}
}
