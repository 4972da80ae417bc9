package app

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"tanggapan/data"
)

// readText reads the text of a file that another program wrote: UTF-8, UTF-16
// of either order, else Windows-1252. It says which.
func readText(b []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return string(b[3:]), "UTF-8"
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return wide(b[2:], binary.LittleEndian), "UTF-16"
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return wide(b[2:], binary.BigEndian), "UTF-16"
	case zeros(b, 1):
		return wide(b, binary.LittleEndian), "UTF-16"
	case zeros(b, 0):
		return wide(b, binary.BigEndian), "UTF-16"
	case utf8.Valid(b):
		return string(b), "UTF-8"
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD"), "UTF-8"
	}
	return string(out), "Windows-1252"
}

// zeros says that most bytes of one parity are zero: Latin text in UTF-16 without a mark.
func zeros(b []byte, parity int) bool {
	b = b[:min(len(b), 4096)]
	n := 0
	for i := parity; i < len(b); i += 2 {
		if b[i] == 0 {
			n++
		}
	}
	return len(b) >= 4 && n*4 > len(b)
}

func wide(b []byte, order binary.ByteOrder) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}

// separators are those that tables are written with.
var separators = []rune{',', ';', '\t', '|'}

// separatorOf guesses a table's separator: the one that stands most often in its head, outside quotes.
func separatorOf(text string) rune {
	head, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', 0
	for _, sep := range separators {
		n, quoted := 0, false
		for _, r := range head {
			switch {
			case r == '"':
				quoted = !quoted
			case r == sep && !quoted:
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// row is one row of a table, with the line it stands on.
type tableRow struct {
	line  int
	cells []string
}

// mostTorn is how many rows of a table with a quote that does not end are gone on from behind their first line.
const mostTorn = 100

// readTable reads rows of any length. A broken one ends nothing: it comes without cells.
func readTable(text string) (rows []tableRow, sep rune) {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as old spreadsheets end lines
	}
	before := 0 // lines that are behind us
	// Spreadsheets may name the separator in a first line of its own.
	if rest, ok := strings.CutPrefix(text, "sep="); ok {
		if name, after, cut := strings.Cut(rest, "\n"); cut {
			sep, _ = utf8.DecodeRuneInString(strings.TrimRight(name, "\r"))
			text, before = after, 1
		}
	}
	if !slices.Contains(separators, sep) {
		sep = separatorOf(text)
	}
	for torn := 0; text != ""; {
		read, tear := readRows(text, sep, torn < mostTorn)
		for _, r := range read {
			r.line += before
			rows = append(rows, r)
		}
		if tear < 0 {
			break
		}
		torn++
		before += strings.Count(text[:tear], "\n") + 1
		rows = append(rows, tableRow{line: before})
		_, text, _ = strings.Cut(text[tear:], "\n")
	}
	return rows, sep
}

// readRows reads the rows of a text. Where one has a quote that does not end, and so would swallow what follows, it stops there and says where that row begins; -1 where none does.
func readRows(text string, sep rune, stop bool) (rows []tableRow, tear int) {
	r := tableReader(text, sep)
	r.LazyQuotes = true
	for {
		from := int(r.InputOffset())
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, -1
		}
		line := 0
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			line, cells = bad.StartLine, nil
		} else if err != nil {
			return rows, -1
		} else if len(cells) > 0 {
			line, _ = r.FieldPos(0)
			if raw := strings.TrimLeft(text[from:r.InputOffset()], "\r\n"); slices.ContainsFunc(cells, manyLines) && misquoted(raw, sep) {
				if stop {
					return rows, int(r.InputOffset()) - len(raw)
				}
				cells = nil
			}
		}
		for i, c := range cells {
			cells[i] = unguard(data.Clean(c))
		}
		rows = append(rows, tableRow{line, cells})
	}
}

func tableReader(text string, sep rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = sep, -1, sep != '\t'
	return r
}

// misquoted says that a row could not be read but for forgiveness.
func misquoted(raw string, sep rune) bool {
	_, err := tableReader(raw, sep).Read()
	return err != nil
}

func manyLines(cell string) bool { return strings.Contains(cell, "\n") }

// unguard takes off the mark that keeps a spreadsheet from taking a cell for a formula.
func unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && guard(s[1:]) != s[1:] {
		return s[1:]
	}
	return s
}
