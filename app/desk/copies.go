package desk

import "maps"

// Read is what was found when a copy was read back at this computer.
type Read struct {
	At      int64 `json:"at"` // unix ms
	Records int   `json:"records"`
	Damaged bool  `json:"damaged,omitempty"`
}

// Stopped is a copy that did not come to its end. It counts for nothing, but stays listed.
type Stopped struct {
	Folder string `json:"folder"`
	At     int64  `json:"at"` // unix ms
	Why    string `json:"why"`
}

const maxStopped = 5

// NoteRead keeps what reading a copy back has shown.
func (b *Backup) NoteRead(path string, r Read) {
	if b.Read == nil {
		b.Read = map[string]Read{}
	}
	b.Read[path] = r
}

// NoteStopped keeps that a copy did not come to its end; the newest few are remembered.
func (b *Backup) NoteStopped(s Stopped) {
	b.Stopped = append([]Stopped{s}, b.Stopped...)
	b.Stopped = b.Stopped[:min(len(b.Stopped), maxStopped)]
}

func (b Backup) clone() Backup {
	b.Read = maps.Clone(b.Read)
	b.Stopped = append([]Stopped(nil), b.Stopped...)
	return b
}
