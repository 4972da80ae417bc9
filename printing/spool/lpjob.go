package spool

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Job asks the server how far the job is and, while it is open, what its printer waits for. Where the server does not
// answer that way, lpstat's words must do.
func (l *LP) Job(ctx context.Context, id string) (Job, error) {
	printer, err := printerOf(id)
	if err != nil {
		return Job{}, err
	}
	if l.Run == nil || l.ipp.do != nil {
		j, err := l.ippJob(ctx, id, printer)
		if err == nil || errors.Is(err, ErrNoJob) {
			return j, err
		}
	}
	return l.toldJob(ctx, id, printer)
}

func (l *LP) ippJob(ctx context.Context, id, printer string) (Job, error) {
	a, err := l.ipp.job(ctx, id[strings.LastIndexByte(id, '-')+1:])
	if err != nil {
		return Job{}, err
	}
	state := attributes{}
	if n, _ := strconv.Atoi(a["job-state"]); n < 7 {
		if got, err := l.ipp.printer(ctx, printer); err == nil {
			state = got
		}
	}
	return a.progress(id, state), nil
}

// toldJob is what lpstat says of a job.
func (l *LP) toldJob(ctx context.Context, id, printer string) (Job, error) {
	open, errs, err := l.run(ctx, "lpstat", "-l", "-W", "not-completed", "-o", printer)
	if err != nil && open == "" {
		if down := l.running(ctx); down != nil {
			return Job{}, down
		}
		if strings.Contains(errs, "Invalid destination") {
			return Job{}, fmt.Errorf("%w: %s", ErrNoJob, oneLine(errs))
		}
	}
	if text, ok := jobText(open, id); ok {
		return l.openJob(ctx, id, printer, text), nil
	}
	over, _, _ := l.run(ctx, "lpstat", "-l", "-W", "completed", "-o", printer)
	text, ok := jobText(over, id)
	if !ok {
		if down := l.running(ctx); down != nil {
			return Job{}, down
		}
		return Job{}, fmt.Errorf("%w: %s", ErrNoJob, id)
	}
	j := Job{ID: id, State: Done}
	for _, bad := range []string{"canceled", "aborted", "with-errors"} {
		if strings.Contains(alerts(text), bad) {
			j.State, j.Why, j.Message = Failed, failure(alerts(text), status(text)), first(status(text), alerts(text))
			if bad == "canceled" {
				j.Why = Cancelled
			}
		}
	}
	return j, nil
}

// openJob tells a job that waits for somebody from one that is on its way.
func (l *LP) openJob(ctx context.Context, id, printer, text string) Job {
	j := Job{ID: id, State: Pending, Message: status(text)}
	a := alerts(text)
	states, _, _ := l.run(ctx, "lpstat", "-p", printer)
	line, reason := entry(states, "printer "+printer+" ")
	switch {
	case strings.Contains(a, "with-errors"), strings.Contains(a, "aborted"):
		j.State, j.Why, j.Message = Failed, failure(a, j.Message), first(j.Message, a)
	case strings.Contains(line, " disabled since "):
		j.State, j.Why, j.Message = Held, held(reason, a), first(reason, j.Message)
	case strings.Contains(a, "hold"), strings.Contains(a, "stopped"):
		j.State, j.Why, j.Message = Held, held(j.Message, a), first(j.Message, a)
	case strings.Contains(line, "now printing "+id), strings.Contains(a, "job-printing"):
		j.State = Printing
		if why := sign(j.Message); why != "" {
			j.State, j.Why = Held, why
		}
	}
	return j
}

func held(said ...string) Reason {
	if why := sign(said...); why != "" {
		return why
	}
	return Halted
}

// Cancel takes the job out of the queue; where the server wants to know who asks, the command tells it.
func (l *LP) Cancel(ctx context.Context, id string) error {
	if _, err := printerOf(id); err != nil {
		return err
	}
	if l.Run == nil || l.ipp.do != nil {
		err := l.ipp.cancel(ctx, id[strings.LastIndexByte(id, '-')+1:])
		if err == nil || errors.Is(err, ErrNoJob) || errors.Is(err, ErrNoSpooler) {
			return err
		}
	}
	_, errs, err := l.run(ctx, "cancel", id)
	if err == nil {
		return nil
	}
	if down := l.running(ctx); down != nil {
		return down
	}
	return fmt.Errorf("%w: %s", ErrNoJob, oneLine(errs))
}

// printerOf is the part of "PDF-12" before the number.
func printerOf(id string) (string, error) {
	i := strings.LastIndexByte(id, '-')
	if i < 1 || strings.HasPrefix(id, "-") {
		return "", fmt.Errorf("%w: %q", ErrNoJob, id)
	}
	if _, err := strconv.Atoi(id[i+1:]); err != nil {
		return "", fmt.Errorf("%w: %q", ErrNoJob, id)
	}
	return id[:i], nil
}

// jobText is a job's line in lpstat's long list with the indented lines that belong to it.
func jobText(list, id string) (string, bool) {
	var b strings.Builder
	found := false
	for _, line := range strings.Split(list, "\n") {
		indented := strings.HasPrefix(line, "\t") || strings.HasPrefix(line, " ")
		if !indented {
			if found {
				break
			}
			f := strings.Fields(line)
			found = len(f) > 0 && f[0] == id
		}
		if found {
			b.WriteString(line + "\n")
		}
	}
	return b.String(), found
}

func status(text string) string { return field(text, "Status: ") }

func alerts(text string) string { return field(text, "Alerts: ") }

func field(text, name string) string {
	_, after, ok := strings.Cut(text, name)
	if !ok {
		return ""
	}
	line, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(line)
}
