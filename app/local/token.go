package local

import (
	"crypto/rand"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
)

// writeToken leaves the address and a new secret for those who may read it: this user.
func (p place) writeToken(addr string) (token string, err error) {
	token = rand.Text()
	f, err := os.CreateTemp(filepath.Dir(p.token), ".port-*")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(addr + " " + token + "\n")
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), p.token)
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return token, nil
}

func (p place) readToken() (addr, token string, err error) {
	b, err := os.ReadFile(p.token)
	if err != nil {
		return "", "", err
	}
	addr, token, ok := strings.Cut(strings.TrimSpace(string(b)), " ")
	host, _, err := net.SplitHostPort(addr)
	if !ok || err != nil || host != "127.0.0.1" {
		return "", "", errors.New("not an address of this computer")
	}
	return addr, token, nil
}
