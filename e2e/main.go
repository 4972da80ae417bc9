// Command e2e plays stories: it starts the built program in a real window on a virtual display, presses keys, counts them, and reads the results back by other roads.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	bin := flag.String("bin", "./tanggapan", "the built program")
	out := flag.String("out", "out", "folder for pictures and papers")
	lenient := flag.Bool("lenient", false, "leave out what needs a tool that is not installed")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: e2e [flags] story.txt...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := playAll(*bin, *out, *lenient, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		os.Exit(1)
	}
}

// playAll plays each story on a display of its own and prints what its acts cost.
func playAll(bin, out string, lenient bool, stories []string) error {
	var err error
	if bin, err = filepath.Abs(bin); err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var faults []error
	began := time.Now()
	for _, path := range stories {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		fmt.Printf("== %s\n", name)
		steps, err := readStory(path)
		if err != nil {
			return err
		}
		p, err := newPlayer(bin, out, path, lenient)
		if err != nil {
			return err
		}
		start := time.Now()
		err = p.play(steps)
		p.report()
		fmt.Printf("%4.0f s\n", time.Since(start).Seconds())
		if cerr := p.close(); err == nil {
			err = cerr
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
		}
	}
	fmt.Printf("== %d stories in %.0f s\n", len(stories), time.Since(began).Seconds())
	return errors.Join(faults...)
}
