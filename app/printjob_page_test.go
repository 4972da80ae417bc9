package app_test

import (
	"testing"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/printing/spool"
)

// TestPrintQueue_PageByPage: papers where something is wrong stand first, each once, the first page in at most sixty keys.
func TestPrintQueue_PageByPage(t *testing.T) {
	s, of := printed(t, nil, spool.Job{State: spool.Held, Why: spool.Paused})
	for range 24 {
		s.Done(s.PrintJobs.Print(s.Who, of, app.PaperLabel))
	}
	count := func() (rows []app.PrintRow, total int) {
		t.Helper()
		seen := map[data.ID]bool{}
		calm := false
		for after, more := "", true; more; {
			before := s.Stats().KeysRead
			p, err := s.PrintJobs.Queue(after, 0)
			if n := s.Stats().KeysRead - before; err != nil || n > 60 {
				t.Fatalf("%d keys: %v", n, err)
			}
			for _, r := range p.Rows {
				if seen[r.Job.ID] || calm && r.State() != app.PrintOnItsWay {
					t.Errorf("paper %d stands twice, or behind one that is on its way", r.Job.ID)
				}
				seen[r.Job.ID], calm = true, r.State() == app.PrintOnItsWay
			}
			rows, total, after, more = append(rows, p.Rows...), p.Total, p.Next, p.Next != ""
		}
		return rows, total
	}
	if rows, total := count(); len(rows) != 25 || total != 25 {
		t.Errorf("%d papers of %d", len(rows), total)
	}
	s.Step()
	rows, total := count()
	n, first, err := s.PrintJobs.Trouble()
	wrong := 0
	for _, r := range rows {
		if r.State() != app.PrintOnItsWay {
			wrong++
		}
	}
	if err != nil || total != len(rows) || n != wrong || n == 0 || first.Job.ID != rows[0].Job.ID {
		t.Errorf("%d papers of %d, %d do not come out, %d said: %v", len(rows), total, wrong, n, err)
	}
}
