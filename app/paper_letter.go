package app

import (
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing"
)

// noticeOfJob is a letter about goods not collected, with the words of the shop's ladder: the first of them, the second, or the
// last. A job that is not ready, or was collected, has none: Fault "no-such-paper".
func noticeOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	j, f, w := p.v.Job, p.f, p.w
	if r.samp != nil {
		r.samp.waits(r.shop, r.kind.name)
	}
	if r.samp == nil && (j.ReadyAt == 0 || j.CollectedAt != 0 || j.State != data.Ready && j.State != data.NotRepaired) {
		return nil, w, noSuchPaper(r.kind.name)
	}
	m := printing.Notice{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0), Date: f.DateShort(p.now.Date(f.Zone())),
		Step: map[string]int{PaperFirst: 1, PaperSecond: 2, PaperLast: 3}[r.kind.name], Salute: w.T("paper.dear", "Name", p.v.Customer.Name()),
		Sign: p.print(f).By, NoSign: p.hides("signature"), Own: p.own(),
	}
	if m.Sign == "" {
		m.Sign = r.shop.Name
	} else {
		m.SignRole = r.shop.Name
	}
	m.To = addressLines(p.v.Customer)
	m.Text = p.ladder(m.Step)
	devices := r.devicesOf(j)
	m.Facts = []printing.Pair{{Label: w.T("paper.of-job"), Value: m.No}, {Label: w.T("paper.device"), Value: devices}, {Label: w.T("paper.ready-since"), Value: f.DateShort(j.ReadyAt.Date(f.Zone()))}}
	if !p.hides("prices") {
		m.Facts = append(m.Facts, printing.Pair{Label: w.T("paper.to-pay"), Value: f.Money(p.v.Balance)})
	}
	if !p.hides("collect") {
		m.Collect = w.T("paper.collect-at", "Place", r.shop.Address, "Hours", hoursWords(r.shop, f))
	}
	p.cutHead(&m.Shop)
	return []printing.Paper{m}, w, nil
}

// ladder is the text of a step of the ladder, filled in.
func (p *jobPaper) ladder(step int) string {
	all := p.shop.Ladder
	if len(all) == 0 {
		return p.w.T("paper.notice-text", "Device", p.devicesOf(p.v.Job), "Job", p.number(data.KindJob, p.v.Job.No))
	}
	i := len(all) - 1
	if step < 3 {
		i = min(step-1, i)
	}
	phone := ""
	if len(p.shop.Phones) > 0 {
		phone = p.f.Phone(p.shop.Phones[0].Best164())
	}
	return Fill(inTongue(all[i].Text, p.w.Lang()), "device", p.devicesOf(p.v.Job), "job", p.number(data.KindJob, p.v.Job.No), "balance", p.f.Money(p.v.Balance),
		"phone", phone, "name", p.v.Customer.Name(), "days", p.f.Number(int64(max(0, p.v.Job.ReadyAt.Date(p.f.Zone()).Days(p.now.Date(p.f.Zone()))))), "ready", p.f.DateShort(p.v.Job.ReadyAt.Date(p.f.Zone())), "shop", p.shop.Name)
}

// addressLines are name and address as they stand on an envelope.
func addressLines(c *data.Customer) []string {
	out := []string{c.Name()}
	if c.Company != "" && c.Company != out[0] {
		out = append(out, c.Company)
	}
	if len(c.Addresses) == 0 {
		return out
	}
	a := c.Addresses[0]
	return append(out, nonEmpty(a.Street, strings.TrimSpace(a.Postal+" "+a.City), a.Region)...)
}

// erasureOfCustomer confirms that a person was erased. Before that it is the request for it, to be signed.
func erasureOfCustomer(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	c, err := paperOf[data.Customer](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	f := formatOf(r.shop, paperLang(r.shop, c))
	w := f.Words()
	m := printing.Erasure{Shop: r.head(f), Print: r.print(f), No: r.number(data.KindCustomer, c.No), Code: data.CodeOf(data.KindCustomer, id, 0), NoSign: r.hides("signature"), Own: r.own()}
	for _, key := range []string{"names", "ways", "words", "photos"} {
		m.Gone = append(m.Gone, printing.Pair{Label: w.T("paper.gone-" + key), Value: w.T("paper.gone-" + key + "-what")})
	}
	for _, key := range []string{"numbers", "sums", "journal"} {
		m.Kept = append(m.Kept, printing.Pair{Label: w.T("paper.kept-" + key), Value: w.T("paper.kept-" + key + "-why")})
	}
	if c.Erased == 0 {
		m.Request, m.Name, m.Date = true, c.Name(), f.DateShort(r.now.Date(f.Zone()))
	} else {
		m.Date, m.By = f.Stamp(c.Erased), m.Print.By
		m.Copies = copiesOf(f, r.held, c)
	}
	r.cutHead(&m.Shop)
	return []printing.Paper{m}, w, nil
}

// waits makes the sample job as old as a notice of that name is sent.
func (p *paperSample) waits(sh *data.Shop, name string) {
	days := map[string]int{PaperFirst: 7, PaperSecond: 30, PaperLast: 90}[name]
	if n := len(sh.Ladder); n > 0 {
		i := map[string]int{PaperFirst: 0, PaperSecond: min(1, n-1), PaperLast: n - 1}[name]
		days = sh.Ladder[i].Days
	}
	p.job.Job.ReadyAt -= data.Instant(days) * 24 * 60 * 60 * 1000
}
