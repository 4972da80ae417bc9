package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
)

func TestErase_LeavesNothingOfThePerson(t *testing.T) {
	s := newPersonShop(t)
	day, err := s.Summary.Day("2026-11-23")
	s.must(err)
	before, err := s.Snapshot(map[string][]data.ID{"customer/billed": {s.id}, "paid-customer": {s.id}, "customer/jobs": {s.id}})
	s.must(err)
	n, err := s.Customers.Count()
	s.must(err)
	plan, err := s.Customers.ErasePlan(s.owner, s.id)
	s.must(err)
	named := map[data.Ref]bool{}
	for _, m := range plan.Mentions {
		named[m.Ref] = m.Sure
		if m.Words == "" || m.Field == "" {
			t.Errorf("%+v", m)
		}
	}
	customer := func(id data.ID) data.Ref { return data.Ref{Kind: data.KindCustomer, ID: id} }
	if sure, there := named[customer(s.other)]; !there || !sure {
		t.Errorf("%+v", plan.Mentions)
	}
	if sure, there := named[customer(s.weak)]; !there || sure {
		t.Errorf("%+v", plan.Mentions)
	}
	count := map[string]int{}
	for _, c := range plan.Counts {
		count[c.What] = c.N
	}
	for what, want := range map[string]int{"secrets": 1, "drafts": 2, "files": 2, "job": 1, "inquiry": 1, "appointment": 1, "task": 3, "estimate": 0, "papers": 1} {
		if count[what] != want {
			t.Errorf("%d %s, not %d: %+v", count[what], what, want, plan.Counts)
		}
	}
	if len(plan.Merged) != 1 || len(plan.Open) != 0 {
		t.Errorf("%+v", plan)
	}
	out, err := s.Customers.Erase(s.owner, s.order(), nil)
	if err != nil || out.Records == 0 || out.Entries == 0 || out.No != s.no {
		t.Fatalf("%+v, %v", out, err)
	}
	s.gone()
	if _, err := os.Stat(s.saved); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the saved paper is there: %v", err)
	}
	a, err := s.Attachments.Of(data.Ref{Kind: data.KindJob, ID: s.job})
	if err != nil || len(a) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	again, err := s.Summary.Day("2026-11-23")
	s.must(err)
	if a, b := figures(day), figures(again); a != b {
		t.Errorf("the day's figures were\n%s\nand are\n%s", a, b)
	}
	after, err := s.Snapshot(map[string][]data.ID{"customer/billed": {s.id}, "paid-customer": {s.id}, "customer/jobs": {s.id}})
	s.must(err)
	for key, v := range before {
		if strings.HasPrefix(key, "sum ") && after[key] != v {
			t.Errorf("%s is %s, was %s", key, after[key], v)
		}
	}
	if now, err := s.Customers.Count(); err != nil || now != n {
		t.Error(now, n, err)
	}
	o, err := s.Customers.Get(s.other)
	if err != nil || o.Notes != "neighbour of —, ring —" || o.Given != "Pilar" {
		t.Errorf("%+v, %v", o, err)
	}
	drafts, err := s.Drafts.All()
	if err != nil || len(drafts) != 1 || drafts[0].Title != "Pilar" {
		t.Errorf("%+v, %v", drafts, err)
	}
	v, err := s.Jobs.Get(s.job)
	if err != nil || v.Job.Totals().Total != 80000 || v.Job.Lines[0].Text != "Screen for —" || v.Paid != 80000 {
		t.Errorf("%+v, %v", v.Job, err)
	}
}

// figures are a day's numbers without what is worded.
func figures(v app.DayView) string {
	raw, _ := json.Marshal(v)
	var doc map[string]any
	_ = json.Unmarshal(raw, &doc)
	out, _ := json.Marshal(numbersOf(doc))
	return string(out)
}

func numbersOf(v any) any {
	switch x := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, y := range x {
			if k == "updated" || k == "rev" || k == "Calls" {
				continue // nobody is to be called any more
			}
			if n := numbersOf(y); n != nil {
				out[k] = n
			}
		}
		return out
	case []any:
		out := []any{}
		for _, y := range x {
			out = append(out, numbersOf(y))
		}
		return out
	case float64, bool:
		return x
	}
	return nil
}

func TestErase_Refused(t *testing.T) {
	s := newPersonShop(t)
	code := func(err error) string {
		if f := data.FaultsOf(err); len(f) > 0 {
			return f[0].Code
		}
		return ""
	}
	if _, err := s.Customers.ErasePlan(s.Who, s.id); !errors.Is(err, data.ErrDenied) {
		t.Errorf("a clerk may erase: %v", err)
	}
	in := s.order()
	bad := in
	bad.Typed = "C-999999"
	if _, err := s.Customers.Erase(s.owner, bad, nil); code(err) != "not-this-number" {
		t.Error(err)
	}
	bad = in
	bad.Yes = nil
	if _, err := s.Customers.Erase(s.owner, bad, nil); code(err) != "answer-each" {
		t.Error(err)
	}
	open := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Customer: s.id, Channel: data.ByPhone, Nature: "price", Words: "open"}, app.Then{}))
	if _, err := s.Customers.Erase(s.owner, in, nil); code(err) != "has-open-work" {
		t.Error(err)
	}
	s.Done(s.Inquiries.Close(s.Who, open.ID, "", ""))
	if _, err := s.Customers.Erase(s.owner, in, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(s.owner); !errors.Is(err, data.ErrFinal) {
		t.Errorf("undone: %v", err)
	}
	if _, err := s.Customers.ErasePlan(s.owner, s.id); code(err) != "erased" {
		t.Error(err)
	}
	c, err := s.Customers.Get(s.id)
	s.must(err)
	c.Given = "Somebody"
	if _, err := s.Customers.Change(s.Who, c); code(err) != "erased" {
		t.Error(err)
	}
	rows, err := s.Customers.Find(s.no, 5)
	if err != nil || len(rows) != 0 {
		t.Errorf("%+v, %v", rows, err)
	}
}

// TestErase_Left: a record of which somebody said that the name stays keeps it, and so do its entries.
func TestErase_Left(t *testing.T) {
	s := newPersonShop(t)
	in := s.order()
	other := data.Ref{Kind: data.KindCustomer, ID: s.other}
	in.Yes, in.No = slices.DeleteFunc(in.Yes, func(r data.Ref) bool { return r == other }), []data.Ref{other}
	if _, err := s.Customers.Erase(s.owner, in, nil); err != nil {
		t.Fatal(err)
	}
	c, err := s.Customers.Get(s.other)
	if err != nil || !strings.Contains(c.Notes, "QUIÑONARTE") {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestErase_GoesOn: wherever it falls, the next start ends it.
func TestErase_GoesOn(t *testing.T) {
	for _, at := range []app.EraseStep{app.EraseRecords, app.EraseJournal, app.EraseSearch} {
		t.Run(string(at), func(t *testing.T) {
			s := newPersonShop(t)
			in := s.order()
			fall := errors.New("fall")
			s.AtErased(func(done app.EraseStep) error {
				if done == at {
					return fall
				}
				return nil
			})
			if _, err := s.Customers.Erase(s.owner, in, nil); !errors.Is(err, fall) {
				t.Fatal(err)
			}
			s.Reopen()
			s.gone()
		})
	}
}

// TestErase_AgainInAnOlderCopy: a restore erases again, with and without the day files of a second disk.
func TestErase_AgainInAnOlderCopy(t *testing.T) {
	for _, second := range []bool{false, true} {
		s := newPersonShop(t)
		stick, days := filepath.Join(t.TempDir(), "stick"), ""
		s.must(os.Mkdir(stick, 0o700))
		c, err := s.Backups.BackUp(context.Background(), s.owner, stick, nil)
		s.must(err)
		if second {
			days = filepath.Join(t.TempDir(), "journal")
			setSecond(t, s.Shop, days)
		}
		s.Later(time.Minute)
		s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: s.id}, Channel: data.WalkIn, Direction: data.In, Words: "Quiñonarte again, nakita ko"}))
		s.Step()
		s.Later(time.Minute)
		_, err = s.Customers.Erase(s.owner, s.order(), nil)
		s.must(err)
		s.Step()
		res, err := s.Backups.RestoreSince(s.owner, c.Path, "", days)
		if err != nil {
			t.Fatal(err)
		}
		if second && res.Days.Acts == 0 {
			t.Errorf("%+v", res)
		}
		s.gone()
		// A copy that is put in the place of the file by hand is no way round.
		raw, err := os.ReadFile(c.Path)
		s.must(err)
		s.must(s.App.Close())
		s.must(os.WriteFile(s.Path, raw[:len(raw)-56], 0o600))
		s.Reopen()
		s.gone()
	}
}

// TestErase_TheListTravels: a new computer that has only the stick erases too.
func TestErase_TheListTravels(t *testing.T) {
	s := newPersonShop(t)
	stick := filepath.Join(t.TempDir(), "stick")
	s.must(os.Mkdir(stick, 0o700))
	c, err := s.Backups.BackUp(context.Background(), s.owner, stick, nil)
	s.must(err)
	_, err = s.Customers.Erase(s.owner, s.order(), nil)
	s.must(err)
	_, doc, err := s.Papers.Render(data.KindCustomer, s.id, app.PaperErasure, "")
	s.must(err)
	paper := doc.Words()
	if h := held([]byte(paper)); len(h) > 0 || !strings.Contains(paper, filepath.Base(c.Path)) {
		t.Errorf("the confirmation holds %v: %s", h, paper)
	}
	list, err := os.ReadFile(filepath.Join(stick, "Tanggapan.erased"))
	s.must(err)
	if h := held(list); len(h) > 0 {
		t.Errorf("the list holds %v", h)
	}
	away := apptest.New(t)
	live := filepath.Join(t.TempDir(), "new.tgp")
	if _, err := away.Backups.Restore(data.Actor{Staff: away.Ana}, c.Path, live); err != nil {
		t.Fatal(err)
	}
	s.must(s.App.Close())
	s.Shop = away
	s.Path = live
	s.gone()
}

// TestErase_RepairTakesNothingBack: a repair that takes records and entries from an older copy does not bring the person back.
func TestErase_RepairTakesNothingBack(t *testing.T) {
	s := newPersonShop(t)
	stick := filepath.Join(t.TempDir(), "stick")
	s.must(os.Mkdir(stick, 0o700))
	c, err := s.Backups.BackUp(context.Background(), s.owner, stick, nil)
	s.must(err)
	_, err = s.Customers.Erase(s.owner, s.order(), nil)
	s.must(err)
	s.must(s.App.Close())
	raw, err := os.ReadFile(s.Path)
	s.must(err)
	for _, space := range []string{"r", "je", "jb"} {
		for _, at := range leavesOf(raw, space) {
			clear(raw[at : at+4096])
		}
	}
	s.must(os.WriteFile(s.Path, raw, 0o600))
	out, err := s.Repair(s.Path, c.Path)
	if err != nil || len(out.Mended) == 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	s.must(os.Remove(out.Before))
	s.Reopen()
	s.gone()
}

// TestErase_DayFilesGo: day files that hold the person go once a verified copy makes them needless.
func TestErase_DayFilesGo(t *testing.T) {
	s := newPersonShop(t)
	stick, days := filepath.Join(t.TempDir(), "stick"), filepath.Join(t.TempDir(), "journal")
	setSecond(t, s.Shop, days)
	s.Later(time.Minute)
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: s.id}, Channel: data.WalkIn, Direction: data.In, Words: "Quiñonarte again"}))
	s.Step()
	out, err := s.Customers.Erase(s.owner, s.order(), nil)
	if err != nil || out.Days != 1 {
		t.Fatalf("%+v, %v", out, err)
	}
	s.Step()
	if !slices.ContainsFunc(dayFilesIn(t, days), func(b []byte) bool { return len(held(b)) > 0 }) {
		t.Error("they went before there was a copy")
	}
	s.Later(time.Minute)
	s.must(os.Mkdir(stick, 0o700))
	c, err := s.Backups.BackUp(context.Background(), s.owner, stick, nil)
	s.must(err)
	s.Later(time.Minute)
	s.Done(s.Customers.SetAlert(s.Who, s.weak, "still written down"))
	s.Step()
	all := dayFilesIn(t, days)
	if len(all) != 1 || !bytes.Contains(all[0], []byte("still written down")) {
		t.Errorf("%d day files", len(all))
	}
	for _, b := range all {
		if h := held(b); len(h) > 0 {
			t.Errorf("a day file holds %v", h)
		}
	}
	// They join on to the copy.
	res, err := s.Backups.RestoreSince(s.owner, c.Path, "", days)
	if err != nil || res.Days.Gap || res.Days.Acts == 0 {
		t.Errorf("%+v, %v", res.Days, err)
	}
	s.gone()
}

func dayFilesIn(t *testing.T, dir string) (out [][]byte) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.tgp-day"))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

func setSecond(t *testing.T, s *apptest.Shop, folder string) {
	t.Helper()
	set(t, s, func(b *desk.Backup) { b.Second = folder })
}

// TestErase_ManyBearTheName: a name that stands alone is asked for where nobody else is known to bear it, and not without end.
func TestErase_ManyBearTheName(t *testing.T) {
	s := &personShop{Shop: apptest.New(t), t: t}
	s.owner.Staff = s.Ana
	s.id = s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Marco", Family: "Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0199"}}})).ID
	for range 40 {
		s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Rosa", Family: "Lim", Notes: "brother of Santos"}))
	}
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Pilar", Family: "Santos", Notes: "the elder Santos"}))
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Dory", Family: "Uy", Notes: "Marco knows her"}))
	home := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Nena", Family: "Santos", Phones: []data.Phone{{N: 1, Typed: "+63 917 555 0199"}}}))
	plan, err := s.Customers.ErasePlan(s.owner, s.id)
	s.must(err)
	if len(plan.Mentions) != 31 || plan.More != 10 {
		t.Errorf("%d, and %d more", len(plan.Mentions), plan.More)
	}
	if m := plan.Mentions[0]; m.Ref != home.Ref() || !m.Own || m.Sure {
		t.Errorf("%+v", m)
	}
	for _, m := range plan.Mentions[1:] {
		if m.Sure || m.Words != "brother of Santos" {
			t.Errorf("%+v", m)
		}
	}
}
