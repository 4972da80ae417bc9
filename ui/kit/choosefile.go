package kit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/data"
)

// FileSpec says which file is looked for.
type FileSpec struct {
	Title  string
	Text   string
	Act    string   // the button's verb
	Folder string   // where one begins; "" is the home folder
	Ends   []string // how names end: ".tgp"; none is every file
	Dirs   bool     // a folder is chosen, not a file
	Recent []string // paths offered first
	Done   func(path string)
}

// fileLine is one line of the list.
type fileLine struct {
	path, name, note string
	dir              bool
}

// fileChooser is a dialog with a path to type and the folder's files under it.
type fileChooser struct {
	h     *Host
	spec  FileSpec
	dir   string
	lines []fileLine
	path  *Entry
	list  *KeyList
	pop   *Pop
}

// ChooseFile asks for a file of this computer: type its path, or choose it in the list with arrows and Enter.
func (h *Host) ChooseFile(spec FileSpec) *Pop {
	c := &fileChooser{h: h, spec: spec, dir: spec.Folder}
	if c.dir == "" {
		c.dir, _ = os.UserHomeDir()
	}
	c.path = NewEntry(h, EntrySpec{Max: 1000, KeepScan: true, OnEnter: c.take, OnKey: func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown && len(c.lines) > 0 {
			h.Focus(c.list)
			return true
		}
		return false
	}})
	c.path.SetOnChange(func(string) { c.path.SetError("") })
	c.list = NewKeyList(h, ListSpec{
		Len: func() int { return len(c.lines) }, Create: c.row, Update: c.update, Indent: 32, Plain: true,
		OnEnter: c.enter,
		OnKey: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyBackspace {
				c.goTo(filepath.Dir(c.dir))
				return true
			}
			return false
		},
		OnRune: func(r rune) {
			h.Focus(c.path)
			c.path.TypedRune(r)
		},
	})
	cancel := NewButton(h, ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: Ghost, Do: func() { c.pop.Close() }})
	act := NewButton(h, ButtonSpec{Text: spec.Act, Key: "Ctrl+Enter", Kind: InkButton, Do: c.take})
	c.goTo(c.dir)
	c.pop = h.Dialog(DialogSpec{
		Icon: "folder-open", Title: spec.Title, Text: spec.Text, Width: 640, First: c.list,
		Content: Col(10, c.path, High(286, Inset(0, Outset, 0, Outset, c.list))), Buttons: []*Button{cancel, act},
	})
	return c.pop
}

func (c *fileChooser) row() fyne.CanvasObject {
	return Cols(12, []float32{20, -1, 190}, NewIcon("", 18, Ink2), T("", Body.Cut()), T("", Second.Cut().Right()))
}

func (c *fileChooser) update(i int, row fyne.CanvasObject, _ RowState) {
	l, objs := c.lines[i], row.(*fyne.Container).Objects
	icon := "file-text"
	switch {
	case l.name == "..":
		icon = "corner-up-right"
	case l.dir:
		icon = "folder"
	}
	objs[0].(*Icon).Set(icon, Ink2)
	objs[1].(*Text).SetText(l.name)
	objs[2].(*Text).SetText(l.note)
}

// goTo lists a folder.
func (c *fileChooser) goTo(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil && c.pop != nil {
		c.path.SetError(c.h.T("kit.no-such-folder"))
		c.pop.Resized()
		return
	}
	c.dir, c.lines = dir, nil
	for _, p := range c.spec.Recent {
		if _, err := os.Stat(p); err == nil {
			c.lines = append(c.lines, fileLine{path: p, name: filepath.Base(p), note: filepath.Base(filepath.Dir(p))})
		}
	}
	if up := filepath.Dir(dir); up != dir {
		c.lines = append(c.lines, fileLine{path: up, name: "..", dir: true})
	}
	var files []fileLine
	for _, e := range entries {
		l := fileLine{path: filepath.Join(dir, e.Name()), name: e.Name(), dir: e.IsDir()}
		switch {
		case strings.HasPrefix(l.name, "."):
		case l.dir:
			c.lines = append(c.lines, l)
		case !c.spec.Dirs && c.fits(l.name):
			if info, err := e.Info(); err == nil {
				l.note = c.h.Format.Bytes(info.Size()) + " · " + c.h.Format.WhenAt(data.At(info.ModTime()), c.h.Now())
			}
			files = append(files, l)
		}
	}
	c.lines = append(c.lines, files...)
	c.path.SetText(dir + string(filepath.Separator))
	c.list.Reload()
	c.list.Select(c.best())
}

// best is the line on which the cursor begins: the first file, else the first line.
func (c *fileChooser) best() int {
	if i := slices.IndexFunc(c.lines, func(l fileLine) bool { return !l.dir }); i >= 0 {
		return i
	}
	return 0
}

func (c *fileChooser) fits(name string) bool {
	for _, end := range c.spec.Ends {
		if strings.HasSuffix(strings.ToLower(name), end) {
			return true
		}
	}
	return len(c.spec.Ends) == 0
}

func (c *fileChooser) enter(i int) {
	l := c.lines[i]
	if l.dir {
		c.goTo(l.path)
		return
	}
	c.path.SetText(l.path)
	c.take()
}

// take hands over what stands in the field; a folder is gone into first where a file is wanted.
func (c *fileChooser) take() {
	path := strings.TrimSpace(c.path.Text)
	if i := c.list.Selected(); c.list.HasFocus() && i >= 0 && i < len(c.lines) && !c.lines[i].dir {
		path = c.lines[i].path
	}
	path = strings.Trim(path, `"`)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		c.path.SetError(c.h.T("kit.no-such-file"))
		c.pop.Resized()
		c.h.Focus(c.path)
	case info.IsDir() && !c.spec.Dirs:
		c.goTo(filepath.Clean(path))
	default:
		c.pop.Close()
		c.spec.Done(filepath.Clean(path))
	}
}
