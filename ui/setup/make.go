package setup

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// make makes the shop in a new file and opens it.
func (q *questions) make() {
	for i, one := range q.qs {
		if !one.check() {
			q.to(i)
			one.check()
			return
		}
	}
	in, people := q.setUp()
	pin, papers := q.people.pin.Text, q.papers.papers()
	a, path := q.f.a, q.f.o.File
	if path == "" {
		path = Path(q.f.o.Folder, in.Shop.Name)
	}
	q.next.Busy(q.h.T("setup.making"))
	kit.Run(q.h, func() (bool, error) { return true, build(a, path, in, people, pin) }, func(_ bool, err error) {
		q.next.Ready()
		if err != nil {
			q.h.Fail(err)
			return
		}
		if d := a.Computer(); d != nil {
			err = d.Change(func(c *app.Computer) {
				c.SetUp = nil
				for name, p := range papers {
					c.Papers[name] = p
				}
			})
		}
		if q.cancel != nil {
			q.cancel()
		}
		q.h.Fail(err)
		q.f.o.Done()
	})
}

// setUp are the answers as the desk takes them.
func (q *questions) setUp() (app.SetUp, []data.Staff) {
	s := q.shop
	in := app.SetUp{
		Shop:   data.Shop{Name: s.name.Text, City: data.CleanLine(s.city.Text), Address: data.CleanLine(s.address.Text), Hours: q.hours.week(), Holidays: q.hours.days.chosen(), Language: q.h.Words.Lang()},
		Trades: s.trades.Values(),
		Person: data.Staff{Given: q.people.given.Text, Family: q.people.family.Text, Bookable: true},
	}
	if phone := data.CleanLine(s.phone.Text); phone != "" {
		in.Shop.Phones = []data.Phone{{N: 1, Typed: phone}}
	}
	var people []data.Staff
	for _, o := range q.people.others {
		given, family := parts(o.name.Text)
		if given == "" {
			continue
		}
		role := data.Role(o.role.Selected())
		people = append(people, data.Staff{Given: given, Family: family, Role: role, Active: true, Bookable: role == data.Technician})
	}
	return in, people
}

// parts are given and family name of a name typed in one field.
func parts(name string) (given, family string) {
	words := strings.Fields(data.CleanLine(name))
	if len(words) < 2 {
		return strings.Join(words, " "), ""
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}

// build makes the file. What was begun is taken away again where it fails.
func build(a *app.App, path string, in app.SetUp, people []data.Staff, pin string) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := a.Open(path, app.OpenOptions{Create: true}); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			a.Close()
			os.Remove(path)
		}
	}()
	if _, err := a.Shop.SetUp(in); err != nil {
		return err
	}
	all, err := a.Staff.All(true)
	if err != nil || len(all) == 0 {
		return err
	}
	owner := data.Actor{Staff: all[0].ID}
	for i := range people {
		if _, err := a.Staff.Add(owner, &people[i]); err != nil {
			return err
		}
	}
	if pin != "" {
		if _, err := a.Staff.SetPIN(owner, owner.Staff, pin); err != nil {
			return err
		}
	}
	return nil
}

// Path is where a new shop's file is laid: its name made fit for all three systems, with a number where it is taken.
func Path(folder, name string) string {
	base := FileName(name)
	path := filepath.Join(folder, base+".tgp")
	for n := 2; exists(path); n++ {
		path = filepath.Join(folder, fmt.Sprintf("%s %d.tgp", base, n))
	}
	return path
}

// reserved are names that Windows keeps for itself.
var reserved = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// FileName makes a shop's name a file's name on Windows, macOS and Linux.
func FileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return ' '
		}
		return r
	}, data.CleanLine(name))
	name = strings.Join(strings.Fields(name), " ")
	name = strings.Trim(data.Cut(name, 80), " .")
	for _, r := range reserved {
		if strings.EqualFold(name, r) || strings.HasPrefix(strings.ToLower(name), r+".") {
			name = "Shop " + name
		}
	}
	if name == "" {
		name = "Shop"
	}
	return name
}
