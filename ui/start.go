package ui

import (
	"errors"
	"os"
	"path/filepath"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/setup"
)

// fileEnd is how a shop's data file ends, copyEnd a verified copy of one.
const (
	fileEnd = ".tgp"
	copyEnd = ".tgp-copy"
)

// langs are the languages of the window.
func langs() []string { return words.Langs() }

// begin shows the first start; trouble says why the last file does not open.
func (w *Window) begin(trouble error) {
	w.open, w.cur, w.rail, w.status, w.frame = false, nil, nil, nil, nil
	w.person, w.shop, w.who = nil, nil, data.Actor{}
	w.h.Words = words.In(w.computer().Language)
	w.h.Format = w.a.Shop.Format(w.h.Words.Lang())
	o := setup.Options{Version: w.o.Version, Folder: w.folder(), OpenFile: w.chooseFile, Restore: w.chooseCopy, Practice: w.practice, Languages: w.firstLanguage, Done: w.enter}
	switch {
	case w.o.File != "" && errors.Is(trouble, data.ErrNotFound):
		o.File = w.o.File // a file that is to be made
	case trouble != nil:
		o.Trouble = w.h.Words.Err(trouble)
	}
	f := setup.New(w.h, w.a, o)
	w.first = f
	w.h.Window.SetContent(w.h.Root(f.Content()))
	w.h.Window.SetTitle(w.title())
	f.Focus()
}

// folder is where shops' files are laid.
func (w *Window) folder() string {
	if w.o.Folder != "" {
		return w.o.Folder
	}
	home, _ := os.UserHomeDir()
	return filepath.Join(home, "Documents", "Tanggapan")
}

// practice builds the practice shop in a file of its own and opens it.
func (w *Window) practice() {
	path := filepath.Join(w.folder(), w.h.T("shell.practice-file")+fileEnd)
	w.h.Hint(w.h.T("shell.building"))
	pop := w.h.Dialog(kit.DialogSpec{Icon: "sparkles", Title: w.h.T("common.practice"), Text: w.h.T("shell.building"), Stays: true})
	kit.Run(w.h, func() (bool, error) {
		if _, err := os.Stat(path); err == nil {
			return true, nil
		}
		if err := makeFolder(filepath.Dir(path)); err != nil {
			return false, err
		}
		_, err := w.a.Practice(path, app.PracticeOptions{Seed: 1})
		return true, err
	}, func(_ bool, err error) {
		pop.Close()
		if err == nil {
			err = w.openFile(path, false)
		}
		w.h.Fail(err)
	})
}

// chooseFile opens an existing file.
func (w *Window) chooseFile() {
	w.h.ChooseFile(kit.FileSpec{
		Title: w.h.T("shell.open-file"), Act: w.h.T("common.open"), Folder: w.near(), Ends: []string{fileEnd, copyEnd}, Recent: w.computer().Recent,
		Done: func(path string) {
			if err := w.openFile(path, filepath.Ext(path) == copyEnd); err != nil {
				w.h.Fail(err)
			}
		},
	})
}

// near is a folder that exists, the shops' where there is one.
func (w *Window) near() string {
	dir := w.folder()
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	home, _ := os.UserHomeDir()
	return home
}

// chooseCopy looks for a verified copy to go on with.
func (w *Window) chooseCopy() {
	w.h.ChooseFile(kit.FileSpec{
		Title: w.h.T("shell.restore-copy"), Text: w.h.T("shell.restore-text"), Act: w.h.T("common.choose"), Folder: w.near(), Ends: []string{copyEnd},
		Done: func(path string) { w.restore(path) },
	})
}

// firstLanguage changes the language of the first start.
func (w *Window) firstLanguage() {
	var items []kit.MenuItem
	for _, lang := range langs() {
		items = append(items, kit.MenuItem{Icon: "languages", Text: w.h.T("language." + lang), Do: func() {
			w.change(func(c *app.Computer) { c.Language = lang })
			w.begin(nil)
		}})
	}
	w.h.Menu(kit.MenuSpec{Title: w.h.T("shell.language"), Items: items, Width: 260})
}

// makeFolder makes a folder that is missing.
func makeFolder(dir string) error { return os.MkdirAll(dir, 0o755) }
