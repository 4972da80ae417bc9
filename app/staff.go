package app

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"strings"

	"golang.org/x/crypto/argon2"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Staff are the people who work at the shop.
type Staff struct{ *core }

var staffActs = []Act{
	{"staff.add", data.RightSettings, "R7", PutBack},
	{"staff.change", data.RightSettings, "R7", PutBack},
	{"staff.set-pin", "", "", Final},
}

// Get reads one person.
func (s *Staff) Get(id data.ID) (out *data.Staff, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Staff](tx, id)
		return err
	})
	return out, err
}

// All lists everybody in the order they were added; active leaves out those who left.
func (s *Staff) All(active bool) (out []*data.Staff, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = staffOf(tx, active)
		return err
	})
	return out, err
}

func staffOf(tx *store.Tx, active bool) ([]*data.Staff, error) {
	all, err := store.Each[data.Staff](tx, 0, 0)
	if err != nil {
		return nil, err
	}
	out := all[:0]
	for _, p := range all {
		if p.Removed == 0 && (p.Active || !active) {
			out = append(out, p)
		}
	}
	return out, nil
}

// Add keeps a new person.
func (s *Staff) Add(who data.Actor, p *data.Staff) (data.Done, error) {
	return s.write("staff.add", who, func(tx *store.Tx) (data.Record, error) {
		rec := *p
		rec.ID, rec.Rev, rec.PIN = 0, 0, ""
		cleanStaff(&rec)
		return &rec, tx.Put(&rec)
	})
}

// Change keeps what is known of a person; the PIN has an act of its own.
func (s *Staff) Change(who data.Actor, p *data.Staff) (data.Done, error) {
	return s.write("staff.change", who, func(tx *store.Tx) (data.Record, error) {
		old, err := store.Get[data.Staff](tx, p.ID)
		if err != nil {
			return nil, err
		}
		rec := *p
		rec.PIN = old.PIN
		cleanStaff(&rec)
		return &rec, tx.Put(&rec)
	})
}

func cleanStaff(p *data.Staff) {
	for _, f := range []*string{&p.Family, &p.Given, &p.Short, &p.Title, &p.Skills} {
		*f = data.CleanLine(*f)
	}
}

// SetPIN sets a person's PIN of 4 to 12 digits, or takes it away with "". People set their own; others need the right to settings.
func (s *Staff) SetPIN(who data.Actor, id data.ID, pin string) (data.Done, error) {
	if n := len(pin); pin != "" && (n < 4 || n > 12 || data.Digits(pin) != pin) {
		return data.Done{}, data.Faults{{Field: "pin", Code: "bad-pin"}}
	}
	hash, err := hashPIN(pin)
	if err != nil {
		return data.Done{}, err
	}
	return s.writeAct(store.Act{Name: "staff.set-pin", Actor: who, Silent: true}, func(tx *store.Tx) (data.Record, error) {
		if who.Staff != id && who.Staff != 0 {
			by, err := store.Get[data.Staff](tx, who.Staff)
			if err != nil {
				return nil, err
			}
			if !by.May(data.RightSettings) {
				return nil, data.ErrDenied
			}
		}
		rec, err := store.Get[data.Staff](tx, id)
		if err != nil {
			return nil, err
		}
		rec.PIN = hash
		return rec, tx.Put(rec)
	})
}

// CheckPIN says whether a person may begin to act: with the right PIN, or without where none is set.
func (s *Staff) CheckPIN(id data.ID, pin string) (bool, error) {
	p, err := s.Get(id)
	if err != nil {
		return false, err
	}
	return p.Open() && (p.PIN == "" || pinMatches(p.PIN, pin)), nil
}

// argon2id with the second recommended set of RFC 9106: 3 passes, 64 MiB, here 1 lane.
func hashPIN(pin string) (string, error) {
	if pin == "" {
		return "", nil
	}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	return encodePIN(salt, pin), nil
}

func encodePIN(salt []byte, pin string) string {
	key := argon2.IDKey([]byte(pin), salt, 3, 64<<10, 1, 32)
	return "argon2id$" + base64.RawStdEncoding.EncodeToString(salt) + "$" + base64.RawStdEncoding.EncodeToString(key)
}

func pinMatches(hash, pin string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 3 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[1])
	return err == nil && subtle.ConstantTimeCompare([]byte(encodePIN(salt, pin)), []byte(hash)) == 1
}
