package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Moment is one entry of a timeline or a thread.
type Moment struct {
	Icon string
	Tone Token
	When string // 500
	Who  string // "Marco to Begoña"
	Text string
	Note string // third line, in grey: "2 min · SMS preferred"
	Sign string // icon before the note: paperclip, eye
}

// Timeline is a column of moments with a line from mark to mark. The words are set with Set, as often as one likes.
type Timeline struct {
	composite
	rows   []*momentView
	thread bool
}

type momentView struct {
	*fyne.Container
	mark *Mark
	line *fyne.Container
	when *Text
	who  *Text
	text *Para
	note *Text
	sign *Icon
	last *fyne.Container
}

// NewTimeline makes an empty timeline, close enough to stand beside a record.
func NewTimeline() *Timeline { return newTimeline(false) }

// NewThread makes an empty one whose words are to be read through: what was said, with more room.
func NewThread() *Timeline { return newTimeline(true) }

func newTimeline(thread bool) *Timeline {
	t := &Timeline{thread: thread}
	t.wrap(t, Col(0))
	return t
}

// Set shows the moments in their order.
func (t *Timeline) Set(moments ...Moment) {
	grown := false
	for len(t.rows) < len(moments) {
		v := newMoment(t.thread)
		t.rows = append(t.rows, v)
		t.Container.Objects = append(t.Container.Objects, v.Container)
		grown = true
	}
	for i, v := range t.rows {
		if i >= len(moments) {
			v.Container.Hide()
			continue
		}
		v.Container.Show()
		v.set(moments[i], i == len(moments)-1)
	}
	if grown {
		t.Container.Refresh()
	}
	Relayout(t.Container)
}

func newMoment(thread bool) *momentView {
	v := &momentView{
		mark: NewRoundMark("", Ink2), when: T("", Second.W(500).Sized(12.5)), who: T("", Second.Cut()),
		text: NewPara("", Words, 19, 0), note: T("", Second.Cut()), sign: NewIcon("", 13, Ink2),
	}
	v.line = Inset(2, 0, 2, 0, Place(Centre, Stretch, VRule(Line2)))
	rail := Wide(24, Col(0, v.mark.Container, Grow(v.line)))
	v.last = High(17, Row(5, v.sign, v.note))
	over, under := float32(1), float32(0)
	if thread {
		over, under = 4, 2
	}
	words := Inset(over, 0, 9, 0, Col(0, Inset(0, 0, under, 0, BaseRow(5, v.when, v.who)), v.text, v.last))
	v.Container = FullRow(11, rail, Grow(words))
	return v
}

func (v *momentView) set(m Moment, last bool) {
	tone := m.Tone
	if tone == None {
		tone = Ink2
	}
	v.mark.Set(m.Icon, tone)
	v.when.SetText(m.When)
	who := m.Who
	if who != "" && !strings.HasPrefix(who, "·") {
		who = "· " + who
	}
	v.who.SetText(who)
	v.text.SetText(m.Text)
	v.text.Hidden = m.Text == ""
	v.note.SetText(m.Note)
	v.sign.Set(m.Sign, Ink2)
	v.sign.Hidden = m.Sign == ""
	v.last.Hidden = m.Note == ""
	v.line.Hidden = last
}
