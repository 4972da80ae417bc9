package local

import (
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// request is one line of JSON, answered by one line.
type request struct {
	Token string   `json:"token,omitempty"`
	Ping  bool     `json:"ping,omitempty"`
	Args  []string `json:"args,omitempty"`
}

type answer struct {
	Ok   bool   `json:"ok"` // what follows is the handler's
	Out  []byte `json:"out,omitempty"`
	Code int    `json:"code,omitempty"`
}

// server answers calls until it is closed.
type server struct {
	place   place
	l       net.Listener
	token   string
	handler func(args []string) (out string, code int)
	once    sync.Once
	err     error
}

// Serve makes this program the one that serves the data file at path: each Call runs handler, several at a time, and gets its
// output and exit code. Arguments come as the caller wrote them, from another working folder.
// It fails with ErrRunning when another program serves the file, this one included. Closing it twice is no error; it does not wait for a running handler.
func Serve(path string, handler func(args []string) (out string, code int)) (io.Closer, error) {
	p, err := meet(path)
	if err != nil {
		return nil, fmt.Errorf("local: %w", err)
	}
	if p.answers() {
		return nil, ErrRunning
	}
	l, token, err := p.listen()
	if err != nil {
		return nil, fmt.Errorf("local: %w", err)
	}
	s := &server{place: p, l: l, token: token, handler: handler}
	go s.run()
	return s, nil
}

// Close stops listening and leaves nothing behind.
func (s *server) Close() error {
	s.once.Do(func() {
		s.err = s.l.Close()
		if s.token != "" {
			_ = os.Remove(s.place.token)
		}
	})
	return s.err
}

func (s *server) run() {
	for {
		c, err := s.l.Accept()
		if err != nil {
			return
		}
		go s.serve(c)
	}
}

func (s *server) serve(c net.Conn) {
	defer func() { _ = c.Close() }()
	_ = c.SetReadDeadline(time.Now().Add(dialWait))
	var r request
	if err := json.NewDecoder(io.LimitReader(c, helloMax)).Decode(&r); err != nil {
		return
	}
	if subtle.ConstantTimeCompare([]byte(r.Token), []byte(s.token)) != 1 {
		return
	}
	a := answer{Ok: true}
	if !r.Ping {
		out, code := s.handler(r.Args)
		a.Out, a.Code = []byte(out), code
	}
	_ = json.NewEncoder(c).Encode(a)
}
