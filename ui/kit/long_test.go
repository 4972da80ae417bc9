package kit

import (
	"strings"
	"testing"
)

// TestLongWords holds that words of any length give way: a chip must not push its form out of the window, a notice
// must be read.
func TestLongWords(t *testing.T) {
	h := NewHost(nil)
	long := strings.Repeat("Nakapagpapabagabag", 13)
	chips := NewChips(h, ChipsSpec{Items: []Chip{{Value: "a", Text: long}, {Value: "b", Text: "Another device"}}})
	if w := chips.MinSize().Width; w > Px(chipLeast) {
		t.Errorf("chips with a long word need %v", w)
	}
	if w := FieldWrap(6, chips, Fix(104, 34, Space(0, 0))).MinSize().Width; w > Px(chipLeast) {
		t.Errorf("a row with such chips needs %v", w)
	}
	notice := NewNotice(State{Icon: "triangle-alert", Text: "Hears badly: speak slowly, and call the daughter before five", Tone: Amber}, "Noted by Ana")
	if one, two := NewNotice(State{Text: "Hears badly", Tone: Amber}, "Noted by Ana").HeightFor(264), notice.HeightFor(264); two <= one {
		t.Errorf("a long alert is %v high, a short one %v", two, one)
	}
}
