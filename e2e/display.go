package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// display is an X server without a screen. Its picture lies in a file, so that nothing else is needed to see it.
type display struct {
	cmd    *exec.Cmd
	name   string // ":99"
	buffer string
	last   []byte
}

const (
	screenWidth  = 1280
	screenHeight = 800
)

// openDisplay starts Xvfb on a number that it finds free.
func openDisplay(dir string) (*display, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", screenWidth, screenHeight), "-fbdir", dir, "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{w}
	log, err := os.Create(filepath.Join(dir, "xvfb.log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("a virtual display (Xvfb) is needed: %w", err)
	}
	_ = w.Close()
	_ = r.SetReadDeadline(time.Now().Add(20 * time.Second))
	b := make([]byte, 16)
	n, err := r.Read(b)
	if err != nil {
		_ = cmd.Process.Kill()
		return nil, fmt.Errorf("the virtual display does not start: %w", err)
	}
	return &display{cmd: cmd, name: ":" + strings.TrimSpace(string(b[:n])), buffer: filepath.Join(dir, "Xvfb_screen0")}, nil
}

func (d *display) close() {
	_ = d.cmd.Process.Signal(os.Interrupt)
	done := make(chan struct{})
	go func() { _ = d.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		_ = d.cmd.Process.Kill()
		<-done
	}
}

// pixels are the bytes of the picture as it is now, behind the head of the file.
func (d *display) pixels() (head xwd, pix []byte, err error) {
	b, err := os.ReadFile(d.buffer)
	if err != nil {
		return head, nil, err
	}
	if head, err = xwdHead(b); err != nil {
		return head, nil, err
	}
	return head, b[head.data:], nil
}

// xwd is the head of a picture as the X server writes it.
type xwd struct{ width, height, stride, data int }

func xwdHead(b []byte) (xwd, error) {
	const words = 25
	if len(b) < words*4 {
		return xwd{}, errors.New("picture: cut short")
	}
	f := func(i int) int { return int(binary.BigEndian.Uint32(b[4*i:])) }
	h := xwd{width: f(4), height: f(5), stride: f(12), data: f(0) + f(19)*12}
	if f(1) != 7 || f(11) != 32 || len(b) < h.data+h.stride*h.height {
		return xwd{}, errors.New("picture: not 32 bits a pixel")
	}
	return h, nil
}

// shot writes the picture as PNG.
func (d *display) shot(path string) error {
	h, pix, err := d.pixels()
	if err != nil {
		return err
	}
	img := image.NewRGBA(image.Rect(0, 0, h.width, h.height))
	for y := range h.height {
		row := pix[y*h.stride:]
		for x := range h.width {
			p := row[4*x:]
			img.SetRGBA(x, y, color.RGBA{p[2], p[1], p[0], 255})
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}

// A caret blinks without anything happening: so few pixels do not count.
const caretPixels = 400

// settle waits until the picture stands still, at most for long.
func (d *display) settle(long time.Duration) {
	const pause = 70 * time.Millisecond
	end := time.Now().Add(long)
	still := 0
	for time.Now().Before(end) && still < 2 {
		time.Sleep(pause)
		_, pix, err := d.pixels()
		if err != nil {
			continue
		}
		if differ(d.last, pix) <= caretPixels {
			still++
		} else {
			still = 0
		}
		d.last = pix
	}
}

// differ counts the pixels in which two pictures differ.
func differ(a, b []byte) int {
	if len(a) != len(b) {
		return len(b)
	}
	n := 0
	for i := 0; i+4 <= len(a); i += 4 {
		if a[i] != b[i] || a[i+1] != b[i+1] || a[i+2] != b[i+2] {
			n++
		}
	}
	return n
}
