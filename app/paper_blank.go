package app

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// paperActs are what papers themselves do.
var paperActs = []Act{
	{"paper.reserve", data.RightDesk, "S3", Final},
}

// MostBlank is how many blank forms are made at once.
const MostBlank = 50

// blankMeta is where the numbers stand that were given to blank forms.
const blankMeta = "blank-forms"

// blankRun are the numbers of forms that were printed together.
type blankRun struct {
	From data.ID      `json:"from"`
	N    int          `json:"n"`
	At   data.Instant `json:"at"`
}

// Reserve takes the numbers of n jobs for blank forms and gives the name of the paper that prints them: hand it to Render or
// PrintJobs.Print with the shop's record. A number once reserved is given to no other job; it is used by taking a job in with its
// ID. data.Faults "bad-count" for less than 1 or more than MostBlank.
func (s *Papers) Reserve(who data.Actor, n int) (paper string, done data.Done, err error) {
	if n < 1 || n > MostBlank {
		return "", done, data.Faults{{Field: "copies", Code: "bad-count"}}
	}
	done, err = s.write("paper.reserve", who, func(tx *store.Tx) (data.Record, error) {
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		last, err := lastJob(tx)
		if err != nil {
			return nil, err
		}
		runs, err := blankRuns(tx)
		if err != nil {
			return nil, err
		}
		run := blankRun{From: last + 1, N: n, At: tx.At()}
		v, err := json.Marshal(append(runs, run))
		if err != nil {
			return nil, err
		}
		if err := tx.SetMeta(blankMeta, v); err != nil {
			return nil, err
		}
		paper = fmt.Sprintf("%s:%d:%d", PaperBlank, run.From, n)
		tx.About(data.Ref{Kind: data.KindShop, ID: theShop})
		return sh, tx.RaiseIDs(data.KindJob, last+data.ID(n))
	})
	return paper, done, err
}

// Reserved says whether a job's number stands on a blank form and no job was taken in under it yet.
func (s *Papers) Reserved(job data.ID) (open bool, err error) {
	err = s.view(func(tx *store.Tx) error {
		open = false
		runs, err := blankRuns(tx)
		for _, r := range runs {
			if job >= r.From && job < r.From+data.ID(r.N) {
				open = tx.Look(data.KindJob, job) == nil
			}
		}
		return err
	})
	return open, err
}

func blankRuns(tx *store.Tx) (out []blankRun, err error) {
	v, err := tx.Meta(blankMeta)
	if err != nil || len(v) == 0 {
		return nil, err
	}
	return out, json.Unmarshal(v, &out)
}

// lastJob is the highest number that was given to a job, or the one below the first that will be.
func lastJob(tx *store.Tx) (data.ID, error) {
	last, err := tx.LastID(data.KindJob)
	if err != nil {
		return 0, err
	}
	start, _, err := tx.Counters()
	return max(last, start), err
}

// blankForms are the forms whose numbers the paper's name holds: "blank-form:4218:5". Without numbers it is the last form that was
// reserved; Fault "no-such-paper" where none ever was.
func blankForms(r *paperRoom, _ data.ID) ([]printing.Paper, words.Words, error) {
	f := formatOf(r.shop, r.shop.Language)
	from, n, err := r.blankNumbers()
	if err != nil {
		return nil, f.Words(), err
	}
	var out []printing.Paper
	for i := range n {
		m, err := r.blankForm(from+data.ID(i), f)
		if err != nil {
			return nil, f.Words(), err
		}
		out = append(out, m)
	}
	return out, f.Words(), nil
}

func (r *paperRoom) blankNumbers() (data.ID, int, error) {
	if r.samp != nil {
		return sampleJobID + 1, 1, nil
	}
	runs, err := blankRuns(r.tx)
	if err != nil {
		return 0, 0, err
	}
	a, b, _ := strings.Cut(r.arg, ":")
	from, _ := strconv.ParseUint(a, 10, 63)
	n, _ := strconv.Atoi(b)
	for _, run := range runs {
		if data.ID(from) >= run.From && n >= 1 && data.ID(from)+data.ID(n) <= run.From+data.ID(run.N) {
			return data.ID(from), n, nil
		}
	}
	if r.arg == "" && len(runs) > 0 {
		run := runs[len(runs)-1]
		return run.From, run.N, nil
	}
	return 0, 0, noSuchPaper(r.kind.name)
}

func (r *paperRoom) blankForm(id data.ID, f words.Format) (printing.Blank, error) {
	w := f.Words()
	m := printing.Blank{
		Shop: r.head(f), Print: r.print(f), No: r.number(data.KindJob, data.NumberOf(data.KindJob, id)), Code: data.CodeOf(data.KindJob, id, 0), Currency: f.MoneySign(),
		Terms: r.termsIn(w.Lang()), NoStub: r.hides("stub"), NoSign: r.hides("signature"),
	}
	if !r.hides("privacy") {
		m.Terms = append(m.Terms, nonEmpty(inTongue(r.shop.Privacy, w.Lang()))...)
	}
	if l, err := listNamed(r.tx, data.ListPayments); err == nil {
		for _, it := range l.Items {
			m.Ways = append(m.Ways, it.Word(w.Lang()))
		}
	}
	if !r.hides("condition") {
		lists, err := store.Each[data.Checklist](r.tx, 0, 1)
		if err != nil {
			return m, err
		}
		for _, l := range lists {
			for _, p := range l.Points {
				if !p.Hidden {
					m.Points = append(m.Points, p.Word(w.Lang()))
				}
			}
		}
	}
	r.cutHead(&m.Shop)
	return m, nil
}
