package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"tanggapan/app"
	"tanggapan/data"
)

const noMount = "no small file system here"

// fullDisk fills a small file system of its own, which only a child process in its own name space may mount.
func fullDisk(e *env, _ int) (string, error) {
	lines := filepath.Join(e.dir, "lines")
	other := filepath.Join(e.dir, "other.tgp")
	if err := practice(other, 40); err != nil {
		return "", err
	}
	if err := with(other, func(a *app.App) error {
		_, err := a.Export(context.Background(), app.ExportOptions{To: lines, Lines: true, Secrets: true})
		return err
	}); err != nil {
		return "", err
	}
	small := filepath.Join(e.dir, "small")
	if err := os.Mkdir(small, 0o700); err != nil {
		return "", err
	}
	p, err := start("fill", map[string]string{"dir": small, "lines": lines}, func(cmd *exec.Cmd) {
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
	})
	if err != nil {
		return "", fmt.Errorf("%w: %s: %v", errSkip, noMount, err)
	}
	text := strings.Join(p.rest(), " ")
	switch {
	case strings.Contains(text, noMount):
		return "", fmt.Errorf("%w: %s", errSkip, text)
	case !strings.HasPrefix(text, "good "):
		return "", errors.New(text)
	}
	return strings.TrimPrefix(text, "good "), nil
}

// ballast leaves so many bytes free.
func ballast(dir string, leave uint64) error {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return err
	}
	if free := st.Bavail * uint64(st.Bsize); free > leave {
		return os.WriteFile(filepath.Join(dir, "ballast"), make([]byte, free-leave), 0o600)
	}
	return nil
}

func fillDisk(in map[string]string) error {
	dir := in["dir"]
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64m"); err != nil {
		return fmt.Errorf("%s: %w", noMount, err)
	}
	path := filepath.Join(dir, "shop.tgp")
	if err := newShop(path); err != nil {
		return err
	}
	a := app.New(app.Deps{Sync: true})
	if err := errors.Join(a.Open(path, app.OpenOptions{}), ballast(dir, 3<<20)); err != nil {
		return err
	}
	var ids []data.ID
	full := 0
	for full < 10 {
		done, err := a.Customers.Add(who, &data.Customer{Given: word(len(ids) + 1), Notes: strings.Repeat("n", 3000)})
		switch {
		case err == nil:
			ids = append(ids, done.ID)
		case errors.Is(err, data.ErrFull):
			full++
		default:
			return fmt.Errorf("a save on a full disk: %w", err)
		}
	}
	if err := a.State().ReadOnly; err != nil {
		return fmt.Errorf("a full disk made the file read-only: %w", err)
	}
	if err := a.Compact(background, nil); !errors.Is(err, data.ErrFull) {
		return fmt.Errorf("compaction on a full disk: %v", err)
	}
	if _, err := a.Backups.BackUp(background, who, filepath.Join(dir, "copies"), nil); len(data.FaultsOf(err)) == 0 || data.FaultsOf(err)[0].Code != "no-room" {
		return fmt.Errorf("a copy on a full disk: %v", err)
	}
	imported := filepath.Join(dir, "imported.tgp")
	if _, err := a.ImportFile(context.Background(), imported, in["lines"], nil); !errors.Is(err, data.ErrFull) {
		return fmt.Errorf("an import on a full disk: %v", err)
	}
	if _, err := os.Stat(imported); err == nil {
		return errors.New("half an import is left")
	}
	if err := there(a, ids); err != nil {
		return fmt.Errorf("on the full disk: %w", err)
	}
	if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
		return err
	}
	done, err := a.Customers.Add(who, &data.Customer{Given: word(len(ids) + 1)})
	if err != nil {
		return fmt.Errorf("a save once there is room: %w", err)
	}
	ids = append(ids, done.ID)
	if err := a.Compact(background, nil); err != nil {
		return fmt.Errorf("compaction once there is room: %w", err)
	}
	if _, err := a.Backups.BackUp(background, who, filepath.Join(dir, "copies"), nil); err != nil {
		return fmt.Errorf("a copy once there is room: %w", err)
	}
	if _, err := a.ImportFile(context.Background(), imported, in["lines"], nil); err != nil {
		return fmt.Errorf("an import once there is room: %w", err)
	}
	if err := errors.Join(there(a, ids), a.Close(), sound(path), sound(imported)); err != nil {
		return err
	}
	fmt.Printf("good save, import, compaction and copy refused in order, %d saves all there, the same program goes on\n", len(ids))
	return nil
}

func there(a *app.App, ids []data.ID) error {
	for i, id := range ids {
		if c, err := a.Customers.Get(id); err != nil || c.Given != word(i+1) {
			return fmt.Errorf("customer %d: %v", id, err)
		}
	}
	return nil
}
