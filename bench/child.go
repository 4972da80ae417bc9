package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"tanggapan/app"
	"tanggapan/data"
)

// The practice shop is made by a process of its own, so that its memory is that of the making alone.
const childEnv = "TANGGAPAN_BENCH_SHOP"

// mostAnon is the memory, in bytes, that making a practice shop of any size may take.
const mostAnon = 300_000_000

// sampled is how often a child's memory is looked at.
const sampled = 100 * time.Millisecond

// shopSpec is what the child is asked for.
type shopSpec struct {
	Path string
	Size int
	Seed uint64
}

// child makes a practice shop and tells what it holds; it returns how the process ends.
func child(spec string) int {
	var s shopSpec
	err := json.Unmarshal([]byte(spec), &s)
	if err == nil {
		said := 0
		a := app.New(app.Deps{Now: func() data.Instant { return now }})
		var done app.PracticeDone
		done, err = a.Practice(s.Path, app.PracticeOptions{Size: s.Size, Seed: s.Seed, Progress: func(done, total int) {
			if tenth := done * 10 / total; tenth > said {
				said = tenth
				fmt.Fprintf(os.Stderr, "%s of %s records\n", number(int64(done)), number(int64(total)))
			}
		}})
		if err == nil {
			err = json.NewEncoder(os.Stdout).Encode(done)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// inChild makes a practice shop in a process of its own; anon is the most memory, in bytes, that it took beside its map of the
// file, which is the system's cache; 0 where the system does not say.
func inChild(spec shopSpec) (done app.PracticeDone, anon int64, err error) {
	exe, err := os.Executable()
	if err != nil {
		return done, 0, err
	}
	in, err := json.Marshal(spec)
	if err != nil {
		return done, 0, err
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+string(in))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Start(); err != nil {
		return done, 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	tick := time.NewTicker(sampled)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			anon = max(anon, anonOf(cmd.Process.Pid))
			continue
		case err = <-ended:
		}
		break
	}
	if err == nil {
		err = json.Unmarshal(out.Bytes(), &done)
	}
	return done, anon, err
}

// anonOf is the memory of a process that is not a map of a file, in bytes; 0 where the system does not say.
func anonOf(pid int) int64 {
	b, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(b) {
		if rest, ok := bytes.CutPrefix(line, []byte("RssAnon:")); ok {
			f := bytes.Fields(rest)
			if len(f) == 2 && string(f[1]) == "kB" {
				n, _ := strconv.ParseInt(string(f[0]), 10, 64)
				return n << 10
			}
		}
	}
	return 0
}
