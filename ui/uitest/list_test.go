package uitest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// rowOf is a row of a sample list, as a screen makes one.
type rowOf struct {
	*fyne.Container
	mark *kit.Mark
	when *kit.Text
	who  *kit.Text
	what *kit.Text
	no   *kit.Text
	act  *fyne.Container
}

var made int

func newRow() *rowOf {
	made++
	r := &rowOf{mark: kit.NewMark("clock", kit.Amber), when: kit.T("", kit.Strong), who: kit.T("", kit.Strong.Cut()), what: kit.T("", kit.Body.Cut()), no: kit.T("", kit.Second.Sized(13).Right())}
	r.act = kit.Row(6, kit.T("Answer", kit.Medium), kit.NewKeycap("Enter", kit.CapClear))
	last := kit.Row(0, kit.Spring(), r.no, r.act)
	r.Container = kit.Cols(0, []float32{32, 140, 150, -1, 120}, kit.Place(kit.Start, kit.Centre, r.mark), r.when, r.who, r.what, last)
	return r
}

func (r *rowOf) set(i int, st kit.RowState) {
	r.when.SetText(fmt.Sprintf("%02d:%02d", 9+i/60, i%60))
	r.who.SetText("Begoña Núñez")
	r.what.SetText("Price of a back glass for Galaxy S23?")
	r.no.SetText(fmt.Sprintf("Q-%04d", 1000+i))
	r.no.Hidden = st.Focused
	r.act.Hidden = !st.Focused
}

func TestListIsWorkedByKeys(t *testing.T) {
	d := uitest.Open(t)
	made = 0
	n := 5000
	var entered []int
	ticked := map[int]bool{}
	rows := map[fyne.CanvasObject]*rowOf{}
	filter := kit.NewEntry(d.Host, kit.EntrySpec{Placeholder: "Type to narrow these 5000", Icon: "filter", OnChange: func(s string) {
		if n = 5000; s != "" {
			n = 7
		}
	}})
	list := kit.NewKeyList(d.Host, kit.ListSpec{
		Len: func() int { return n }, Indent: 32, ID: func(i int) uint64 { return uint64(i + 1) },
		Create:  func() fyne.CanvasObject { r := newRow(); rows[r.Container] = r; return r.Container },
		Update:  func(i int, o fyne.CanvasObject, st kit.RowState) { rows[o].set(i, st) },
		Ticked:  func(i int) bool { return ticked[i] },
		OnTick:  func(i int) { ticked[i] = !ticked[i] },
		OnEnter: func(i int) { entered = append(entered, i) },
	})
	list.Narrow(filter)
	head := kit.NewTableHead(d.Host, 0, []float32{32, 140, 150, -1, 120}, []string{"", "Promised", "Customer", "Matter", ">Number"}, nil)
	head.Sort(1, true)
	d.Show(kit.Inset(20, 24, 20, 24, kit.Col(0, kit.NewPageTitle("Inquiries", "41 open", kit.Wide(236, filter)), kit.Space(0, 10), head,
		kit.Grow(kit.Inset(0, -10, 0, -10, list)))))
	d.Host.Focus(list)
	d.Shot("list")
	d.Check()
	if made > 40 {
		t.Errorf("%d rows were made for what fits on a screen", made)
	}
	d.Press("Down", "Down", "Space", "Enter")
	if len(entered) != 1 || entered[0] != 2 || !ticked[2] {
		t.Fatalf("entered %v ticked %v", entered, ticked)
	}
	d.Press("End")
	if list.Selected() != n-1 || !d.Says("Q-5998") {
		t.Fatalf("End: row %d, %v", list.Selected(), d.Says("Q-5998"))
	}
	d.Press("PgUp", "Up", "Home")
	if list.Selected() != 0 {
		t.Fatalf("Home: row %d", list.Selected())
	}
	d.Type("nu")
	if filter.Text != "nu" || !list.HasFocus() {
		t.Fatalf("letters in the list went to %q", filter.Text)
	}
	list.Reload()
	if list.Len() != 7 {
		t.Fatalf("narrowed to %d", list.Len())
	}
	d.Press("Backspace", "Esc")
	if filter.Text != "" {
		t.Fatalf("Esc left %q", filter.Text)
	}
	d.Type("x")
	d.Scan("J-004217")
	if filter.Text != "x" {
		t.Fatalf("a scan left %q in the field", filter.Text)
	}
	if made > 60 {
		t.Errorf("%d rows were made", made)
	}
}

// TestList_ReadsOnAndKeepsItsPlace: further rows come as the end comes into view, and rows that come in above move nothing.
func TestList_ReadsOnAndKeepsItsPlace(t *testing.T) {
	d := uitest.Open(t)
	ids := []uint64{}
	add := func(n int) {
		for range n {
			ids = append(ids, uint64(1000+len(ids)))
		}
	}
	add(5)
	var list *kit.KeyList
	reads := 0
	rows := map[fyne.CanvasObject]*rowOf{}
	list = kit.NewKeyList(d.Host, kit.ListSpec{
		Len: func() int { return len(ids) }, ID: func(i int) uint64 { return ids[i] },
		Create: func() fyne.CanvasObject { r := newRow(); rows[r.Container] = r; return r.Container },
		Update: func(i int, o fyne.CanvasObject, st kit.RowState) { rows[o].set(i, st) },
		OnEnd: func() {
			if len(ids) < 200 {
				reads++
				add(10)
				list.Reload()
			}
		},
	})
	d.Show(kit.Inset(20, 24, 20, 24, kit.Col(0, kit.Grow(list))))
	d.Host.Focus(list)
	if high := len(ids); high < 15 || high > 60 {
		t.Fatalf("%d rows were read for what fits on a screen", high)
	}
	before := reads
	d.Press("PgDn", "PgDn", "PgDn")
	if reads == before {
		t.Fatal("nothing was read on")
	}
	d.Press("Up", "Up", "Up")
	at, tops := list.Selected(), list.Top()
	id := ids[at]
	ids = append([]uint64{1, 2, 3}, ids...)
	list.Reload()
	if list.Selected() != at+3 || ids[list.Selected()] != id {
		t.Fatalf("the cursor went from row %d to %d", at, list.Selected())
	}
	if got := list.Top(); got != tops+3 {
		t.Errorf("row %d stood at the top, now %d", tops, got)
	}
}

func TestGroupedListSkipsHeadings(t *testing.T) {
	d := uitest.Open(t)
	rows := map[fyne.CanvasObject]*rowOf{}
	var moved []int
	list := kit.NewKeyList(d.Host, kit.ListSpec{
		Groups: func() []kit.Group {
			return []kit.Group{{Title: "Answers promised", Count: "2 overdue", Tone: kit.Red, Len: 3}, {Title: "Arrived, tell the customer", Count: "2", Len: 2}}
		},
		Create: func() fyne.CanvasObject { r := newRow(); rows[r.Container] = r; return r.Container },
		Update: func(i int, o fyne.CanvasObject, st kit.RowState) { rows[o].set(i, st) },
		OnMove: func(i int) { moved = append(moved, i) }, Indent: 32,
	})
	d.Show(kit.Inset(20, 14, 20, 14, list))
	d.Host.Focus(list)
	d.Press("Down", "Down", "Down", "Down", "Down")
	if fmt.Sprint(moved) != "[1 2 3 4]" {
		t.Fatalf("moved over %v", moved)
	}
	d.Shot("list-groups")
	d.Check()
}

func TestMenuDialogToast(t *testing.T) {
	d := uitest.Open(t)
	var did []string
	do := func(s string) func() { return func() { did = append(did, s) } }
	b := kit.NewButton(d.Host, kit.ButtonSpec{Text: "Print", Icon: "printer", Key: "F9"})
	d.Show(kit.Inset(70, 24, 20, 24, kit.Col(20, kit.Row(10, kit.Spring(), b), kit.NewHeading("Device", ""), kit.NewPara("USB-C port worn, pin 4 lifted.", kit.Body, 20, 0))))
	d.Host.Focus(b)
	items := []kit.MenuItem{
		{Icon: "printer", Text: "All three papers", Note: "sheet, ticket, label", Do: do("all")},
		{Icon: "file-text", Text: "Job sheet", Note: "A4", Do: do("sheet")},
		{Icon: "receipt", Text: "Claim ticket", Note: "80 mm", Disabled: true, Reason: "No ticket printer"},
		{Icon: "search", Text: "Look before printing", Key: "0", After: true, Do: do("look")},
	}
	menu := func() {
		d.Host.Menu(kit.MenuSpec{Title: "Print J-004217", Hint: "digit prints, Esc closes", Items: items, Under: b})
		d.Layout()
	}
	menu()
	d.Shot("menu")
	d.Check()
	d.Press("Down", "Enter")
	menu()
	d.Type("0")
	menu()
	d.Type("3")
	d.Press("Esc")
	if strings.Join(did, " ") != "sheet look" || d.Hints[len(d.Hints)-1] != "" && !strings.Contains(strings.Join(d.Hints, "|"), "No ticket printer") {
		t.Fatalf("menu did %v, hints %q", did, d.Hints)
	}
	if d.Host.Focused() != fyne.Focusable(b) {
		t.Fatal("closing the menu does not give the keys back")
	}
	words := ""
	d.Host.Ask(kit.Question{Icon: "ban", Title: "Void receipt R-000311?", Text: "The money goes back to the drawer; the number stays used.", Act: "Void receipt", Danger: true, Reason: "Why", Must: true, Done: func(w string) { words = w }})
	d.Press("Ctrl+Enter")
	if d.Host.Top() == nil || words != "" {
		t.Fatal("done without the words that are needed")
	}
	d.Shot("dialog")
	d.Check()
	d.Type("Paid twice")
	d.Press("Ctrl+Enter")
	if words != "Paid twice" || d.Host.Top() != nil {
		t.Fatalf("words %q", words)
	}
	undone := false
	d.Host.Toast(kit.Toast{Text: "J-004209 collected, ₱850 paid", Act: "Undo", Key: "Ctrl+Z", Do: func() { undone = true }})
	d.Layout()
	d.Shot("toast")
	if d.Host.Toasted().Text == "" || !d.Says("J-004209 collected") {
		t.Fatal("no toast")
	}
	d.Host.Toasted().Do()
	d.Tick(8 * time.Second)
	if !undone || d.Host.Toasted().Text != "" {
		t.Fatal("the toast stays")
	}
}

func TestThemeSwitchesLive(t *testing.T) {
	d, _ := open(t)
	light := d.Picture().At(600, 600)
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(true, 1))
	d.Layout()
	dark := d.Picture().At(600, 600)
	if light == dark {
		t.Fatal("the window did not become dark")
	}
	d.Shot("form-dark")
	d.Check()
}
