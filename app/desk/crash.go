package desk

import (
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/sirupsen/logrus"
)

// Beside the log: what ended the program in its middle, this time and the time before.
const (
	crashFile  = "crash.txt"
	crashedLog = "crash-before.txt"
)

// NoteCrashes has what ends the program in its middle written beside the log, where a window has nowhere to say it, and tells the log when
// that was so last time. end stops it.
func (d *Desk) NoteCrashes(log *logrus.Logger) (end func()) {
	dir := filepath.Dir(d.LogPath())
	path, before := filepath.Join(dir, crashFile), filepath.Join(dir, crashedLog)
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		said := log.WithField("path", before)
		if err := os.Rename(path, before); err != nil {
			said = said.WithError(err)
		}
		said.Error("the program fell last time")
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err == nil {
		err = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
	if err != nil {
		log.WithError(err).Warn("a fall would leave no trace")
		return func() {}
	}
	return func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		_ = f.Close()
	}
}
