package app

import (
	"encoding/json"
	"testing"

	"tanggapan/data"
)

var oddPerson = data.Customer{
	Given: "Ñiña", Middle: "Luz", Family: "Quiñonez-Ñarte", Phones: []data.Phone{{N: 1, Typed: "0917 555 0199", E164: "+639175550199"}, {N: 2, Typed: "032 555 0148", E164: "+63325550148"}},
	Emails: []string{"nina.q@mail.example"}, Handles: []data.Handle{{N: 1, Service: "messenger", Name: "@ninyaq77"}},
}

func TestSigns_Mend(t *testing.T) {
	s := signsOf(&oddPerson)
	for in, want := range map[string]string{
		"called for Ñiña Quiñonez-Ñarte's phone":     "called for — phone",
		"NINA QUINONEZ NARTE, again":                 "—, again",
		"quinonez narte nina":                        "—",
		"ninaquinoneznarte":                          "—",
		"si Ñiña Quiñonez-Ñarteng customer":          "si — customer",
		"text 09175550199 or +63 (917) 555-0199 now": "text — or — now",
		"text 0917 555 0199, else 0918 111 2222":     "text —, else 0918 111 2222",
		"0917 555 0199 0918 111 2222":                "— 0918 111 2222",
		"landline 32-555-0148":                       "landline —",
		"mail nina.q@mail.example!":                  "mail —!",
		"her @NinyaQ77 page":                         "her @— page",
		"Ñiña alone, Narte alone":                    "Ñiña alone, Narte alone",
		"Maria Quinones paid 9175550198":             "Maria Quinones paid 9175550198",
		"":                                           "",
	} {
		if got := s.mend(in, false); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
	if got := s.mend("tell Ñiña that 555 0148 rang", true); got != "tell — that 555 0148 rang" && got != "tell — that — rang" {
		t.Errorf("%q", got)
	}
}

// TestSift: what the fast look leaves out never names the person.
func TestSift_SaysMaybeWhereverASpanIs(t *testing.T) {
	s := newSift(signsOf(&oddPerson))
	for _, text := range []string{"Ñiña", "NIÑA LUZ QUIÑONEZ-ÑARTE", "nińa quinonez’narte <b>&", "line\nÑiña\tQuiñonez", "(0917) 555.01/99", "032 555-0148", "NINA.Q@MAIL.EXAMPLE", "@ninyaq77", "Ñiña Ñarte"} {
		raw, _ := json.Marshal(map[string]any{"words": []string{text}, "at": 1795000000000})
		yes, _ := s.named(raw)
		if spans := s.spans(text); len(spans) > 0 != yes {
			t.Errorf("%q: %v, but %v", text, spans, yes)
		}
	}
	for _, text := range []string{"Lisa", "0917 555 0198", "nothing at all"} {
		raw, _ := json.Marshal(map[string]string{"words": text})
		if yes, _ := s.named(raw); yes {
			t.Errorf("%q names the person", text)
		}
	}
}

func TestOfOne(t *testing.T) {
	ids := map[data.ID]bool{7: true}
	for raw, want := range map[string]bool{`{"who":{"customer":7}}`: true, `{"who":{"customer":8}}`: false, `{"devices":[{"owner":7}]}`: true, `{"id":7}`: false, `x`: false} {
		if got := ofOne([]byte(raw), ids); got != want {
			t.Errorf("%s: %v", raw, got)
		}
	}
}
