package app

import (
	"strings"

	"tanggapan/data"
)

// firmWords are words by which a name is a firm's.
var firmWords = map[string]bool{
	"inc": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "llc": true, "enterprises": true, "trading": true, "store": true, "shop": true, "hardware": true, "bakery": true,
	"pharmacy": true, "school": true, "parish": true, "clinic": true, "hospital": true, "hotel": true, "restaurant": true, "carinderia": true, "services": true, "foundation": true, "cooperative": true, "bank": true,
}

// honorifics stand before a name and are no part of it.
var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "dra": true, "engr": true, "atty": true, "hon": true, "fr": true, "sr": true, "rev": true, "prof": true, "capt": true}

// particles begin a family name of several words.
var particles = map[string]bool{"de": true, "del": true, "dela": true, "delos": true, "de la": true, "san": true, "santa": true, "sta": true, "sto": true, "van": true, "von": true, "la": true, "los": true}

// NameOf reads a name as it is typed into its parts: honorific, given and family name, or a firm's name. "Cabahug, Joan" is read, too.
func NameOf(typed string) data.Customer {
	typed = data.CleanLine(typed)
	parts := strings.Fields(typed)
	for _, p := range parts {
		if firmWords[data.Fold(p)] && len(parts) > 1 {
			return data.Customer{IsCompany: true, Company: typed}
		}
	}
	var c data.Customer
	if len(parts) > 1 && honorifics[data.Fold(parts[0])] {
		c.Prefix, parts = parts[0], parts[1:]
	}
	if family, given, ok := strings.Cut(strings.Join(parts, " "), ","); ok {
		c.Family, c.Given = strings.TrimSpace(family), strings.TrimSpace(given)
		return c
	}
	switch n := len(parts); {
	case n == 0:
	case n == 1 && c.Prefix != "":
		c.Family = parts[0]
	case n == 1:
		c.Given = parts[0]
	default:
		at := n - 1
		for at > 1 && particles[data.Fold(parts[at-1])] {
			at--
		}
		c.Given, c.Family = strings.Join(parts[:at], " "), strings.Join(parts[at:], " ")
	}
	return c
}
