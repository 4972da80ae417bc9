package words_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tanggapan/assets/words"
	"tanggapan/data"
)

func TestErr(t *testing.T) {
	en, fil := words.In("en"), words.In("fil")
	if got := en.Err(nil); got != "" {
		t.Errorf("no error says %q", got)
	}
	if got, want := en.Err(fmt.Errorf("open: %w", data.ErrNewer)), en.T("error.newer"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := fil.Err(errors.New("EOF")), fil.T("error.unknown"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	fault := data.Fault{Field: "phones[2].typed", Code: "bad-phone"}
	if got := en.Err(data.Faults{fault, {Field: "name", Code: "required"}}); !strings.HasPrefix(got, "Phone: This is not a phone number.") || !strings.HasSuffix(got, "1 more field needs a look.") {
		t.Errorf("got %q", got)
	}
	move := data.Fault{Field: "state", Code: "no-such-move", Args: map[string]string{"from": "collected", "to": "in-progress"}}
	if got, want := en.Fault(move), "From “Collected” it cannot go to “In repair”."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	twice := data.Fault{Field: "start", Code: "double-booked", Args: map[string]string{"no": "A-000012", "title": "x", "start": "2026-11-24T14:00", "end": "2026-11-24T15:00"}}
	if got, want := en.Fault(twice), "A-000012 stands at this time: Tue 24 Nov, 14:00 to 15:00. Take another time, or say who allows it and why."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := en.Fault(data.Fault{Code: "no-such-move"}), en.T("fault.no-such-move.bare"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := en.Fault(data.Fault{Code: "never-heard-of"}), en.T("fault.unknown"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
