package spool

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

// lpstat words a cancelled job like one that is done; the job's state is a number only in IPP. This is as much of
// IPP (RFC 8011) as that question needs.

const (
	opGetJobAttributes = 0x0009
	tagOperation       = 0x01
	tagEnd             = 0x03
	tagCharset         = 0x47
	tagLanguage        = 0x48
	tagURI             = 0x45
	tagKeyword         = 0x44
	statusNotFound     = 0x0406
)

// attributes are what a server said, by name; values of several are joined by a comma.
type attributes map[string]string

// askJob asks CUPS for state, reasons and message of the job with that number.
func askJob(ctx context.Context, number string) (attributes, error) {
	network, addr := cupsAddress()
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, network, addr)
		},
	}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost/jobs/", bytes.NewReader(jobQuestion(number)))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/ipp")
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ipp: http status %d", resp.StatusCode)
	}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return nil, err
	}
	return parseIPP(raw)
}

// cupsAddress is where the commands find the server too: CUPS_SERVER, the local socket, or port 631.
func cupsAddress() (network, addr string) {
	if s := os.Getenv("CUPS_SERVER"); s != "" {
		s, _, _ = strings.Cut(s, "/version=")
		if strings.HasPrefix(s, "/") {
			return "unix", s
		}
		if _, _, err := net.SplitHostPort(s); err != nil {
			s = net.JoinHostPort(strings.Trim(s, "[]"), "631")
		}
		return "tcp", s
	}
	for _, sock := range []string{"/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd"} {
		if _, err := os.Stat(sock); err == nil {
			return "unix", sock
		}
	}
	return "tcp", "localhost:631"
}

// jobQuestion is a Get-Job-Attributes request.
func jobQuestion(number string) []byte {
	b := []byte{2, 0, 0, opGetJobAttributes, 0, 0, 0, 1, tagOperation}
	put := func(tag byte, name, value string) {
		b = append(b, tag)
		b = binary.BigEndian.AppendUint16(b, uint16(len(name)))
		b = append(b, name...)
		b = binary.BigEndian.AppendUint16(b, uint16(len(value)))
		b = append(b, value...)
	}
	put(tagCharset, "attributes-charset", "utf-8")
	put(tagLanguage, "attributes-natural-language", "en")
	put(tagURI, "job-uri", "ipp://localhost/jobs/"+number)
	for i, want := range []string{"job-state", "job-state-reasons", "job-printer-state-message"} {
		name := "requested-attributes"
		if i > 0 {
			name = ""
		}
		put(tagKeyword, name, want)
	}
	return append(b, tagEnd)
}

var errShortIPP = errors.New("ipp: answer cut short")

// parseIPP reads the attributes of an answer. Whatever bytes come, it ends in attributes or an error.
func parseIPP(b []byte) (attributes, error) {
	if len(b) < 8 {
		return nil, errShortIPP
	}
	status := binary.BigEndian.Uint16(b[2:])
	b = b[8:]
	out := attributes{}
	last := ""
	for len(b) > 0 {
		tag := b[0]
		b = b[1:]
		if tag == tagEnd {
			break
		}
		if tag < 0x10 {
			continue
		}
		name, rest, ok := chunk(b)
		if !ok {
			return nil, errShortIPP
		}
		value, rest, ok := chunk(rest)
		if !ok {
			return nil, errShortIPP
		}
		b = rest
		text := string(value)
		if (tag == 0x21 || tag == 0x23) && len(value) == 4 {
			text = fmt.Sprint(binary.BigEndian.Uint32(value))
		}
		if len(name) == 0 && last != "" {
			out[last] += "," + text
			continue
		}
		last = string(name)
		out[last] = text
	}
	if status == statusNotFound {
		return nil, ErrNoJob
	}
	if status > 0xff {
		return nil, fmt.Errorf("ipp: status %#04x %s", status, out["status-message"])
	}
	return out, nil
}

// chunk takes a length of two bytes and as many bytes.
func chunk(b []byte) (value, rest []byte, ok bool) {
	if len(b) < 2 {
		return nil, nil, false
	}
	n := int(binary.BigEndian.Uint16(b))
	if len(b) < 2+n {
		return nil, nil, false
	}
	return b[2 : 2+n], b[2+n:], true
}

// over tells a finished job's end by its state: 7 cancelled, 8 aborted, 9 completed; false for one that is not over.
func (a attributes) over(id string) (Job, bool) {
	j := Job{ID: id, Message: a["job-printer-state-message"]}
	switch a["job-state"] {
	case "7":
		j.State, j.Message = Failed, "cancelled"
	case "8":
		j.State, j.Message = Failed, first(j.Message, a["job-state-reasons"])
	case "9":
		j.State, j.Message = Done, ""
	case "6":
		if !strings.Contains(a["job-state-reasons"], "errors") {
			return Job{}, false
		}
		j.State, j.Message = Failed, first(j.Message, a["job-state-reasons"])
	default:
		return Job{}, false
	}
	return j, true
}
