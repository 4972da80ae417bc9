// Package local lets one program serve each data file: a second start, or a command, finds the first and hands over to it.
//
// The first listens on a unix socket (on Windows too) whose name is a short hash of the file's real path; where that fails, on
// 127.0.0.1 with a token that only this user can read. It says nothing about the file itself: that the file is free, its own lock says.
package local

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// ErrRunning: another program serves the file already.
var ErrRunning = errors.New("local: another program serves this file")

const (
	dialWait = 2 * time.Second // for a program that listens but is stuck
	helloMax = 1 << 20         // bytes of a request
	socketAt = 100             // the longest socket path that all systems take
)

// place is where the program that serves a file is met.
type place struct{ socket, token string }

// meet finds the place for a data file, which need not exist.
func meet(path string) (place, error) {
	dir, err := ownDir()
	if err != nil {
		return place{}, err
	}
	real, err := realPath(path)
	if err != nil {
		return place{}, err
	}
	h := sha256.Sum256([]byte(real))
	name := filepath.Join(dir, hex.EncodeToString(h[:8]))
	return place{socket: name + ".sock", token: name + ".port"}, nil
}

// ownDir is a folder in the system's temporary one that no other user can enter.
func ownDir() (string, error) {
	dir := filepath.Join(os.TempDir(), "tanggapan")
	if uid := os.Getuid(); uid >= 0 {
		dir = fmt.Sprintf("%s-%d", dir, uid)
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return "", err
	case !info.IsDir() || !private(info):
		return "", fmt.Errorf("%s is not this user's own folder", dir)
	}
	return dir, nil
}

// realPath is the same for all ways to name a file.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		real = abs
		if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
			real = filepath.Join(dir, filepath.Base(abs))
		}
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		real = strings.ToLower(real)
	}
	return real, nil
}

// listen takes the place. token is empty on a socket, which only this user reaches.
func (p place) listen() (l net.Listener, token string, err error) {
	if len(p.socket) <= socketAt {
		// Nobody answered there, so what lies there is left over from a program that fell.
		if err := os.Remove(p.socket); err == nil || errors.Is(err, os.ErrNotExist) {
			if l, err := net.Listen("unix", p.socket); err == nil {
				return l, "", nil
			}
		}
	}
	if l, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, "", err
	}
	if token, err = p.writeToken(l.Addr().String()); err != nil {
		return nil, "", errors.Join(err, l.Close())
	}
	return l, token, nil
}

// dial reaches the program that serves the file; running is false when there is none.
func (p place) dial() (c net.Conn, token string, running bool) {
	if len(p.socket) <= socketAt {
		if c, err := net.DialTimeout("unix", p.socket, dialWait); err == nil {
			return c, "", true
		}
	}
	addr, token, err := p.readToken()
	if err != nil {
		return nil, "", false
	}
	if c, err = net.DialTimeout("tcp", addr, dialWait); err != nil {
		return nil, "", false
	}
	return c, token, true
}
