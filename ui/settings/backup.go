package settings

import (
	"context"
	"errors"
	"path/filepath"
	"sort"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// backupPage shows where copies go and what they are worth.
type backupPage struct {
	*Screen
	asked  kit.Newest
	places []place
	copies []app.Copy
	cancel context.CancelFunc // of the copy that is being made

	restore, now *kit.Button
	strip        *kit.Strip
	placeList    *kit.KeyList
	placeRows    fyneRows[placeRow]
	auto         *kit.Chips
	daily        *kit.Entry
	atTime       *fyne.Container // the time of the daily copy, where there is one
	keep, months *kit.Entry
	phrase       *kit.Button
	noPhrase     *kit.Button
	phraseText   *kit.StateText
	second       *kit.Button
	noSecond     *kit.Button
	secondText   *kit.StateText
	run          *kit.Text
	copyList     *kit.KeyList
	copyRows     fyneRows[copyRow]
	all          fyne.CanvasObject
}

// place is a folder for copies.
type place struct {
	folder string
	there  bool
	usual  bool // beside the file: nobody chose one
	sealed bool // copies there open only with the passphrase
	free   int64
	last   app.Copy
}

type placeRow struct {
	mark       *kit.Mark
	name, path *kit.Text
	state      *kit.StateText
	last, free *kit.Text
}

type copyRow struct {
	day, time, place, size, records, seal *kit.Text
	state                                 *kit.StateText
	doing                                 *fyne.Container
}

var copyCols = []float32{140, -1, 80, 84, 0, 148, 128}

func newBackup(s *Screen) *backupPage {
	h := s.h
	p := &backupPage{Screen: s, placeRows: fyneRows[placeRow]{}, copyRows: fyneRows[copyRow]{}}
	p.restore = kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.restore"), Icon: "undo-2", Do: func() { p.askRestore(p.copyList.Selected()) }})
	p.now = kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.now"), Icon: "hard-drive", Key: "F12", Kind: kit.InkButton, Do: p.backUp})
	p.strip = kit.NewFigures(kit.StripFact{Share: 225}, kit.StripFact{Share: 209}, kit.StripFact{Share: 209}, kit.StripFact{Share: 155})
	add := kit.NewButton(h, kit.ButtonSpec{Text: h.T("backup.add-place"), Key: "Ins", Kind: kit.Ghost, Small: true, Do: p.addPlace})
	p.placeList = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(p.places) }, Height: 50, Indent: 39, Create: p.newPlace, Update: p.updatePlace,
		OnEnter: func(i int) { p.placeMenu(p.places[i]) },
		OnKey: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete && i >= 0 {
				p.forget(p.places[i])
				return true
			}
			return false
		},
	})
	p.byItself()
	p.run = kit.T("", kit.Second.Sized(13).Cut())
	p.copyList = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(p.copies) }, Create: p.newCopy, Update: p.updateCopy, OnEnter: p.menu, OnMove: func(int) { p.able() },
		Empty: kit.Inset(10, 0, 0, 0, kit.NewEmpty("hard-drive", kit.Ink2, h.T("backup.no-copies"), h.T("backup.no-copies-note"))),
	})
	heads := kit.NewTableHead(h, 12, copyCols, []string{h.T("backup.copy"), h.T("backup.place"), ">" + h.T("backup.size"), ">" + h.T("backup.records"), "", h.T("backup.read-back"), ">" + h.T("backup.seal")}, nil)
	p.all = kit.Col(0, s.head("backup", p.restore, p.now), p.strip, kit.Grow(kit.Inset(0, -kit.Outset, 0, -kit.Outset, kit.VScroll(kit.Inset(0, kit.Outset, 12, kit.Outset, kit.Col(0,
		kit.Space(0, 12), kit.NewHeading(h.T("backup.where"), "", add),
		kit.Inset(0, -kit.Outset, 0, -kit.Outset, p.placeList), kit.Rule(1, kit.Line),
		p.settings(),
		kit.Space(0, 12), heads, kit.Inset(0, -kit.Outset, 0, -kit.Outset, p.copyList)))))))
	return p
}

func (p *backupPage) content() fyne.CanvasObject { return p.all }

func (p *backupPage) focus() {
	if len(p.copies) > 0 {
		p.h.Focus(p.copyList)
		return
	}
	p.h.Focus(p.now)
}

func (p *backupPage) changed([]data.Change) { p.reload() }

// read is what the page shows.
type backupRead struct {
	places  []place
	copies  []app.Copy
	acts    int
	none    bool
	last    string
	at      data.Instant
	records int
	set     app.Computer
	second  app.SecondState
	phrase  bool
}

func (p *backupPage) reload() {
	a, usual := p.a, p.h.T("shell.copies-folder")
	kit.Read(p.h, &p.asked, func() (r backupRead, err error) { return readBackup(a, usual) }, func(r backupRead) {
		p.show(r)
	})
}

// readBackup looks at all places; a stick that is away is no error.
func readBackup(a *app.App, usual string) (r backupRead, err error) {
	set := app.Computer{}
	if d := a.Computer(); d != nil {
		set = d.Settings()
	}
	r.set, r.second, r.phrase = set, a.Backups.Second(), a.Backups.HasPassphrase()
	folders := set.Backup.Folders
	if len(folders) == 0 && a.State().Path != "" {
		folders = []string{filepath.Join(filepath.Dir(a.State().Path), usual)}
	}
	for _, f := range folders {
		pl := place{folder: f, usual: len(set.Backup.Folders) == 0}
		copies, err := a.Backups.List(f)
		pl.there, pl.sealed, pl.free = a.Backups.There(f), set.Backup.Encrypt[f], a.Backups.Free(f)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return r, err
		}
		for _, c := range copies {
			if !c.Stopped && pl.last.Path == "" {
				pl.last = c
			}
		}
		r.copies = append(r.copies, copies...)
		r.places = append(r.places, pl)
	}
	sort.SliceStable(r.copies, func(i, k int) bool { return r.copies[i].Taken > r.copies[k].Taken })
	r.last, r.at = a.Backups.Last()
	for _, c := range r.copies {
		if c.Path == r.last {
			r.records = c.Records
		}
	}
	r.acts, r.none, err = a.Backups.Since()
	return r, err
}

func (p *backupPage) show(r backupRead) {
	w, f, now := p.h.Words, p.h.Format, p.h.Now()
	p.places, p.copies = r.places, r.copies
	first := kit.StripFact{Title: w.T("backup.last"), Value: "–", Note: w.T("backup.never"), Tone: ageTone(r.at, now), Share: 225}
	if r.at != 0 {
		at := f.Local(r.at)
		first.Value, first.Note = f.Time(at), f.WhenDate(at.Date(), f.Local(now).Date())+", "+filepath.Base(filepath.Dir(r.last))
	}
	lost := kit.StripFact{Title: w.T("backup.lost"), Value: f.Number(int64(r.acts)), Note: w.N("backup.acts", r.acts), Share: 209}
	st := p.a.State()
	file := kit.StripFact{Title: w.T("backup.file"), Value: megabytes(f, st.Size), Note: w.T("backup.mb"), Share: 209}
	if r.records > 0 {
		file.Note = w.T("backup.mb-records", "Records", f.Number(int64(r.records)))
	}
	whole := 0
	for _, c := range r.copies {
		if !c.Stopped && !c.Damaged {
			whole++
		}
	}
	kept := kit.StripFact{Title: w.T("backup.kept"), Value: f.Number(int64(whole)), Note: w.N("backup.in-places", len(r.places)), Share: 155}
	p.strip.Set(first, lost, file, kept)
	p.showSettings(r)
	p.placeList.Reload()
	p.copyList.Reload()
	p.able()
	kit.Relayout(p.all)
}

// able says whether the chosen copy can be put in the file's place.
func (p *backupPage) able() {
	i := p.copyList.Selected()
	p.restore.SetDisabled(i < 0 || i >= len(p.copies) || p.copies[i].Stopped, p.h.T("backup.choose-copy"))
}

func (p *backupPage) newPlace() fyne.CanvasObject {
	r := &placeRow{mark: kit.NewBigMark("save", kit.Ink), name: kit.T("", kit.Strong.Cut()), path: kit.T("", kit.Second.Cut()), state: kit.NewStateText(kit.State{}), last: kit.T("", kit.Second.Sized(13).Cut()), free: kit.T("", kit.Second.Sized(13).Right().Cut())}
	o := kit.Cols(11, []float32{28, -1, 130, 160, 96}, r.mark, kit.Col(0, r.name, r.path), r.state, r.last, r.free)
	p.placeRows[o] = r
	return o
}

func (p *backupPage) updatePlace(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, pl, w, f, now := p.placeRows[o], p.places[i], p.h.Words, p.h.Format, p.h.Now()
	r.mark.Set("save", kit.Ink)
	r.name.SetText(placeName(pl.folder))
	path := pl.folder
	if pl.usual {
		path = w.T("backup.beside-file")
	}
	if pl.sealed {
		path = w.T("backup.sealed-place", "Place", path)
	}
	r.path.SetText(path)
	free := ""
	if pl.there && pl.free >= 0 {
		free = w.T("backup.free", "Room", room(f, pl.free))
	}
	r.free.SetText(free)
	st := kit.State{Icon: "circle-check", Text: w.T("backup.there"), Tone: kit.Green}
	if !pl.there {
		st = kit.State{Icon: "clock", Text: w.T("backup.away"), Tone: kit.Amber}
	}
	r.state.Set(st)
	last := ""
	if pl.last.Path != "" {
		last = w.T("backup.whole-copy", "When", f.WhenAt(pl.last.Taken, now))
	}
	r.last.SetText(last)
}

func (p *backupPage) newCopy() fyne.CanvasObject {
	r := &copyRow{
		day: kit.T("", kit.Strong), time: kit.T("", kit.Second.Sized(13)), place: kit.T("", kit.Body.Cut()), size: kit.T("", kit.Body.Right()), records: kit.T("", kit.Body.Right()),
		seal: kit.T("", kit.Second.Sized(13).Right().Cut()), state: kit.NewStateText(kit.State{}),
	}
	r.doing = kit.Row(8, kit.Spring(), kit.T(p.h.T("backup.acts-on"), kit.Medium), kit.NewKeycap("Enter", kit.CapClear))
	o := kit.Cols(12, copyCols, kit.Row(12, kit.Grow(r.day), r.time), r.place, r.size, r.records, kit.Space(0, 0), r.state, kit.Stack(r.seal, r.doing))
	p.copyRows[o] = r
	return o
}

func (p *backupPage) updateCopy(i int, o fyne.CanvasObject, st kit.RowState) {
	r, c, w, f := p.copyRows[o], p.copies[i], p.h.Words, p.h.Format
	at := f.Local(c.Taken)
	r.day.SetText(f.Day(at.Date()))
	r.time.SetText(f.Time(at))
	where := filepath.Base(c.Folder)
	if c.Encrypted {
		where = w.T("backup.sealed-copy", "Place", where)
	}
	r.place.SetText(where)
	size, records, mark := "", "", w.T("backup.not-counted")
	if !c.Stopped {
		size, mark = megabytes(f, c.Size), seal(c.Seal)
	}
	if c.Records > 0 {
		records = f.Number(int64(c.Records))
	}
	r.size.SetText(size)
	r.records.SetText(records)
	r.seal.SetText(mark)
	r.state.Set(copyState(w, c))
	r.doing.Hidden, r.seal.Hidden = !st.Focused || c.Stopped, st.Focused && !c.Stopped
}

func (p *backupPage) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF12:
		p.now.Press()
	case fyne.KeyInsert:
		p.addPlace()
	case fyne.KeyEscape:
		if p.cancel == nil {
			return false
		}
		p.cancel()
	default:
		return false
	}
	return true
}

func (p *backupPage) chord(string) bool { return false }
