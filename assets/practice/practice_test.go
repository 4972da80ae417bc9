package practice

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tanggapan/assets/trades"
)

func open(t *testing.T) *Book {
	t.Helper()
	b, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// unlike fails on what stands twice.
func unlike(t *testing.T, where string, texts []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range texts {
		if s == "" || s != strings.TrimSpace(s) || seen[s] {
			t.Errorf("%s: %q is empty, ragged or stands twice", where, s)
		}
		seen[s] = true
	}
}

func TestThereIsEnough(t *testing.T) {
	b := open(t)
	sentences := 0
	for _, p := range b.Problems {
		sentences += len(p.Words)
	}
	for _, c := range []struct {
		what       string
		has, wants int
	}{
		{"family names", len(b.Family), 300},
		{"given names", len(b.Given), 200},
		{"places", len(b.Places), 50},
		{"streets", len(b.Streets), 50},
		{"companies", len(b.Companies), 30},
		{"models", len(b.Models), 150},
		{"parts", len(b.Parts), 400},
		{"problems", len(b.Problems), 180},
		{"sentences", sentences, 470},
		{"questions", len(b.Questions), 40},
		{"contacts", len(b.Contacts), 30},
		{"suppliers", len(b.Suppliers), 10},
		{"alerts", len(b.Said.Alerts), 20},
		{"complaints", len(b.Said.Complaints), 20},
		{"cast", len(b.Cast), 20},
		{"prefixes", len(b.Shop.MobilePrefixes), 40},
	} {
		if c.has < c.wants {
			t.Errorf("%d %s, %d are wanted", c.has, c.what, c.wants)
		}
	}
	unlike(t, "family names", b.Family)
	unlike(t, "streets", b.Streets)
	unlike(t, "alerts", b.Said.Alerts)
	unlike(t, "complaints", b.Said.Complaints)
	unlike(t, "openers", b.Said.Openers)
	unlike(t, "access", b.Said.Access)
	unlike(t, "notes", b.Said.Notes)
	var given, numbers, firms []string
	women := 0
	for _, g := range b.Given {
		given = append(given, g.Name)
		if g.Woman {
			women++
		}
	}
	for _, p := range b.Parts {
		numbers = append(numbers, p.No)
	}
	for _, c := range b.Companies {
		firms = append(firms, c.Name)
	}
	unlike(t, "given names", given)
	unlike(t, "part numbers", numbers)
	unlike(t, "companies", firms)
	if women*3 < len(given) || women*3 > 2*len(given) {
		t.Errorf("%d of %d given names are women's", women, len(given))
	}
}

// choices are the codes of the shop's trades that the lists name.
type choices struct {
	kinds           map[string]trades.Kind
	prices          map[string]trades.Price
	causes, natures map[string]bool
}

func known() choices {
	c := choices{kinds: map[string]trades.Kind{}, prices: map[string]trades.Price{}, causes: map[string]bool{}, natures: map[string]bool{}}
	for _, tr := range trades.All() {
		for _, k := range tr.Kinds {
			c.kinds[k.Code] = k
		}
		for _, p := range tr.Prices {
			c.prices[p.Code] = p
		}
		for _, i := range tr.Causes {
			c.causes[tr.Code+"/"+i.Code] = true
		}
	}
	for _, i := range trades.Shared().Natures {
		c.natures[i.Code] = true
	}
	return c
}

func (c choices) points(t *testing.T, where, kind string, faults []string) {
	t.Helper()
	for _, f := range faults {
		if !slices.ContainsFunc(c.kinds[kind].Points, func(i trades.Item) bool { return i.Code == f }) {
			t.Errorf("%s: a %s has no point %q", where, kind, f)
		}
	}
}

func TestProblemsFitTheTrades(t *testing.T) {
	b, c := open(t), known()
	for i, p := range b.Problems {
		where := fmt.Sprintf("problem %d, %s %s", i+1, p.Kind, p.Short)
		if _, ok := c.kinds[p.Kind]; !ok {
			t.Errorf("%s: no such kind of device", where)
		}
		if _, ok := c.prices[p.Price]; !ok {
			t.Errorf("%s: no usual price %q", where, p.Price)
		}
		if !c.causes[p.Trade+"/"+p.Cause] {
			t.Errorf("%s: no cause %q in %s", where, p.Cause, p.Trade)
		}
		c.points(t, where, p.Kind, p.Faults)
		if len(p.Faults) == 0 || p.Short == "" || p.Assessment == "" || p.Done == "" || len(p.Words) < 2 {
			t.Errorf("%s is not complete", where)
		}
		unlike(t, where, p.Words)
		if len(b.ModelsOf(p.Kind)) == 0 {
			t.Errorf("%s: nobody has such a device", where)
		}
		for _, m := range b.ModelsOf(p.Kind) {
			for _, use := range p.Parts {
				if part, ok := b.PartFor(m, use); !ok || part.Price <= part.Cost || part.Cost <= 0 {
					t.Errorf("%s: no %s for the %s %s, or it costs %d of %d", where, use, m.Brand, m.Name, part.Cost, part.Price)
				}
			}
		}
		if len(b.SuppliersOf(p.Kind)) == 0 {
			t.Errorf("%s: nobody sells parts for it", where)
		}
	}
	for _, tr := range b.Shop.Trades {
		got, _ := trades.Of(tr)
		for _, k := range got.Kinds {
			if len(b.ProblemsOf(k.Code)) > 0 {
				if _, ok := b.Technician(k.Code); !ok {
					t.Errorf("nobody at the shop works on a %s", k.Code)
				}
			}
		}
	}
}

func TestQuestionsAndContactsFit(t *testing.T) {
	b, c := open(t), known()
	channels := []string{"phone", "walk-in", "message", "email"}
	seen := map[string]bool{}
	for _, q := range b.Questions {
		if !c.natures[q.Nature] || !slices.Contains(channels, q.Channel) || q.Subject == "" || q.Answer == "" {
			t.Errorf("question %q is not complete", q.Subject)
		}
		unlike(t, q.Subject, q.Words)
		seen[q.Nature] = true
	}
	for n := range c.natures {
		if !seen[n] {
			t.Errorf("no question of the nature %q", n)
		}
	}
	for _, x := range b.Contacts {
		if !slices.Contains([]string{"customer", "technician", "supplier", "staff"}, x.Party) || !slices.Contains(channels, x.Channel) || !slices.Contains([]string{"in", "out"}, x.Direction) || x.Words == "" {
			t.Errorf("contact %q is not complete", x.Words)
		}
	}
}

func TestCastFits(t *testing.T) {
	b, c := open(t), known()
	names, phones := []string{}, []string{}
	states := map[string]bool{}
	for _, s := range trades.Shared().JobStates {
		states[s.Like] = true
	}
	for _, f := range b.Cast {
		where := strings.TrimSpace(f.Given + " " + f.Family + f.Company)
		names, phones = append(names, where), append(phones, f.Phone)
		c.points(t, where, f.Kind, f.Faults)
		i := slices.IndexFunc(b.Models, func(m Model) bool { return m.Kind == f.Kind && m.Brand == f.Brand && m.Name == f.Model })
		if i < 0 {
			t.Errorf("%s: no model %s %s", where, f.Brand, f.Model)
			continue
		}
		for _, use := range f.Parts {
			if _, ok := b.PartFor(b.Models[i], use); !ok {
				t.Errorf("%s: no %s for the %s", where, use, f.Model)
			}
		}
		if !states[f.State] || !slices.ContainsFunc(b.Shop.Staff, func(p Person) bool { return p.Code == f.Technician && p.Bookable }) {
			t.Errorf("%s: state %q, technician %q", where, f.State, f.Technician)
		}
	}
	unlike(t, "cast", names)
	unlike(t, "phones of the cast", phones)
}

func TestShopIsWhole(t *testing.T) {
	s := open(t).Shop
	codes := map[string]Person{}
	for _, p := range s.Staff {
		if codes[p.Code].Code != "" || p.Given == "" || p.Family == "" || p.Role == "" {
			t.Errorf("person %q", p.Code)
		}
		codes[p.Code] = p
	}
	departments := map[string]bool{}
	for _, d := range s.Departments {
		departments[d.Code] = true
		if codes[d.Lead].Code == "" || d.Name == "" {
			t.Errorf("department %q is led by %q", d.Code, d.Lead)
		}
	}
	for _, p := range s.Staff {
		if !departments[p.Department] {
			t.Errorf("%s is in the department %q", p.Code, p.Department)
		}
		if p.Bookable && (p.Lunch[1] <= p.Lunch[0] || len(p.Kinds) == 0) {
			t.Errorf("%s gets appointments without lunch or work", p.Code)
		}
	}
	for _, code := range s.Trades {
		if _, ok := trades.Of(code); !ok {
			t.Errorf("no trade %q", code)
		}
	}
}

// TestNobodyIsReal holds that no number and no address in any list can be
// somebody's.
func TestNobodyIsReal(t *testing.T) {
	number := regexp.MustCompile(`\+63[0-9]+`)
	fiction := regexp.MustCompile(`^\+63(9[0-9]{2}|[0-9]{1,2})555[0-9]{4}$`)
	mail := regexp.MustCompile(`[A-Za-z0-9.]+@[A-Za-z0-9.]+`)
	names, err := filepath.Glob("*.json")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range number.FindAllString(string(raw), -1) {
			if !fiction.MatchString(n) {
				t.Errorf("%s: %s may be somebody's number", name, n)
			}
		}
		for _, m := range mail.FindAllString(string(raw), -1) {
			if !strings.HasSuffix(m, ".example") {
				t.Errorf("%s: %s may be somebody's address", name, m)
			}
		}
	}
	for _, d := range open(t).Shop.MailDomains {
		if !strings.HasSuffix(d, ".example") {
			t.Errorf("domain %s may be somebody's", d)
		}
	}
}
