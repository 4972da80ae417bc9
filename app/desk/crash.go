package desk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
)

// Beside the log: what ended the program in its middle, this time and the time before.
const (
	crashFile  = "crash.txt"
	crashedLog = "crash-before.txt"
)

// NoteCrashes has what ends the program in its middle written beside the log, where a window has nowhere to say it, until end is called.
// before is where it stands that this was so last time, else "".
func (d *Desk) NoteCrashes() (before string, end func(), err error) {
	dir := filepath.Dir(d.LogPath())
	path := filepath.Join(dir, crashFile)
	if info, e := os.Stat(path); e == nil && info.Size() > 0 {
		before = filepath.Join(dir, crashedLog)
		err = os.Rename(path, before)
	}
	end = func() {}
	f, e := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if e != nil {
		return before, end, errors.Join(err, e)
	}
	if e := debug.SetCrashOutput(f, debug.CrashOptions{}); e != nil {
		return before, end, errors.Join(err, e, f.Close())
	}
	return before, func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		_ = f.Close()
	}, err
}
