package app_test

import (
	"go/ast"
	"regexp"
	"strings"
	"testing"
)

// served are the duties that the desk serves so far, with the part that is built. A duty counts when a test does it by
// keys through the window's test driver, opens the file again and reads the result by another road.
var served = map[string]string{
	"D1":  "contacts with customer, technician and supplier on one timeline",
	"D2":  "repair, installation, maintenance, in the shop and at an address",
	"D4":  "inquiries and complaints by phone, in person and by e-mail typed in",
	"D5":  "urgent first; booked, moved, cancelled; no double booking",
	"D6":  "suppliers asked, answers side by side",
	"D7":  "parts ordered and received, the customer told",
	"D8":  "the job sheet, and both sides' contacts",
	"D9":  "date, time on site, costs, payments of a job",
	"R1":  "the first question or concern of somebody new",
	"R2":  "search",
	"R7":  "titles, departments, rights",
	"H2":  "every channel",
	"H3":  "the promised answer, kept and late",
	"O1":  "an incoming call answered from what is known of the caller",
	"O5":  "what a talk brought is in the common base",
	"O10": "doubles shown and joined",
	"S2":  "backup by hand, by the clock and at the close; restore",
	"S3":  "inquiries, appointments, parts orders, job sheets",
	"S4":  "the day's summary",
}

var dutyTest = regexp.MustCompile(`^TestDuty_([A-Z][0-9]+)_[A-Z]`)

// TestDuties holds that every duty served has a test, and that every test names a duty served. S1 is shown by the cross builds.
func TestDuties(t *testing.T) {
	found := map[string]int{}
	for path, file := range sources(t) {
		if !strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(f.Name.Name, "TestDuty_") {
				continue
			}
			m := dutyTest.FindStringSubmatch(f.Name.Name)
			switch {
			case m == nil:
				t.Errorf("%s: %s names no duty", path, f.Name.Name)
			case served[m[1]] == "":
				t.Errorf("%s: %s is not in the list of duties served", path, m[1])
			default:
				found[m[1]]++
			}
		}
	}
	for code := range served {
		if found[code] == 0 {
			t.Errorf("%s is served, but no test does it", code)
		}
	}
}
