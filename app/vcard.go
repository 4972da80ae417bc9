package app

import (
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"tanggapan/data"
)

// cardLine is one property of a card.
type cardLine struct {
	name   string // upper case, without its group
	params map[string]string
	value  string
}

// cards reads customers from cards of versions 2.1, 3 and 4.
func cards(text string) []ImportRow {
	var rows []ImportRow
	var now *ImportRow
	for _, l := range unfold(text) {
		p := cardLineOf(l.text)
		switch {
		case p.name == "BEGIN" && strings.EqualFold(p.value, "VCARD"):
			rows = append(rows, ImportRow{Line: l.line, Customer: &data.Customer{}})
			now = &rows[len(rows)-1]
		case p.name == "END":
			now = nil
		case now != nil:
			now.property(p)
		}
	}
	return rows
}

type cardText struct {
	line int
	text string
}

// unfold joins lines that were broken: those that go on with a space, and those of quoted-printable that end in =.
func unfold(text string) []cardText {
	var out []cardText
	soft := false
	for i, l := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		last := len(out) - 1
		switch {
		case soft && last >= 0:
			out[last].text = strings.TrimSuffix(out[last].text, "=") + l
		case last >= 0 && l != "" && (l[0] == ' ' || l[0] == '\t'):
			out[last].text += l[1:]
		default:
			out = append(out, cardText{i + 1, l})
			last++
		}
		head, _, _ := strings.Cut(out[last].text, ":")
		soft = strings.HasSuffix(l, "=") && strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE")
	}
	return out
}

func cardLineOf(s string) cardLine {
	p := cardLine{params: map[string]string{}}
	at, quoted := -1, false
	for i, r := range s {
		if r == '"' {
			quoted = !quoted
		}
		if r == ':' && !quoted {
			at = i
			break
		}
	}
	if at < 0 {
		return p
	}
	parts := strings.Split(s[:at], ";")
	p.name = strings.ToUpper(parts[0][strings.LastIndexByte(parts[0], '.')+1:])
	for _, par := range parts[1:] {
		name, v, ok := strings.Cut(par, "=")
		if !ok {
			name, v = "TYPE", par
			if strings.EqualFold(par, "QUOTED-PRINTABLE") || strings.EqualFold(par, "BASE64") {
				name = "ENCODING"
			}
		}
		name = strings.ToUpper(name)
		if have := p.params[name]; have != "" {
			v = have + "," + v
		}
		p.params[name] = strings.Trim(v, `"`)
	}
	p.value = decoded(s[at+1:], p.params)
	return p
}

// decoded undoes what a card does to bytes that are not plain.
func decoded(v string, params map[string]string) string {
	b := []byte(v)
	switch strings.ToUpper(params["ENCODING"]) {
	case "QUOTED-PRINTABLE":
		if out, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(v))); err == nil {
			b = out
		}
	case "BASE64", "B":
		if out, err := base64.StdEncoding.DecodeString(v); err == nil {
			b = out
		}
	default:
		return v
	}
	if enc, err := htmlindex.Get(params["CHARSET"]); err == nil {
		if out, err := enc.NewDecoder().Bytes(b); err == nil {
			return string(out)
		}
	}
	text, _ := readText(b)
	return text
}

// parts splits a value at semicolons that are not escaped.
func (p cardLine) parts() []string {
	var out []string
	var b strings.Builder
	escaped := false
	for _, r := range p.value {
		switch {
		case escaped:
			if r == 'n' || r == 'N' {
				r = '\n'
			}
			b.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == ';':
			out = append(out, b.String())
			b.Reset()
		default:
			b.WriteRune(r)
		}
	}
	return append(out, b.String())
}

func (p cardLine) text() string { return data.Clean(strings.Join(p.parts(), ";")) }

// property puts one property of a card into the customer.
func (r *ImportRow) property(p cardLine) {
	c := r.Customer
	part := func(i int) string {
		if ps := p.parts(); i < len(ps) {
			return data.CleanLine(ps[i])
		}
		return ""
	}
	switch p.name {
	case "N":
		c.Family, c.Given, c.Middle, c.Prefix = part(0), part(1), part(2), part(3)
	case "FN":
		setField(c, "name", p.text())
	case "ORG":
		c.Company = part(0)
	case "TEL":
		phone := data.Phone{N: len(c.Phones) + 1, Typed: strings.TrimPrefix(data.CleanLine(p.text()), "tel:"), Label: labelOf(p.params["TYPE"])}
		if phone.Typed != "" {
			c.Phones = append(c.Phones, phone)
		}
	case "EMAIL":
		setField(c, "email", p.text())
	case "ADR":
		c.Addresses = append(c.Addresses, data.Address{N: len(c.Addresses) + 1, Street: data.CleanLine(strings.Trim(part(0)+" "+part(1)+" "+part(2), " ")), City: part(3), Region: part(4), Postal: part(5)})
	case "NOTE":
		c.Notes = p.text()
	}
}

// labelOf is what a number is for, as far as a card says.
func labelOf(types string) string {
	t := strings.ToUpper(types)
	for _, l := range []struct{ is, label string }{{"CELL", "mobile"}, {"WORK", "shop"}, {"HOME", "home"}} {
		if strings.Contains(t, l.is) {
			return l.label
		}
	}
	return ""
}
