package uitest_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// A record and the head of Today, built of the kit, hold the checks at both window sizes.
func TestRecordFrames(t *testing.T) {
	d := uitest.Open(t)
	h := d.Host
	b := func(text, icon, key string, k kit.ButtonKind) fyne.CanvasObject {
		return kit.NewButton(h, kit.ButtonSpec{Text: text, Icon: icon, Key: key, Kind: k})
	}
	head := kit.NewHead(b("Print", "printer", "F9", kit.Secondary), b("Start repair", "wrench", "F8", kit.InkButton))
	head.Set("J-004217", "Samsung Galaxy S23, charging port and battery", "Begoña Núñez-Santos  ·  +63 917 555 0123", kit.State{Icon: "package", Text: "Waiting for part", Tone: kit.Violet})
	strip := kit.NewStrip(kit.StripFact{Title: "Received", Value: "Sat 21 Nov, 09:42", Share: 186}, kit.StripFact{Title: "Promised", Value: "Tue 24 Nov, 17:00", Note: "in 30 h", Share: 200}, kit.StripFact{Title: "Priority", Value: "Normal", Share: 110},
		kit.StripFact{Title: "Technician", Value: "Ana Reyes", Share: 144}, kit.StripFact{Title: "Taken in by", Value: "Marco P.", Share: 131}, kit.StripFact{Title: "Where", Value: "Shelf B3", Share: 117}, kit.StripFact{Title: "Call before over", Value: "₱4,500.00", Share: 153})
	line := kit.NewTimeline()
	line.Set(kit.Moment{Icon: "truck", Tone: kit.Red, When: "Today 08:50", Who: "Desk", Text: "Port board did not come with order P-0311. Cebu Cell Parts says Tuesday noon."},
		kit.Moment{Icon: "phone-outgoing", When: "Sat 16:12", Who: "Marco to Begoña", Text: "Told her: waiting for the port board, price unchanged. She is calm about it.", Note: "2 min · SMS preferred"},
		kit.Moment{Icon: "circle-check", Tone: kit.Green, When: "Sat 11:34", Who: "Begoña to Marco", Text: "Approved ₱3,847.20 by phone."})
	note := kit.NewEntry(h, kit.EntrySpec{Placeholder: "Add a note, or a contact with Alt C"})
	right := kit.Col(9, kit.NewHeading("Timeline", "9 entries"), note, kit.NewBanner(kit.State{Icon: "circle-check", Text: "Estimate ₱3,847.20 approved", Tone: kit.Green}, "By phone, Sat 11:34, by herself, to Marco"), line)
	facts := kit.Col(0, kit.NewFact("Serial", "RFCW40B8Q1X", 78), kit.NewFact("IMEI", "35 467811 203956 7", 78), kit.NewFact("Colour", "Phantom black, 256 GB", 78))
	sum := func(label, amount string, st kit.Style) fyne.CanvasObject {
		return kit.BaseRow(10, kit.Grow(kit.T(label, st.Cut())), kit.T(amount, st.Right()))
	}
	sums := kit.Col(0, sum("Total with VAT 12 %", "3,847.20", kit.Body), sum("Deposit, GCash 21 Nov", "−1,500.00", kit.Body), kit.Rule(2, kit.Ink), sum("Balance due", "₱2,347.20", kit.Sum))
	para := func(s string) fyne.CanvasObject { return kit.NewPara(s, kit.Body, 20, 0) }
	left := kit.Col(14, kit.TopCols(28, []float32{-1, -1}, kit.Col(6, kit.NewHeading("Device", ""), facts), kit.Col(9, kit.NewHeading("Condition", "12 work, 3 faults"), para("Back glass loose at lower left; dent 3 mm on top edge. Passcode on file."))),
		kit.Col(8, kit.NewHeading("Reported problem", ""), para("“Since Friday it only charges when I hold the cable at an angle, and the battery drops from 40 % to nothing.”")), sums)
	figures := kit.NewFigures(kit.StripFact{Title: "Answers promised", Value: "3", Note: "2 overdue", Tone: kit.Red}, kit.StripFact{Title: "Visits today", Value: "9", Note: "next 11:00"}, kit.StripFact{Title: "Open jobs", Value: "41", Note: "3 late"})
	record := kit.Col(0, head, strip, kit.Space(0, 14), kit.Columns(kit.TimeColumn, left, right), kit.Spring(),
		kit.NewPageTitle("Monday 23 November", "10:42", kit.T("Open till 18:00", kit.Second.Sized(13)), kit.NewSegments(h, []kit.Option{{Value: "d", Text: "Day"}, {Value: "w", Text: "Week"}}, nil)), figures)
	peek := kit.NewPeek(h, record, kit.Row(10, kit.T("3 ticked, all in repair", kit.Medium), kit.Spring(), b("Mark 3 ready", "circle-check", "F8", kit.Secondary)), kit.Col(8, kit.T("J-004221", kit.PartLarge)))
	d.Show(kit.FullRow(0, kit.Wide(191, kit.NewBox(kit.Box{Fill: kit.Ground})), kit.Grow(kit.Col(0, kit.High(54, kit.NewBox(kit.Box{Fill: kit.Ground})), kit.Grow(kit.Inset(0, kit.Margin, 14, kit.Margin, record)), kit.Space(0, 28)))))
	d.Shot("record")
	d.Check()
	d.Show(peek)
	d.Check()
	d.Window.Resize(fyne.NewSize(1180, 680))
	d.Layout()
	d.Shot("record-small")
	if d.Says("J-004221") {
		t.Error("the panel takes the room of a narrow window")
	}
	peek.Toggle()
	if !d.Says("J-004221") {
		t.Error("Alt+K does not bring the panel back")
	}
}

// A field under the fold comes into view when it gets the keys.
func TestFocusScrollsIntoView(t *testing.T) {
	d := uitest.OpenSized(t, kit.NewTheme(false, 1), 1000, 600)
	s := newSample(d.Host)
	last := kit.NewEntry(d.Host, kit.EntrySpec{Lines: 6})
	s.form.Row("Notes", "", last)
	d.Show(s.form.Content())
	end := func() float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y + last.Size().Height
	}
	const foot = 600 - kit.FootHeight - 1
	if end() <= foot {
		t.Fatalf("the field is in view already: it ends at %v", end())
	}
	d.Host.Focus(last)
	d.Layout()
	if end() > foot {
		t.Fatalf("the field with the keys ends at %v, under the foot", end())
	}
	d.Host.Focus(s.who)
	d.Layout()
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.who).Y; y < kit.TopBar {
		t.Fatalf("the first field stands at %v", y)
	}
}
