// Command bench measures the data engine at a million records, beside SQLite doing the same work in the same run. It is a
// module of its own, so that the program does not depend on what it is compared with.
//
// Gates are ratios within the run and counts; it exits 1 where one falls short. Times are the best of interleaved rounds.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"tanggapan/app"
)

// bench is one run.
type bench struct {
	records int
	rounds  int
	seed    uint64
	dir     string
	shop    string // the practice shop that is measured
	tables  []table
}

func main() {
	if spec := os.Getenv(childEnv); spec != "" {
		os.Exit(child(spec))
	}
	if path := os.Getenv(verifyEnv); path != "" {
		os.Exit(app.DeepCheck(path, "", app.CheckAll, os.Stdout))
	}
	if path := os.Getenv(eraseEnv); path != "" {
		os.Exit(erase(path))
	}
	var b bench
	flag.IntVar(&b.records, "n", 1_000_000, "records of the practice shop")
	flag.IntVar(&b.rounds, "rounds", 5, "interleaved rounds; the best counts")
	flag.Uint64Var(&b.seed, "seed", 1, "of the practice shop and the queries")
	flag.StringVar(&b.dir, "dir", filepath.Join(os.TempDir(), "tanggapan-bench"), "where the files are made; a practice shop of the same size is used again")
	only := flag.String("only", "", "one part: open, reads, memory, search, journal, copy, verify, erase, save")
	flag.Parse()
	if err := b.run(*only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if !b.print(os.Stdout) {
		os.Exit(1)
	}
}

// parts are what is measured, in this order.
var parts = []struct {
	name string
	do   func(*bench) error
}{
	{"open", (*bench).opening},
	{"reads", (*bench).reads},
	{"memory", (*bench).memory},
	{"search", (*bench).search},
	{"journal", (*bench).journal},
	{"copy", (*bench).copying},
	{"verify", (*bench).verifying},
	{"erase", (*bench).erasing},
	{"save", (*bench).saves},
}

func (b *bench) run(only string) error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	fmt.Printf("%s, %s/%s, %d CPUs, %s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), time.Now().UTC().Format("2006-01-02"))
	if err := b.make(); err != nil {
		return err
	}
	for _, p := range parts {
		if only != "" && only != p.name {
			continue
		}
		begun := time.Now()
		if err := p.do(b); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", p.name, time.Since(begun).Round(time.Millisecond))
	}
	return nil
}
