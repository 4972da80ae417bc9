package spool

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// As much of IPP (RFC 8011) as it takes to list printers and to watch and cancel jobs: states are numbers there, not
// sentences in somebody's language.

// Operations.
const (
	opCancelJob            = 0x0008
	opGetJobAttributes     = 0x0009
	opGetPrinterAttributes = 0x000b
	opCUPSGetPrinters      = 0x4002
)

// Tags of groups and values, and the answers that are told apart.
const (
	tagOperation = 0x01
	tagJob       = 0x02
	tagEnd       = 0x03
	tagPrinter   = 0x04
	tagInteger   = 0x21
	tagBoolean   = 0x22
	tagEnum      = 0x23
	tagName      = 0x42
	tagKeyword   = 0x44
	tagURI       = 0x45
	tagCharset   = 0x47
	tagLanguage  = 0x48

	statusForbidden   = 0x0401
	statusAuthenticat = 0x0402
	statusNotAllowed  = 0x0403
	statusNotPossible = 0x0404
	statusNotFound    = 0x0406
)

// attributes are what a server said of one thing, by name; values of several are joined by a comma.
type attributes map[string]string

// group is one thing that an answer tells of: a printer, a job.
type group struct {
	tag   byte
	attrs attributes
}

// request builds a question. Its number is 1: each has a connection of its own.
type request struct{ b []byte }

// ask begins a request about the thing that uri names, whose attribute is called name ("printer-uri", "job-uri", "" none).
func ask(op uint16, name, uri string) *request {
	r := &request{b: []byte{2, 0, byte(op >> 8), byte(op), 0, 0, 0, 1, tagOperation}}
	r.put(tagCharset, "attributes-charset", "utf-8")
	r.put(tagLanguage, "attributes-natural-language", "en")
	if name != "" {
		r.put(tagURI, name, uri)
	}
	return r
}

func (r *request) put(tag byte, name, value string) *request {
	r.b = append(r.b, tag)
	r.b = binary.BigEndian.AppendUint16(r.b, uint16(len(name)))
	r.b = append(r.b, name...)
	r.b = binary.BigEndian.AppendUint16(r.b, uint16(len(value)))
	r.b = append(r.b, value...)
	return r
}

// want names the attributes that the answer shall hold.
func (r *request) want(names ...string) *request {
	for i, n := range names {
		name := "requested-attributes"
		if i > 0 {
			name = ""
		}
		r.put(tagKeyword, name, n)
	}
	return r
}

func (r *request) bytes() []byte { return append(r.b[:len(r.b):len(r.b)], tagEnd) }

var (
	errShortIPP = errors.New("ipp: answer cut short")
	errDenied   = errors.New("ipp: not allowed")
)

// parseIPP reads an answer. Whatever bytes come, it ends in groups or an error.
func parseIPP(b []byte) ([]group, error) {
	if len(b) < 8 {
		return nil, errShortIPP
	}
	status := binary.BigEndian.Uint16(b[2:])
	groups, err := parseGroups(b[8:])
	if err != nil {
		return nil, err
	}
	said := ""
	for _, g := range groups {
		said = first(said, g.attrs["status-message"])
	}
	switch {
	case status <= 0xff:
		return groups, nil
	case status == statusNotFound:
		return nil, fmt.Errorf("ipp: %w %s", errAbsent, said)
	case status == statusForbidden || status == statusAuthenticat || status == statusNotAllowed:
		return nil, fmt.Errorf("%w: %s", errDenied, said)
	}
	return nil, fmt.Errorf("ipp: status %#04x %s", status, said)
}

var errAbsent = errors.New("not found")

func parseGroups(b []byte) (groups []group, err error) {
	last := ""
	for len(b) > 0 {
		tag := b[0]
		b = b[1:]
		if tag == tagEnd {
			break
		}
		if tag < 0x10 {
			groups, last = append(groups, group{tag, attributes{}}), ""
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
		if len(groups) == 0 {
			groups = append(groups, group{tagOperation, attributes{}})
		}
		attrs, text := groups[len(groups)-1].attrs, textOf(tag, value)
		if len(name) == 0 && last != "" {
			attrs[last] += "," + text
			continue
		}
		last = string(name)
		attrs[last] = text
	}
	return groups, nil
}

// textOf writes a value as text: numbers in digits, yes and no as true and false.
func textOf(tag byte, value []byte) string {
	switch {
	case (tag == tagInteger || tag == tagEnum) && len(value) == 4:
		return fmt.Sprint(int32(binary.BigEndian.Uint32(value)))
	case tag == tagBoolean && len(value) == 1:
		return fmt.Sprint(value[0] != 0)
	}
	return string(value)
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

// of are the groups with that tag.
func of(groups []group, tag byte) (out []attributes) {
	for _, g := range groups {
		if g.tag == tag {
			out = append(out, g.attrs)
		}
	}
	return out
}

// signs tell a reason by the keywords and words of a printer. Some drivers use the keywords, some only the words.
var signs = []struct {
	why   Reason
	words []string
}{
	{Jam, []string{"media-jam", "paper jam", "jammed"}},
	{Cover, []string{"cover-open", "door-open", "interlock-open", "cover is open", "door is open"}},
	{NoPaper, []string{"media-empty", "media-needed", "input-tray-missing", "out of paper", "no paper", "paper out"}},
	{Ink, []string{"toner-empty", "marker-supply-empty", "developer-empty", "out of toner", "out of ink"}},
	{Off, []string{"offline", "connecting-to-device", "timed-out", "shutdown", "may not exist", "unavailable", "not responding", "unable to connect", "no route to host", "connection refused", "host is down", "unplugged", "turned off"}},
	{Paused, []string{"paused", "moving-to-paused"}},
}

// sign finds the reason in what was said, the most particular first; "" where nothing is known.
func sign(said ...string) Reason {
	all := strings.ToLower(strings.Join(said, " "))
	for _, s := range signs {
		for _, w := range s.words {
			if strings.Contains(all, w) {
				return s.why
			}
		}
	}
	return ""
}
