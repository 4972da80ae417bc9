package job

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// whoChanged follows the picker while somebody is looked for or a new person is typed.
func (s *Intake) whoChanged() {
	if s.building {
		return
	}
	id, _ := s.who.Customer()
	if id != s.person {
		s.person = id
		s.devices = nil
		s.cur().Device = 0
		s.dev.store(s.cur())
		s.setWhat()
		s.dev.show(s.cur())
		if id == 0 {
			s.side.refresh()
		}
	}
	s.touch()
}

// known reads the devices of the customer chosen. go says that the keys go on to the first empty field.
func (s *Intake) known(on bool) {
	id, _ := s.who.Customer()
	s.person = id
	still := s.newest.Ask()
	read := func() ([]*data.Device, error) { return s.a.Devices.Of(id) }
	show := func(all []*data.Device, err error) {
		if !still() {
			return
		}
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.dev.store(s.cur())
		s.devices = all[:min(len(all), 8)]
		s.setWhat()
		if len(s.devices) == 1 && s.cur().empty() && !s.cur().Other {
			s.cur().Device = s.devices[0].ID
		}
		s.dev.show(s.cur())
		s.deviceShown()
		if on {
			s.toFirst()
		} else {
			s.form.Refocus() // a draft that returned: its devices stand there now
		}
		s.side.refresh()
	}
	if on {
		// What is typed next must find its field: the keys go on before another one comes.
		show(read())
		return
	}
	kit.Run(s.h, read, show)
}

// setWhat offers the known devices.
func (s *Intake) setWhat() {
	var chips []kit.Chip
	named := map[string]int{}
	for _, d := range s.devices {
		named[firstOf(d.Model, d.Name())]++
	}
	for _, d := range s.devices {
		text := firstOf(d.Model, d.Name())
		if m := d.Mark(); m != "" && (named[text] > 1 || len(s.devices) < 3) {
			text += " · " + m
		}
		chips = append(chips, kit.Chip{Value: idText(d.ID), Text: text})
	}
	if len(chips) > 0 {
		chips = append(chips, kit.Chip{Value: otherDevice, Text: s.h.T("intake.other-device"), Icon: "plus"})
	}
	s.what.SetItems(chips...)
}

// deviceChosen follows the chips of known devices.
func (s *Intake) deviceChosen() {
	s.dev.checklist()
	s.dev.layout()
	s.dev.store(s.cur())
	s.deviceShown()
	s.touch()
}

// deviceShown follows the device in hand: its earlier jobs beside the form, a come-back where a warranty runs.
func (s *Intake) deviceShown() {
	s.side.device()
	s.setTabs()
}

// addDevice takes one more device on the same job.
func (s *Intake) addDevice() {
	s.dev.store(s.cur())
	if s.cur().empty() {
		s.toFirst()
		return
	}
	s.parts = append(s.parts, &deviceDraft{Kind: s.cur().Kind})
	s.at = len(s.parts) - 1
	s.dev.show(s.cur())
	s.setTabs()
	s.dev.layout()
	s.toFirst()
	s.touch()
}

// setTabs names the devices of the job where there are several.
func (s *Intake) setTabs() {
	var chips []kit.Chip
	for i, d := range s.parts {
		name := s.deviceName(d)
		if name == "" {
			name = s.h.T("intake.device-n", "n", i+1)
		}
		chips = append(chips, kit.Chip{Value: idText(data.ID(i + 1)), Text: name})
	}
	s.tabs.SetItems(chips...)
	s.tabs.Select(idText(data.ID(s.at + 1)))
}

func (s *Intake) tabChosen() {
	s.dev.store(s.cur())
	for i := range s.parts {
		if s.tabs.Selected() == idText(data.ID(i+1)) {
			s.at = i
		}
	}
	s.dev.show(s.cur())
	s.setTabs()
	s.side.device()
}
