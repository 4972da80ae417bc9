package spool

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// pair is an attribute of an answer: tag, name, value.
type pair struct {
	tag         byte
	name, value string
}

func number(name string, n int) pair {
	return pair{tagEnum, name, string(binary.BigEndian.AppendUint32(nil, uint32(n)))}
}

func keyword(name, value string) pair { return pair{tagKeyword, name, value} }

// answer builds an IPP answer with one group of that tag.
func answer(status uint16, tag byte, attrs ...pair) []byte {
	b := binary.BigEndian.AppendUint16([]byte{2, 0}, status)
	b = append(b, 0, 0, 0, 1, tagOperation)
	put := func(a pair) {
		b = append(b, a.tag)
		b = binary.BigEndian.AppendUint16(b, uint16(len(a.name)))
		b = append(b, a.name...)
		b = binary.BigEndian.AppendUint16(b, uint16(len(a.value)))
		b = append(b, a.value...)
	}
	put(pair{tagCharset, "attributes-charset", "utf-8"})
	b = append(b, tag)
	for _, a := range attrs {
		put(a)
	}
	return append(b, tagEnd)
}

// server answers by operation: what it knows of a job and of its printer.
func server(t *testing.T, job, printer []pair, status uint16) ipp {
	return ipp{do: func(_ context.Context, path string, body []byte) ([]byte, error) {
		switch op := binary.BigEndian.Uint16(body[2:]); op {
		case opGetJobAttributes, opCancelJob:
			return answer(status, tagJob, job...), nil
		case opGetPrinterAttributes, opCUPSGetPrinters:
			return answer(0, tagPrinter, printer...), nil
		default:
			t.Errorf("operation %#x on %s", op, path)
			return nil, errors.New("unknown operation")
		}
	}}
}

func TestLP_JobByNumbers(t *testing.T) {
	ready := []pair{number("printer-state", 3), keyword("printer-state-reasons", "none"), {tagBoolean, "printer-is-accepting-jobs", "\x01"}}
	stopped := func(reasons, words string) []pair {
		return []pair{number("printer-state", 5), keyword("printer-state-reasons", reasons), keyword("printer-state-message", words)}
	}
	job := func(state int, reasons, words string) []pair {
		return []pair{number("job-state", state), keyword("job-state-reasons", reasons), keyword("", "other"), keyword("job-printer-state-message", words)}
	}
	for name, c := range map[string]struct {
		job, printer []pair
		want         Job
	}{
		"Pending":       {job(3, "none", ""), ready, Job{}},
		"Printing":      {job(5, "job-printing", ""), ready, Job{State: Printing}},
		"Done":          {job(9, "job-completed-successfully", "Spooled."), ready, Job{State: Done}},
		"Cancelled":     {job(7, "job-canceled-by-user", ""), ready, Job{State: Failed, Why: Cancelled, Message: "cancelled"}},
		"Aborted":       {job(8, "aborted-by-system", "Filter failed"), ready, Job{State: Failed, Why: Document, Message: "Filter failed"}},
		"BrokenInIt":    {job(6, "job-completed-with-errors", "stopped"), stopped("none", "stopped"), Job{State: Failed, Why: Document, Message: "stopped"}},
		"AbortedOff":    {job(8, "aborted-by-system", "The printer is not responding."), ready, Job{State: Failed, Why: Off, Message: "The printer is not responding."}},
		"Jam":           {job(5, "job-printing", ""), stopped("media-jam-error", "Look inside"), Job{State: Held, Why: Jam, Message: "Look inside"}},
		"JamInWords":    {job(3, "printer-stopped", ""), stopped("paused", "Paper jam"), Job{State: Held, Why: Jam, Message: "Paper jam"}},
		"Cover":         {job(5, "job-printing", ""), stopped("cover-open", ""), Job{State: Held, Why: Cover}},
		"NoPaper":       {job(5, "job-printing", ""), []pair{number("printer-state", 4), keyword("printer-state-reasons", "media-empty-warning")}, Job{State: Held, Why: NoPaper}},
		"Ink":           {job(5, "job-printing", ""), stopped("toner-empty-error", ""), Job{State: Held, Why: Ink}},
		"Paused":        {job(3, "printer-stopped", ""), stopped("paused", ""), Job{State: Held, Why: Paused}},
		"Halted":        {job(3, "printer-stopped", ""), stopped("none", "Filter failed"), Job{State: Held, Why: Halted, Message: "Filter failed"}},
		"Off":           {job(5, "job-printing", "The printer may not exist or is unavailable at this time."), ready, Job{State: Held, Why: Off, Message: "The printer may not exist or is unavailable at this time."}},
		"OffByKeyword":  {job(5, "job-printing", ""), []pair{number("printer-state", 4), keyword("printer-state-reasons", "connecting-to-device")}, Job{State: Held, Why: Off}},
		"HeldBySomeone": {job(4, "job-hold-until-specified", ""), ready, Job{State: Held, Why: Halted}},
	} {
		t.Run(name, func(t *testing.T) {
			l := &LP{ipp: server(t, c.job, c.printer, 0)}
			got, err := l.Job(context.Background(), "Front-2")
			if err != nil {
				t.Fatal(err)
			}
			c.want.ID = "Front-2"
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLP_NoJobByNumber(t *testing.T) {
	l := &LP{ipp: server(t, nil, nil, statusNotFound)}
	if _, err := l.Job(context.Background(), "Front-2"); !errors.Is(err, ErrNoJob) || Why(err) != Lost {
		t.Errorf("Job: %v", err)
	}
	if err := l.Cancel(context.Background(), "Front-2"); !errors.Is(err, ErrNoJob) {
		t.Errorf("Cancel: %v", err)
	}
	l = &LP{ipp: server(t, nil, nil, statusNotPossible)}
	if err := l.Cancel(context.Background(), "Front-2"); !errors.Is(err, ErrNoJob) {
		t.Errorf("Cancel of one that is over: %v", err)
	}
	l = &LP{ipp: server(t, []pair{number("job-id", 2)}, nil, 0)}
	if err := l.Cancel(context.Background(), "Front-2"); err != nil {
		t.Error(err)
	}
}

// TestLP_CancelAsksTheCommand lets the command tell who asks, where the server wants to know it.
func TestLP_CancelAsksTheCommand(t *testing.T) {
	ran := ""
	l := &LP{ipp: server(t, nil, nil, statusNotAllowed), Run: func(_ context.Context, name string, args ...string) (string, string, error) {
		ran = strings.Join(append([]string{name}, args...), " ")
		return "", "", nil
	}}
	if err := l.Cancel(context.Background(), "Front-2"); err != nil || ran != "cancel Front-2" {
		t.Errorf("%q, %v", ran, err)
	}
}

func TestLP_ListByNumbers(t *testing.T) {
	l := &LP{
		ipp: ipp{do: func(context.Context, string, []byte) ([]byte, error) {
			b := answer(0, tagPrinter, keyword("printer-name", "Back"), number("printer-state", 5), keyword("printer-state-reasons", "paused"), keyword("printer-state-message", "Paper jam"), number("queued-job-count", 2))
			b = append(b[:len(b)-1], tagPrinter)
			for _, g := range [][]byte{answer(0, tagPrinter, keyword("printer-name", "Front"), number("printer-state", 4), pair{tagBoolean, "printer-is-accepting-jobs", "\x01"})} {
				b = append(b, g[strings.IndexByte(string(g), tagPrinter)+1:]...)
			}
			return b, nil
		}},
		Run: func(_ context.Context, name string, args ...string) (string, string, error) {
			switch line := fmt.Sprint(name, args); line {
			case "lpstat[-r]":
				return "scheduler is running\n", "", nil
			case "lpstat[-e]":
				return "Back\nFront\nUpstairs\n", "", nil
			case "lpstat[-d]":
				return "system default destination: Front\n", "", nil
			default:
				t.Errorf("ran %s", line)
				return "", "", nil
			}
		},
	}
	got, err := l.List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := []Info{{Name: "Front", Default: true, State: Busy}, {Name: "Back", State: Stopped, Why: Jam, Reason: "Paper jam", Jobs: 2}, {Name: "Upstairs"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseIPP_AnyBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOf(rapid.Byte()).Draw(t, "answer")
		groups, err := parseIPP(b)
		for _, g := range groups {
			if err != nil || g.attrs == nil {
				t.Fatal("both groups and an error, or a group without attributes")
			}
		}
	})
}

func TestParseIPP_CutAnywhere(t *testing.T) {
	whole := answer(0, tagJob, number("job-state", 9), keyword("job-state-reasons", "none"))
	for n := range whole {
		if groups, err := parseIPP(whole[:n]); err == nil && len(of(groups, tagJob)) > 0 && of(groups, tagJob)[0]["job-state"] == "0" {
			t.Errorf("cut at %d: %v", n, groups)
		}
	}
	if _, err := parseIPP(answer(0x0500, tagJob)); err == nil {
		t.Error("a refusal is no error")
	}
}

func TestRequest(t *testing.T) {
	b := ask(opGetJobAttributes, "job-uri", "ipp://localhost/jobs/12").want("job-state", "job-id").bytes()
	if op := binary.BigEndian.Uint16(b[2:]); op != opGetJobAttributes {
		t.Errorf("operation %#x", op)
	}
	binary.BigEndian.PutUint16(b[2:], 0) // the operation stands where an answer has its status
	groups, err := parseIPP(b)
	if err != nil {
		t.Fatal(err)
	}
	want := attributes{"attributes-charset": "utf-8", "attributes-natural-language": "en", "job-uri": "ipp://localhost/jobs/12", "requested-attributes": "job-state,job-id"}
	if diff := cmp.Diff([]group{{tagOperation, want}}, groups, cmp.AllowUnexported(group{})); diff != "" {
		t.Error(diff)
	}
}
