package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// display is an X server without a screen. Its picture lies in a file, so that nothing else is needed to see it.
type display struct {
	cmd    *exec.Cmd
	name   string // ":99"
	buffer string
	last   []byte
	ended  chan struct{} // closed when the server is gone
}

const (
	screenWidth  = 1280
	screenHeight = 800
)

// openDisplay starts Xvfb on a number of its own and waits until it answers.
func openDisplay(dir string) (*display, error) {
	var err error
	for try := range 20 {
		n := 100 + (os.Getpid()+try*37)%800
		if _, serr := os.Stat(fmt.Sprintf("/tmp/.X%d-lock", n)); serr == nil {
			continue
		}
		var d *display
		if d, err = startDisplay(dir, n); err == nil || errors.Is(err, exec.ErrNotFound) {
			return d, err
		}
	}
	return nil, err
}

func startDisplay(dir string, n int) (*display, error) {
	name := fmt.Sprintf(":%d", n)
	cmd := exec.Command("Xvfb", name, "-screen", "0", fmt.Sprintf("%dx%dx24", screenWidth, screenHeight), "-fbdir", dir, "-nolisten", "tcp", "-noreset")
	log, err := os.Create(filepath.Join(dir, "xvfb.log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("a virtual display (Xvfb) is needed: %w", err)
	}
	d := &display{cmd: cmd, name: name, buffer: filepath.Join(dir, "Xvfb_screen0"), ended: make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		close(d.ended)
	}()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end) && d.alive(); time.Sleep(50 * time.Millisecond) {
		if c, err := net.Dial("unix", fmt.Sprintf("/tmp/.X11-unix/X%d", n)); err == nil {
			return d, c.Close()
		}
	}
	_ = cmd.Process.Kill()
	<-d.ended
	return nil, fmt.Errorf("the virtual display %s does not start", name)
}

// alive says whether the server still runs.
func (d *display) alive() bool {
	select {
	case <-d.ended:
		return false
	default:
		return true
	}
}

func (d *display) close() {
	_ = d.cmd.Process.Signal(os.Interrupt)
	select {
	case <-d.ended:
	case <-time.After(5 * time.Second):
		_ = d.cmd.Process.Kill()
		<-d.ended
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
