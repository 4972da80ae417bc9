package data_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/datatest"
)

func code(err error) string {
	if fs := data.FaultsOf(err); len(fs) > 0 {
		return fs[0].Code
	}
	return ""
}

func TestJobStates_FormOneLife(t *testing.T) {
	reached := map[data.JobState]bool{data.JobNew: true}
	for range data.JobStates() {
		for _, s := range data.JobStates() {
			for _, to := range data.JobStates() {
				if reached[s] && s.May(to) {
					reached[to] = true
				}
			}
		}
	}
	for _, s := range data.JobStates() {
		if !reached[s] {
			t.Errorf("%s is never reached", s)
		}
		if s.May(s) {
			t.Errorf("%s leads to itself", s)
		}
		if n := s.Next(); n != "" && !s.May(n) {
			t.Errorf("%s may not go to %s, which usually follows", s, n)
		}
		if s.Ball() == "" {
			t.Errorf("nobody has the ball in %s", s)
		}
		if s.May(data.Collected) != (s.Ball() == data.BallReady) {
			t.Errorf("%s to collected", s)
		}
		if data.JobClosed.May(s) || data.Collected.May(s) && s != data.JobClosed {
			t.Errorf("a job comes back to %s", s)
		}
	}
	if data.JobState("").Ball() != "" || data.JobState("lost").Next() != "" || data.JobState("lost").May(data.JobNew) {
		t.Error("an unknown state leads somewhere")
	}
}

func TestJob_MoveTo(t *testing.T) {
	walk := func(t *testing.T, states ...data.JobState) *data.Job {
		j := &data.Job{State: data.JobNew}
		for i, s := range states {
			if err := j.MoveTo(s, "", data.Instant(10+i)); err != nil {
				t.Fatal(err)
			}
		}
		return j
	}
	t.Run("OK", func(t *testing.T) {
		j := walk(t, data.Diagnosing, data.WaitingPart, data.PartArrived, data.InProgress, data.Ready, data.Collected, data.JobClosed)
		if j.ReadyAt != 14 || j.CollectedAt != 15 || j.EndedAt != 16 || j.StateAt != 16 || j.Open() {
			t.Errorf("%+v", j)
		}
	})
	t.Run("OKBackFromReady", func(t *testing.T) {
		if j := walk(t, data.Ready, data.InProgress); j.ReadyAt != 0 || !j.Open() {
			t.Errorf("%+v", j)
		}
	})
	t.Run("OKNotRepairedIsCollectedToo", func(t *testing.T) {
		if j := walk(t, data.NotRepaired, data.Collected); j.ReadyAt != 10 || j.CollectedAt != 11 {
			t.Errorf("%+v", j)
		}
	})
	t.Run("OKReopened", func(t *testing.T) {
		if j := walk(t, data.JobCancelled, data.JobNew); j.EndedAt != 0 || !j.Open() {
			t.Errorf("%+v", j)
		}
	})
	t.Run("OKStepWithin", func(t *testing.T) {
		j := walk(t, data.Diagnosing)
		if err := j.MoveTo(data.Diagnosing, "on the bench", 99); err != nil || j.Step != "on the bench" || j.StateAt != 10 {
			t.Errorf("%v %+v", err, j)
		}
	})
	t.Run("ErrReadyFirst", func(t *testing.T) {
		j := walk(t, data.InProgress)
		if err := j.MoveTo(data.Collected, "", 99); code(err) != "ready-before-collected" || j.State != data.InProgress || j.CollectedAt != 0 {
			t.Errorf("%v %+v", err, j)
		}
	})
	t.Run("ErrOver", func(t *testing.T) {
		j := walk(t, data.Ready, data.Collected, data.JobClosed)
		for _, s := range data.JobStates() {
			if err := j.MoveTo(s, "", 99); s != data.JobClosed && code(err) != "no-such-move" {
				t.Errorf("to %s: %v", s, err)
			}
		}
	})
	t.Run("ErrUnknown", func(t *testing.T) {
		if err := walk(t).MoveTo("lost", "", 99); code(err) != "no-such-move" {
			t.Error(err)
		}
	})
}

// However a job is moved, its times tell of its state.
func TestJob_TimesFollowTheState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j := datatest.Full(data.KindJob, datatest.Rand(1)).(*data.Job)
		j.State, j.ReadyAt, j.CollectedAt, j.EndedAt = data.JobNew, 0, 0, 0
		for at := data.Instant(1); at < 30; at++ {
			before := *j
			s := rapid.SampledFrom(data.JobStates()).Draw(t, "to")
			if err := j.MoveTo(s, "", at); err != nil {
				if j.State != before.State || j.ReadyAt != before.ReadyAt || j.CollectedAt != before.CollectedAt {
					t.Fatalf("refused, yet changed: %+v", j)
				}
				continue
			}
			if (j.CollectedAt != 0) != (s == data.Collected || s == data.JobClosed) || (j.EndedAt != 0) != (s == data.JobClosed || s == data.JobCancelled) || (s.Ball() == data.BallReady) && j.ReadyAt == 0 {
				t.Fatalf("%s: ready %d, collected %d, ended %d", s, j.ReadyAt, j.CollectedAt, j.EndedAt)
			}
			if err := j.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestAppointment_Visit(t *testing.T) {
	t.Run("OK", func(t *testing.T) {
		a := &data.Appointment{State: data.Booked}
		if err := errors.Join(a.Arrive(1000), a.Leave(1000+45*60_000+29_000, false, "fixed")); err != nil {
			t.Fatal(err)
		}
		if a.State != data.AppointmentDone || a.OnSite() != 45 || a.Result != "fixed" || a.Open() || !a.Holds() {
			t.Errorf("%+v", a)
		}
	})
	t.Run("OKPartly", func(t *testing.T) {
		a := &data.Appointment{State: data.OnTheWay}
		if err := errors.Join(a.Arrive(5), a.Leave(5, true, "")); err != nil || a.State != data.PartlyDone {
			t.Error(err, a.State)
		}
	})
	t.Run("ErrArriveTwice", func(t *testing.T) {
		a := &data.Appointment{State: data.Arrived, ArrivedAt: 7}
		if err := a.Arrive(9); code(err) != "no-such-move" || a.ArrivedAt != 7 {
			t.Error(err)
		}
	})
	t.Run("ErrArriveAfterwards", func(t *testing.T) {
		for _, s := range []data.AppointmentState{data.AppointmentDone, data.PartlyDone, data.NoShow, data.AppointmentOff} {
			if err := (&data.Appointment{State: s}).Arrive(9); code(err) != "no-such-move" {
				t.Error(s, err)
			}
		}
	})
	t.Run("ErrLeaveFirst", func(t *testing.T) {
		if err := (&data.Appointment{State: data.Booked}).Leave(9, false, ""); code(err) != "arrive-first" {
			t.Error(err)
		}
	})
	t.Run("ErrLeaveBefore", func(t *testing.T) {
		a := &data.Appointment{State: data.Arrived, ArrivedAt: 9}
		if err := a.Leave(8, false, ""); code(err) != "left-before-arrived" || a.State != data.Arrived {
			t.Error(err)
		}
	})
	t.Run("OKCancel", func(t *testing.T) {
		a := &data.Appointment{State: data.Confirmed}
		if err := a.Cancel("rain"); err != nil || a.State != data.AppointmentOff || a.OffWhy != "rain" || a.Holds() {
			t.Error(err, a)
		}
		if err := a.Cancel("again"); code(err) != "already-ended" || a.OffWhy != "rain" {
			t.Error(err)
		}
	})
	t.Run("ErrCancelWithoutReason", func(t *testing.T) {
		a := &data.Appointment{State: data.Booked}
		if err := a.Cancel(" \n"); code(err) != "required" || a.State != data.Booked {
			t.Error(err)
		}
	})
	t.Run("OKTravel", func(t *testing.T) {
		a := &data.Appointment{Start: "2026-11-23T00:10", End: "2026-11-23T23:50", Before: 20, After: 20}
		if a.From() != "2026-11-22T23:50" || a.To() != "2026-11-24T00:10" || a.OnSite() != 0 {
			t.Error(a.From(), a.To())
		}
	})
}

func TestPartRequest_MoveTo(t *testing.T) {
	all := []data.RequestState{data.Wanted, data.Asked, data.Ordered, data.RequestHere, data.Fitted, data.Returned, data.RequestClosed}
	reached := map[data.RequestState]bool{data.Wanted: true}
	for range all {
		for _, s := range all {
			for _, to := range all {
				r := &data.PartRequest{State: s, StateAt: 1}
				err := r.MoveTo(to, 2)
				switch {
				case s == to:
					if err != nil || r.StateAt != 1 {
						t.Errorf("%s stays: %v", s, err)
					}
				case err == nil:
					if r.State != to || r.StateAt != 2 {
						t.Errorf("%s to %s: %+v", s, to, r)
					}
					reached[to] = reached[to] || reached[s]
				case code(err) != "no-such-move" || r.State != s:
					t.Errorf("%s to %s: %v", s, to, err)
				}
			}
		}
	}
	for _, s := range all {
		if !reached[s] {
			t.Errorf("%s is never reached", s)
		}
	}
	for _, over := range []data.RequestState{data.Returned, data.RequestClosed} {
		if err := (&data.PartRequest{State: over}).MoveTo(data.Wanted, 1); code(err) != "no-such-move" {
			t.Error(over, err)
		}
	}
	if err := (&data.PartRequest{State: data.Wanted}).MoveTo(data.Fitted, 1); code(err) != "no-such-move" {
		t.Error("fitted without being there:", err)
	}
}

func TestPartRequest_ReservesWhatIsHere(t *testing.T) {
	r := &data.PartRequest{Part: 4, N: 3, State: data.RequestHere}
	if got := r.Sums(); len(got) != 3 || got[2] != (data.Sum{Name: "reserved", Part: data.PartID(4), Add: 3}) {
		t.Error(got)
	}
	r.State = data.Fitted
	if got := r.Sums(); got != nil {
		t.Error(got)
	}
}

func TestInquiry_Resolve(t *testing.T) {
	q := &data.Inquiry{State: data.WaitingUs, Promised: "2026-11-23T17:00"}
	promised, _ := q.Promised.In(time.UTC)
	if q.Kept(promised) {
		t.Error("kept without an answer")
	}
	if err := q.Resolve(promised, true); err != nil || q.State != data.Resolved || !q.First || q.Ended != promised || !q.Kept(promised) {
		t.Errorf("%v %+v", err, q)
	}
	if q.Kept(promised - 1) {
		t.Error("kept, but late")
	}
	if err := q.Resolve(promised+5, false); code(err) != "already-ended" || q.Answered != promised {
		t.Error(err)
	}
	if (&data.Inquiry{}).Kept(0) != true {
		t.Error("no promise was broken")
	}
	for _, s := range []data.InquiryState{data.InquiryOpen, data.WaitingCustomer, data.WaitingUs, data.HandedOver} {
		if !(&data.Inquiry{State: s}).Open() {
			t.Error(s)
		}
	}
	p := &data.Inquiry{State: data.InquiryOpen}
	if p.Promise("2026-11-24T09:00"); p.State != data.WaitingUs || p.Promised == "" {
		t.Error(p)
	}
	if data.Emergency.Rank() >= data.High.Rank() || data.High.Rank() >= data.Normal.Rank() || data.Normal.Rank() >= data.Low.Rank() || data.Urgency("").Rank() != data.Normal.Rank() {
		t.Error("urgencies out of order")
	}
}

func TestTask_End(t *testing.T) {
	k := &data.Task{State: data.TaskOpen}
	if err := k.End(data.TaskDone, "told her", 3, 9); err != nil || k.Open() || k.DoneBy != 3 || k.DoneAt != 9 {
		t.Error(err, k)
	}
	if err := k.End(data.TaskDropped, "", 4, 10); code(err) != "already-ended" || k.DoneBy != 3 {
		t.Error(err)
	}
}

func TestList_Items(t *testing.T) {
	l := &data.List{Name: data.ListAccessories, Spent: 4, Items: []data.ListItem{
		{N: 2, Code: "case", En: "Case", Fil: "Lagayan"},
		{N: 1, Code: "sim", En: "SIM", For: "phone"},
		{N: 4, Code: "bag", En: "Bag", For: "laptop"},
		{N: 3, Code: "old", En: "Old", Hidden: true},
	}}
	codes := func(items []data.ListItem) (s string) {
		for _, i := range items {
			s += i.Code + " "
		}
		return s
	}
	if got := codes(l.Shown("")); got != "case sim bag " {
		t.Error(got)
	}
	if got := codes(l.Shown("phone")); got != "case sim " {
		t.Error(got)
	}
	if i, ok := l.Item("old"); !ok || i.N != 3 {
		t.Error("a hidden item is not found")
	}
	if _, ok := l.Item("none"); ok {
		t.Error("an item that is not there is found")
	}
	if i, _ := l.Item("case"); i.Word("fil") != "Lagayan" || i.Word("en") != "Case" || l.Items[1].Word("fil") != "SIM" {
		t.Error("words")
	}
	n := func(i data.ListItem) int { return i.N }
	if got := data.NextN(l.Items, l.Spent, n); got != 5 {
		t.Error(got)
	}
	if got := data.NextN(l.Items, 0, n); got != 5 {
		t.Error(got)
	}
	if got := data.NextN[data.ListItem](nil, 7, n); got != 8 {
		t.Error(got)
	}
	p := data.CheckItem{En: "Screen", Fil: "Iskrin"}
	if p.Word("fil") != "Iskrin" || p.Word("en") != "Screen" || (data.CheckItem{En: "x"}).Word("fil") != "x" {
		t.Error("words of a point")
	}
}

func TestStaff_WorksOn(t *testing.T) {
	shop := data.Week{1: {From: 540, To: 1080}, 6: {From: 540, To: 720}}
	own := data.Week{2: {From: 600, To: 900}}
	s := &data.Staff{DaysOff: []data.Leave{{N: 1, From: "2026-11-23", To: "2026-11-24"}}}
	for _, c := range []struct {
		name  string
		date  data.Date
		hours data.Week
		want  data.Span
	}{
		{"Monday", "2026-11-16", data.Week{}, shop[1]},
		{"Saturday", "2026-11-21", data.Week{}, shop[6]},
		{"ClosedSunday", "2026-11-22", data.Week{}, data.Span{}},
		{"FirstDayOff", "2026-11-23", data.Week{}, data.Span{}},
		{"LastDayOff", "2026-11-24", own, data.Span{}},
		{"AfterDaysOff", "2026-11-30", data.Week{}, shop[1]},
		{"OwnTuesday", "2026-12-01", own, own[2]},
		{"OwnMonday", "2026-11-30", own, data.Span{}},
		{"NoDay", "2026-11-31", data.Week{}, data.Span{}},
	} {
		s.Hours = c.hours
		if got := s.WorksOn(c.date, shop); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestStaff_May(t *testing.T) {
	for _, c := range []struct {
		staff data.Staff
		right data.Right
		want  bool
	}{
		{data.Staff{Role: data.Clerk}, data.RightDesk, true},
		{data.Staff{Role: data.Clerk}, data.RightVoid, false},
		{data.Staff{Role: data.Clerk, Rights: []data.Right{data.RightVoid}}, data.RightVoid, true},
		{data.Staff{Role: data.Technician}, data.RightMoney, false},
		{data.Staff{Role: data.Coordinator}, data.RightSettings, false},
		{data.Staff{Role: data.Owner}, data.RightSettings, true},
		{data.Staff{}, data.RightDesk, false},
	} {
		for range 2 { // asking changes nothing
			if got := c.staff.May(c.right); got != c.want {
				t.Errorf("%s %v may %s: %v", c.staff.Role, c.staff.Rights, c.right, got)
			}
		}
	}
	if s := (&data.Staff{Given: "Marco", Family: "Peña", Short: "Marco P."}); s.Name() != "Marco Peña" || s.Called() != "Marco P." || (&data.Staff{Given: "Ana"}).Called() != "Ana" {
		t.Error("names")
	}
}

func TestEstimate_Open(t *testing.T) {
	for s, want := range map[data.EstimateState]bool{
		data.EstimateDraft: true, data.EstimateGiven: true, data.EstimateApproved: false, data.EstimateRefused: false, data.EstimateExpired: false,
	} {
		e := &data.Estimate{Job: 3, State: s, Until: "2026-12-01"}
		given := false
		for _, k := range e.Keys() {
			given = given || k.Index == "given"
		}
		if e.Open() != want || given != (s == data.EstimateGiven) {
			t.Errorf("%s: open %v, by its day %v", s, e.Open(), given)
		}
	}
}

func TestPayment_Value(t *testing.T) {
	for _, c := range []struct {
		name string
		pay  data.Payment
		want data.Money
	}{
		{"Deposit", data.Payment{PayKind: data.Deposit, Amount: 500}, 500},
		{"Payment", data.Payment{PayKind: data.Paid, Amount: 500}, 500},
		{"Refund", data.Payment{PayKind: data.Refund, Amount: 500}, -500},
		{"Void", data.Payment{PayKind: data.Paid, Amount: 500, Void: 9}, 0},
		{"Removed", data.Payment{Base: data.Base{Removed: 9}, PayKind: data.Paid, Amount: 500}, 0},
	} {
		if got := c.pay.Value(); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	p := &data.Payment{PayKind: data.Deposit, Way: "cash", Job: 4, Customer: 5, Amount: 500, Given: 1000, At: 9}
	if p.Change() != 500 || (&data.Payment{Amount: 500}).Change() != 0 {
		t.Error("change")
	}
	if s := p.Sums(); len(s) != 4 || s[0].Add != 500 || s[1].Add != 500 || s[2].Add != 1 || s[3].Add != 500 {
		t.Error(s)
	}
	v := p.Counter(7, 11).(*data.Payment)
	if v.Void != 11 || v.VoidBy != 7 || v.Validate() != nil || v.Sums() != nil || p.Void != 0 {
		t.Errorf("%+v", v)
	}
	if again := v.Counter(8, 12).(*data.Payment); again.VoidBy != 7 {
		t.Error("a void is voided anew")
	}
}

func TestCounter_OpposesExactly(t *testing.T) {
	for _, k := range data.Kinds {
		for seed := uint64(0); seed < 5; seed++ {
			rec := datatest.Full(k.Kind, datatest.Rand(seed))
			c, ok := rec.(data.Counterable)
			if ok != (k.Undo == data.Countered) {
				t.Fatalf("%s: undo %v, but countered %v", k.Name, k.Undo, ok)
			}
			if !ok {
				continue
			}
			rec.Head().ID = 5
			other := c.Counter(3, 99)
			if err := other.Validate(); err != nil {
				t.Errorf("%s: its counter is not valid: %v", k.Name, err)
			}
			sums := map[data.Sum]int64{}
			for _, r := range []data.Record{rec, other} {
				if r == rec && other.Head().ID == rec.Head().ID {
					continue // the counter stands in its place
				}
				for _, s := range r.(data.Summed).Sums() {
					sums[data.Sum{Name: s.Name, Part: s.Part, Line: s.Line}] += s.Add
				}
			}
			for s, n := range sums {
				if n != 0 {
					t.Errorf("%s: %d of %s is left", k.Name, n, s.Name)
				}
			}
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name string
		cust data.Customer
		want string
	}{
		{"Person", data.Customer{Prefix: "Mrs.", Given: "Liza", Family: "Dela Cruz"}, "Mrs. Liza Dela Cruz"},
		{"TradeName", data.Customer{IsCompany: true, Company: "Rey Inc.", TradeName: "Rey Aircon", Given: "Rey"}, "Rey Aircon"},
		{"Company", data.Customer{IsCompany: true, Company: "Rey Inc."}, "Rey Inc."},
		{"CompanyOfAPerson", data.Customer{Company: "Rey Inc."}, "Rey Inc."},
		{"Phone", data.Customer{No: "C-000001", Phones: []data.Phone{{Typed: "0917 555 0123"}}}, "0917 555 0123"},
		{"Number", data.Customer{No: "C-000001"}, "C-000001"},
	} {
		if got := c.cust.Name(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := (data.Address{Street: "12 Mango St", City: " Cebu ", Region: "Cebu", Postal: "6000"}).String(); got != "12 Mango St, Cebu, Cebu 6000" {
		t.Error(got)
	}
	d := &data.Device{Brand: "Samsung", Model: "A54", IMEI: "35"}
	if d.Name() != "Samsung A54" || d.Mark() != "35" || (&data.Device{DeviceKind: "phone"}).Name() != "phone" || (&data.Device{No: "D-1"}).Name() != "D-1" {
		t.Error("device")
	}
	p := &data.PriceItem{Price: 100, Prices: []data.ClassPrice{{N: 1, Class: "dealer", Price: 80}}}
	if p.PriceFor("dealer") != 80 || p.PriceFor("") != 100 || p.PriceFor("x") != 100 {
		t.Error("price")
	}
	o := &data.PartsOrder{Delivery: 50, Lines: []data.OrderLine{{Qty: 2, Cost: 100}, {Qty: 1, Cost: 5}}}
	if o.Sum() != 255 {
		t.Error(o.Sum())
	}
	j := &data.Job{Words: "clean it", Devices: []data.JobDevice{{N: 1}, {N: 2, Words: "no\npower"}}}
	if j.Problem() != "no power" || (&data.Job{Words: "clean\nit"}).Problem() != "clean it" {
		t.Error(j.Problem())
	}
}
