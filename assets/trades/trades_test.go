package trades

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var (
	codeForm  = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	fieldForm = regexp.MustCompile(`{[^}]*}`)
)

// lengths that screens and records allow.
const (
	mostWord = 32  // a chip or a row
	mostText = 600 // a text said or printed
)

func TestFilesAreRead(t *testing.T) {
	if _, err := shelf(); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("*.json")
	if err != nil || len(names) != len(order)+1 {
		t.Fatalf("%d files, %d trades and the common lists: %v", len(names), len(order), err)
	}
	for _, code := range order {
		if tr, ok := Of(code); !ok || tr.Code != code {
			t.Errorf("trade %q is in no file", code)
		}
	}
	if _, ok := Of("bakery"); ok {
		t.Error("there is a trade that nobody wrote")
	}
	if len(All()) != 7 {
		t.Errorf("%d trades", len(All()))
	}
}

// list checks codes, words in both languages and icons of a list.
func list(t *testing.T, where string, items []Item, least int) {
	t.Helper()
	if len(items) < least {
		t.Errorf("%s has %d choices, at least %d are wanted", where, len(items), least)
	}
	codes, words := map[string]bool{}, map[string]bool{}
	for _, i := range items {
		word(t, where, i.Code, i.En, i.Fil)
		key := i.For + "/" + i.Code
		if codes[key] || words[i.For+"/"+i.En] {
			t.Errorf("%s: %q or its word stands twice", where, i.Code)
		}
		codes[key], words[i.For+"/"+i.En] = true, true
		icon(t, where, i.Icon)
		if i.Points < 0 || i.Points > 10000 {
			t.Errorf("%s: %q takes off %d", where, i.Code, i.Points)
		}
	}
}

func word(t *testing.T, where, code, en, fil string) {
	t.Helper()
	if !codeForm.MatchString(code) {
		t.Errorf("%s: code %q", where, code)
	}
	for _, s := range []string{en, fil} {
		if strings.TrimSpace(s) == "" || s != strings.TrimSpace(s) || utf8.RuneCountInString(s) > mostWord+10 {
			t.Errorf("%s: %q says %q", where, code, s)
		}
	}
	if utf8.RuneCountInString(en) > mostWord+10 {
		t.Errorf("%s: %q is too long for a chip", where, en)
	}
}

func icon(t *testing.T, where, name string) {
	t.Helper()
	if name == "" {
		return
	}
	if _, err := os.Stat(filepath.Join("..", "icons", name+".svg")); err != nil {
		t.Errorf("%s: there is no icon %q", where, name)
	}
}

func TestTradesAreComplete(t *testing.T) {
	kinds, prices := map[string]string{}, map[string]bool{}
	for _, tr := range All() {
		word(t, tr.Code, tr.Code, tr.En, tr.Fil)
		icon(t, tr.Code, tr.Icon)
		if tr.Icon == "" || len(tr.Kinds) < 5 || len(tr.Prices) < 15 {
			t.Errorf("%s: icon %q, %d kinds, %d prices", tr.Code, tr.Icon, len(tr.Kinds), len(tr.Prices))
		}
		list(t, tr.Code+" categories", tr.Categories, 8)
		list(t, tr.Code+" causes", tr.Causes, 8)
		for _, k := range tr.Kinds {
			where := tr.Code + " " + k.Code
			if first, twice := kinds[k.Code]; twice {
				t.Errorf("kind %q stands in %s and in %s", k.Code, first, tr.Code)
			}
			kinds[k.Code] = tr.Code
			word(t, where, k.Code, k.En, k.Fil)
			icon(t, where, k.Icon)
			if k.Icon == "" || len(k.Brands) == 0 {
				t.Errorf("%s has no icon or no brands", where)
			}
			list(t, where+" points", k.Points, 8)
			list(t, where+" left", k.Left, 1)
			if len(k.Points) > 16 {
				t.Errorf("%s: %d points do not fit the form", where, len(k.Points))
			}
		}
		for _, p := range tr.Prices {
			word(t, tr.Code+" prices", p.Code, p.En, p.Fil)
			if prices[p.Code] || p.Price < 5000 || p.Price > 2_000_000 || p.Hours < 250 || p.Hours > 8000 {
				t.Errorf("%s: price %q stands twice or is %d for %d", tr.Code, p.Code, p.Price, p.Hours)
			}
			prices[p.Code] = true
			if kinds[p.Kind] != tr.Code {
				t.Errorf("%s: price %q is for the kind %q", tr.Code, p.Code, p.Kind)
			}
		}
	}
}

func TestSharedIsComplete(t *testing.T) {
	c := Shared()
	for where, items := range map[string][]Item{
		"natures": c.Natures, "channels": c.Channels, "job states": c.JobStates, "payments": c.Payments, "discounts": c.Discounts,
		"move reasons": c.MoveReasons, "cancel reasons": c.CancelReasons, "void reasons": c.VoidReasons, "tags": c.Tags, "found by": c.FoundBy,
	} {
		list(t, where, items, 5)
	}
	list(t, "price classes", c.PriceClasses, 2)
	balls := map[string]bool{}
	for _, s := range c.JobStates {
		if s.Like == "" || s.Icon == "" {
			t.Errorf("job state %q is like none or has no icon", s.Code)
		}
		balls[s.Ball] = true
	}
	for _, b := range []string{"us", "customer", "supplier", "ready", "out"} {
		if !balls[b] {
			t.Errorf("no job state gives the ball to %q", b)
		}
		delete(balls, b)
	}
	if len(balls) > 0 {
		t.Errorf("unknown balls: %v", balls)
	}
	for _, p := range c.Payments {
		if p.Like == "" {
			t.Errorf("way to pay %q is like none", p.Code)
		}
	}
}

func TestTextsHaveTheirFields(t *testing.T) {
	known := map[string]bool{}
	for _, f := range []string{"name", "device", "job", "part", "balance", "total", "promised", "shelf", "shop", "phone", "hours", "days"} {
		known["{"+f+"}"] = true
	}
	same := func(where, en, fil string) {
		t.Helper()
		for _, s := range []string{en, fil} {
			if s == "" || utf8.RuneCountInString(s) > mostText {
				t.Errorf("%s: %d characters", where, utf8.RuneCountInString(s))
			}
			for _, f := range fieldForm.FindAllString(s, -1) {
				if !known[f] || !strings.Contains(en, f) || !strings.Contains(fil, f) {
					t.Errorf("%s: field %s is unknown or not in both languages", where, f)
				}
			}
		}
	}
	c := Shared()
	codes := map[string]bool{}
	for _, m := range c.Templates {
		word(t, "templates", m.Code, m.NameEn, m.NameFil)
		same("template "+m.Code, m.En, m.Fil)
		if codes[m.Code] {
			t.Errorf("template %q stands twice", m.Code)
		}
		codes[m.Code] = true
	}
	for _, need := range []string{"part-arrived", "ready", "delay", "estimate-ready", "part-late", "follow-up", "collect-reminder"} {
		if !codes[need] {
			t.Errorf("template %q is missing", need)
		}
	}
	days := 0
	for _, x := range c.Ladder {
		same("ladder "+x.Code, x.En, x.Fil)
		if x.Days <= days {
			t.Errorf("ladder %q comes after %d days, the one before after %d", x.Code, x.Days, days)
		}
		days = x.Days
	}
	for _, x := range append(c.Terms, c.Privacy) {
		same("text "+x.Code, x.En, x.Fil)
	}
}

func TestLists(t *testing.T) {
	all := Lists("phones", "appliances", "bakery")
	if len(all) != 14 {
		t.Fatalf("%d lists", len(all))
	}
	at := map[string][]Item{}
	for _, l := range all {
		list(t, l.Name, l.Items, 1)
		at[l.Name] = l.Items
	}
	if n := len(at["device-kinds"]); n != len(Kinds("phones", "appliances")) || n < 15 {
		t.Errorf("%d kinds of devices", n)
	}
	shared := 0
	for _, i := range at["causes"] {
		if i.Code == "wear" {
			shared++
		}
	}
	if shared != 1 {
		t.Errorf("a cause that both trades have stands %d times", shared)
	}
	for _, i := range at["accessories"] {
		if i.For == "" {
			t.Errorf("accessory %q is for no kind of device", i.Code)
		}
	}
	before := len(Shared().MoveReasons)
	Lists("phones")
	if len(Shared().MoveReasons) != before {
		t.Error("asking for lists changes them")
	}
	if w := at["natures"][0]; w.Word("fil") != w.Fil || w.Word("en") != w.En || w.Word("de") != w.En {
		t.Errorf("words of %q", w.Code)
	}
}
