package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3"
	_ "modernc.org/sqlite"

	"tanggapan/data"
	"tanggapan/data/store"
)

// sqlite is the same shop in SQLite: records, index keys as a table without rowid, and FTS5 over the same words.
type sqlite struct {
	db     *sql.DB
	driver string
}

// drivers are the two roads to SQLite, with how each is told to write as durably as the data file is written.
var drivers = map[string]string{
	"sqlite3": "file:%s?_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000",
	"sqlite":  "file:%s?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(5000)",
}

func openSQLite(driver, path string) (*sqlite, error) {
	db, err := sql.Open(driver, fmt.Sprintf(drivers[driver], path))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &sqlite{db, driver}, db.Ping()
}

// inSQLite makes the shop in SQLite, where it does not lie there yet.
func (b *bench) inSQLite() (string, error) {
	path := strings.TrimSuffix(b.shop, ".tgp") + ".db"
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	temp := path + ".part"
	_ = os.Remove(temp)
	lite, err := openSQLite("sqlite3", temp)
	if err != nil {
		return "", err
	}
	defer lite.db.Close()
	_, err = lite.db.Exec(`
		PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-200000;
		CREATE TABLE rec(id INTEGER PRIMARY KEY, v BLOB);
		CREATE TABLE idx(k BLOB PRIMARY KEY) WITHOUT ROWID;
		CREATE TABLE journal(seq INTEGER PRIMARY KEY, v BLOB);
		CREATE TABLE draft(id INTEGER PRIMARY KEY, v BLOB);
		CREATE VIRTUAL TABLE fts USING fts5(t, content='', detail=none, prefix='1 2 3 4', tokenize="unicode61 remove_diacritics 0");`)
	if err != nil {
		return "", err
	}
	kv, st, err := stored(b.shop, true)
	if err != nil {
		return "", err
	}
	defer kv.Close()
	f := &filler{lite: lite}
	for _, k := range data.Kinds {
		if err := eachRecord(st, k.Kind, f.take); err != nil {
			return "", err
		}
	}
	if err := f.commit(); err != nil {
		return "", err
	}
	if _, err := lite.db.Exec(`PRAGMA journal_mode=WAL`); err != nil {
		return "", err
	}
	if err := lite.db.Close(); err != nil {
		return "", err
	}
	return path, os.Rename(temp, path)
}

// filler writes records to SQLite, many in a transaction.
type filler struct {
	lite           *sqlite
	tx             *sql.Tx
	rec, idx, fts  *sql.Stmt
	rows, sinceNow int64
}

func (f *filler) begin() (err error) {
	if f.tx, err = f.lite.db.Begin(); err != nil {
		return err
	}
	for _, s := range []struct {
		to  **sql.Stmt
		sql string
	}{{&f.rec, `INSERT INTO rec(id,v) VALUES(?,?)`}, {&f.idx, `INSERT OR IGNORE INTO idx(k) VALUES(?)`}, {&f.fts, `INSERT INTO fts(rowid,t) VALUES(?,?)`}} {
		if *s.to, err = f.tx.Prepare(s.sql); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) commit() error {
	if f.tx == nil {
		return nil
	}
	err := f.tx.Commit()
	f.tx = nil
	return err
}

func (f *filler) take(tx *store.Tx, rec data.Record) error {
	if f.tx == nil {
		if err := f.begin(); err != nil {
			return err
		}
	}
	f.rows++
	v, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	if _, err := f.rec.Exec(f.rows, v); err != nil {
		return err
	}
	if k, ok := rec.(data.Keyed); ok {
		for _, key := range k.Keys() {
			if _, err := f.idx.Exec(indexKey(rec.Kind(), key, f.rows)); err != nil {
				return err
			}
		}
	}
	if s, ok := rec.(data.Searched); ok {
		terms, _ := s.Terms(tx.Look)
		if len(terms) > 0 {
			if _, err := f.fts.Exec(f.rows, ftsText(rec.Kind(), terms)); err != nil {
				return err
			}
		}
	}
	if f.sinceNow++; f.sinceNow == 50_000 {
		f.sinceNow = 0
		return f.commit()
	}
	return nil
}

func indexKey(k data.Kind, key data.Key, row int64) []byte {
	return fmt.Appendf(nil, "%c%s\x00%s\x00%016x", k, key.Index, strings.Join(key.Parts, "\x00"), row)
}

// ftsText is what FTS5 is given of a record: the folded words, phones and codes from both ends, the kind.
func ftsText(k data.Kind, terms []data.Term) string {
	out := []string{fmt.Sprintf("kk%dk", k)}
	for _, t := range terms {
		switch t.Type {
		case data.TermWord:
			out = append(out, words(t.Text)...)
		case data.TermPhone:
			if d := national(t.Text); d != "" {
				out = append(out, d, "00"+backward(d))
			}
		default:
			if s := data.Squeeze(t.Text); s != "" {
				out = append(out, s, "00"+backward(s))
			}
		}
	}
	return strings.Join(out, " ")
}

// ftsQuery is a query in the words of FTS5.
func ftsQuery(text string, kinds []data.Kind) string {
	var out []string
	for _, w := range words(text) {
		quoted := func(s string) string { return `"` + s + `"*` }
		term := quoted(w)
		if strings.ContainsAny(w, "0123456789") {
			n := w
			if digits(w) {
				n = national(w)
			}
			term = "(" + quoted(w)
			if n != w && n != "" {
				term += " OR " + quoted(n)
			}
			if len(w) >= 3 {
				term += " OR " + quoted("00"+backward(w))
			}
			term += ")"
		}
		out = append(out, term)
	}
	if len(kinds) > 0 {
		var of []string
		for _, k := range kinds {
			of = append(of, fmt.Sprintf(`"kk%dk"`, k))
		}
		out = append(out, "("+strings.Join(of, " OR ")+")")
	}
	return strings.Join(out, " AND ")
}

// words are the folded words of a text, of letters and digits alone.
func words(text string) []string {
	return strings.FieldsFunc(data.Fold(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f)
	})
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// national is a Philippine number without the country and the leading 0.
func national(s string) string {
	d := data.Digits(s)
	d = strings.TrimPrefix(d, "63")
	return strings.TrimPrefix(d, "0")
}

func backward(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func (l *sqlite) search(text string, kinds []data.Kind) (n int, err error) {
	q := ftsQuery(text, kinds)
	if q == "" {
		return 0, nil
	}
	rows, err := l.db.Query(`SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT 50`, q)
	if err != nil {
		return 0, fmt.Errorf("%q: %w", q, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

// cloneSQLite copies the shop in SQLite, so that a part may write.
func (b *bench) cloneSQLite(name string) (string, error) {
	from, err := b.inSQLite()
	if err != nil {
		return "", err
	}
	to := filepath.Join(b.dir, name)
	return to, copyFile(from, to)
}
