package app

import (
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// Shop is the branch that the file belongs to.
type Shop struct{ *core }

var shopActs = []Act{
	{"desk.add", "", "", PutBack},
	{"shop.set-up", "", "S1", Final},
	{"shop.change", data.RightSettings, "S1", PutBack},
}

const theShop data.ID = 1

// shop reads the shop's record; data.ErrNotFound before it is set up.
func shop(tx *store.Tx) (*data.Shop, error) { return store.Get[data.Shop](tx, theShop) }

// zoneOf is the shop's zone; UTC where this computer does not know it.
func zoneOf(s *data.Shop) *time.Location {
	if z, err := time.LoadLocation(s.Zone); err == nil && s.Zone != "" {
		return z
	}
	return time.UTC
}

// Get reads the shop; data.ErrNotFound before it is set up.
func (s *Shop) Get() (out *data.Shop, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = shop(tx)
		return err
	})
	return out, err
}

// Change keeps the shop's own data.
func (s *Shop) Change(who data.Actor, in *data.Shop) (data.Done, error) {
	return s.write("shop.change", who, func(tx *store.Tx) (data.Record, error) {
		rec, spent := *in, 0
		for _, p := range in.Phones {
			spent = max(spent, p.N)
		}
		rec.Phones = cleanPhones(in.Phones, &rec, &spent)
		return &rec, tx.Put(&rec)
	})
}

// Format writes dates, numbers and money as the shop does, in a language's words. Without a shop it is UTC and pesos.
func (s *Shop) Format(lang string) words.Format {
	sh, err := s.Get()
	if err != nil {
		return words.In(lang).Format(words.Settings{})
	}
	return formatOf(sh, lang)
}

func formatOf(s *data.Shop, lang string) words.Format {
	return words.In(lang).Format(words.Settings{Zone: zoneOf(s), Locale: s.Locale, Currency: s.Currency})
}

// Zone is the shop's zone; UTC without a shop.
func (s *Shop) Zone() *time.Location {
	sh, err := s.Get()
	if err != nil {
		return time.UTC
	}
	return zoneOf(sh)
}

// now is the time on the shop's wall.
func (c *core) wall(s *data.Shop) data.Local { return c.Now().Local(zoneOf(s)) }

// businessDay is the day that an instant counts to: before the hour at which the shop's day ends it is the day before.
func businessDay(s *data.Shop, at data.Instant) data.Date {
	return at.Add(-time.Duration(s.DayEnds) * time.Minute).Date(zoneOf(s))
}

// OpeningOn is when the shop is open on a date: weekly hours, else what a holiday says; empty when it is closed.
func OpeningOn(s *data.Shop, d data.Date) data.Span {
	for _, h := range s.Holidays {
		if h.Date == d {
			return h.Open
		}
	}
	return s.Hours[d.Weekday()]
}
