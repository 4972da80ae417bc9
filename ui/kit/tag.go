package kit

// State is how a status is shown: shape, word and colour, always all three.
type State struct {
	Icon string
	Text string
	Tone Token
}

// Tag is a status on its tint, 22 high.
type Tag struct {
	composite
	box  *BoxView
	icon *Icon
	text *Text
}

// NewTag makes a tag.
func NewTag(s State) *Tag { return newTag(s, TagHeight, 14, SecondMed, 6) }

// NewBigTag is the state of a record beside its number, 34 high.
func NewBigTag(s State) *Tag { return newTag(s, 34, 17, Strong, 11) }

func newTag(s State, high, icon float32, st Style, pad float32) *Tag {
	t := &Tag{box: NewBox(Box{Fill: s.Tone.Tinted(), Radius: radiusField}), icon: NewIcon(s.Icon, icon, s.Tone), text: T(s.Text, st.In(s.Tone))}
	t.wrap(t, High(high, Stack(t.box, Inset(0, pad+2, 0, pad, Row(5, t.icon, t.text)))))
	t.Set(s)
	return t
}

// Set changes the state; the same one costs nothing.
func (t *Tag) Set(s State) {
	t.box.Set(Box{Fill: s.Tone.Tinted(), Radius: radiusField})
	t.icon.Set(s.Icon, s.Tone)
	t.icon.Hidden = s.Icon == ""
	t.text.Set(s.Text, t.text.style.In(s.Tone))
	t.SetHidden(s.Text == "" && s.Icon == "")
}

// StateText is a status without its tint, as it stands in tables: icon and word in its colour.
type StateText struct {
	composite
	icon *Icon
	text *Text
}

// NewStateText makes one; the words give way where the column is narrow.
func NewStateText(s State) *StateText {
	t := &StateText{icon: NewIcon(s.Icon, 15, s.Tone), text: T(s.Text, SecondMed.Sized(13).In(s.Tone).Cut())}
	t.wrap(t, Row(5, t.icon, t.text))
	return t
}

// Set changes the state; the same one costs nothing.
func (t *StateText) Set(s State) {
	t.icon.Set(s.Icon, s.Tone)
	t.icon.Hidden = s.Icon == ""
	t.text.Set(s.Text, t.text.style.In(s.Tone))
}

// Mark is an icon of 14 on its tint, 22 square: at the left of a row.
type Mark struct {
	composite
	box  *BoxView
	icon *Icon
	look Box
}

// NewMark makes a square mark.
func NewMark(icon string, tone Token) *Mark { return newMark(icon, tone, 22, 14, radiusField) }

// NewRoundMark makes the round mark of a timeline, 24.
func NewRoundMark(icon string, tone Token) *Mark { return newMark(icon, tone, 24, 14, 12) }

// NewBigMark makes the mark of a two-line row, 28.
func NewBigMark(icon string, tone Token) *Mark { return newMark(icon, tone, 28, 16, radiusField) }

func newMark(icon string, tone Token, size, glyph, radius float32) *Mark {
	m := &Mark{look: Box{Radius: radius}, icon: NewIcon(icon, glyph, tone), box: NewBox(Box{})}
	m.wrap(m, Fix(size, size, Stack(m.box, Place(Centre, Centre, m.icon))))
	m.Set(icon, tone)
	return m
}

// Set changes icon and colour; the same ones cost nothing.
func (m *Mark) Set(icon string, tone Token) {
	look := m.look
	look.Fill = tone.Tinted()
	m.box.Set(look)
	m.icon.Set(icon, tone)
}

// Avatar is a person's initials in a circle.
type Avatar struct {
	composite
	text *Text
}

// NewAvatar makes an avatar: 22 in columns, 28 in the rail, 30 in matches, 40 over a record.
func NewAvatar(initials string, size float32) *Avatar {
	a := &Avatar{text: T(initials, Style{Size: max(8.5, round(size*0.39)), Weight: 600, Color: Ink}.Centre())}
	a.wrap(a, Fix(size, size, Stack(NewBox(Box{Fill: Tint, Stroke: Line2, Radius: size / 2}), a.text)))
	return a
}

// Set changes the initials.
func (a *Avatar) Set(initials string) { a.text.SetText(initials) }
