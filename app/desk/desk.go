// Package desk keeps what belongs to this computer, not to the shop: desk.json with the desk's number in each file, printers, papers, folders, window and language; the sealing key; the place of the log.
package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

const (
	settingsFile = "desk.json"
	brokenSuffix = ".broken"
	maxRecent    = 10
)

// Desk is this computer's own folder. It is safe for many goroutines.
type Desk struct {
	dir    string
	mu     sync.Mutex
	set    Settings
	broken string
}

// Open reads the desk's folder: dir, or where dir is empty Tanggapan in the user's configuration folder, made when missing.
// A desk.json that cannot be read is kept aside as desk.json.broken (Broken tells) and the defaults are used.
// It fails when the folder cannot be made or read.
func Open(dir string) (*Desk, error) {
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return nil, fmt.Errorf("desk: %w", err)
		}
		dir = filepath.Join(config, "Tanggapan")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	d := &Desk{dir: dir}
	set, err := d.read()
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	d.set = set
	return d, nil
}

// Dir is the desk's folder.
func (d *Desk) Dir() string { return d.dir }

// LogPath is where the log is written; its folder is made by whoever opens it.
func (d *Desk) LogPath() string { return filepath.Join(d.dir, "log", "tanggapan.log") }

// Broken is the path at which a desk.json that could not be read was kept aside since Open, empty when none was.
func (d *Desk) Broken() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.broken
}

// Settings returns a copy of the settings.
func (d *Desk) Settings() Settings {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.set.clone()
}

// Change lets f change the settings as they are on disk now (another window may have changed them) and stores them; f may run again.
// On an error nothing has changed.
func (d *Desk) Change(f func(*Settings)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	set, err := d.read()
	if err != nil {
		return fmt.Errorf("desk: %w", err)
	}
	f(&set)
	set.tidy()
	b, err := json.MarshalIndent(set, "", "  ")
	if err != nil {
		return fmt.Errorf("desk: %w", err)
	}
	if err := writeFile(filepath.Join(d.dir, settingsFile), append(b, '\n')); err != nil {
		return fmt.Errorf("desk: %w", err)
	}
	d.set = set.clone()
	return nil
}

// read returns the settings on disk, the defaults where there are none or where they are broken.
func (d *Desk) read() (Settings, error) {
	path := filepath.Join(d.dir, settingsFile)
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Defaults(), nil
	}
	if err != nil {
		return Settings{}, err
	}
	set := Defaults()
	if err := json.Unmarshal(b, &set); err != nil {
		if err := os.Rename(path, path+brokenSuffix); err != nil {
			return Settings{}, err
		}
		d.broken = path + brokenSuffix
		return Defaults(), nil
	}
	set.tidy()
	return set, nil
}

// Number is the desk's number in the data file with this identity, 0 when it has none yet.
func (d *Desk) Number(file string) uint64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.set.Desks[file]
}

// SetNumber keeps the desk's number in the data file with this identity.
func (d *Desk) SetNumber(file string, number uint64) error {
	return d.Change(func(s *Settings) { s.Desks[file] = number })
}

// Opened notes that a data file was opened: first among the recent ones and, unless it is a practice file, the one to open next time.
func (d *Desk) Opened(path string, practice bool) error {
	return d.Change(func(s *Settings) {
		recent := []string{path}
		for _, p := range s.Recent {
			if p != path {
				recent = append(recent, p)
			}
		}
		s.Recent = recent
		if !practice {
			s.LastFile = path
		}
	})
}

// Forget takes a path from the recent files.
func (d *Desk) Forget(path string) error {
	return d.Change(func(s *Settings) {
		var recent []string
		for _, p := range s.Recent {
			if p != path {
				recent = append(recent, p)
			}
		}
		s.Recent = recent
		if s.LastFile == path {
			s.LastFile = ""
		}
	})
}
