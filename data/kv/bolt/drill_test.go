package bolt_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// What a child process of the tests does, and on which file.
const (
	drillEnv = "TANGGAPAN_TEST_DRILL"
	pathEnv  = "TANGGAPAN_TEST_PATH"
)

// drills multiplies the rounds of a drill: TANGGAPAN_DRILLS=25 is a nightly run.
func drills() int {
	n, err := strconv.Atoi(os.Getenv("TANGGAPAN_DRILLS"))
	if err != nil {
		return 1
	}
	return max(n, 1)
}

func TestMain(m *testing.M) {
	path := os.Getenv(pathEnv)
	switch os.Getenv(drillEnv) {
	case "save":
		saveForEver(path)
	case "hold":
		hold(path)
	case "fill":
		fillUp(path)
	default:
		os.Exit(m.Run())
	}
}

// saveForEver saves records, each with an index key and a counter, and says each number once it is durable.
func saveForEver(path string) {
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := saved(s); ; n++ {
		if err := s.Update(save(n)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

func save(n int) func(kv.Txn) error {
	return func(tx kv.Txn) error {
		return errors.Join(tx.Put(record(n), value(n)), tx.Put(fmt.Appendf(nil, "i%08d", n*7919%1_000_003), record(n)), tx.Put([]byte("cno"), []byte(strconv.Itoa(n+1))))
	}
}

// saved is how many records the store says it holds; it exits where they are not all there.
func saved(s *bolt.Store) int {
	n := 0
	err := s.View(func(r kv.Reader) error {
		vs, err := r.GetMany([]byte("cno"))
		if err != nil || vs[0] == nil {
			return err
		}
		n, err = strconv.Atoi(string(vs[0]))
		return err
	})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	return n
}

func hold(path string) {
	_, err := bolt.Open(path, bolt.Options{})
	fmt.Println("open", err)
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// child starts this test binary for a drill. Its output comes from out; closing in ends a holding one.
func child(t *testing.T, drill, path string) (cmd *exec.Cmd, in io.Closer, out *bufio.Reader) {
	t.Helper()
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), drillEnv+"="+drill, pathEnv+"="+path)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, stdin, bufio.NewReader(stdout)
}

// TestKill kills a process while it saves: all that it has acknowledged is there, nothing is half there, and the file opens at once.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	rng, total := rand.New(rand.NewPCG(1, 2)), 0
	for round := range 12 * drills() {
		cmd, _, out := child(t, "save", path)
		acked := total
		for range 1 + rng.IntN(40) {
			line, err := out.ReadString('\n')
			if err != nil {
				t.Fatalf("child: %v", err)
			}
			n, err := strconv.Atoi(line[:len(line)-1])
			if err != nil {
				t.Fatalf("child says %q", line)
			}
			acked = n + 1
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		// What stood in the pipe was acknowledged too.
		for {
			line, err := out.ReadString('\n')
			if err != nil {
				break
			}
			if n, err := strconv.Atoi(line[:len(line)-1]); err == nil {
				acked = n + 1
			}
		}
		_ = cmd.Wait()
		s := open(t, path, bolt.Options{})
		total = saved(s)
		if total < acked || total > acked+1 {
			t.Fatalf("round %d: %d acknowledged, %d there", round, acked, total)
		}
		if err := s.View(func(r kv.Reader) error {
			rs, err := r.Scan([]byte("r"), nil, 0, false)
			if err != nil {
				return err
			}
			is, err := r.Scan([]byte("i"), nil, 0, false)
			if len(rs) != total || len(is) != total {
				t.Errorf("round %d: %d records and %d index keys, want %d", round, len(rs), len(is), total)
			}
			return err
		}); err != nil {
			t.Error(err)
		}
		if err := errors.Join(s.Check(context.Background()), s.Close()); err != nil {
			t.Errorf("round %d: %v", round, err)
		}
	}
}

func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	cmd, in, out := child(t, "hold", path)
	if line, err := out.ReadString('\n'); err != nil || line != "open <nil>\n" {
		t.Fatalf("child: %q, %v", line, err)
	}
	for _, o := range []bolt.Options{{}, {ReadOnly: true}} {
		if _, err := bolt.Open(path, o); !errors.Is(err, kv.ErrLocked) {
			t.Errorf("%+v: %v, want ErrLocked", o, err)
		}
	}
	if !bolt.InUse(path) {
		t.Error("InUse is false")
	}
	_ = in.Close()
	_ = cmd.Wait()
	if bolt.InUse(path) {
		t.Error("InUse is still true")
	}
	s := open(t, path, bolt.Options{})
	// The other way round.
	cmd, in, out = child(t, "hold", path)
	if line, err := out.ReadString('\n'); err != nil || !bytes.Contains([]byte(line), []byte(kv.ErrLocked.Error())) {
		t.Errorf("child: %q, %v", line, err)
	}
	_ = in.Close()
	_ = cmd.Wait()
	fill(t, s, 0, 10)
}

// TestBitFlips damages files. Whatever the damage, opening, reading by key, scanning, writing and checking end in a value that
// is right, in an absent key or in an error: never in a panic, never in a wrong value; and Check finds whatever made a difference.
func TestBitFlips(t *testing.T) {
	const records = 1500
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s := open(t, path, bolt.Options{NoSync: true})
	fill(t, s, 0, records)
	if err := errors.Join(s.Compact(context.Background(), nil), s.Close()); err != nil {
		t.Fatal(err)
	}
	whole := image(t, path)
	kinds := map[string]func(rng *rand.Rand, b []byte){
		"AnyBit":     func(rng *rand.Rand, b []byte) { b[rng.IntN(len(b))] ^= 1 << rng.IntN(8) },
		"PageHead":   func(rng *rand.Rand, b []byte) { b[rng.IntN(len(b)/4096)*4096+rng.IntN(160)] ^= 1 << rng.IntN(8) },
		"MetaPage":   func(rng *rand.Rand, b []byte) { b[rng.IntN(2)*4096+rng.IntN(80)] ^= 1 << rng.IntN(8) },
		"ZeroSector": func(rng *rand.Rand, b []byte) { at := rng.IntN(len(b)/512) * 512; clear(b[at : at+512]) },
		"ForeignPage": func(rng *rand.Rand, b []byte) {
			copy(b[rng.IntN(len(b)/4096)*4096:], b[rng.IntN(len(b)/4096)*4096:][:4096])
		},
		"Truncated": nil,
	}
	for name, harm := range kinds {
		t.Run(name, func(t *testing.T) {
			tally, rng := map[string]int{}, rand.New(rand.NewPCG(3, uint64(len(name))))
			for range 25 * drills() {
				b := bytes.Clone(whole)
				if harm != nil {
					harm(rng, b)
				} else {
					b = b[:rng.IntN(len(b))]
				}
				if err := os.WriteFile(path, b, 0o600); err != nil {
					t.Fatal(err)
				}
				tally[survive(t, path, records)]++
			}
			t.Log(tally)
		})
	}
}

// survive uses a damaged file as a desk would, and says what it met.
func survive(t *testing.T, path string, records int) string {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{NoSync: true})
	if err != nil {
		if !errors.Is(err, kv.ErrDamaged) && !errors.Is(err, kv.ErrFormat) {
			t.Errorf("Open: %v", err)
		}
		return "not opened"
	}
	defer func() {
		if err := s.Close(); err != nil && !errors.Is(err, kv.ErrDamaged) {
			t.Errorf("Close: %v", err)
		}
	}()
	checked := s.Check(context.Background())
	if checked != nil && !errors.Is(checked, kv.ErrDamaged) {
		t.Errorf("Check: %v", checked)
	}
	met := "nothing"
	for i := range records {
		v, err := read(s, i)
		switch {
		case err != nil && !errors.Is(err, kv.ErrDamaged):
			t.Fatalf("record %d: %v", i, err)
		case err != nil:
			met = "error"
		case v == nil:
			if met == "nothing" {
				met = "absent"
			}
		case !bytes.Equal(v, value(i)):
			t.Fatalf("record %d is silently wrong: %q", i, v)
		}
	}
	if met != "nothing" && checked == nil {
		t.Errorf("Check found nothing where reading met %s", met)
	}
	err = s.View(func(r kv.Reader) error {
		_, err := r.Scan([]byte("i"), nil, 0, true)
		return err
	})
	if err != nil && !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("Scan: %v", err)
	}
	err = s.Update(func(tx kv.Txn) error { return tx.Put(record(records/2), value(records/2)) })
	if s.Fault() != nil && !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("a write after %v: %v", s.Fault(), err)
	}
	return met
}

// TestBitFlipsUnchecked writes to damaged files that nobody has checked: the engine may fall, the program may not.
func TestBitFlipsUnchecked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s := open(t, path, bolt.Options{NoSync: true})
	fill(t, s, 0, 2000)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole := image(t, path)
	rng := rand.New(rand.NewPCG(5, 6))
	faults := 0
	for range 50 * drills() {
		b := bytes.Clone(whole)
		page := rng.IntN(len(b)/4096) * 4096
		for range 3 {
			b[page+rng.IntN(120)] ^= 1 << rng.IntN(8)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := bolt.Open(path, bolt.Options{NoSync: true})
		if err != nil {
			continue
		}
		for j := range 300 {
			n := rng.IntN(2500)
			err := s.Update(func(tx kv.Txn) error {
				if j%3 == 0 {
					return tx.Delete(record(n))
				}
				return tx.Put(record(n), value(n))
			})
			if err != nil && !errors.Is(err, kv.ErrDamaged) {
				t.Fatalf("Update: %v", err)
			}
			if v, err := read(s, n); err == nil && v != nil && !bytes.Equal(v, value(n)) {
				t.Fatalf("record %d is silently wrong", n)
			}
		}
		if s.Fault() != nil {
			faults++
		}
		if err := s.Close(); err != nil && !errors.Is(err, kv.ErrDamaged) {
			t.Errorf("Close: %v", err)
		}
	}
	if faults == 0 {
		t.Error("no damage was met: the drill proves nothing")
	}
	t.Logf("%d of %d files met", faults, 50*drills())
}
