package app

import "tanggapan/data"

// quarter is the step of offered times, in minutes.
const quarter = 15

// Promises are up to three times that may be promised for a kind of job taken in now: the shop's default, then half a day and a day of work later.
// Working hours count, not nights, days off and holidays; express halves the shop's default.
func (s *Jobs) Promises(kind data.JobKind, u data.Urgency) ([]data.Local, error) {
	sh, err := s.app.Shop.Get()
	if err != nil {
		return nil, err
	}
	return promises(sh, kind, u, s.wall(sh)), nil
}

func promises(sh *data.Shop, kind data.JobKind, u data.Urgency, now data.Local) []data.Local {
	hours := 8
	for _, p := range sh.Promises {
		if p.Kind == kind && p.Hours > 0 {
			hours = p.Hours
		}
	}
	minutes := hours * 60
	if u == data.High || u == data.Emergency {
		minutes /= 2
	}
	var out []data.Local
	for _, more := range []int{0, 4 * 60, 8 * 60} {
		l := workingTime(sh, now, minutes+more)
		if n := len(out); n == 0 || out[n-1] != l {
			out = append(out, l)
		}
	}
	return out
}

// workingTime is the wall time so many opening minutes after from, on a quarter of an hour.
func workingTime(sh *data.Shop, from data.Local, minutes int) data.Local {
	day, at := from.Date(), from.Minutes()
	for range 366 {
		open := OpeningOn(sh, day)
		at = max(at, open.From)
		if left := open.To - at; left > 0 {
			if minutes <= left {
				return day.At(min(open.To, (at+minutes+quarter-1)/quarter*quarter))
			}
			minutes -= left
		}
		day, at = day.Plus(1), 0
	}
	return from.Plus(minutes)
}
