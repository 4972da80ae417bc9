package app

// KeysRead counts the keys that the file's engine looked at since it was opened.
func (a *App) KeysRead() uint64 {
	st, err := a.file.store()
	if err != nil {
		return 0
	}
	return st.Stats().KeysRead
}
