package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing"
)

// labelsOfJob are labels for the devices of a job and for what was left with them.
func labelsOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	out := p.labels()
	if !r.hides("accessories") {
		out = append(out, p.accessories()...)
	}
	return out, p.w, nil
}

// labels are one for each device; of a job without one for the job itself.
func (p *jobPaper) labels() []printing.Paper {
	j, f := p.v.Job, p.f
	one := printing.Label{
		Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0), Name: shortName(p.v.Customer),
		Fault: data.Cut(j.Problem(), 60), Urgent: j.Urgency == data.High || j.Urgency == data.Emergency,
	}
	one.Due, one.Day = p.due()
	var out []printing.Paper
	for i, d := range p.v.Devices {
		l := one
		l.Device, l.Serial = d.Device.Name(), d.Device.Mark()
		l.Shelf, l.Bin = d.Shelf, p.bin(d.Shelf)
		if len(p.v.Devices) > 1 {
			l.Of = p.f.Number(int64(i+1)) + "/" + p.f.Number(int64(len(p.v.Devices)))
			l.Code, l.Fault = p.code(d.N), data.Cut(data.CleanLine(firstOf(d.Words, j.Words)), 60)
		}
		out = append(out, p.cutLabel(l))
	}
	if len(out) == 0 {
		out = []printing.Paper{p.cutLabel(one)}
	}
	return out
}

// cutLabel leaves out of a label what the shop does not print.
func (p *jobPaper) cutLabel(l printing.Label) printing.Label {
	p.blank("name", &l.Name)
	p.blank("device", &l.Device)
	p.blank("fault", &l.Fault)
	p.blank("serial", &l.Serial)
	p.blank("due", &l.Due, &l.Day)
	p.blank("shelf", &l.Bin, &l.Shelf)
	return l
}

// accessoriesOfJob are labels for what was left with the devices, one for each piece.
func accessoriesOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	out := p.accessories()
	if len(out) == 0 {
		return nil, p.w, noSuchPaper(r.kind.name)
	}
	return out, p.w, nil
}

func (p *jobPaper) accessories() (out []printing.Paper) {
	n, all := 0, pieces(p.v.Job)
	for _, d := range p.v.Devices {
		for _, a := range d.Accessories {
			for range max(a.Count, 1) {
				n++
				l := printing.Accessory{
					Print: p.print(p.f), No: p.number(data.KindJob, p.v.Job.No), Code: p.code(0), What: a.Name, Name: shortName(p.v.Customer), Device: d.Device.Name(),
				}
				if len(p.v.Devices) > 1 {
					l.Code = p.code(d.N)
				}
				if all > 1 {
					l.Of = p.f.Number(int64(n)) + "/" + p.f.Number(int64(all))
				}
				l.Due, l.Day = p.due()
				l.Shelf, l.Bin = d.Shelf, p.bin(d.Shelf)
				p.blank("name", &l.Name)
				p.blank("device", &l.Device)
				p.blank("due", &l.Due, &l.Day)
				p.blank("shelf", &l.Bin, &l.Shelf)
				out = append(out, l)
			}
		}
	}
	return out
}

// pieces counts what was left with the devices of a job.
func pieces(j *data.Job) (n int) {
	for _, d := range j.Devices {
		for _, a := range d.Accessories {
			n += max(a.Count, 1)
		}
	}
	return n
}

// due is the promise as labels say it, and its weekday alone.
func (p *jobPaper) due() (due, day string) {
	if at := p.v.Job.Promised; at != "" {
		return p.w.T("paper.due", "When", p.f.DayTime(at)), p.f.WeekdayShort(at.Date().Weekday())
	}
	return "", ""
}

func (p *jobPaper) bin(shelf string) string {
	if shelf == "" {
		return ""
	}
	return p.w.T("paper.bin", "Name", shelf)
}

// labelOfDevice is the label that stays on a device.
func labelOfDevice(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	d, err := paperOf[data.Device](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	f := formatOf(r.shop, r.shop.Language)
	head := r.head(f)
	m := printing.DeviceTag{Print: r.print(f), No: r.number(data.KindDevice, d.No), Code: data.CodeOf(data.KindDevice, id, 0), Device: d.Name(), Serial: d.Mark(), Shop: head.Name, Phone: head.Phone}
	if d.NextService != "" {
		m.Next = f.Words().T("paper.next-service", "When", f.DateShort(d.NextService))
	}
	r.blank("device", &m.Device)
	r.blank("serial", &m.Serial)
	r.blank("shop", &m.Shop, &m.Phone)
	r.blank("service", &m.Next)
	return []printing.Paper{m}, f.Words(), nil
}

func labelOfShelf(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	s, err := paperOf[data.Shelf](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	f := formatOf(r.shop, r.shop.Language)
	m := printing.Shelf{Print: r.print(f), No: s.No, Code: data.CodeOf(data.KindShelf, id, 0), Name: s.Name, Note: s.Note, Shop: r.shop.Name}
	r.blank("note", &m.Note)
	r.blank("shop", &m.Shop)
	return []printing.Paper{m}, f.Words(), nil
}

func labelOfPart(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := paperOf[data.Part](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	f := formatOf(r.shop, r.shop.Language)
	m := printing.Part{Print: r.print(f), No: p.No, Code: data.CodeOf(data.KindPart, id, 0), Name: p.Name, Fits: p.Fits, PartNo: firstOf(p.PartNo, p.MakerNo)}
	if p.Price != 0 {
		m.Price = f.Money(p.Price)
	}
	if s, ok := r.look(data.KindShelf, p.Shelf).(*data.Shelf); ok {
		m.Shelf, m.Bin = s.Name, f.Words().T("paper.bin", "Name", s.Name)
	}
	r.blank("fits", &m.Fits)
	r.blank("part-no", &m.PartNo)
	r.blank("prices", &m.Price)
	r.blank("shelf", &m.Bin, &m.Shelf)
	return []printing.Paper{m}, f.Words(), nil
}
