package app_test

import (
	"fmt"
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

func calls(t *testing.T, s *apptest.Shop, of data.Ref) string {
	t.Helper()
	all, err := s.Papers.CallsFor(of)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range all {
		line := fmt.Sprintf("%s %d", c.Paper, c.Pages)
		if c.Reprint {
			line += " again"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func TestPapers_WhatAnActCallsFor(t *testing.T) {
	s := apptest.New(t)
	in := intake() // a telephone with a case and a tray
	id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	job := data.Ref{Kind: data.KindJob, ID: id}
	if got := calls(t, s, job); got != "jobsheet 1, ticket 1, label 3" {
		t.Errorf("taken in: %s", got)
	}
	names, _, err := s.PrintJobs.PrintCalled(s.Who, job)
	if err != nil || strings.Join(names, " ") != "jobsheet ticket label" {
		t.Fatal(names, err)
	}
	s.Step()
	for range 40 { // until every printer said so
		s.Later(2e9)
		s.Step()
	}
	if got := calls(t, s, job); got != "jobsheet 1 again, ticket 1 again, label 3 again" {
		t.Errorf("printed: %s", got)
	}
	labels := rendered(t, s, id, app.PaperLabel)
	if !strings.Contains(labels, "Clear case") || !strings.Contains(labels, "1/2") || !strings.Contains(labels, "SIM tray") {
		t.Errorf("labels: %s", labels)
	}
	s.Done(s.Jobs.PutLine(s.Who, id, line("Port board", 384720)))
	for range 3 {
		s.Done(s.Jobs.MoveOn(s.Who, id))
	}
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: id, Who: "Liza Santos", Pay: data.Payment{Amount: 234720, Way: "cash"}}))
	if got := calls(t, s, job); got != "slip 1" {
		t.Errorf("collected: %s", got)
	}
	pays, err := s.Jobs.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	if got := calls(t, s, data.Ref{Kind: data.KindPayment, ID: pays.Payments[0].ID}); got != "payment 1" {
		t.Errorf("payment: %s", got)
	}
	if got := calls(t, s, data.Ref{Kind: data.KindStaff, ID: s.Jun}); got != "day-plan 1" {
		t.Errorf("staff: %s", got)
	}
	has, err := s.Papers.Has(job)
	if err != nil || strings.Contains(strings.Join(has, " "), "notice") || !strings.Contains(strings.Join(has, " "), "invoice") {
		t.Errorf("has: %v %v", has, err)
	}
}

func TestPapers_BlankFormsKeepTheirNumbers(t *testing.T) {
	s := apptest.New(t)
	first := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	shop := data.Ref{Kind: data.KindShop, ID: 1}
	if _, _, err := s.Papers.Render(data.KindShop, 1, app.PaperBlank, ""); len(data.FaultsOf(err)) == 0 {
		t.Errorf("forms without numbers: %v", err)
	}
	paper, _, err := s.Papers.Reserve(s.Who, 3)
	if err != nil || paper != fmt.Sprintf("blank-form:%d:3", first+1) {
		t.Fatal(paper, err)
	}
	_, doc, err := s.Papers.Render(data.KindShop, 1, paper, "")
	if err != nil || len(doc.Pages) != 3 || !strings.Contains(doc.Words(), data.NumberOf(data.KindJob, first+3)) {
		t.Fatalf("%v %s", err, doc.Words())
	}
	s.Done(s.PrintJobs.Print(s.Who, shop, paper))
	s.Step()
	if next := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID; next != first+4 {
		t.Errorf("the next job got %d, the forms have %d to %d", next, first+1, first+3)
	}
	if open, err := s.Papers.Reserved(first + 2); err != nil || !open {
		t.Error(open, err)
	}
	in := intake() // what was written by hand, kept under the form's number
	in.Job.ID, in.Job.No = first+2, data.NumberOf(data.KindJob, first+2)
	if d := s.Done(s.Jobs.TakeIn(s.Who, in)); d.ID != first+2 || d.No != in.Job.No {
		t.Errorf("%+v", d)
	}
	s.Reopen()
	if open, err := s.Papers.Reserved(first + 2); err != nil || open {
		t.Error(open, err)
	}
	if open, err := s.Papers.Reserved(first + 9); err != nil || open {
		t.Error(open, err)
	}
	for _, n := range []int{0, app.MostBlank + 1} {
		if _, _, err := s.Papers.Reserve(s.Who, n); len(data.FaultsOf(err)) == 0 {
			t.Errorf("%d forms: %v", n, err)
		}
	}
	for _, paper := range []string{"blank-form:1:1", "blank-form:9999:1", "blank-form:x", fmt.Sprintf("blank-form:%d:9", first+1)} {
		if _, _, err := s.Papers.Render(data.KindShop, 1, paper, ""); len(data.FaultsOf(err)) == 0 {
			t.Errorf("%s: %v", paper, err)
		}
	}
}
