package ui

import (
	"tanggapan/data"
	"tanggapan/ui/customer"
	"tanggapan/ui/inquiry"
	"tanggapan/ui/job"
	"tanggapan/ui/kit"
	"tanggapan/ui/part"
	"tanggapan/ui/printjob"
	"tanggapan/ui/schedule"
	"tanggapan/ui/settings"
	"tanggapan/ui/summary"
	"tanggapan/ui/today"
)

// screen is one line of the table of screens.
type screen struct {
	name  string // in routes
	icon  string
	title string // key of its words
	digit string // Alt+digit, fixed for ever
	rail  string // not empty: it stands in the rail
	of    string // the rail's screen that it belongs to
	low   bool   // at the rail's foot
	form  bool   // a form, which may be parked
	ink   bool   // it has an ink button of its own
	clock bool   // it tells of lateness, and is read again each minute
	make  func(*Window) kit.Screen
}

// screens is the one table of screens; the first is where the desk begins.
func screens() []screen {
	return []screen{
		{name: "today", icon: "sun", title: "shell.today", digit: "1", rail: "today", clock: true, make: func(w *Window) kit.Screen { return today.New(w.h, w.a) }},
		{name: "inquiries", icon: "inbox", title: "shell.inquiries", digit: "2", rail: "inquiries", ink: true, clock: true, make: func(w *Window) kit.Screen { return inquiry.NewList(w.h, w.a) }},
		{name: "inquiry", icon: "phone-incoming", title: "shell.log-inquiry", of: "inquiries", form: true, ink: true, make: func(w *Window) kit.Screen { return inquiry.NewForm(w.h, w.a) }},
		{name: "jobs", icon: "wrench", title: "shell.jobs", digit: "3", rail: "jobs", ink: true, clock: true, make: func(w *Window) kit.Screen { return job.NewList(w.h, w.a) }},
		{name: "job", icon: "wrench", title: "shell.job", of: "jobs", ink: true, make: func(w *Window) kit.Screen { return job.NewDetail(w.h, w.a) }},
		{name: "intake", icon: "wrench", title: "shell.take-in", of: "jobs", form: true, make: func(w *Window) kit.Screen { return job.NewIntake(w.h, w.a) }},
		{name: "schedule", icon: "calendar-days", title: "shell.schedule", digit: "4", rail: "schedule", clock: true, make: func(w *Window) kit.Screen { return schedule.New(w.h, w.a) }},
		{name: "visit", icon: "calendar-plus", title: "shell.book", of: "schedule", form: true, make: func(w *Window) kit.Screen { return schedule.NewVisit(w.h, w.a) }},
		{name: "parts", icon: "package", title: "shell.parts", digit: "5", rail: "parts", ink: true, clock: true, make: func(w *Window) kit.Screen { return part.New(w.h, w.a) }},
		{name: "customers", icon: "users", title: "shell.customers", digit: "6", rail: "customers", make: func(w *Window) kit.Screen { return customer.New(w.h, w.a) }},
		{name: "customer", icon: "users", title: "shell.customer", of: "customers", form: true, make: func(w *Window) kit.Screen { return customer.NewForm(w.h, w.a) }},
		{name: "merge", icon: "merge", title: "shell.merge", of: "customers", form: true, make: func(w *Window) kit.Screen { return customer.NewMerge(w.h, w.a) }},
		{name: "erase", icon: "trash-2", title: "customer.erase", of: "customers", form: true, make: func(w *Window) kit.Screen { return customer.NewErase(w.h, w.a) }},
		{name: "summary", icon: "chart-column", title: "summary.title", ink: true, clock: true, make: func(w *Window) kit.Screen { return summary.New(w.h, w.a) }},
		{name: "settings", icon: "settings", title: "shell.settings", digit: "0", rail: "settings", low: true, ink: true, make: func(w *Window) kit.Screen {
			s := settings.New(w.h, w.a)
			s.Version, s.OnFile = w.o.Version, w.enter
			return s
		}},
		{name: "printjobs", icon: "printer", title: "print-job.queue", ink: true, make: func(w *Window) kit.Screen { return printjob.New(w.h, w.a) }},
		{name: "fault", icon: "triangle-alert", title: "shell.fault", make: func(w *Window) kit.Screen { return newFaultPage(w) }},
	}
}

// count is what stands behind a screen's name in the rail.
type count struct {
	n     int
	alert bool // some of it is late
}

// counts are the figures of the rail, read by index.
func (w *Window) counts() (map[string]count, error) {
	r, err := w.a.Today.Rail()
	return map[string]count{
		"today":     {n: r.Promised, alert: r.Overdue > 0},
		"inquiries": {n: r.Inquiries},
		"jobs":      {n: r.Jobs},
		"parts":     {n: r.Wants},
	}, err
}

// formsOf are the forms whose drafts become the records of a screen.
var formsOf = map[string]string{"inquiries": "inquiry", "job": "intake", "schedule": "visit"}

// routes say which screen shows a kind of record.
var routes = map[data.Kind]string{
	data.KindJob:         "job",
	data.KindCustomer:    "customers",
	data.KindInquiry:     "inquiries",
	data.KindPartRequest: "parts",
	data.KindAppointment: "schedule",
	data.KindPrintJob:    "printjobs",
}
