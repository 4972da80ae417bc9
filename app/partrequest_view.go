package app

import (
	"sort"
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Verdict says what an answer does to the promise.
type Verdict string

// The verdicts, the best first.
const (
	Keeps     Verdict = "keeps"
	Tight     Verdict = "tight"
	TooLate   Verdict = "too-late"
	NoPromise Verdict = "no-promise" // nothing was promised, or no day was named
	Awaited   Verdict = "awaited"    // asked, no answer yet
	NotToHave Verdict = "not-to-have"
)

// tightHours is how much time must be left before the promise, in hours: less is tight.
const tightHours = 8

// Answer is one supplier's answer with what it means for the request.
type Answer struct {
	*data.Ask
	Supplier *data.Supplier
	AllIn    data.Money    // for all that are wanted, with delivery
	Here     data.Local    // when it would be here; "" unknown
	Verdict  Verdict       // against the promise
	Left     time.Duration // from there to the promise; negative when too late
	Order    string        // number of the order it stands on already
}

// PartView is all that the desk knows of one request.
type PartView struct {
	Wanted
	Stock     Stock
	Received  int // how many came of its order's line
	Answers   []Answer
	Best      int // answer to take, -1: none
	Bought    Bought
	Words     string // for the customer; "" where nobody waits
	ShelfName string
	Late      int  // days that the order is late; -1: it was due earlier today
	Told      bool // the customer was told since the part stands as it does
	Now       data.Local
}

// boughtRows is how many earlier purchases a request shows.
const boughtRows = 4

// View reads a request with its supplier answers, what was bought before, and the words for the customer.
func (s *PartRequests) View(id data.ID) (v *PartView, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		r, err := store.Get[data.PartRequest](tx, id)
		if err != nil {
			return err
		}
		v = &PartView{Now: s.wall(sh), Best: -1, ShelfName: shelfName(tx, r.Shelf)}
		if v.Wanted, err = wanted(tx, r); err != nil {
			return err
		}
		if v.Stock, err = stock(tx, r.Part); err != nil {
			return err
		}
		v.Late = LateBy(v.Wanted, v.Now)
		v.answers(tx, sh)
		if v.Order != nil {
			have, err := received(tx, v.Order)
			if err != nil {
				return err
			}
			v.Received = have[r.OrderN]
		}
		if v.Bought, err = bought(tx, r.Part, boughtRows, s.Now()); err != nil {
			return err
		}
		if err := v.told(tx); err != nil {
			return err
		}
		v.Words, err = v.say(tx, sh)
		return err
	})
	return v, err
}

// LateBy is by how many days an ordered part is late; 0: it is not, -1: it was due earlier today.
func LateBy(w Wanted, now data.Local) int {
	if w.State != data.Ordered || w.Order == nil || w.Order.Expected == "" || w.Order.Expected >= now {
		return 0
	}
	if d := w.Order.Expected.Date().Days(now.Date()); d > 0 {
		return d
	}
	return -1
}

func (v *PartView) answers(tx *store.Tx, sh *data.Shop) {
	for _, a := range v.Asks {
		out := Answer{Ask: a, AllIn: Landed(a, v.N), Here: hereOf(sh, a, v.Now.Date())}
		out.Supplier, _ = tx.Look(data.KindSupplier, a.Supplier).(*data.Supplier)
		out.Verdict, out.Left = verdict(a, out.Here, v.NeededBy, zoneOf(sh))
		if v.Order != nil && v.Order.Supplier == a.Supplier && v.State == data.Ordered {
			out.Order = v.Order.No
		}
		v.Answers = append(v.Answers, out)
	}
	order := map[Verdict]int{Keeps: 0, Tight: 1, TooLate: 2, NoPromise: 2, Awaited: 3, NotToHave: 4}
	sort.SliceStable(v.Answers, func(i, j int) bool {
		a, b := v.Answers[i], v.Answers[j]
		if order[a.Verdict] != order[b.Verdict] {
			return order[a.Verdict] < order[b.Verdict]
		}
		return a.AllIn < b.AllIn
	})
	for i, a := range v.Answers {
		if a.ID == v.Taken && a.Order == "" {
			v.Best = i
		}
	}
	for i, a := range v.Answers {
		if v.Best < 0 && a.Order == "" && (a.Answer == data.AskYes || a.Answer == data.AskLater) && (v.State != data.Ordered || v.Late != 0) {
			v.Best = i
		}
	}
}

func (v *PartView) told(tx *store.Tx) error {
	if v.Job == nil || v.State != data.RequestHere && v.State != data.Fitted {
		return nil
	}
	tasks, err := tasksOf(tx, ref(v.Job))
	for _, t := range tasks {
		v.Told = v.Told || t.TaskKind == data.TaskTell && t.State == data.TaskDone && t.Created >= v.StateAt
	}
	return err
}

// hereOf is when a part would be here by an answer, were it ordered today: as it was said, else at the end of the day
// that its number of days leads to.
func hereOf(sh *data.Shop, a *data.Ask, today data.Date) data.Local {
	if a.Here != "" || a.Days == 0 {
		return a.Here
	}
	day := max(a.At.Date(zoneOf(sh)), today).Plus(a.Days)
	if open := OpeningOn(sh, day); !open.Empty() {
		return day.At(open.To)
	}
	return day.At(17 * 60)
}

// verdict holds an answer against the promise.
func verdict(a *data.Ask, here, promise data.Local, zone *time.Location) (Verdict, time.Duration) {
	switch a.Answer {
	case data.NoAnswer:
		return Awaited, 0
	case data.AskNo:
		return NotToHave, 0
	}
	at, err := here.In(zone)
	by, perr := promise.In(zone)
	if err != nil || perr != nil {
		return NoPromise, 0
	}
	left := by.Sub(at)
	switch {
	case left < 0:
		return TooLate, left
	case left < tightHours*time.Hour:
		return Tight, left
	}
	return Keeps, left
}

// say is what the customer is told of the part now, in the customer's language.
func (v *PartView) say(tx *store.Tx, sh *data.Shop) (string, error) {
	if v.Job == nil {
		return "", nil
	}
	code := "part-ordered"
	switch {
	case v.State == data.RequestHere:
		code = "part-arrived"
	case v.Late != 0:
		code = "part-late"
	case v.State == data.Wanted || v.State == data.Asked:
		code = "part-asked"
		none := len(v.Asks) > 0
		for _, a := range v.Asks {
			none = none && a.Answer == data.AskNo
		}
		if none {
			code = "part-none"
		}
	case v.State != data.Ordered:
		return "", nil
	}
	if v.Job.Promised != "" && v.Job.Promised <= v.Now { // nobody is told again what was not kept
		switch code {
		case "part-asked", "part-ordered", "part-late":
			code = "part-time-passed"
		case "part-arrived":
			code = "part-arrived-late"
		}
	}
	return sayOfJobAt(tx, sh, code, v.Job, v.Now, "part", v.Part.Name, "shelf", v.ShelfName)
}
