// Command drill does to the data file what may happen to it in ten years, and holds that nothing is lost: kills, damage, full disks,
// torn copies, files that are deleted, two programs at once, a clock that jumps, a reader that does not let go. It ends with a table.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"tanggapan/app"
)

// What a child process of the drill does, and with what.
const (
	childEnv = "TANGGAPAN_DRILL"
	argsEnv  = "TANGGAPAN_DRILL_ARGS"
)

// errSkip: the drill cannot be done here.
var errSkip = errors.New("not here")

// drill is one of them: it does so many rounds and says what held, or what did not.
type drill struct {
	name   string
	rounds int // of a full run
	do     func(e *env, rounds int) (held string, err error)
}

// env is what a drill works with.
type env struct {
	dir string
	rng *rand.Rand
}

func drills() []drill {
	return []drill{
		{"kill -9 while saving", 200, killSaving},
		{"kill -9 while compacting", 20, killCompacting},
		{"kill -9 while copying", 20, killCopying},
		{"a bit anywhere", 75, flips(anyBit)},
		{"a bit in a page's head", 75, flips(headBit)},
		{"a sector zeroed", 75, flips(zeroSector)},
		{"two pages swapped", 75, flips(swapPages)},
		{"damage and repair", 40, mending},
		{"full disk", 1, fullDisk},
		{"file deleted in mid-work", 5, deleted},
		{"two programs on one file", 3, twoPrograms},
		{"clock jumps back", 3, clockJumps},
		{"read held open", 2, heldRead},
	}
}

func main() {
	if role := os.Getenv(childEnv); role != "" {
		os.Exit(child(role, os.Getenv(argsEnv)))
	}
	percent := flag.Int("percent", 100, "how much of the full drills to do")
	only := flag.String("only", "", "only drills with this in their name")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the random moments and places")
	flag.Parse()
	if err := run(*percent, *only, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "drill:", err)
		os.Exit(1)
	}
}

func run(percent int, only string, seed uint64) error {
	fmt.Printf("seed %d\n", seed)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "drill\trounds\ts\tresult")
	short := 0
	for i, d := range drills() {
		if !strings.Contains(d.name, only) {
			continue
		}
		rounds := max(1, d.rounds*percent/100)
		start := time.Now()
		held, err := one(d, rounds, seed+uint64(i))
		switch {
		case errors.Is(err, errSkip):
			held = "skipped: " + err.Error()
		case err != nil:
			short++
			held = "SHORTFALL: " + strings.ReplaceAll(err.Error(), "\n", "; ")
		}
		fmt.Fprintf(w, "%s\t%d\t%.0f\t%s\n", d.name, rounds, time.Since(start).Seconds(), held)
		fmt.Printf("%s: %s\n", d.name, held)
	}
	_ = w.Flush()
	fmt.Printf("\n%s", table.String())
	if short > 0 {
		return fmt.Errorf("%d drills fell short", short)
	}
	return nil
}

func one(d drill, rounds int, seed uint64) (held string, err error) {
	dir, err := os.MkdirTemp("", "tanggapan-drill-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	return d.do(&env{dir: dir, rng: rand.New(rand.NewPCG(seed, 17))}, rounds)
}

// child does the part of a drill that is killed, or that may fall.
func child(role, args string) int {
	var in map[string]string
	if err := json.Unmarshal([]byte(args), &in); err != nil {
		fmt.Println(err)
		return 1
	}
	var err error
	switch role {
	case "check":
		return app.DeepCheck(os.Args[len(os.Args)-1], "", app.CheckAll, os.Stdout)
	case "save":
		err = saveForEver(in)
	case "compact":
		err = compactForEver(in)
	case "copy":
		err = copyForEver(in)
	case "probe":
		err = probe(in)
	case "fill":
		err = fillDisk(in)
	case "turns":
		err = takeTurns(in)
	default:
		err = errors.New("no such part: " + role)
	}
	if err != nil {
		fmt.Println("error", err)
		return 1
	}
	return 0
}
