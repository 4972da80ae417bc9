package app

import (
	"context"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// exporter writes one export.
type exporter struct {
	ExportOptions
	Exported
	ctx  context.Context
	st   *store.Store
	zone *time.Location

	made        map[string]bool // the files that the export has made
	written     map[string]int  // lines in each
	attached    int             // files of attachments
	done, total int             // records and entries written, and about how many there are
}

// exportTable is one file of an export for spreadsheets: the records of a kind, or the items of one of its lists.
type exportTable struct {
	name  string
	path  []int // fields from the record, list by list, to the items of this table
	cols  []exportColumn
	lists []exportTable // of the lists inside
}

// exportColumn is one cell of a row: its name and the way to its value.
type exportColumn struct {
	name string
	at   []int
}

// tables writes a file per kind and one per nested list, keyed by the record's number.
func (w *exporter) tables() error {
	for _, k := range data.Kinds {
		rec := k.New()
		key := "id"
		if _, ok := rec.(data.Numbered); ok {
			key = "no"
		}
		t := tableOf(k.Name, reflect.TypeOf(rec).Elem(), secretFields(k.Kind), w.Secrets)
		for _, f := range flat(t) {
			if err := w.table(k, f, key); err != nil {
				return err
			}
		}
	}
	return nil
}

func flat(t exportTable) []exportTable {
	out := []exportTable{t}
	for _, l := range t.lists {
		out = append(out, flat(l)...)
	}
	return out
}

// tableOf lays the fields of a record's type out as columns, and its lists as tables of their own.
func tableOf(name string, typ reflect.Type, hide []string, secrets bool) exportTable {
	t := exportTable{name: name}
	t.add(typ, "", nil, hide, secrets)
	return t
}

func (t *exportTable) add(typ reflect.Type, prefix string, at []int, hide []string, secrets bool) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		here := append(slices.Clone(at), i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "" && f.Anonymous:
			t.add(f.Type, prefix, here, hide, secrets)
			continue
		case name == "" || name == "-" || !f.IsExported() || !secrets && prefix == "" && slices.Contains(hide, name):
			continue
		}
		name = prefix + name
		switch {
		case f.Type.Kind() == reflect.Struct:
			t.add(f.Type, name+".", here, nil, secrets)
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() != reflect.Uint8:
			l := exportTable{name: t.name + "." + name, path: here}
			if el := f.Type.Elem(); el.Kind() == reflect.Struct {
				l.add(el, "", nil, nil, secrets)
			} else {
				l.cols = []exportColumn{{name: "value"}}
			}
			t.lists = append(t.lists, l)
		default:
			t.cols = append(t.cols, exportColumn{name, here})
		}
	}
}

// table writes one table as CSV: UTF-8 with a byte order mark, a head, a row per record or item.
func (w *exporter) table(k data.KindInfo, t exportTable, key string) error {
	chain, found := chainTo(tableOf(k.Name, reflect.TypeOf(k.New()).Elem(), secretFields(k.Kind), w.Secrets), t.name)
	if !found {
		return fmt.Errorf("app: no table %s", t.name)
	}
	return w.file(t.name+".csv", func(out io.Writer) error {
		if _, err := io.WriteString(out, "\ufeff"); err != nil {
			return err
		}
		c := csv.NewWriter(out)
		c.UseCRLF = true
		if err := c.Write(headOf(chain, key)); err != nil {
			return err
		}
		err := each(w.st, k.Kind, func(_ data.Ref, raw []byte) error {
			rec := k.New()
			if err := json.Unmarshal(raw, rec); err != nil {
				return err
			}
			v := reflect.ValueOf(rec).Elem()
			if len(chain) == 1 {
				w.Records++
				if err := w.step(); err != nil {
					return err
				}
				return c.Write(w.row(nil, chain[0].cols, v))
			}
			return w.items(c, []string{guard(keyOf(rec, key))}, chain[1:], v)
		})
		c.Flush()
		if err == nil {
			err = c.Error()
		}
		return err
	})
}

// chainTo are the tables from a record's to the named one.
func chainTo(t exportTable, name string) ([]exportTable, bool) {
	if t.name == name {
		return []exportTable{t}, true
	}
	for _, l := range t.lists {
		if rest, ok := chainTo(l, name); ok {
			return append([]exportTable{t}, rest...), true
		}
	}
	return nil, false
}

// headOf names the columns: in a list the record's key and the numbers of the items around come first.
func headOf(chain []exportTable, key string) []string {
	var head []string
	if len(chain) > 1 {
		head = append(head, key)
	}
	for _, t := range chain[min(1, len(chain)-1) : len(chain)-1] {
		head = append(head, t.name[strings.LastIndexByte(t.name, '.')+1:])
	}
	for _, c := range chain[len(chain)-1].cols {
		head = append(head, c.name)
	}
	return head
}

func keyOf(rec data.Record, key string) string {
	if n, ok := rec.(data.Numbered); ok && key == "no" {
		return *n.Number()
	}
	return strconv.FormatUint(uint64(rec.Head().ID), 10)
}

// items writes the items of the last list of the chain.
func (w *exporter) items(c *csv.Writer, keys []string, chain []exportTable, v reflect.Value) error {
	list := v.FieldByIndex(chain[0].path)
	for i := range list.Len() {
		el := list.Index(i)
		if len(chain) == 1 {
			if err := c.Write(w.row(keys, chain[0].cols, el)); err != nil {
				return err
			}
			continue
		}
		n := strconv.Itoa(i + 1)
		if el.Kind() == reflect.Struct && el.FieldByName("N").IsValid() {
			n = fmt.Sprint(el.FieldByName("N").Int())
		}
		if err := w.items(c, append(slices.Clone(keys), n), chain[1:], el); err != nil {
			return err
		}
	}
	return nil
}

func (w *exporter) row(keys []string, cols []exportColumn, v reflect.Value) []string {
	out := slices.Clone(keys)
	for _, c := range cols {
		f := v
		if c.at != nil {
			f = v.FieldByIndex(c.at)
		}
		cell := w.cell(f)
		if !numeric(f) {
			cell = guard(cell)
		}
		out = append(out, cell)
	}
	return out
}

// cell writes one value as a spreadsheet reads it: sums with a point, instants on the shop's clock.
func (w *exporter) cell(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case data.Money:
		return decimal(int64(x), 2)
	case data.Quantity:
		return strings.TrimSuffix(strings.TrimRight(decimal(int64(x), 3), "0"), ".")
	case data.Instant:
		if x == 0 {
			return ""
		}
		return x.Time(w.zone).Format(time.RFC3339)
	case data.Kind:
		if x == 0 {
			return ""
		}
		return x.String()
	case []byte:
		return base64.StdEncoding.EncodeToString(x)
	case fmt.Stringer:
		return x.String()
	}
	return fmt.Sprint(v.Interface())
}

func decimal(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%0*d", places+1, n)
	return sign + s[:len(s)-places] + "." + s[len(s)-places:]
}

// numeric says that a cell is a number: one below zero begins with a minus and is no formula, and a guarded one would count for nothing in a sum.
func numeric(v reflect.Value) bool { return v.CanInt() || v.CanFloat() }

// guard keeps a spreadsheet from taking a cell for a formula.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
