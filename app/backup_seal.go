package app

import (
	"errors"
	"path/filepath"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/backup"
)

// leastPassphrase is how many characters a passphrase of copies has at least.
const leastPassphrase = 10

// SetPassphrase keeps the passphrase under which copies of this desk are encrypted from now on, sealed with this computer's
// key; "" forgets it, and copies are no longer encrypted. Older copies keep the one they were made with. data.Faults
// "too-short".
func (s *Backups) SetPassphrase(passphrase string) error {
	if s.deps.Desk == nil {
		return data.ErrNotFound
	}
	if passphrase == "" {
		return s.deps.Desk.Change(func(set *desk.Settings) { set.Backup.Passphrase, set.Backup.Encrypt = nil, nil })
	}
	if len([]rune(passphrase)) < leastPassphrase {
		return data.Faults{{Field: "passphrase", Code: "too-short", Args: map[string]string{"least": "10"}}}
	}
	sealed, err := s.deps.Desk.Seal([]byte(passphrase))
	if err != nil {
		return err
	}
	return s.deps.Desk.Change(func(set *desk.Settings) { set.Backup.Passphrase = sealed })
}

// HasPassphrase says whether this desk has a passphrase for its copies.
func (s *Backups) HasPassphrase() bool {
	return s.deps.Desk != nil && len(s.deps.Desk.Settings().Backup.Passphrase) > 0
}

// passphrase is this desk's; "" where there is none, or it was sealed on another computer.
func (s *Backups) passphrase() string {
	if !s.HasPassphrase() {
		return ""
	}
	p, err := s.deps.Desk.Unseal(s.deps.Desk.Settings().Backup.Passphrase)
	if err != nil {
		s.log().WithError(err).Warn("the passphrase of copies cannot be read on this computer")
		return ""
	}
	return string(p)
}

// secretFor is the passphrase that copies in a folder get; "" where they are not encrypted. A folder whose copies are to be encrypted
// gets none in clear: data.Faults "passphrase".
func (s *Backups) secretFor(folder string) (string, error) {
	if s.deps.Desk == nil || !s.deps.Desk.Settings().Backup.Encrypt[folder] {
		return "", nil
	}
	if p := s.passphrase(); p != "" {
		return p, nil
	}
	return "", data.Faults{{Field: "passphrase", Code: "required"}}
}

// keyOf is the passphrase to try on a copy: the one that opened it before, else this desk's.
func (s *Backups) keyOf(path string) string {
	if p := s.keys.get(path); p != "" {
		return p
	}
	return s.passphrase()
}

// Unlock tries a passphrase on an encrypted copy and remembers it until the program ends, so that the copy can be looked
// at, read back and restored. data.Faults "wrong-passphrase"; data.ErrDamaged, data.ErrForeign, data.ErrNotFound.
func (s *Backups) Unlock(path, passphrase string) error {
	_, err := backup.Verify(path, passphrase, nil)
	if errors.Is(err, backup.ErrSealed) {
		return data.Faults{{Field: "passphrase", Code: "wrong-passphrase"}}
	}
	if err == nil {
		s.keys.set(path, passphrase)
	}
	return elsewhere(err)
}

// inClear is a path at which the data file inside a copy can be opened: the copy itself, or where it is encrypted a file that leave
// takes away again.
func (s *Backups) inClear(path string) (clear string, leave func(), err error) {
	if !backup.Encrypted(path) {
		return path, func() {}, nil
	}
	dir, leave, err := backup.Clear()
	if err != nil {
		return "", leave, elsewhere(err)
	}
	clear = filepath.Join(dir, filepath.Base(path))
	if err := backup.Unlock(path, s.keyOf(path), clear); err != nil {
		leave()
		return "", func() {}, elsewhere(err)
	}
	return clear, leave, nil
}
