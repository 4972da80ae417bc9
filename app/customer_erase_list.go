package app

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"tanggapan/data"
	"tanggapan/data/store"
)

// The list of erasures, so that an older copy cannot bring a person back: in the file itself, beside it, in this computer's own folder, and where
// copies and day files lie. It names nobody: a customer's ID and number, and when.
const (
	besideErased = ".erased"          // ends the name of the list beside a data file
	folderErased = "Tanggapan.erased" // its name in folders
)

// erasedLists are lists of erasures by the identity of the data file.
type erasedLists map[string][]store.Erased

func readErased(path string) erasedLists {
	raw, err := os.ReadFile(path)
	var out erasedLists
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return nil
	}
	return out
}

// addErased puts lines on a list that lies outside the data file, whole or not at all.
func addErased(path, id string, lines []store.Erased) error {
	all := readErased(path)
	if all == nil {
		all = erasedLists{}
	}
	before, err := json.Marshal(all[id])
	if err != nil {
		return err
	}
	all[id] = store.JoinErased(all[id], lines)
	if now, err := json.Marshal(all[id]); err != nil || string(now) == string(before) {
		return err
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// erasedPaths are where lists of erasures lie outside a data file: beside it and at this computer, which is looked at whenever a file is
// opened, and in folders, which may be on a stick or a share and slow.
func (c *core) erasedPaths(live string, folders ...string) (out []string) {
	if live != "" {
		out = append(out, live+besideErased)
	}
	if c.deps.Desk != nil {
		out = append(out, filepath.Join(c.deps.Desk.Dir(), folderErased))
	}
	for _, f := range folders {
		if f != "" {
			out = append(out, filepath.Join(f, folderErased))
		}
	}
	return out
}

// copyFolders are the folders in which this computer makes copies, has the day files, or met a copy before.
func (c *core) copyFolders() (out []string) {
	if c.deps.Desk == nil {
		return nil
	}
	set := c.deps.Desk.Settings().Backup
	out = append(slices.Clone(set.Folders), set.Second)
	for _, last := range set.Last {
		out = append(out, filepath.Dir(last.Path))
	}
	for path := range set.Read {
		out = append(out, filepath.Dir(path))
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(f string) bool { return f == "" || f == "." })
}

// erasuresOf gathers all that is known of erasures in a data file.
func (c *core) erasuresOf(id string, inside []store.Erased, live string, folders ...string) []store.Erased {
	lists := [][]store.Erased{inside}
	for _, path := range c.erasedPaths(live, folders...) {
		lists = append(lists, readErased(path)[id])
	}
	return store.JoinErased(lists...)
}

// spreadErased writes the open file's list of erasures wherever one lies. Folders that are away get it with their next copy; one place must take it.
func (c *core) spreadErased() error {
	st, err := c.file.store()
	if err != nil {
		return err
	}
	var lines []store.Erased
	if err := st.View(func(tx *store.Tx) (err error) {
		lines, err = tx.Erasures()
		return err
	}); err != nil || len(lines) == 0 {
		return err
	}
	kept := false
	var errs error
	for _, path := range c.erasedPaths(c.app.State().Path, c.copyFolders()...) {
		err := addErased(path, st.ID(), lines)
		kept = kept || err == nil
		errs = errors.Join(errs, err)
	}
	if kept {
		return nil
	}
	return errs
}

// ofDays marks, in the list of the second disk's folder, the erasures after which the day files there were begun.
const ofDays = " days"

// forgetDays takes the day files away that hold an erased person, once a verified copy from after the erasure makes them needless.
func (s *Backups) forgetDays() error {
	st, err := s.file.store()
	if err != nil || s.deps.Desk == nil {
		return err
	}
	var lines []store.Erased
	if err := st.View(func(tx *store.Tx) (err error) {
		lines, err = tx.Erasures()
		return err
	}); err != nil || len(lines) == 0 {
		return err
	}
	folder := s.deps.Desk.Settings().Backup.Second
	_, copied := s.Last()
	newest := data.Instant(0)
	for _, l := range lines {
		newest = max(newest, l.At)
	}
	if folder == "" || copied < newest {
		return nil
	}
	list := filepath.Join(folder, folderErased)
	days, err := daysOf(st, folder)
	if done := readErased(list)[st.ID()+ofDays]; err != nil || len(missing(lines, done)) == 0 {
		return nil // the disk is away, or it is done
	}
	s.second.mu.Lock()
	defer s.second.mu.Unlock()
	s.second.leave()
	s.second.folder = "" // it begins anew behind the copy
	for _, path := range days {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return addErased(list, st.ID()+ofDays, lines)
}
