package printing

import (
	"strconv"

	"tanggapan/printing/page"
)

// device adds the sections of one of several devices.
func (s *jobSheet) device(f *flow, i int, dev Device) {
	title := s.t("paper.device-of", "N", strconv.Itoa(i+1), "Of", strconv.Itoa(len(s.m.Devices)))
	left := cells(s.d, s.devicePairs(dev), 19, s.col, s.strongDevice)
	right := s.d.Wrap(dev.Problem, regular(9), s.col)
	f.section(columns(func(c *page.Canvas, y float64) {
		head(c, s.l, s.l+s.col, y, joined(title, dev.Code))
		head(c, s.x2, s.r, y, s.t("paper.problem"))
	}, max(len(left), len(right)), pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		if i < len(left) {
			drawCell(c, s.l, y, 19, left[i])
		}
		if i < len(right) {
			c.Text(s.x2, y, right[i], regular(9))
		}
	}))
	f.section(s.condition(s.t("paper.condition"), dev.Condition, dev.Note))
}

func (s *jobSheet) strongDevice(p Pair) bool {
	return p.Label == s.t("paper.device") || p.Label == s.t("paper.serial")
}

func (s *jobSheet) devicePairs(d Device) []Pair {
	return append(kept(
		Pair{s.t("paper.device"), first(d.Name, d.Short)}, Pair{s.t("paper.serial"), d.Serial}, Pair{s.t("paper.imei"), d.IMEI},
		Pair{s.t("paper.plate"), d.Plate}, Pair{s.t("paper.device-no"), d.No}, Pair{s.t("paper.colour"), d.Colour},
		Pair{s.t("paper.meter"), d.Meter}, Pair{s.t("paper.bought"), d.Bought}, Pair{s.t("paper.warranty"), d.Warranty},
		Pair{s.t("paper.left-with"), d.LeftWith}, Pair{s.t("paper.shelf"), d.Shelf}, Pair{s.t("paper.declared"), d.Declared},
	), kept(d.More...)...)
}

func (s *jobSheet) customerPairs() []Pair {
	p := s.m.Customer
	name, company := p.Name, p.Company
	if name == "" {
		name, company = company, ""
	}
	out := kept(
		Pair{s.t("paper.name"), name}, Pair{s.t("paper.company"), company}, Pair{s.t("paper.customer-no"), p.No},
	)
	for i, phone := range p.Phones {
		label := s.t("paper.phone")
		if i > 0 {
			label = s.t("paper.phone-more")
		}
		out = append(out, kept(Pair{label, phone})...)
	}
	out = append(out, kept(
		Pair{s.t("paper.email"), p.Email}, Pair{s.t("paper.address"), p.Address}, Pair{s.t("paper.contact-by"), p.ContactBy},
		Pair{s.t("paper.calls-for"), p.CallsFor}, Pair{s.t("paper.language"), p.Language},
	)...)
	if s.m.NoPrices { // the customer sees the other sheet
		out = append(out, kept(Pair{s.t("paper.alert"), p.Alert})...)
	}
	return out
}

// people is the customer beside the device; without a device the customer runs over both columns.
func (s *jobSheet) people(device []Pair, title string) []row {
	strong := strongBy(s.t("paper.name"), s.t("paper.phone"), s.t("paper.device"), s.t("paper.serial"))
	return s.pairs(s.t("paper.customer"), s.customerPairs(), title, device, strong)
}

// agreed is where to go and what was agreed: site at the left, limits and the rest at the right.
func (s *jobSheet) agreed() []row {
	m := s.m
	site := kept(
		Pair{s.t("paper.address"), m.Site.Address}, Pair{s.t("paper.access"), m.Site.Access},
		Pair{s.t("paper.contact"), m.Site.Contact}, Pair{s.t("paper.window"), m.Site.Window},
		Pair{s.t("paper.travel"), m.Site.Travel}, Pair{s.t("paper.place"), m.Place},
	)
	rest := kept(Pair{s.t("paper.slot"), m.Slot})
	for _, l := range m.Limits {
		rest = append(rest, kept(Pair{s.t("paper.limit"), l})...)
	}
	rest = append(rest, kept(Pair{s.t("paper.loaner"), m.Loaner}, Pair{s.t("paper.warranty"), m.Warranty})...)
	rest = append(rest, kept(m.More...)...)
	return s.pairs(s.t("paper.site"), site, s.t("paper.agreed"), rest, nil)
}
