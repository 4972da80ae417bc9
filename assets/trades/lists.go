package trades

// List is one list of choices that a shop starts with.
type List struct {
	Name  string // "natures", "job-states"
	Items []Item
}

// Lists gives every list of choices for a shop of these trades, in the order
// of Settings: the common ones, and those of the trades one after another. A
// choice that two trades share stands once. Unknown trades are left out.
func Lists(codes ...string) []List {
	c := Shared()
	var kinds, left, categories, causes []Item
	for _, code := range codes {
		t, _ := Of(code)
		for _, k := range t.Kinds {
			kinds = join(kinds, Item{Code: k.Code, En: k.En, Fil: k.Fil, Icon: k.Icon})
			for _, l := range k.Left {
				l.For = k.Code
				left = join(left, l)
			}
		}
		categories = join(categories, t.Categories...)
		causes = join(causes, t.Causes...)
	}
	return []List{
		{"natures", c.Natures},
		{"categories", categories},
		{"channels", c.Channels},
		{"job-states", c.JobStates},
		{"device-kinds", kinds},
		{"accessories", left},
		{"causes", causes},
		{"payments", c.Payments},
		{"discounts", c.Discounts},
		{"move-reasons", join(nil, append(c.MoveReasons[:len(c.MoveReasons):len(c.MoveReasons)], c.CancelReasons...)...)},
		{"void-reasons", c.VoidReasons},
		{"tags", c.Tags},
		{"found-by", c.FoundBy},
		{"price-classes", c.PriceClasses},
	}
}

// Kinds gives the kinds of devices of these trades with their checklists, each once.
func Kinds(codes ...string) []Kind {
	var out []Kind
	seen := map[string]bool{}
	for _, code := range codes {
		t, _ := Of(code)
		for _, k := range t.Kinds {
			if !seen[k.Code] {
				out = append(out, k)
			}
			seen[k.Code] = true
		}
	}
	return out
}

// join adds the items that are not there yet.
func join(list []Item, more ...Item) []Item {
next:
	for _, m := range more {
		for _, have := range list {
			if have.Code == m.Code && have.For == m.For {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}
