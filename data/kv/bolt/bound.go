package bolt

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"tanggapan/data/kv"
)

// A file that grows without end fills the disk, and then the log, the print queue and the system itself stand still. So each
// transaction that writes is told how far the file may grow: not into the last of the disk, and not far beyond what it holds.
// The second meets a reading that is held for long: nothing that it may still look at is given free, and each commit writes
// the list of all that waits for it anew, into pages that wait too, which doubles the file every thousand saves.
const (
	diskRest  = 64 << 20 // bytes of the disk that stay free, of a small one a 64th
	mostSpare = 4 << 30  // bytes by which the file may outgrow twice what it holds
)

// bounds are what a file may not grow over; tests set smaller ones.
type bounds struct {
	spare int64
	disk  func(dir string) (free, total uint64, ok bool)
}

// bound tells the engine how far the file may grow in a transaction that writes.
func (s *Store) bound(tx *bbolt.Tx) {
	st := s.db.Stats()
	holds := max(0, tx.Size()-int64(st.FreePageN+st.PendingPageN)*pageSize)
	spare, disk := int64(mostSpare), room
	if b := s.o.bounds; b != nil {
		spare, disk = b.spare, b.disk
	}
	most := 2*holds + spare
	s.outgrown = true
	if free, total, ok := disk(filepath.Dir(s.path)); ok {
		if n := s.taken() + int64(min(free, math.MaxInt64/2)) - int64(min(diskRest, total/64)); n < most {
			most, s.outgrown = n, false
		}
	}
	s.db.MaxSize = int(max(1, min(most, math.MaxInt)))
}

// taken is how much of the disk the file takes, with what the engine reserves ahead, which takes nothing until it is written.
func (s *Store) taken() int64 {
	info, err := s.file.Stat()
	if err != nil {
		return math.MaxInt64 / 4 // the disk itself says when it is full
	}
	if n, sparse := onDisk(info); sparse {
		return n + int64(s.db.AllocSize)
	}
	return info.Size()
}

// tooLarge says which bound an error of a commit met.
func (s *Store) tooLarge(err error) error {
	if !errors.Is(err, berrors.ErrMaxSizeReached) || !s.outgrown {
		return err
	}
	return fmt.Errorf("%w: a reading has been held for %s", kv.ErrHeld, s.views.oldest())
}
