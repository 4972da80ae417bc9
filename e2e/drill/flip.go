package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"tanggapan/app"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

const page = 4096

func anyBit(rng *rand.Rand, b []byte) { b[rng.IntN(len(b))] ^= 1 << rng.IntN(8) }

func headBit(rng *rand.Rand, b []byte) {
	b[rng.IntN(len(b)/page)*page+rng.IntN(160)] ^= 1 << rng.IntN(8)
}

func zeroSector(rng *rand.Rand, b []byte) {
	at := rng.IntN(len(b)/512) * 512
	clear(b[at : at+512])
}

func swapPages(rng *rand.Rand, b []byte) {
	x, y := rng.IntN(len(b)/page)*page, rng.IntN(len(b)/page)*page
	was := bytes.Clone(b[x : x+page])
	copy(b[x:x+page], b[y:y+page])
	copy(b[y:], was)
}

// truth is what a sound file says.
type truth struct {
	Records map[string]uint64   // by key: a hash of the value
	Index   map[string]bool     // keys
	Answers map[string][]string // of search, by question
}

var questions = []string{
	"a", "s", "m", "j", "ma", "sa", "cr", "de", "santos", "reyes", "cruz", "dela cruz", "maria", "jo", "screen", "battery", "scr bat",
	"0917", "917", "63", "a s", "m r", "phone", "lap", "print", "90", "900001", "900010", "j-9000", "xyzzy", "acer", "sam gal",
}

func sum(b []byte) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(b)
	return h.Sum64()
}

// looked is what a probe met.
type looked struct {
	Opened  bool
	Wrong   int // records that read otherwise without an error
	Records int // records that are missing or cannot be read
	Index   int // index keys that are missing, too many or cannot be read
	Answers int // questions that are answered otherwise or not at all
	Sound   bool
	Text    string
}

// lookSearch asks all questions.
func lookSearch(path string, answer func(q string, refs []string, err error)) error {
	a := app.New(app.Deps{Sync: true})
	if err := a.Open(path, app.OpenOptions{ReadOnly: true}); err != nil {
		return err
	}
	defer a.Close()
	for _, q := range questions {
		hits, err := a.Search.Find(q)
		var refs []string
		for _, h := range hits {
			refs = append(refs, h.Ref.String())
		}
		answer(q, refs, err)
	}
	return nil
}

// learn writes down what a sound file says.
func learn(path, to string) error {
	t := truth{map[string]uint64{}, map[string]bool{}, map[string][]string{}}
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	err = s.View(func(r kv.Reader) error {
		rs, err := r.Scan([]byte("r"), nil, 0, false)
		for _, p := range rs {
			t.Records[hex.EncodeToString(p.Key)] = sum(p.Value)
		}
		is, e := r.Scan([]byte("i"), nil, 0, false)
		for _, p := range is {
			t.Index[hex.EncodeToString(p.Key)] = true
		}
		return errors.Join(err, e)
	})
	err = errors.Join(err, s.Close(), lookSearch(path, func(q string, refs []string, err error) { t.Answers[q] = refs }))
	if err != nil {
		return err
	}
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

// probe compares a damaged file with the truth, says what differs, and then reads it through.
func probe(in map[string]string) error {
	var t truth
	b, err := os.ReadFile(in["truth"])
	if err == nil {
		err = json.Unmarshal(b, &t)
	}
	if err != nil {
		return err
	}
	var got looked
	if s, err := bolt.Open(in["path"], bolt.Options{ReadOnly: true}); err == nil {
		got.Opened = true
		t.keys(s, &got)
		_ = s.Close()
		if err := lookSearch(in["path"], func(q string, refs []string, err error) {
			if err != nil || strings.Join(refs, " ") != strings.Join(t.Answers[q], " ") {
				got.Answers++
			}
		}); err != nil {
			got.Answers = len(questions)
		}
	}
	say(got)
	var out bytes.Buffer
	app.DeepCheck(in["path"], "", app.CheckAll, &out)
	var r struct{ Code, Text string }
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return err
	}
	got.Sound, got.Text = r.Code == "", r.Text
	say(got)
	return nil
}

func say(l looked) {
	b, _ := json.Marshal(l)
	fmt.Println(string(b))
}

// keys compares records and index keys.
func (t truth) keys(s *bolt.Store, got *looked) {
	for k, want := range t.Records {
		key, _ := hex.DecodeString(k)
		err := s.View(func(r kv.Reader) error {
			vs, err := r.GetMany(key)
			switch {
			case err != nil || vs[0] == nil:
				got.Records++
			case sum(vs[0]) != want:
				got.Wrong++
			}
			return nil
		})
		if err != nil {
			got.Records++
		}
	}
	_ = s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte("i"), nil, 0, false)
		if err != nil {
			got.Index = len(t.Index)
			return nil
		}
		right := 0
		for _, p := range ps {
			if t.Index[hex.EncodeToString(p.Key)] {
				right++
			}
		}
		got.Index = len(t.Index) - right + len(ps) - right
		return nil
	})
}

// flips damages the file of a practice shop, a fresh image each round.
func flips(harm func(*rand.Rand, []byte)) func(e *env, rounds int) (string, error) {
	return func(e *env, rounds int) (string, error) {
		path, known := filepath.Join(e.dir, "shop.tgp"), filepath.Join(e.dir, "truth.json")
		if err := errors.Join(practice(path, 40), learn(path, known)); err != nil {
			return "", err
		}
		whole, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		tally := map[string]int{}
		var short []string
		for round := range rounds {
			b := bytes.Clone(whole)
			harm(e.rng, b)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				return "", err
			}
			what, err := judge(path, known)
			tally[what]++
			if err != nil {
				short = append(short, fmt.Sprintf("round %d: %v", round, err))
			}
		}
		text := fmt.Sprintf("%d changed an answer, all reported; %d changed none, of which verify reported %d; %d did not open; %d felled the check",
			tally["differs"], tally["reported"]+tally["silent"], tally["reported"], tally["unopened"], tally["fell"])
		if len(short) > 0 {
			return "", errors.New(strings.Join(short, "; "))
		}
		return text, nil
	}
}

// judge probes one damaged file: every difference must be reported, and no record may read wrong.
func judge(path, known string) (string, error) {
	p, err := start("probe", map[string]string{"path": path, "truth": known})
	if err != nil {
		return "", err
	}
	lines := p.rest()
	var seen, got looked
	if len(lines) == 0 || json.Unmarshal([]byte(lines[0]), &seen) != nil {
		return "fell", fmt.Errorf("reading the file felled the program: %s", strings.Join(lines, " "))
	}
	fell := len(lines) < 2 || json.Unmarshal([]byte(lines[1]), &got) != nil
	differs := seen.Records+seen.Index+seen.Answers > 0
	switch {
	case seen.Wrong > 0:
		return "wrong", fmt.Errorf("%d records read wrong without a word", seen.Wrong)
	case !seen.Opened:
		return "unopened", nil
	case fell:
		return "fell", nil
	case differs && got.Sound:
		return "differs", fmt.Errorf("verify finds nothing where %d records, %d index keys, %d answers differ", seen.Records, seen.Index, seen.Answers)
	case differs:
		return "differs", nil
	case got.Sound:
		return "silent", nil
	}
	return "reported", nil
}
