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
const (
	childEnv  = "TANGGAPAN_BENCH_SHOP"
	verifyEnv = "TANGGAPAN_BENCH_VERIFY"
)

// mostAnon is the memory, in bytes, that making a practice shop, or reading one through, may take, whatever its size.
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

// work is what a process of its own did.
type work struct {
	out  []byte
	anon int64         // the most memory that it took beside maps of files, which are the system's cache, in bytes; 0: the system does not say
	cpu  time.Duration // of all cores
}

// inChild starts this program with a variable of its environment set, and waits for it.
func inChild(env, value string) (w work, err error) {
	exe, err := os.Executable()
	if err != nil {
		return w, err
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), env+"="+value)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Start(); err != nil {
		return w, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	tick := time.NewTicker(sampled)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			w.anon = max(w.anon, anonOf(cmd.Process.Pid))
			continue
		case err = <-ended:
		}
		break
	}
	w.out, w.cpu = out.Bytes(), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()
	return w, err
}

// practice makes a practice shop in a process of its own.
func practice(spec shopSpec) (done app.PracticeDone, anon int64, err error) {
	in, err := json.Marshal(spec)
	if err != nil {
		return done, 0, err
	}
	w, err := inChild(childEnv, string(in))
	if err == nil {
		err = json.Unmarshal(w.out, &done)
	}
	return done, w.anon, err
}

// verifying reads the shop through as verify does: every page and sum, every record, the journal's chain, all indexes and search.
func (b *bench) verifying() error {
	begun := time.Now()
	w, err := inChild(verifyEnv, b.shop)
	if err != nil {
		return err
	}
	var found struct {
		app.Verified
		Code string
	}
	if err := json.Unmarshal(w.out, &found); err != nil || found.Code != "" {
		return fmt.Errorf("the shop is not sound: %s %v", w.out, err)
	}
	b.add("Verify, in a process of its own",
		row{what: "records, journal entries", found: number(int64(found.Records)) + ", " + number(int64(found.Entries))},
		row{what: "time; of all cores", found: time.Since(begun).Round(time.Second).String() + "; " + w.cpu.Round(time.Second).String()},
		memoryRow("memory, beside the map of the file", w.anon))
	return nil
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
