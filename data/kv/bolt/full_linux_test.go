package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

const noMount = "no small file system here"

// TestFullDisk fills a small file system of its own, which only a child process in its own name space may mount.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), drillEnv+"=fill", pathEnv+"="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Skipf("%s: %v", noMount, err)
	}
	if text := string(out); strings.HasPrefix(text, noMount) {
		t.Skip(strings.TrimSpace(text))
	} else if err != nil || text != "good\n" {
		t.Fatalf("%v\n%s", err, text)
	}
}

func fillUp(dir string) {
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=6m"); err != nil {
		fmt.Printf("%s: %v\n", noMount, err)
		return
	}
	if err := fullDisk(dir); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("good")
}

// fullDisk saves until nothing goes on, looks at what is there, makes room and goes on with the same handle.
func fullDisk(dir string) error {
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 2<<20), 0o600); err != nil {
		return err
	}
	s, err := bolt.Open(filepath.Join(dir, "shop.tgp"), bolt.Options{})
	if err != nil {
		return err
	}
	n, full := 0, 0
	for full < 20 {
		switch err := s.Update(save(n)); {
		case err == nil:
			n++
		case errors.Is(err, kv.ErrFull):
			full++
		default:
			return fmt.Errorf("a full disk: %w", err)
		}
		if n > 100_000 {
			return errors.New("the disk was never full")
		}
	}
	if err := s.Compact(context.Background(), nil); !errors.Is(err, kv.ErrFull) {
		return fmt.Errorf("compaction on a full disk: %w", err)
	}
	if err := there(s, n); err != nil {
		return err
	}
	if err := os.Remove(ballast); err != nil {
		return err
	}
	for range 50 {
		if err := s.Update(save(n)); err != nil {
			return fmt.Errorf("after room was made: %w", err)
		}
		n++
	}
	if err := there(s, n); err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil && !errors.Is(err, syscall.ENOSPC) {
		return err
	}
	for i := 0; ; i++ {
		if err := os.WriteFile(fmt.Sprint(ballast, i), make([]byte, 4096), 0o600); err != nil {
			break
		}
	}
	if _, err := bolt.Open(filepath.Join(dir, "new.tgp"), bolt.Options{}); !errors.Is(err, kv.ErrFull) {
		return fmt.Errorf("a new file on a full disk: %w", err)
	}
	if s, err = bolt.Open(filepath.Join(dir, "shop.tgp"), bolt.Options{}); err != nil {
		return fmt.Errorf("opened on a full disk: %w", err)
	}
	return errors.Join(there(s, n), s.Close())
}

func there(s *bolt.Store, n int) error {
	for i := range n {
		v, err := read(s, i)
		if err != nil {
			return err
		}
		if !bytes.Equal(v, value(i)) {
			return fmt.Errorf("record %d of %d: %q", i, n, v)
		}
	}
	return s.Check(context.Background())
}
