package app_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// practised makes a practice shop of so many jobs on a Monday morning, opens it and reads all its records.
func practised(t *testing.T, jobs int, now data.Instant) (*app.App, map[data.Kind][]data.Record) {
	t.Helper()
	return practisedAs(t, app.PracticeOptions{Jobs: jobs, Seed: 7}, now)
}

func practisedAs(t *testing.T, o app.PracticeOptions, now data.Instant) (*app.App, map[data.Kind][]data.Record) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Practice.tgp")
	a := app.New(app.Deps{Now: func() data.Instant { return now }, Sync: true})
	if _, err := a.Practice(path, o); err != nil {
		t.Fatal(err)
	}
	if err := a.Open(path, app.OpenOptions{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	dir := filepath.Join(t.TempDir(), "lines")
	if _, err := a.Export(context.Background(), app.ExportOptions{To: dir, Lines: true, Secrets: true}); err != nil {
		t.Fatal(err)
	}
	all := map[data.Kind][]data.Record{}
	for _, k := range data.Kinds {
		b, err := os.ReadFile(filepath.Join(dir, k.Name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(b))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			rec := k.New()
			if err := json.Unmarshal(lines.Bytes(), rec); err != nil {
				t.Fatal(err)
			}
			all[k.Kind] = append(all[k.Kind], rec)
		}
	}
	return a, all
}

func monday(t *testing.T) data.Instant {
	return data.At(time.Date(2026, 11, 23, 10, 42, 0, 0, apptest.Zone(t)))
}

func TestPractice(t *testing.T) {
	now := monday(t)
	a, all := practised(t, 0, now)
	t.Run("Marked", func(t *testing.T) {
		sh, err := a.Shop.Get()
		if err != nil || !sh.Practice {
			t.Error(sh, err)
		}
		for _, recs := range all {
			for _, rec := range recs {
				if n, ok := rec.(data.Numbered); ok && rec.Head().ID <= 900000 {
					t.Errorf("%s has a number that a real shop could give", *n.Number())
				}
			}
		}
	})
	t.Run("Size", func(t *testing.T) {
		if n := len(all[data.KindJob]); n < 350 || n > 450 {
			t.Errorf("%d jobs", n)
		}
		var first, ahead data.Local = "9", ""
		for _, rec := range all[data.KindJob] {
			first = min(first, rec.(*data.Job).TakenIn.Local(apptest.Zone(t)))
		}
		for _, rec := range all[data.KindAppointment] {
			ahead = max(ahead, rec.(*data.Appointment).Start)
		}
		if back := first.Date().Days("2026-11-23"); back < 24 || back > 28 {
			t.Errorf("the first job came %d days ago", back)
		}
		if far := data.Date("2026-11-23").Days(ahead.Date()); far < 4 || far > 21 {
			t.Errorf("the last appointment is %d days ahead", far)
		}
	})
	t.Run("Day", func(t *testing.T) {
		v, err := a.Today.View()
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%+v", v.Figures)
		if f := v.Figures; f.Late != 3 || f.Overdue != 2 || f.Promised < 3 || f.Visits < 2 || f.OpenJobs < 36 || f.OpenJobs > 50 || f.Ready < 3 || len(v.Tell) == 0 || len(v.Parts) == 0 {
			t.Errorf("the day: %+v, %d to tell, %d late parts", f, len(v.Tell), len(v.Parts))
		}
	})
	t.Run("NoTwoCustomersAlike", func(t *testing.T) { distinct(t, all[data.KindCustomer]) })
	t.Run("RefsResolve", func(t *testing.T) { resolve(t, all) })
	t.Run("SumsBalance", func(t *testing.T) { balance(t, a, all) })
	t.Run("EveryState", func(t *testing.T) { states(t, all) })
}

func distinct(t *testing.T, customers []data.Record) {
	seen := map[string]string{}
	for _, rec := range customers {
		c := rec.(*data.Customer)
		for _, p := range c.Phones {
			key := data.Fold(c.Name()) + p.Best164()
			if other := seen[key]; other != "" {
				t.Errorf("%s and %s are both %s, %s", other, c.No, c.Name(), p.Best164())
			}
			seen[key] = c.No
		}
	}
}

// points says which kind of record the fields of records name.
var points = map[string]data.Kind{
	"owner": data.KindCustomer, "customer": data.KindCustomer, "merged_into": data.KindCustomer, "with": data.KindCustomer,
	"device": data.KindDevice, "shelf": data.KindShelf, "job": data.KindJob, "comes_back": data.KindJob, "inquiry": data.KindInquiry,
	"technician": data.KindStaff, "by": data.KindStaff, "who": data.KindStaff, "staff": data.KindStaff, "taken_by": data.KindStaff, "assessed_by": data.KindStaff,
	"alert_by": data.KindStaff, "assigned": data.KindStaff, "done_by": data.KindStaff, "over_by": data.KindStaff, "lead": data.KindStaff, "void_by": data.KindStaff,
	"from": data.KindStaff, "to": data.KindStaff, "read_by": data.KindStaff, "department": data.KindDepartment, "supplier": data.KindSupplier,
	"part": data.KindPart, "request": data.KindPartRequest, "order": data.KindPartsOrder, "logo": data.KindAttachment, "appointment": data.KindAppointment, "taken": data.KindAsk,
}

func resolve(t *testing.T, all map[data.Kind][]data.Record) {
	there := map[data.Ref]bool{}
	for k, recs := range all {
		for _, rec := range recs {
			there[data.Ref{Kind: k, ID: rec.Head().ID}] = true
		}
	}
	n := 0
	look := func(of string, ref data.Ref) {
		if n++; ref.ID != 0 && !there[ref] {
			t.Errorf("%s names %s, which is not there", of, ref)
		}
	}
	for k, recs := range all {
		for _, rec := range recs {
			refs(t, fmt.Sprintf("%s/%d", k, rec.Head().ID), reflect.ValueOf(rec).Elem(), look)
		}
	}
	if n < 5000 {
		t.Errorf("only %d refs were looked at", n)
	}
}

// refs hands every field that names another record to look.
func refs(t *testing.T, of string, v reflect.Value, look func(string, data.Ref)) {
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i)
		tag, _, _ := strings.Cut(name.Tag.Get("json"), ",")
		switch x := f.Interface().(type) {
		case data.Base:
		case data.Ref:
			look(of+" "+tag, x)
		case data.ID:
			kind, known := points[tag]
			if !known && x != 0 {
				t.Fatalf("%s: it is not known what the field %s names", of, tag)
			}
			look(of+" "+tag, data.Ref{Kind: kind, ID: x})
		default:
			switch {
			case f.Kind() == reflect.Struct:
				refs(t, of+" "+tag, f, look)
			case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
				for j := range f.Len() {
					refs(t, fmt.Sprintf("%s %s %d", of, tag, j+1), f.Index(j), look)
				}
			}
		}
	}
}

func balance(t *testing.T, a *app.App, all map[data.Kind][]data.Record) {
	stock, received, paid := map[data.ID]int{}, map[string]int{}, map[data.ID]data.Money{}
	for _, rec := range all[data.KindStockMove] {
		m := rec.(*data.StockMove)
		stock[m.Part] += m.N
	}
	for _, rec := range all[data.KindReceipt] {
		r := rec.(*data.Receipt)
		received[fmt.Sprint(r.Order, r.Line)] += r.N
	}
	for _, rec := range all[data.KindPayment] {
		if p := rec.(*data.Payment); p.Void == 0 {
			sum := p.Amount
			if p.PayKind == data.Refund {
				sum = -sum
			}
			paid[p.Job] += sum
		}
	}
	for _, rec := range all[data.KindPart] {
		s, err := a.Parts.Stock(rec.Head().ID)
		if err != nil || s.Here != stock[rec.Head().ID] || s.Here < 0 || s.Reserved < 0 || s.Reserved > s.Here {
			t.Errorf("part %d: %+v, its moves sum to %d, %v", rec.Head().ID, s, stock[rec.Head().ID], err)
		}
	}
	for _, rec := range all[data.KindPartsOrder] {
		o := rec.(*data.PartsOrder)
		got, err := a.PartsOrders.Received(o.ID)
		for _, l := range o.Lines {
			if want := received[fmt.Sprint(o.ID, l.N)]; err != nil || got[l.N] != want || want > l.Qty {
				t.Errorf("%s line %d: %d received, receipts say %d of %d, %v", o.No, l.N, got[l.N], want, l.Qty, err)
			}
		}
	}
	out := 0
	for _, rec := range all[data.KindJob] {
		j := rec.(*data.Job)
		if j.State != data.Collected && j.State != data.JobClosed {
			continue
		}
		out++
		if total := j.Totals().Total; total != paid[j.ID] {
			t.Errorf("%s went out: %d to pay, %d paid", j.No, total, paid[j.ID])
		}
	}
	if out < 200 {
		t.Errorf("only %d jobs went out", out)
	}
}

func TestPractice_SameSeedSameShop(t *testing.T) {
	now := monday(t)
	_, one := practised(t, 30, now)
	_, two := practised(t, 30, now)
	for _, k := range data.Kinds {
		x, _ := json.Marshal(one[k.Kind])
		y, _ := json.Marshal(two[k.Kind])
		if !bytes.Equal(x, y) {
			t.Errorf("the %s records differ", k.Name)
		}
	}
}

// TestPractice_AnySeed holds that no chance leads the shop into what a rule refuses.
func TestPractice_AnySeed(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	a := app.New(app.Deps{Now: func() data.Instant { return monday(t) }, Sync: true})
	for seed := range uint64(6) {
		if _, err := a.Practice(filepath.Join(t.TempDir(), "x.tgp"), app.PracticeOptions{Jobs: 45, Seed: 100 + seed}); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

// TestPractice_AnyMoment holds that a shop can be made at night, on a Sunday and at the turn of a year.
func TestPractice_AnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	for _, at := range []string{"2026-11-22T03:10", "2026-11-23T23:59", "2027-01-01T12:00", "2026-11-28T12:59"} {
		now, err := data.Local(at).In(apptest.Zone(t))
		if err != nil {
			t.Fatal(err)
		}
		a, _ := practised(t, 25, now)
		v, err := a.Today.View()
		if err != nil || v.Figures.Late != 3 {
			t.Errorf("%s: %+v, %v", at, v.Figures, err)
		}
	}
}

// TestPractice_TooLarge: a size that no disk holds is refused before anything is written.
func TestPractice_TooLarge(t *testing.T) {
	a, path := app.New(app.Deps{}), filepath.Join(t.TempDir(), "x.tgp")
	if _, err := a.Practice(path, app.PracticeOptions{Size: app.MostPractice + 1}); len(data.FaultsOf(err)) != 1 {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("something was written", err)
	}
}
