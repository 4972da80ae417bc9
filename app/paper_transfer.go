package app

import (
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing"
)

// transferOfJob goes with the devices of a job to another workshop or branch.
func transferOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	j, f, w := p.v.Job, p.f, p.w
	m := printing.Transfer{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0), Sent: f.Stamp(p.now), By: p.print(f).By, NoSign: p.hides("signature"), Terms: p.own(),
		From: strings.Join(nonEmpty(r.shop.Name, r.shop.Address, p.head(f).Phone), "\n"), Problem: data.Clean(firstOf(j.Words, j.Said())), Found: data.Clean(j.Assessment),
	}
	if j.State == data.SentOut {
		m.Sent, m.Back = f.Stamp(j.StateAt), f.DayTime(j.Expected)
	}
	for _, d := range p.v.Devices {
		it := printing.TransferItem{Qty: f.Number(1), Name: d.Device.Name(), Serial: d.Device.Mark(), With: leftWith(d.Accessories)}
		var faults []string
		for _, c := range d.Condition {
			if c.Found == data.Faulty {
				faults = append(faults, firstOf(joinComma(c.Word, c.Note)))
			}
		}
		if len(faults) > 0 {
			it.Condition = w.T("paper.fault-list", "List", strings.Join(faults, ", "))
		}
		p.blank("serial", &it.Serial)
		p.blank("condition", &it.Condition)
		p.blank("left-with", &it.With)
		m.Items = append(m.Items, it)
	}
	if len(m.Items) == 0 {
		return nil, w, noSuchPaper(r.kind.name)
	}
	p.blank("problem", &m.Problem)
	p.cutHead(&m.Shop)
	return []printing.Paper{m}, w, nil
}
