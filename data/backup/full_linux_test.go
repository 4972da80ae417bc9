package backup_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

const (
	stickEnv = "TANGGAPAN_TEST_STICK"
	noMount  = "no small file system here"
)

func TestMain(m *testing.M) {
	dir := os.Getenv(stickEnv)
	if dir == "" {
		os.Exit(m.Run())
	}
	stick := filepath.Join(dir, "stick")
	if err := errors.Join(os.Mkdir(stick, 0o700), syscall.Mount("tmpfs", stick, "tmpfs", 0, "size=3m")); err != nil {
		fmt.Printf("%s: %v\n", noMount, err)
		return
	}
	if err := smallStick(dir, stick); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("good")
}

// TestSmallStick copies to a stick that is full, and to one that is write-protected, which a child process mounts in its own name space.
func TestSmallStick(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), stickEnv+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	text := string(out)
	switch {
	case err != nil && text == "":
		t.Skipf("%s: %v", noMount, err)
	case strings.HasPrefix(text, noMount):
		t.Skip(strings.TrimSpace(text))
	case err != nil || text != "good\n":
		t.Fatalf("%v\n%s", err, text)
	}
}

func smallStick(dir, stick string) error {
	s, err := bolt.Open(filepath.Join(dir, "shop.tgp"), bolt.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	grow := func(kb int) error {
		return s.Update(func(tx kv.Txn) error {
			for i := range kb {
				if err := tx.Put(fmt.Appendf(nil, "r%d-%d", kb, i), make([]byte, 1000)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	copies := func(keep int) error {
		_, err := backup.Write(context.Background(), s, stick, "Shop", backup.Options{Keep: keep, Deep: deep})
		return err
	}
	if err := errors.Join(grow(500), copies(1)); err != nil {
		return err
	}
	if err := grow(2500); err != nil {
		return err
	}
	if err := copies(1); !errors.Is(err, backup.ErrNoSpace) {
		return fmt.Errorf("a full stick: %w", err)
	}
	left, err := os.ReadDir(stick)
	if err != nil || len(left) != 1 {
		return fmt.Errorf("left on the full stick: %v, %w", left, err)
	}
	if _, err := backup.Verify(filepath.Join(stick, left[0].Name()), "", deep); err != nil {
		return fmt.Errorf("the older copy: %w", err)
	}
	if err := backup.Restore(filepath.Join(stick, left[0].Name()), filepath.Join(stick, "live", "shop.tgp"), "", deep); err != nil {
		return fmt.Errorf("restored on the stick: %w", err)
	}
	if err := syscall.Mount("", stick, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		fmt.Printf("%s: %v\n", noMount, err)
		os.Exit(0)
	}
	if err := copies(1); !errors.Is(err, backup.ErrNotWritable) {
		return fmt.Errorf("a write-protected stick: %w", err)
	}
	if err := backup.Restore(filepath.Join(stick, left[0].Name()), filepath.Join(stick, "live", "shop.tgp"), "", deep); !errors.Is(err, backup.ErrNotWritable) {
		return fmt.Errorf("restored on a write-protected stick: %w", err)
	}
	if _, err := bolt.Open(filepath.Join(stick, "live", "shop.tgp"), bolt.Options{}); !errors.Is(err, kv.ErrReadOnly) {
		return fmt.Errorf("a data file on a write-protected stick: %w", err)
	}
	r, err := bolt.Open(filepath.Join(stick, "live", "shop.tgp"), bolt.Options{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("to read: %w", err)
	}
	return r.Close()
}
