package setup

import (
	"maps"
	"os"
	"strconv"
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/assets/trades"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// kept are the answers of a first start that was not finished.
func kept(a *app.App) map[string]string {
	if a.Computer() == nil {
		return nil
	}
	return a.Computer().Settings().SetUp
}

// touched keeps the answers after a pause in typing.
func (q *questions) touched() {
	if q.cancel != nil {
		q.cancel()
	}
	q.cancel = kit.After(q.h, 300*time.Millisecond, q.keep)
}

// keep writes the answers to this computer's settings; a PIN is not among them.
func (q *questions) keep() {
	d := q.f.a.Computer()
	if d == nil {
		return
	}
	all := map[string]string{"done": strconv.Itoa(q.done)}
	maps.Copy(all, q.shop.kept())
	maps.Copy(all, q.hours.kept())
	maps.Copy(all, q.people.kept())
	maps.Copy(all, q.papers.kept())
	if err := d.Change(func(c *app.Computer) { c.SetUp = all }); err != nil {
		q.h.Hint(q.h.Words.Err(err))
	}
}

// shopAnswer is the first question: what shop it is.
type shopAnswer struct {
	h       *kit.Host
	name    *kit.Entry
	city    *kit.Entry
	address *kit.Entry
	phone   *kit.Entry
	trades  *kit.Chips
}

func newShopAnswer(h *kit.Host, was map[string]string, touched func()) *shopAnswer {
	s := &shopAnswer{h: h}
	field := func(key, hint string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Placeholder: hint, Max: 120})
		e.SetText(was[key])
		e.SetOnChange(func(string) {
			e.SetError("")
			touched()
		})
		return e
	}
	s.name, s.city = field("name", h.T("setup.name-hint")), field("city", h.T("setup.city-hint"))
	s.address, s.phone = field("address", h.T("setup.address-hint")), field("phone", h.T("setup.phone-hint"))
	var items []kit.Chip
	for _, t := range trades.All() {
		text := t.En
		if h.Words.Lang() == "fil" && t.Fil != "" {
			text = t.Fil
		}
		items = append(items, kit.Chip{Value: t.Code, Text: text, Icon: t.Icon})
	}
	s.trades = kit.NewChips(h, kit.ChipsSpec{Items: items, Multi: true, OnChange: touched})
	if was["trades"] != "" {
		s.trades.Select(strings.Split(was["trades"], ",")...)
	}
	return s
}

func (s *shopAnswer) question() question {
	h := s.h
	two := []float32{-1, -1}
	body := kit.Col(10,
		kit.TopCols(14, two, kit.Labelled(h.T("setup.name"), s.name), kit.Labelled(h.T("setup.city"), s.city)),
		kit.TopCols(14, two, kit.Labelled(h.T("setup.address"), s.address), kit.Labelled(h.T("setup.phone"), s.phone)),
		kit.Col(6, kit.T(h.T("setup.trades"), kit.SecondMed.Cut()), s.trades))
	return question{title: "setup.q-shop", coming: "setup.q-shop-note", body: body, first: s.name, check: s.check, answer: s.answer}
}

func (s *shopAnswer) check() bool {
	if data.CleanLine(s.name.Text) == "" {
		s.name.SetError(s.h.T("setup.name-needed"))
		s.h.Focus(s.name)
		return false
	}
	return true
}

func (s *shopAnswer) answer() string {
	parts := []string{data.CleanLine(s.name.Text)}
	var names []string
	for _, code := range s.trades.Values() {
		if t, ok := trades.Of(code); ok {
			text := t.En
			if s.h.Words.Lang() == "fil" && t.Fil != "" {
				text = t.Fil
			}
			names = append(names, strings.ToLower(text))
		}
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, ", "))
	}
	if c := data.CleanLine(s.city.Text); c != "" {
		parts = append(parts, c)
	}
	return strings.Join(parts, " · ")
}

func (s *shopAnswer) kept() map[string]string {
	return map[string]string{"name": s.name.Text, "city": s.city.Text, "address": s.address.Text, "phone": s.phone.Text, "trades": strings.Join(s.trades.Values(), ",")}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
