package part

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// offered is how many matches a finder shows.
const offered = 6

// wantSheet is the wish for a part.
type wantSheet struct {
	s     *Screen
	part  *kit.Finder
	fresh bool // the part is not in the catalogue yet
	found data.ID
	no    *kit.Entry
	fits  *kit.Entry
	price *kit.Money
	job   *kit.Finder
	forID data.ID
	count *kit.Entry
	note  *kit.Entry
	sheet *kit.Sheet
}

// want opens the wish for a part, for a job where one is given.
func (s *Screen) want(job data.ID) {
	h := s.h
	w := &wantSheet{s: s, forID: job}
	w.part = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("part.find"), Max: data.MaxName, Query: s.findParts,
		OnPick: func(m kit.Match) {
			p := m.Value.(app.StockRow)
			w.found, w.fresh = p.ID, false
			w.part.SetText(name(p.Part))
			w.fit()
			h.Focus(w.next())
		},
		New: func(text string) string { return h.T("part.new", "text", text) }, OnNew: w.begin,
		OnChange: func(string) { w.found = 0; w.part.SetError("") },
	})
	w.job = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("part.for-hint"), Max: data.MaxLine, Query: s.findJobs,
		OnPick: func(m kit.Match) {
			hit := m.Value.(app.Hit)
			w.forID = hit.Ref.ID
			w.job.SetText(hit.No + " " + hit.Title)
			h.Focus(w.count)
		},
		OnChange: func(string) { w.forID = 0; w.job.SetError("") },
	})
	w.no, w.fits = kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, KeepScan: true}), kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine})
	w.price, w.count = kit.NewMoney(h, "", nil), kit.NewEntry(h, kit.EntrySpec{Max: 5})
	w.count.SetText("1")
	w.count.SelectOnFocus()
	w.note = kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine})
	if job != 0 {
		if j, err := s.a.Jobs.Get(job); err == nil {
			w.job.SetText(j.Job.No + " " + j.Customer.Name())
		}
	}
	w.sheet = h.Sheet(kit.SheetSpec{Icon: "package-plus", Title: h.T("part.want-title"), Text: h.T("part.want-text"), Act: h.T("part.want-act"), Width: 640, First: w.part, Rows: w.rows(), Fields: w.fields, Save: w.save})
}

func (w *wantSheet) rows() []fyne.CanvasObject {
	h := w.s.h
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	rows := []fyne.CanvasObject{l("part.part", w.part)}
	if w.fresh {
		rows = append(rows, kit.TopCols(12, []float32{-1, -1, 120}, l("part.part-no", w.no), l("part.fits", w.fits), l("common.price", w.price)))
	}
	return append(rows, l("part.for-job", w.job), kit.TopCols(12, []float32{-1, -1}, l("part.how-many", w.count), l("common.note", w.note)))
}

func (w *wantSheet) fit() { w.sheet.SetRows(w.rows()...) }

// next is the field that is still to be filled.
func (w *wantSheet) next() fyne.Focusable {
	if w.forID == 0 {
		return w.job
	}
	return w.count
}

// begin takes what was typed as the name of a new part.
func (w *wantSheet) begin(text string) {
	w.fresh, w.found = true, 0
	w.part.SetText(data.CleanLine(text))
	w.fit()
	w.s.h.Focus(w.no)
}

func (w *wantSheet) fields() []kit.FieldAt {
	return []kit.FieldAt{
		{Path: "part", At: w.part},
		{Path: "name", At: w.part},
		{Path: "part_no", At: w.no},
		{Path: "fits", At: w.fits},
		{Path: "price", At: w.price},
		{Path: "job", At: w.job},
		{Path: "n", At: w.count},
		{Path: "note", At: w.note},
	}
}

func (w *wantSheet) save(done func(error)) {
	s, h := w.s, w.s.h
	n, err := h.Format.ParseQuantity(w.count.Text)
	req := &data.PartRequest{Job: w.forID, Part: w.found, N: int(n / data.One), Note: w.note.Text}
	if err != nil || n%data.One != 0 {
		done(data.Faults{{Field: "n", Code: "bad-count"}})
		return
	}
	if req.Job == 0 && w.job.Text != "" {
		done(data.Faults{{Field: "job", Code: "unknown-choice", Args: map[string]string{"choice": w.job.Text}}})
		return
	}
	if req.Part == 0 && !w.fresh {
		done(data.Faults{{Field: "part", Code: "unknown-choice", Args: map[string]string{"choice": w.part.Text}}})
		return
	}
	var fresh *data.Part
	if w.fresh && w.found == 0 {
		price, err := w.price.Value()
		if err != nil {
			w.price.Check()
			return
		}
		fresh = &data.Part{Name: w.part.Text, PartNo: w.no.Text, Fits: w.fits.Text, Price: price}
	}
	kit.Run(h, func() (data.Done, error) { return s.a.PartRequests.Want(h.Actor(), req, fresh) }, func(d data.Done, err error) {
		done(err)
		if err == nil {
			s.wish = d.ID
			s.did(d, nil, "part.wanted-toast")
		}
	})
}

// findParts answers a finder of parts.
func (s *Screen) findParts(text string) ([]kit.Match, int, error) {
	rows, _, err := s.a.Parts.StockList(text, "", offered)
	out := make([]kit.Match, len(rows))
	for i, r := range rows {
		out[i] = kit.Match{Title: name(r.Part), Note: r.PartNo, Second: s.h.N("part.n-here", r.Here), Icon: "package", Value: r, Right: r.ShelfName}
	}
	return out, len(out), err
}

// findJobs answers a finder of open jobs.
func (s *Screen) findJobs(text string) ([]kit.Match, int, error) {
	hits, err := s.a.Search.Find(text, data.KindJob)
	var out []kit.Match
	for _, hit := range hits {
		j, ok := hit.Record.(*data.Job)
		if !ok || !j.Open() {
			continue
		}
		out = append(out, kit.Match{Title: hit.No, Note: hit.Detail, Second: hit.Title, Icon: "wrench", Value: hit, Right: s.h.T("job.state." + string(j.State))})
		if len(out) == offered {
			break
		}
	}
	return out, len(out), err
}

// number reads a whole number typed into a field; ok is false where it is none.
func number(text string) (n int, ok bool) {
	n, err := strconv.Atoi(data.CleanLine(text))
	return n, err == nil
}
