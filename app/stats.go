package app

import "tanggapan/data/kv"

// Stats counts the engine's work since the file was opened: keys read and written, commits, long views. Zero without a file.
func (a *App) Stats() kv.Stats {
	st, err := a.file.store()
	if err != nil {
		return kv.Stats{}
	}
	return st.Stats()
}
