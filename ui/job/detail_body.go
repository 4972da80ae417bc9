package job

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// showBody shows devices, conditions, words and diagnosis.
func (s *Detail) showBody() {
	h, v := s.h, s.v
	var rows []fyne.CanvasObject
	for i, d := range v.Devices {
		title := h.T("job.device")
		if len(v.Devices) > 1 {
			title = h.T("job.device-of", "n", i+1, "of", len(v.Devices))
		}
		rows = append(rows, kit.TopCols(kit.ColumnGap, []float32{-1, -1}, s.deviceBlock(title, d), s.conditionBlock(d)))
	}
	said := firstWords(v)
	diagnosis := kit.Col(5, kit.NewHeading(h.T("job.diagnosis"), s.assessedBy()))
	switch {
	case v.Job.Assessment == "" && v.Job.Done == "":
		diagnosis.Add(kit.NewPara(h.T("job.no-diagnosis"), kit.Body.In(kit.Ink3), 20, 3))
	default:
		for _, t := range filled(v.Job.Assessment, v.Job.Done, v.Job.Cause, v.Job.Correction) {
			diagnosis.Add(kit.NewPara(t, kit.Body, 20, 8))
		}
	}
	problem := kit.Col(5, kit.NewHeading(h.T("job.problem"), ""), kit.NewPara(said, kit.Body, 20, 8))
	rows = append(rows, kit.TopCols(kit.ColumnGap, []float32{-1, -1}, problem, diagnosis))
	if v.Job.Place == data.OnSite {
		rows = append([]fyne.CanvasObject{s.siteBlock()}, rows...)
	}
	kit.Replace(s.body, kit.Col(13, rows...))
}

func firstWords(v *app.JobView) string {
	out := ""
	for _, d := range v.Devices {
		if d.Words != "" {
			if out != "" {
				out += "\n"
			}
			if len(v.Devices) > 1 {
				out += d.Device.Name() + ": "
			}
			out += quoted(d.Words)
		}
	}
	if out == "" {
		out = quoted(v.Job.Words)
	}
	return orDash(out)
}

func (s *Detail) assessedBy() string {
	j := s.v.Job
	if j.AssessedAt == 0 {
		return ""
	}
	return s.v.Called(j.AssessedBy) + ", " + s.h.Format.WhenAt(j.AssessedAt, s.h.Now())
}

func (s *Detail) siteBlock() fyne.CanvasObject {
	h, j := s.h, s.v.Job
	col := kit.Col(0, kit.NewHeading(h.T("job.site"), ""), kit.Space(0, 6))
	if text := serviceText(h, j); text != "" {
		col.Add(kit.NewFact(h.T("job.service"), text, 78))
	}
	col.Add(kit.NewFact(h.T("job.address"), j.Site.String(), 78))
	if j.Site.Access != "" {
		col.Add(kit.NewFact(h.T("job.access"), j.Site.Access, 78))
	}
	if j.Person != "" {
		col.Add(kit.NewFact(h.T("job.ask-for"), j.Person, 78))
	}
	return col
}

// serviceText is what is done beside a repair, and how often it comes again.
func serviceText(h *kit.Host, j *data.Job) string {
	if j.JobKind == data.Repair || j.JobKind == "" {
		return ""
	}
	text := h.T("job.kind." + string(j.JobKind))
	if j.EveryMonths > 0 {
		text += ", " + h.N("job.every-months", j.EveryMonths)
	}
	if j.NextDate != "" {
		text += ", " + h.T("job.next-on", "date", h.Format.DateShort(j.NextDate))
	}
	return text
}

func (s *Detail) deviceBlock(title string, d app.JobDeviceView) fyne.CanvasObject {
	h := s.h
	col := kit.Col(0, kit.NewHeading(title, ""), kit.Space(0, 6))
	if len(s.v.Devices) > 1 {
		col.Add(kit.NewFact(h.T("job.model"), d.Device.Name(), 78))
	}
	service := ""
	if s.v.Job.Place != data.OnSite && len(s.v.Devices) > 0 && d.Device.ID == s.v.Devices[0].Device.ID {
		service = serviceText(h, s.v.Job)
	}
	for _, f := range [][2]string{
		{"job.service", service},
		{"job.serial", d.Device.Serial},
		{"job.imei", d.Device.IMEI},
		{"job.plate", d.Device.Plate},
		{"job.colour", d.Device.Colour},
		{"job.left-with", leftWords(d.Accessories)},
		{"job.shelf-word", d.Shelf},
	} {
		if f[1] != "" {
			col.Add(kit.NewFact(h.T(f[0]), f[1], 78))
		}
	}
	if d.Declared > 0 {
		col.Add(kit.NewFact(h.T("job.declared"), h.Format.Money(d.Declared), 78))
	}
	if len(col.Objects) == 2 {
		col.Add(kit.NewFact(h.T("job.model"), d.Device.Name(), 78))
	}
	return col
}

// conditionBlock shows faults and what was not tested; what works is only counted.
func (s *Detail) conditionBlock(d app.JobDeviceView) fyne.CanvasObject {
	h := s.h
	var works, faults, untested int
	var boxes []fyne.CanvasObject
	points := d.Condition
	if len(d.After) > 0 {
		points = d.After
	}
	for _, p := range points {
		switch p.Found {
		case data.Works:
			works++
			continue
		case data.Faulty:
			faults++
		default:
			untested++
		}
		boxes = append(boxes, kit.High(26, kit.FindingBox(findingOf(p.Found), p.Word)))
	}
	count := ""
	if len(points) > 0 {
		count = h.T("job.condition-count", "works", works, "faults", faults, "untested", untested)
	}
	col := kit.Col(0, kit.NewHeading(h.T("job.condition"), count), kit.Space(0, 5))
	if len(boxes) > 8 {
		boxes = boxes[:8]
	}
	grid := kit.Col(0)
	for i := 0; i < len(boxes); i += 2 {
		pair := []fyne.CanvasObject{boxes[i], kit.Space(1, 1)}
		if i+1 < len(boxes) {
			pair[1] = boxes[i+1]
		}
		grid.Add(kit.Cols(10, []float32{-1, -1}, pair...))
	}
	if len(boxes) > 0 {
		col.Add(grid)
	}
	note := d.Note
	if len(d.Device.Secret) > 0 {
		if note != "" {
			note += " "
		}
		note += h.T("job.passcode-kept")
	}
	if note != "" {
		col.Add(kit.Space(0, 2))
		col.Add(kit.NewPara(note, kit.Body.In(kit.Ink2), 20, 4))
	}
	if len(points) == 0 && note == "" {
		col.Add(kit.T(h.T("job.not-looked"), kit.Body.In(kit.Ink3)))
	}
	return col
}
