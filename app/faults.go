package app

import (
	"errors"
	"fmt"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

// faults says which of data's sentinels an error of a lower floor is.
var faults = []struct{ from, to error }{
	{store.ErrAbsent, data.ErrNotFound},
	{store.ErrStale, data.ErrConflict},
	{store.ErrNewer, data.ErrNewer},
	{kv.ErrLocked, data.ErrBusy},
	{kv.ErrReadOnly, data.ErrReadOnly},
	{kv.ErrFormat, data.ErrForeign},
	{kv.ErrDamaged, data.ErrDamaged},
	{store.ErrAudit, data.ErrDamaged},
	{kv.ErrFull, data.ErrFull},
	{kv.ErrHeld, data.ErrHeld},
	{desk.ErrNotThisPC, data.ErrNotThisPC},
}

// fault makes an error of a lower floor one that a person can be told of, and notes a storage fault on the file.
func (c *core) fault(err error) error {
	if err == nil || len(data.FaultsOf(err)) > 0 {
		return err
	}
	if errors.Is(err, kv.ErrDamaged) {
		c.file.broke(err, c.Now())
	}
	for _, f := range faults {
		if errors.Is(err, f.from) {
			return fmt.Errorf("%w: %w", f.to, err)
		}
	}
	return err
}
