package desk

import "slices"

// Printer finds a printer known by address.
func (s Settings) Printer(name string) (Printer, bool) {
	for _, p := range s.Printers {
		if p.Name == name {
			return p, true
		}
	}
	return Printer{}, false
}

// PutPrinter keeps a printer known by address, in the place of the one called was, else as a new one; papers that went to was go on to it.
func (s *Settings) PutPrinter(was string, p Printer) {
	s.repoint(was, p.Name)
	for i := range s.Printers {
		if was != "" && s.Printers[i].Name == was {
			s.Printers[i] = p
			return
		}
	}
	s.Printers = append(s.Printers, p)
}

// DropPrinter forgets a printer known by address; papers that went to it go to the system's default, and it stands in for no other.
func (s *Settings) DropPrinter(name string) {
	s.repoint(name, "")
	s.Printers = slices.DeleteFunc(s.Printers, func(p Printer) bool { return p.Name == name })
}

func (s *Settings) repoint(was, name string) {
	if was == "" {
		return
	}
	for k, p := range s.Papers {
		if p.Printer == was {
			p.Printer = name
			s.Papers[k] = p
		}
	}
	if s.Failed.Another == was {
		s.Failed.Another = name
	}
}
