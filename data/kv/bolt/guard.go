package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"tanggapan/data/kv"
)

// guard runs f, in which the engine may fall over damaged pages: a panic and a fault in mapped memory become kv.ErrDamaged.
func guard(f func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", kv.ErrDamaged, r)
		}
	}()
	return f()
}

// guarded is guard for calls of the engine by this store: errors are mapped, and damage ends all writing.
func (s *Store) guarded(f func() error) error {
	err := mapErr(guard(f))
	if errors.Is(err, kv.ErrDamaged) {
		s.fault.CompareAndSwap(nil, &err)
	}
	return err
}

// begin starts a transaction of the engine.
func (s *Store) begin(writable bool) (*bbolt.Tx, error) {
	if s.stuck.Load() {
		return nil, s.Fault()
	}
	if writable {
		if err := s.Fault(); err != nil {
			return nil, err
		}
	}
	var tx *bbolt.Tx
	err := s.guarded(func() (err error) {
		tx, err = s.db.Begin(writable)
		return err
	})
	switch {
	case errors.Is(err, kv.ErrDamaged):
		s.stuck.Store(true)
	case errors.Is(err, berrors.ErrInvalidMapping):
		s.unmapped.Store(true)
	}
	if err != nil {
		return nil, err
	}
	return tx, nil
}

// revive opens the file again after the engine lost its map for want of space. The caller holds w, outside the gate.
func (s *Store) revive() error {
	if !s.unmapped.Load() {
		return nil
	}
	var err error
	s.gate.empty(func() {
		if s.gate.closed {
			err = kv.ErrClosed
			return
		}
		_ = guard(s.db.Close)
		if err = s.attach(); err == nil {
			s.unmapped.Store(false)
		}
	})
	return err
}

// rollback ends a transaction of the engine, whatever happened in it.
func (s *Store) rollback(tx *bbolt.Tx) {
	err := s.guarded(func() error {
		if err := tx.Rollback(); err != nil && !errors.Is(err, berrors.ErrTxClosed) {
			return err
		}
		return nil
	})
	if errors.Is(err, kv.ErrDamaged) {
		s.stuck.Store(true)
	}
}

// mapErr wraps what the engine and the system say into the sentinels of kv.
func mapErr(err error) error {
	if err == nil {
		return nil
	}
	for _, ours := range []error{kv.ErrLocked, kv.ErrReadOnly, kv.ErrFormat, kv.ErrDamaged, kv.ErrFull, kv.ErrHeld, kv.ErrClosed, kv.ErrKey, kv.ErrTooLarge} {
		if errors.Is(err, ours) {
			return err
		}
	}
	if kind := kindOf(err); kind != nil {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}

func kindOf(err error) error {
	is := func(targets ...error) bool {
		for _, t := range targets {
			if errors.Is(err, t) {
				return true
			}
		}
		return false
	}
	switch {
	case is(berrors.ErrTimeout):
		return kv.ErrLocked
	case is(berrors.ErrDatabaseReadOnly, berrors.ErrTxNotWritable, fs.ErrPermission, syscall.EROFS):
		return kv.ErrReadOnly
	case is(berrors.ErrInvalid, berrors.ErrVersionMismatch):
		return kv.ErrFormat
	case is(berrors.ErrChecksum, syscall.EIO):
		return kv.ErrDamaged
	case is(berrors.ErrDatabaseNotOpen, berrors.ErrTxClosed):
		return kv.ErrClosed
	case is(berrors.ErrMaxSizeReached, berrors.ErrInvalidMapping) || isFull(err):
		// A map that could not grow is gone for good; nothing is damaged by it.
		return kv.ErrFull
	}
	return nil
}

// IsFull says whether an error of the system means that no space is left.
func IsFull(err error) bool { return isFull(err) }

// isFull looks at the text too: the engine drops the number of the error when it cannot grow the file.
func isFull(err error) bool {
	for _, no := range fullErrnos() {
		if errors.Is(err, no) || strings.Contains(err.Error(), no.Error()) {
			return true
		}
	}
	return false
}
