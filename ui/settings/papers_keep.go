package settings

import (
	"maps"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// keep saves what stands on the papers, and their sizes at this computer.
func (p *papersPage) keep() {
	if p.shop == nil {
		return
	}
	h, s, sizes := p.h, *p.shop, maps.Clone(p.sizes)
	kit.Run(h, func() (data.Done, error) {
		d, err := p.a.Shop.Change(h.Actor(), &s)
		if err == nil {
			err = p.keepSizes(sizes)
		}
		return d, err
	}, func(d data.Done, err error) {
		if err != nil {
			p.mark(err)
			return
		}
		p.typed = false
		h.Done(d, h.T("settings.papers-saved"))
		p.reload()
	})
}

// keepSizes keeps the sizes that differ from those of this computer.
func (p *papersPage) keepSizes(sizes map[string]string) error {
	d := p.a.Computer()
	if d == nil {
		return nil
	}
	_, had := p.a.Papers.All()
	if maps.Equal(had, sizes) {
		return nil
	}
	onSave := map[string]bool{}
	for _, n := range p.a.PrintJobs.OnSave(data.KindJob) {
		onSave[n] = true
	}
	return d.Change(func(c *app.Computer) {
		for name, z := range sizes {
			if z == had[name] {
				continue
			}
			own, known := c.Papers[name]
			if !known {
				own = app.ComputerPaper{Copies: 1, OnSave: onSave[name]}
			}
			own.Size = z
			c.Papers[name] = own
		}
	})
}

// mark says a fault at its field.
func (p *papersPage) mark(err error) {
	for _, x := range data.FaultsOf(err) {
		for i, f := range p.forms {
			if e := f.fieldOf(x.Field); e != nil {
				p.list.Select(i)
				p.choose(i)
				e.SetError(p.h.Words.Fault(x))
				p.h.Focus(e)
				return
			}
		}
	}
	p.h.Fail(err)
}
