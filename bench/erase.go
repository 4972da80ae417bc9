package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"tanggapan/app"
	"tanggapan/data"
)

// eraseEnv holds the path of a clone of the shop from which a process of its own erases a person.
const eraseEnv = "TANGGAPAN_BENCH_ERASE"

// erased is what an erasure took.
type erased struct {
	Plan    time.Duration
	Steps   []erasedStep
	Records int
	Entries int
}

type erasedStep struct {
	Name string
	Took time.Duration
}

// erasing erases one person from a clone of the shop.
func (b *bench) erasing() error {
	path, err := b.clone("erase.tgp")
	if err != nil {
		return err
	}
	defer os.Remove(path)
	w, err := inChild(eraseEnv, path)
	if err != nil {
		return err
	}
	var e erased
	if err := json.Unmarshal(w.out, &e); err != nil {
		return err
	}
	rows := []row{
		{what: "records, journal entries", found: number(int64(e.Records)) + ", " + number(int64(e.Entries))},
		{what: "looking for the person in every record, before it is asked", found: e.Plan.Round(100 * time.Millisecond).String()},
	}
	var whole time.Duration
	for _, s := range e.Steps {
		whole += s.Took
		rows = append(rows, row{what: "· " + s.Name, found: s.Took.Round(100 * time.Millisecond).String()})
	}
	rows = append(rows,
		row{what: "all of it; search finds everything again", found: whole.Round(100 * time.Millisecond).String()},
		memoryRow("memory, beside the map of the file", w.anon))
	b.add("Erasing a person, in a process of its own", rows...)
	return nil
}

// erase erases the first customer among the newest closed jobs who has nothing open, and tells what it took; it returns how the process ends.
func erase(path string) int {
	if err := eraseOne(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func eraseOne(path string) (err error) {
	a := app.New(app.Deps{Now: func() data.Instant { return now }, Sync: true})
	if err := a.Open(path, app.OpenOptions{}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	page, err := a.Jobs.List(app.JobsQuery{Only: app.OnlyClosed, Limit: app.FirstJobs})
	if err != nil {
		return err
	}
	who := data.Actor{Staff: 1}
	for _, r := range page.Rows {
		begun := time.Now()
		plan, err := a.Customers.ErasePlan(who, r.Job.Customer)
		if err != nil {
			return err
		}
		e := erased{Plan: time.Since(begun)}
		if len(plan.Open) > 0 {
			continue
		}
		order := app.EraseOrder{Customer: plan.Customer.ID, Typed: plan.Customer.No}
		for _, m := range plan.Mentions {
			order.No = append(order.No, m.Ref)
		}
		name, begun := "look", time.Now()
		step := func(next string) {
			e.Steps = append(e.Steps, erasedStep{name, time.Since(begun)})
			name, begun = next, time.Now()
		}
		done, err := a.Customers.Erase(who, order, func(s app.EraseStep) { step(string(s)) })
		if err != nil {
			return err
		}
		step("")
		e.Records, e.Entries = done.Records, done.Entries
		return json.NewEncoder(os.Stdout).Encode(e)
	}
	return errors.New("nobody of the newest closed jobs has nothing open")
}
