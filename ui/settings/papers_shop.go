package settings

import (
	"strconv"

	"tanggapan/data"
)

// paperOf is how a shop prints a paper.
func paperOf(s *data.Shop, name string) data.Paper {
	for _, p := range s.Papers {
		if p.Name == name {
			return p
		}
	}
	return data.Paper{}
}

// setPaper changes how a shop prints a paper.
func setPaper(s *data.Shop, name string, f func(*data.Paper)) {
	for i := range s.Papers {
		if s.Papers[i].Name == name {
			f(&s.Papers[i])
			return
		}
	}
	spent := most(s.Papers, func(p data.Paper) int { return p.N })
	p := data.Paper{N: numbered(0, &spent), Name: name}
	f(&p)
	s.Papers = append(s.Papers, p)
}

// termsOf are the terms that a shop prints on the papers of a name.
func termsOf(s *data.Shop, paper string) string {
	for _, t := range s.Terms {
		if t.Paper == paper {
			return t.Text
		}
	}
	return ""
}

// setTerms changes the terms of a name; emptied ones stay with their number, as their place may be filled again.
func setTerms(s *data.Shop, paper, text string) {
	for i := range s.Terms {
		if s.Terms[i].Paper == paper {
			s.Terms[i].Text = text
			return
		}
	}
	if text == "" {
		return
	}
	spent := most(s.Terms, func(t data.Terms) int { return t.N })
	s.Terms = append(s.Terms, data.Terms{N: numbered(0, &spent), Paper: paper, Text: text})
}

// prefixOf is the shop's own beginning of the numbers of a kind.
func prefixOf(s *data.Shop, k data.Kind) string {
	for _, x := range s.Prefixes {
		if x.Kind == k {
			return x.Text
		}
	}
	return ""
}

// setPrefix changes the beginning of the numbers of a kind.
func setPrefix(s *data.Shop, k data.Kind, text string) {
	for i := range s.Prefixes {
		if s.Prefixes[i].Kind != k {
			continue
		}
		if text == "" {
			s.Prefixes = append(s.Prefixes[:i:i], s.Prefixes[i+1:]...)
			return
		}
		s.Prefixes[i].Text = text
		return
	}
	if text == "" {
		return
	}
	spent := most(s.Prefixes, func(x data.Prefix) int { return x.N })
	s.Prefixes = append(s.Prefixes, data.Prefix{N: numbered(0, &spent), Kind: k, Text: text})
}

// itemPath is how a fault names an item of a list.
func itemPath(list string, n int) string { return list + "[" + strconv.Itoa(n) + "]" }
