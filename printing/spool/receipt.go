package spool

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"net"
	"strconv"
	"sync/atomic"
	"time"

	"tanggapan/printing/page"
)

// Receipt is a receipt printer in the network that takes ESC/POS on a port of its own, 9100 as a rule. It is sent
// pictures of one bit, so that every sign and every layout comes out as it is. One job at a time: the printer queues nothing.
type Receipt struct {
	Name    string
	Address string // host:port; without a port 9100
	Roll    int    // width of the roll in mm: 80 (72 printed) or 58 (48 printed); 0 is 80
	Cuts    bool   // cut behind each copy
	Dial    func(ctx context.Context, network, addr string) (net.Conn, error)

	n atomic.Int64
}

const (
	receiptDPI   = 203.2 // 8 dots to the millimetre
	receiptPort  = "9100"
	dialTime     = 4 * time.Second
	writeTime    = 20 * time.Second // a band that is not taken in this time never will be
	statusTime   = 400 * time.Millisecond
	printedTime  = 30 * time.Second
	feedAfter    = 24 // dots behind the last line, so that the cutter is past it
	linesAfter   = 4  // lines to the tear-off edge, where nothing cuts
	esc, gs, dle = 0x1b, 0x1d, 0x10
)

// dots is the width that the printer's head covers.
func (r *Receipt) dots() int {
	if r.Roll > 0 && r.Roll <= 60 {
		return 384
	}
	return 576
}

// askTime bounds the question whether a printer is there.
const askTime = time.Second

// List names this one printer and asks it how it stands.
func (r *Receipt) List(ctx context.Context) ([]Info, error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	info := Info{Name: r.Name}
	conn, err := r.dial(ctx)
	if err == nil {
		_, err = ready(conn)
		finish(conn)
		conn.Close()
	} else {
		err = Off
	}
	if err != nil {
		info.State, info.Why = Stopped, Why(err)
	}
	return []Info{info}, nil
}

// Print sends the pages, copy by copy, and returns when the printer has taken all of it. It fails with Off where
// nobody answers, with NoPaper or Cover where the printer says so, and with Other where it stops taking data.
func (r *Receipt) Print(ctx context.Context, doc *page.Doc, o Options) (string, error) {
	data, err := r.encode(doc)
	if err != nil {
		return "", err
	}
	parts := make([][]byte, 0, max(o.Copies, 1)*len(data))
	for range max(o.Copies, 1) {
		parts = append(parts, data...)
	}
	return r.send(ctx, parts)
}

// Raw sends bytes as they are.
func (r *Receipt) Raw(ctx context.Context, _, _ string, data []byte) (string, error) {
	if len(data) == 0 {
		return "", errors.New("nothing to print: no data")
	}
	return r.send(ctx, [][]byte{data})
}

// encode makes the document's bands. A page that is wider than the roll is made smaller.
func (r *Receipt) encode(doc *page.Doc) (bands [][]byte, err error) {
	if len(doc.Pages) == 0 {
		return nil, fmt.Errorf("%w: no page", Document)
	}
	bands = append(bands, []byte{esc, '@'})
	roll := 80.0
	if r.dots() == 384 {
		roll = 58
	}
	for i, p := range doc.Pages {
		dpi := receiptDPI
		if p.W > roll+0.5 {
			dpi *= roll / p.W
		}
		err := doc.Bands(i, page.Pixels{DPI: dpi, Bits: true, Rows: bandRows}, func(img *image.Gray) error {
			// The head covers the middle of the roll; a narrower page stands in its middle too.
			left := (img.Rect.Dx() - r.dots()) / 2
			bits, stride := pack(img, image.Rect(left, img.Rect.Min.Y, left+r.dots(), img.Rect.Max.Y), 1)
			rows := img.Rect.Dy()
			bands = append(bands, append([]byte{gs, 'v', '0', 0, byte(stride), byte(stride >> 8), byte(rows), byte(rows >> 8)}, bits...))
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%w: %w", Document, err)
		}
	}
	end := []byte{esc, 'd', linesAfter}
	if r.Cuts {
		end = []byte{gs, 'V', 66, feedAfter}
	}
	return append(bands, end), nil
}

// send brings parts to the printer and, where it answers questions, waits until it has done them.
func (r *Receipt) send(ctx context.Context, parts [][]byte) (string, error) {
	conn, err := r.dial(ctx)
	if err != nil {
		return "", fmt.Errorf("%w: %w", Off, err)
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	answers, err := ready(conn)
	if err != nil {
		return "", err
	}
	for _, p := range parts {
		_ = conn.SetWriteDeadline(time.Now().Add(writeTime))
		if _, err := conn.Write(p); err != nil {
			return "", r.broke(conn, err)
		}
	}
	if answers {
		if err := printed(conn); err != nil {
			return "", err
		}
	}
	finish(conn)
	return "receipt-" + strconv.FormatInt(r.n.Add(1), 10), nil
}

func (r *Receipt) dial(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	defer cancel()
	dial := r.Dial
	if dial == nil {
		dial = (&net.Dialer{}).DialContext
	}
	addr := r.Address
	if _, _, err := net.SplitHostPort(addr); err != nil {
		addr = net.JoinHostPort(addr, receiptPort)
	}
	return dial(ctx, "tcp", addr)
}

// broke asks a printer that took nothing more for its reason.
func (r *Receipt) broke(conn net.Conn, err error) error {
	if _, why := ready(conn); why != nil {
		return why
	}
	return fmt.Errorf("%w: %w", Halted, err)
}

// ready asks for the printer's state (DLE EOT), which it answers at once even while it waits for paper. Many print
// servers answer nothing; then it is taken to be ready.
func ready(conn net.Conn) (answers bool, err error) {
	_ = conn.SetDeadline(time.Now().Add(statusTime))
	if _, err := conn.Write([]byte{dle, 4, 2, dle, 4, 4}); err != nil {
		return false, fmt.Errorf("%w: %w", Off, err)
	}
	var b [2]byte
	n, _ := io.ReadFull(conn, b[:])
	_ = conn.SetDeadline(time.Time{})
	if n < len(b) || b[0]&0x93 != 0x12 || b[1]&0x93 != 0x12 {
		return false, nil
	}
	switch {
	case b[0]&0x04 != 0:
		return true, Cover
	case b[0]&0x20 != 0, b[1]&0x60 != 0:
		return true, NoPaper
	case b[0]&0x40 != 0:
		return true, Halted
	}
	return true, nil
}

// printed asks for a state that the printer tells in its turn (GS r), so behind all that was sent before.
func printed(conn net.Conn) error {
	_ = conn.SetDeadline(time.Now().Add(printedTime))
	if _, err := conn.Write([]byte{gs, 'r', 1}); err != nil {
		return fmt.Errorf("%w: %w", Halted, err)
	}
	var b [1]byte
	if _, err := io.ReadFull(conn, b[:]); err != nil {
		if _, why := ready(conn); why != nil {
			return why
		}
		return fmt.Errorf("%w: %w", Halted, err)
	}
	return nil
}

// finish closes so that nothing is lost: a connection closed over unread bytes is reset, and what the printer had not
// yet read goes with it.
func finish(conn net.Conn) {
	half, ok := conn.(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil {
		return
	}
	_ = conn.SetReadDeadline(time.Now().Add(statusTime))
	_, _ = io.Copy(io.Discard, conn)
}

// Job is over: Print comes back when it is.
func (r *Receipt) Job(_ context.Context, id string) (Job, error) {
	return Job{ID: id, State: Done}, nil
}

// Cancel has nothing to take back.
func (r *Receipt) Cancel(_ context.Context, id string) error {
	return fmt.Errorf("%w: %s", ErrNoJob, id)
}
