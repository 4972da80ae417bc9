package ui

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// screen is one line of the table of screens.
type screen struct {
	name  string // in routes
	icon  string
	title string // key of its words
	digit string // Alt+digit, fixed for ever
	rail  string // not "": it stands in the rail
	of    string // the rail's screen that it belongs to
	low   bool   // at the rail's foot
	form  bool   // a form, which may be parked
	ink   bool   // it has an ink button of its own
	make  func(*Window) kit.Screen
}

// screens is the one table of screens; the first is where the desk begins.
func screens() []screen {
	return []screen{
		{name: "fault", icon: "triangle-alert", title: "shell.fault", make: func(w *Window) kit.Screen { return newFaultPage(w) }},
	}
}

// count is what stands behind a screen's name in the rail.
type count struct {
	n     int
	more  bool // there are more than n
	alert bool // some of it is late
}

// counts are the figures of the rail, read by index.
func (w *Window) counts() (map[string]count, error) {
	return map[string]count{}, nil
}

// routes say which screen shows a kind of record.
var routes = map[data.Kind]string{
	data.KindJob:         "job",
	data.KindCustomer:    "customers",
	data.KindInquiry:     "inquiries",
	data.KindPartRequest: "parts",
	data.KindAppointment: "schedule",
}
