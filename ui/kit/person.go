package kit

import "fyne.io/fyne/v2"

// Person is what a person's card shows.
type Person struct {
	Initials string
	Name     string
	Second   string // phone, how to reach
	Tags     []State
}

// PersonCard stands in a form in the place of the field by which the person was found.
type PersonCard struct {
	composite
	face   *Avatar
	name   *Text
	second *Text
	tags   []*Tag
	Change *Button
}

// NewPersonCard makes a card; change takes the person out again (Alt+W, which the screen does).
func NewPersonCard(h *Host, change func()) *PersonCard {
	c := &PersonCard{face: NewAvatar("", 28), name: T("", Strong.Cut()), second: T("", Second.Sized(13).Cut())}
	c.Change = NewButton(h, ButtonSpec{Text: h.T("common.change"), Key: "Alt+W", Kind: OnSel, Small: true, Do: change})
	tags := Row(8)
	for range 3 {
		t := NewTag(State{})
		c.tags = append(c.tags, t)
		tags.Add(t.Container)
	}
	row := Row(10, c.face.Container, Grow(Col(0, c.name, c.second)), tags, c.Change)
	c.wrap(c, High(44, Panel(Box{Fill: Sel, Radius: radiusField}, Inset(0, 3, 0, 12, row))))
	return c
}

// Set shows a person.
func (c *PersonCard) Set(p Person) {
	c.face.Set(p.Initials)
	c.name.SetText(p.Name)
	c.second.SetText(p.Second)
	c.second.Hidden = p.Second == ""
	for i, t := range c.tags {
		if i < len(p.Tags) {
			t.Set(p.Tags[i])
		} else {
			t.Set(State{})
		}
	}
	Relayout(c.Container)
}

// SideLine is one line of a side panel: icon, words, and in grey at the right when.
func SideLine(icon string, tone Token, words, right string) *fyne.Container {
	return High(28, Row(8, NewIcon(icon, 15, tone), Grow(T(words, Body.Cut())), T(right, Second.Sized(12.5))))
}
