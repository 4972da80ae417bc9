package inquiry

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// furtherRows is how many rows are read at once while one scrolls.
const furtherRows = 50

// List is the inquiries beside the one in hand.
type List struct {
	h *kit.Host
	a *app.App

	page   app.InquiryPage
	all    []app.InquiryRow // read so far
	shown  app.InquiryShow  // that they are of
	groups []group
	want   data.ID // shown as soon as it is read
	newest kit.Newest
	record *record
	rows   map[fyne.CanvasObject]*row

	title   *kit.Text
	count   *kit.Text
	shows   *kit.Chips
	list    *kit.KeyList
	content fyne.CanvasObject
}

// NewList makes the screen.
func NewList(h *kit.Host, a *app.App) *List {
	s := &List{h: h, a: a, rows: map[fyne.CanvasObject]*row{}}
	s.record = newRecord(h, a, s.Reload)
	s.title, s.count = kit.T(h.T("inquiry.list"), kit.Part), kit.T("", kit.Part.W(400).In(kit.Ink2))
	s.shows = kit.NewChips(h, kit.ChipsSpec{Items: s.chips(), OnChange: s.Reload, OnEnter: s.Focus})
	s.shows.Select(string(app.ShowOpen))
	log := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.log"), Key: "F2", Small: true, Do: func() { h.Open(kit.Route{Screen: "inquiry"}) }})
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Groups: s.heads, Height: 48, Create: s.newRow, Update: s.update, ID: func(i int) uint64 { return uint64(s.at(i).ID) }, Indent: 32,
		Empty: kit.Inset(10, kit.Outset, 0, kit.Outset, kit.NewEmpty("check", kit.Green, h.T("inquiry.none"), h.T("inquiry.none-text"), log)),
		OnEnd: func() { s.further() }, OnMove: func(i int) { s.show(i) }, OnEnter: func(int) { s.record.focus() },
	})
	s.content = kit.NewListPage(kit.ListPageSpec{
		Title: s.title, Count: s.count, Over: kit.Inset(0, -kit.Outset, 0, 0, s.shows), Under: 9, List: s.list, Record: s.record.content,
	})
	return s
}

// Content is the work area.
func (s *List) Content() fyne.CanvasObject { return s.content }

// Open shows the list, with an inquiry chosen where the route names one.
func (s *List) Open(r kit.Route) {
	if r.Arg != "" {
		s.shows.Select(r.Arg)
	}
	s.want = r.ID
	s.Reload()
}

// Focus gives the keys to the list.
func (s *List) Focus() { s.h.Focus(s.list) }

// Changed reads again when inquiries or what they show changed.
func (s *List) Changed(changes []data.Change) {
	for _, c := range changes {
		switch c.Kind {
		case data.KindInquiry, data.KindContact, data.KindForward, data.KindCustomer:
			s.Reload()
			return
		}
	}
}

// Reload reads the list again, as far as it was read.
func (s *List) Reload() {
	q := s.query()
	if q.Show == s.shown {
		q.Limit = len(s.all)
	}
	kit.Read(s.h, &s.newest, func() (app.InquiryPage, error) { return s.a.Inquiries.List(q) }, func(p app.InquiryPage) {
		s.all, s.shown = nil, q.Show
		s.fill(p)
		if s.want != 0 && s.list.SelectID(uint64(s.want)) {
			s.record.show(s.want)
			s.want = 0
			return
		}
		if s.want != 0 {
			s.record.show(s.want)
			return
		}
		s.show(s.list.Selected())
	})
}

func (s *List) query() app.InquiryQuery {
	return app.InquiryQuery{Show: app.InquiryShow(s.shows.Selected()), Staff: s.h.Actor().Staff}
}

// further reads the next page once the end of the list comes into view.
func (s *List) further() {
	if s.page.Next == "" || s.newest.Reading() {
		return
	}
	q := s.query()
	q.After, q.Limit = s.page.Next, furtherRows
	kit.Read(s.h, &s.newest, func() (app.InquiryPage, error) { return s.a.Inquiries.List(q) }, s.fill)
}

// fill adds a page to the rows.
func (s *List) fill(p app.InquiryPage) {
	s.page, s.all = p, append(s.all, p.Rows...)
	s.groups = inGroups(s.h, p, s.all, s.shown)
	s.count.SetText(s.h.N("inquiry.n-open", p.Open, "N", s.h.Count(p.Open)))
	s.shows.SetItems(s.chips()...)
	s.list.Reload()
}

func (s *List) chips() []kit.Chip {
	n := s.h.Count
	return []kit.Chip{
		{Value: string(app.ShowOpen), Text: s.h.T("inquiry.show-open"), Count: n(s.page.Open)},
		{Value: string(app.ShowMine), Text: s.h.T("inquiry.show-mine"), Count: n(s.page.Mine)},
		{Value: string(app.ShowToMe), Text: s.h.T("inquiry.show-to-me"), Count: n(s.page.ToMe)},
		{Value: string(app.ShowClosed), Text: s.h.T("inquiry.show-closed")},
	}
}

func (s *List) heads() []kit.Group {
	var out []kit.Group
	for _, g := range s.groups {
		out = append(out, kit.Group{Title: g.title, Count: g.count, Tone: g.tone, Len: len(g.rows)})
	}
	return out
}

func (s *List) at(i int) app.InquiryRow {
	for _, g := range s.groups {
		if i < len(g.rows) {
			return g.rows[i]
		}
		i -= len(g.rows)
	}
	return app.InquiryRow{Inquiry: &data.Inquiry{}}
}

func (s *List) show(i int) {
	if i < 0 {
		s.record.show(0)
		return
	}
	s.want = 0
	s.record.show(s.at(i).ID)
}

type row struct {
	mark                  *kit.Mark
	who, when, matter, no *kit.Text
}

func (s *List) newRow() fyne.CanvasObject {
	r := &row{mark: kit.NewMark("clock", kit.Amber), who: kit.T("", kit.Strong.Cut()), when: kit.T("", kit.SecondMed.Sized(13).Right()), matter: kit.T("", kit.Second.Sized(13).Cut()), no: kit.T("", kit.Second.Sized(13).Right())}
	lines := kit.Col(0, kit.BaseRow(8, kit.Grow(r.who), r.when), kit.BaseRow(8, kit.Grow(r.matter), r.no))
	o := kit.Row(10, r.mark, kit.Grow(lines))
	s.rows[o] = r
	return o
}

func (s *List) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, q := s.rows[o], s.at(i)
	now := s.h.Now().Local(s.h.Format.Zone())
	st := standing(s.h.Words, s.h.Format, now, q.Inquiry)
	r.mark.Set(st.Icon, st.Tone)
	who := q.Who
	if q.Customer == 0 && q.Caller != "" { // the number stands in the record
		who = q.Caller
	}
	r.who.SetText(firstNot(who, s.h.T("inquiry.unknown")))
	when, tone := aside(s.h.Words, s.h.Format, now, q.Inquiry)
	r.when.Set(when, kit.SecondMed.Sized(13).Right().In(tone))
	style := kit.Second.Sized(13).Cut()
	if q.Unread {
		style = kit.SecondMed.Sized(13).Cut().In(kit.Ink)
	}
	r.matter.Set(q.Matter(), style)
	r.no.SetText(q.No)
}

// Key: the acts of the inquiry in hand, and paging through the list from its answer.
func (s *List) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageDown, fyne.KeyPageUp:
		by := 1
		if ev.Name == fyne.KeyPageUp {
			by = -1
		}
		if i := s.list.Selected() + by; i >= 0 && i < s.list.Len() {
			s.list.Select(i)
			s.show(i)
		}
		return true
	case fyne.KeyEscape:
		if s.h.Focused() != s.list {
			s.h.Focus(s.list)
			return true
		}
	}
	return s.record.key(ev)
}

// Shortcut: the chords of the inquiry in hand.
func (s *List) Shortcut(chord string) bool { return s.record.chord(chord) }
