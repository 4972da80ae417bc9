package local

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"time"
)

// ErrTooLong: the arguments are longer than a megabyte.
var ErrTooLong = errors.New("local: arguments too long")

// Call hands args to the program that serves the data file at path, waits as long as that takes, and returns its output and exit code.
// running is false, without an error, when no program serves the file. An error with running true: the program was met but did not answer.
func Call(path string, args []string) (out []byte, code int, running bool, err error) {
	p, err := meet(path)
	if err != nil {
		return nil, 0, false, fmt.Errorf("local: %w", err)
	}
	c, token, running := p.dial()
	if !running {
		return nil, 0, false, nil
	}
	defer func() { _ = c.Close() }()
	if token != "" && !p.answers() {
		return nil, 0, false, nil
	}
	a, err := ask(c, request{Token: token, Args: args})
	if err != nil {
		return nil, 0, true, fmt.Errorf("local: %w", err)
	}
	return a.Out, a.Code, true, nil
}

// answers says whether somebody listens at the place. One who listens and is silent counts: it may be busy. On the network way
// silence does not: the port may have gone to another program.
func (p place) answers() bool {
	c, token, running := p.dial()
	if !running {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(dialWait))
	_, err := ask(c, request{Token: token, Ping: true})
	return err == nil || token == ""
}

func ask(c net.Conn, r request) (a answer, err error) {
	b, err := json.Marshal(r)
	if err != nil {
		return a, err
	}
	if len(b) > helloMax {
		return a, ErrTooLong
	}
	if _, err := c.Write(append(b, '\n')); err != nil {
		return a, err
	}
	if err := json.NewDecoder(c).Decode(&a); err != nil {
		return a, err
	}
	if !a.Ok {
		return a, errors.New("no answer")
	}
	return a, nil
}
